"""The pictures that move: what is set, and what is said."""

import numpy as np
import pytest

from course.functions import ACTIVATIONS, sigmoid, sigmoid_prime, step
from course.plots import activation, neuron, perceptron
from course.plots.canvas import Canvas

X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
Y_AND = np.array([0, 0, 0, 1])


def test_the_neuron_shows_line_point_and_sum():
    _, artists = neuron.draw()
    neuron.move(artists, (1.0, 2.0), (0.8, -0.5), 0.3)
    assert artists["point"].get_xydata().tolist() == [[1, 2]]
    assert artists["line"].get_xydata() @ (0.8, -0.5) + 0.3 == pytest.approx(0)
    assert artists["bar z"].get_width() == pytest.approx(0.1)
    assert artists["bar b"].get_x() == pytest.approx(0.8 - 1.0)
    assert artists["text w₂·x₂"].get_text() == "w₂·x₂ = (−0.5)·2.0 = −1.0"
    assert artists["text z"].get_text() == "z = 0.1 ≥ 0: fires"
    assert artists["fires name"].get_visible()
    assert artists["silent name"].get_visible()


def test_the_neuron_says_what_it_shows():
    assert neuron.describe((1.0, 2.0), (0.8, -0.5), 0.3) == (
        "z = 0.8·1.0 + (−0.5)·2.0 + 0.3 = 0.1 ≥ 0: the neuron fires. "
        "The point lies 0.11 from the line, on the side that fires."
    )
    assert "silent side" in neuron.describe((0, 0), (1, 1), -1)
    assert "exactly on the line" in neuron.describe((0.1, 0), (-3, 0), 0.3)
    assert "outside the picture" in neuron.describe((0, 0), (0.1, 0), 2)


@pytest.mark.parametrize(("b", "side"), [(1, "fires name"), (-1, "silent name")])
def test_a_neuron_without_weights_has_no_line_and_one_side(b, side):
    figure, artists = neuron.draw()
    neuron.move(artists, (1, 1), (0, 0), b)
    assert np.isnan(artists["line"].get_xydata()).all()
    assert not artists["weights"].get_visible()
    seen = [name for name in ("fires name", "silent name") if artists[name].get_visible()]
    assert seen == [side]
    assert "the same everywhere" in neuron.describe((1, 1), (0, 0), b)
    assert Canvas(figure, artists.values()).png()


def test_the_perceptron_shows_samples_lines_and_mistakes():
    _, artists = perceptron.draw()
    perceptron.show_samples(artists, X, Y_AND)
    perceptron.show_lines(artists, X, Y_AND, np.array([1.0, 1.0]), -0.5, (np.array([1, 0]), 0))
    perceptron.show_hand(artists, X[3])
    perceptron.show_mistakes(artists, [2, 1])
    assert artists["class 1"].get_xydata().tolist() == [[1, 1]]
    assert artists["wrong"].get_xydata().tolist() == [[0, 1], [1, 0]]
    assert artists["in hand"].get_xydata().tolist() == [[1, 1]]
    assert artists["before"].get_xydata()[:, 0] == pytest.approx([0, 0])
    assert artists["mistakes"].get_xydata().tolist() == [[1, 2], [2, 1]]


def test_the_curve_of_mistakes_makes_room():
    _, artists = perceptron.draw()
    perceptron.show_mistakes(artists, [1] * 11)
    assert artists["mistakes"].axes.get_xlim()[1] > 11


@pytest.mark.parametrize("name", ["sigmoid", "tanh", "relu", "leaky_relu"])
def test_the_tangent_has_the_slope_of_the_curve(name):
    f, f_prime = ACTIVATIONS[name]
    _, artists = activation.draw()
    activation.show_function(artists, f, f_prime)
    activation.move(artists, f, f_prime, 0.7)
    (x0, y0), (x1, y1) = artists["tangent"].get_xydata()
    assert (y1 - y0) / (x1 - x0) == pytest.approx(f_prime(np.array(0.7)))
    assert artists["point"].get_xydata()[0] == pytest.approx([0.7, f(np.array(0.7))])


def test_saturation_is_shaded_where_the_slope_is_small():
    _, artists = activation.draw()
    activation.show_function(artists, sigmoid, sigmoid_prime)
    shaded = np.concatenate([path.vertices for path in artists["shade below"].get_paths()])
    assert np.abs(shaded[:, 0]).min() == pytest.approx(4.36, abs=0.02)


@pytest.mark.parametrize(
    ("name", "z", "words"),
    [
        ("sigmoid", 5.0, "sigmoid(5.0) = 0.993, slope 0.007: saturated, 2.7 % of its largest"),
        ("sigmoid", 0.0, "sigmoid(0.0) = 0.5, slope 0.25: 100 % of its largest slope. A nudge"),
        ("relu", -1.0, "flat, so nothing can be learned through it here"),
    ],
)
def test_the_activation_is_described(name, z, words):
    assert words in activation.describe(name, *ACTIVATIONS[name], z)


def test_the_step_has_no_slope_to_follow():
    assert "flat everywhere but at the jump" in activation.describe("step", step, np.zeros_like, 1)
