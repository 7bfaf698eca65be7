"""The diagram of a network: every unit, line and number, and no word upon another."""

from itertools import combinations, pairwise, product

import numpy as np
import pytest
from test_plots_graph import overlap

from course.network import mlp
from course.plots import network, network_diagram, network_layout, theme
from course.plots.canvas import Canvas

W1, B1 = np.array([[1.0, -1.0], [1.0, -1.0]]), np.array([-0.5, 1.5])
W2, B2 = np.array([[1.0], [1.0]]), np.array([-1.5])


def test_a_small_diagram_has_every_unit_line_and_number():
    ax = theme.axes()
    diagram = network.draw_network(ax, (2, 2, 1))
    network.show_weights(diagram, [W1, W2])
    network.write(diagram, 0, [1.0, 0.5])
    assert set(diagram.units) == {(0, 0), (0, 1), (1, 0), (1, 1), (2, 0)}
    assert set(diagram.edges) == set(diagram.labels)
    assert len(diagram.edges) == 6
    assert diagram.edges[0, 1, 0].get_color() == theme.POSITIVE
    assert diagram.edges[0, 0, 1].get_color() == theme.NEGATIVE
    assert diagram.edges[0, 0, 1].is_dashed()
    assert diagram.labels[0, 0, 1].get_text() == "−1.0"
    assert [diagram.texts[0, i].get_text() for i in (0, 1)] == ["1.0", "0.5"]
    starts = [diagram.units[0, i].get_ydata()[0] for i in (0, 1)]
    assert starts[0] > starts[1]  # the first unit is on top


def test_the_width_of_a_line_is_the_size_of_its_weight():
    diagram = network.draw_network(theme.axes(), (1, 3))
    network.show_weights(diagram, [np.array([[0.0, 1.0, -4.0]])])
    thin, middle, wide = (diagram.edges[0, 0, j].get_linewidth() for j in range(3))
    assert thin < middle < wide
    network.show_weights(diagram, [np.array([[0.0, 1.0, -4.0]])], largest=8)
    assert diagram.edges[0, 0, 2].get_linewidth() < wide


def test_a_large_diagram_is_summarized_with_counts():
    weights = [layer.W for layer in mlp([64, 32, 10], rng=0).layers]
    ax = network_diagram(weights)
    words = {text.get_text() for text in ax.texts}
    assert {"input: 64", "hidden: 32", "output: 10", "⋮\n60 more", "⋮\n28 more"} <= words
    diagram = network.draw_network(theme.axes(), (64, 32, 10))
    assert [unit for layer, unit in diagram.units if layer == 0] == [0, 1, 2, 63]
    assert len([unit for layer, unit in diagram.units if layer == 2]) == 10
    assert Canvas(ax.figure).png()


def test_a_diagram_takes_sizes_biases_and_values():
    ax = network_diagram([W1, W2], biases=[B1, B2], values=[[0, 1], [1, 1], [1]])
    words = [text.get_text() for text in ax.texts]
    assert {"b = −0.5", "b = 1.5", "b = −1.5"} <= set(words)
    assert words.count("1.0") == 4 + 4  # four weights and four values
    assert network_diagram((3, 5, 2)).get_figure()
    assert network_diagram((1, 1)).get_figure()


def test_weights_that_do_not_fit_are_refused():
    with pytest.raises(ValueError, match="Did you pass biases among them"):
        network_diagram([W1, B1])
    with pytest.raises(ValueError, match=r"each must be \(d_in, d_out\)"):
        network_diagram([W1, W2.T])


@pytest.mark.parametrize("sizes", [(2, 2, 1), (2, 3, 1), (3, 2, 1), (3, 3), (2, 2, 2, 2), (1, 4)])
def test_words_and_numbers_of_a_diagram_do_not_overlap(sizes):
    weights = [np.full(shape, -1.25) for shape in pairwise(sizes)]
    biases = [np.full(size, -0.5) for size in sizes[1:]]
    ax = network_diagram(weights, biases, values=[[0.25] * size for size in sizes])
    ax.figure.draw_without_rendering()
    boxes = {text: text.get_window_extent() for text in ax.texts if text.get_text()}
    for one, other in combinations(boxes, 2):
        assert not overlap(boxes[one], boxes[other]), (one.get_text(), other.get_text())


@pytest.mark.parametrize("d_in", [1, 2, 3, 4, 6])
@pytest.mark.parametrize("d_out", [1, 2, 3, 5])
def test_numbers_on_the_lines_stand_in_even_rows(d_in, d_out):
    share = network_layout.share_of_the_way(d_in, d_out)
    ends = product(network_layout.heights(d_in).values(), network_layout.heights(d_out).values())
    rows = sorted(one + share * (other - one) for one, other in ends)
    assert np.diff(rows) == pytest.approx(1 / (min(d_in, d_out) + 1))
