"""The picture of a computation graph: nothing overlaps, and a step is marked."""

from itertools import combinations

import numpy as np
import pytest
from test_graph import EXPRESSIONS, given, press

from course.plots import graph as plot
from course.plots import theme
from course.plots.canvas import Canvas
from course.plots.graph_layout import arrange, depth
from course.widgets import graph_stepper
from course.widgets.expression import read
from course.widgets.graph_walk import walk
from course.widgets.graph_words import sign


@pytest.fixture(params=EXPRESSIONS, ids=str)
def expression(request):
    return request.param


def test_nodes_keep_apart_and_no_line_runs_through_one(expression):
    layout = arrange([part.inputs for part in read(expression)])
    for one, other in combinations(layout.places, 2):
        assert abs(one[0] - other[0]) >= 1 or abs(one[1] - other[1]) > 0.99
    for route in layout.routes.values():
        for column, row in route[1:-1]:
            others = layout.places[layout.places[:, 0] == column]
            assert (abs(others[:, 1] - row) > 0.6).all()


def test_lines_run_from_left_to_right_and_the_result_is_last(expression):
    inputs = [part.inputs for part in read(expression)]
    layout = arrange(inputs)
    for (node, k), route in layout.routes.items():
        assert (np.diff(route[:, 0]) == 1).all()
        assert np.array_equal(route[0], layout.places[inputs[node][k]])
        assert np.array_equal(route[-1], layout.places[node])
    assert layout.columns == depth(inputs)
    assert (layout.places[:-1, 0] < layout.columns - 1).all()


def overlap(one, other):
    """Whether two boxes share more than a rim of a few pixels."""
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    down = min(one.y1, other.y1) - max(one.y0, other.y0)
    return across > 1 and down > 1


def test_words_and_numbers_in_the_picture_do_not_overlap(expression):
    panel = graph_stepper(expression, **EXPRESSIONS[expression])
    press(panel, "Back")  # to the end, where all is written
    figure = panel.canvas.figure
    renderer = figure.canvas.get_renderer()
    texts = [text for text in figure.axes[0].texts if text.get_text() and text.get_visible()]
    boxes = {text: text.get_window_extent(renderer) for text in texts}
    for one, other in combinations(boxes, 2):
        assert not overlap(boxes[one], boxes[other]), (one.get_text(), other.get_text())
    for text, box in boxes.items():
        assert 0 <= box.x0 < box.x1 <= figure.bbox.width, text.get_text()
        assert 0 <= box.y0 < box.y1 <= figure.bbox.height, text.get_text()
        assert text.get_fontsize() >= 11


def test_the_formula_of_every_step_fits_beside_the_key(expression):
    parts = read(expression)
    figure, ax = plot.draw()
    graph = plot.show_graph(ax, [sign(part) for part in parts], [part.inputs for part in parts])
    Canvas(figure).png()
    *_, above, below, title, symbols, numbers = ax.texts
    extent = lambda text: text.get_window_extent(figure.canvas.get_renderer())  # noqa: E731
    for scene, _ in walk(parts, given(expression)):
        plot.move(graph, scene)
        for line, key in ((symbols, above), (numbers, below)):
            assert not overlap(extent(line), extent(key)), line.get_text()
        assert extent(title).x1 < figure.bbox.width


@pytest.fixture
def graph():
    """Of a * b + a: a, b, ×, +."""
    _, ax = plot.draw()
    return plot.show_graph(ax, ["a", "b", "×", "+"], [(), (), (0, 1), (2, 0)])


def test_a_step_forward_marks_the_node_and_what_flows_into_it(graph):
    plot.move(graph, plot.Scene(["2", "3", "v = 6", "f"], [""] * 4, node=2, edges=[(2, 0), (2, 1)]))
    assert graph.ring.get_xydata().tolist() == [graph.places[2].tolist()]
    assert graph.ring.get_markeredgecolor() == theme.FORWARD
    assert [edge for edge, line in graph.edges.items() if line.get_linewidth() > 2] == [
        (2, 0), (2, 1),
    ]  # fmt: skip
    assert {graph.edges[2, k].get_color() for k in (0, 1)} == {theme.FORWARD}
    assert not graph.arrow.get_visible()
    assert [text.get_text() for text in graph.values] == ["2", "3", "v = 6", "f"]


def test_a_step_back_marks_the_edge_and_the_way_the_gradient_goes(graph):
    scene = plot.Scene(
        [""] * 4, ["3", "", "1", "1"], [(3, 0), (2, 0)], edges=[(2, 0)], backward=True
    )
    plot.move(graph, scene)
    assert len(graph.ring.get_xdata()) == 0
    assert graph.arrow.get_visible()
    assert graph.edges[2, 0].get_linewidth() > 2
    assert graph.edges[3, 0].is_dashed()
    assert not graph.edges[2, 1].is_dashed()
    assert [text.get_visible() for text in graph.grads] == [True, False, True, True]
    tip = graph.arrow.get_marker()[2] % 360  # 90 points left, 0 up, 180 down
    assert 0 < tip < 180


def test_what_is_given_is_square_and_operations_are_round(graph):
    markers = [str(line.get_marker()) for line in graph.values[0].axes.lines]
    assert [marker for marker in markers if marker in ("s", "o")][:4] == ["s", "s", "o", "o"]


def test_two_edges_between_the_same_nodes_part(graph):
    _, ax = plot.draw()
    twice = plot.show_graph(ax, ["a", "×"], [(), (0, 0)])
    one, two = (line.get_ydata() for line in twice.edges.values())
    assert np.abs(one - two).max() > 15
