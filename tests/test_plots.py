"""Pictures: what is drawn, from what, and what is said about it."""

import base64
import io
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from matplotlib.axes import Axes
from PIL import Image

from course import plots
from course.functions import ACTIVATIONS, relu, relu_prime, sigmoid, sigmoid_prime, step
from course.plots import activation, neuron, perceptron, theme
from course.plots.canvas import Canvas
from course.plots.plane import half_plane, line_ends, weighted_sum
from course.plots.still import bundle
from course.plots.words import number, operand, plural, point, vector

X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
Y_AND = np.array([0, 0, 0, 1])


def pixels(png: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB"))


# Numbers as they stand in print


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.5, "0.5"), (-0.5, "−0.5"), (2, "2.0"), (-0.001, "0.0"), (1.255, "1.25"), (100, "100.0")],
)
def test_numbers_have_a_true_minus_and_no_needless_zeros(value, text):
    assert number(value) == text


def test_words_for_operands_vectors_points_and_counts():
    assert operand(-2) == "(−2.0)"
    assert vector((0.5, -1)) == "(0.5, −1.0)"
    assert point((0, 1)) == "(0, 1)"
    assert point((0, 0.5)) == "(0.0, 0.5)"
    assert [plural(1, "pass"), plural(2, "pass"), plural(2, "mistake")] == [
        "1 pass",
        "2 passes",
        "2 mistakes",
    ]


# The kept figure


def moving_line():
    ax = theme.axes()
    ax.set(xlim=(0, 1), ylim=(0, 1))
    line = ax.plot([0, 1], [0, 1])[0]
    return line, Canvas(ax.figure, [line])


def test_a_blitted_picture_equals_one_drawn_afresh():
    line, canvas = moving_line()
    canvas.png()
    line.set_data([0, 1], [1, 0])
    moved = canvas.png()
    canvas.redraw()
    assert moved == canvas.png()


def test_the_same_state_gives_the_same_bytes():
    line, canvas = moving_line()
    first = canvas.png()
    line.set_data([0, 1], [1, 0])
    assert canvas.png() != first
    line.set_data([0, 1], [0, 1])
    assert canvas.png() == first


def test_the_background_is_drawn_again_only_when_something_else_changed(monkeypatch):
    line, canvas = moving_line()
    canvas.png()
    drawn = []
    redraw = canvas.redraw
    monkeypatch.setattr(canvas, "redraw", lambda: (drawn.append(1), redraw()))
    line.set_data([0, 1], [1, 0])
    canvas.png()
    assert drawn == []
    line.axes.set_title("new", loc="left")
    canvas.png()
    canvas.png()
    assert drawn == [1]


def test_the_png_is_what_was_drawn():
    line, canvas = moving_line()
    seen = pixels(canvas.png())
    drawn = np.asarray(line.axes.figure.canvas.buffer_rgba())[:, :, :3]
    assert np.array_equal(seen, drawn)


def test_the_small_png_is_small_and_nearly_the_same():
    figure, artists = neuron.draw()
    neuron.move(artists, (1, 2), (0.8, -0.5), 0.3)
    canvas = Canvas(figure, artists.values())
    png, small = canvas.png(), canvas.small_png()
    assert len(small) < len(png) / 2
    assert np.abs(pixels(png).astype(int) - pixels(small)).mean() < 1


# Stills in the notebook


def test_a_still_is_a_png_an_image_with_alt_and_words():
    ax = plots.curve(sigmoid)
    kept = bundle(ax.figure, 'A "curve" < 1.')
    assert kept["text/plain"] == 'A "curve" < 1.'
    assert 'alt="A &quot;curve&quot; &lt; 1."' in kept["text/html"]
    assert kept["image/png"] in kept["text/html"]
    shape = pixels(base64.b64decode(kept["image/png"])).shape
    assert shape == (300 * theme.SHARPNESS, 640 * theme.SHARPNESS, 3)


@pytest.mark.parametrize("alt", ["", "  ", None])
def test_a_still_needs_its_words(alt):
    with pytest.raises(ValueError, match="show"):
        bundle(plots.curve(sigmoid).figure, alt)


def test_show_displays_the_bundle(monkeypatch):
    shown = []
    monkeypatch.setattr("IPython.display.display", lambda data, raw: shown.append((data, raw)))
    assert plots.show(plots.curve(sigmoid), alt="An S.") is None
    plots.show(plots.digits_grid(np.zeros((3, 64))), alt="Three blanks.")
    assert [data["text/plain"] for data, raw in shown if raw] == ["An S.", "Three blanks."]


# The plane


def test_half_plane_is_the_part_that_fires():
    assert half_plane((1, 0), 0, 1).tolist() == [[0, -1], [1, -1], [1, 1], [0, 1]]
    assert len(half_plane((0, 0), 1, 1)) == 4
    assert np.isnan(half_plane((0, 0), -1, 1)).all()


@pytest.mark.parametrize(("w", "b"), [((0.8, -0.5), 0.3), ((0, 2), -1), ((-1e-3, 0), 1)])
def test_line_ends_lie_on_the_line(w, b):
    assert line_ends(w, b, 3) @ np.array(w) + b == pytest.approx(0, abs=1e-9)


def test_no_line_without_weights():
    assert np.isnan(line_ends((0, 0), 1, 3)).all()


def test_the_dust_of_floats_does_not_decide():
    assert 0.1 * -3 + 0.3 != 0
    assert weighted_sum((0.1, 0.0), (-3, 0.0), 0.3) == 0


def test_points_differ_in_color_and_shape():
    ax = plots.points(X, Y_AND)
    zeros, ones = ax.collections
    assert zeros.get_offsets().tolist() == X[:3].tolist()
    assert ones.get_offsets().tolist() == X[3:].tolist()
    assert not np.array_equal(zeros.get_facecolor(), ones.get_facecolor())
    assert len(zeros.get_paths()[0]) != len(ones.get_paths()[0])


def test_points_without_labels():
    assert len(plots.points(X).collections) == 1


@pytest.mark.parametrize("bad", [np.zeros(4), np.zeros((4, 3))])
def test_points_of_another_shape_are_refused(bad):
    with pytest.raises(ValueError, match=r"shape \(n, 2\)"):
        plots.points(bad)


def test_labels_must_pair_up():
    with pytest.raises(ValueError, match="4 rows but y has 3"):
        plots.points(X, [0, 0, 1])


def test_decision_line_lies_where_z_is_zero_and_keeps_the_view():
    ax = plots.points(X, Y_AND)
    view = ax.axis()
    plots.decision_line((1, 1), -1.5, ax)
    assert np.array(ax.lines[0].get_xydata()).sum(axis=1) == pytest.approx([1.5, 1.5])
    assert ax.axis() == view


def test_decision_line_refuses_three_weights():
    with pytest.raises(ValueError, match="two weights"):
        plots.decision_line((1, 1, 1), 0)


def test_decision_regions_ask_the_classifier():
    ax = plots.decision_regions(lambda rows: step(rows.sum(axis=1) - 1.5), X, Y_AND)
    answers = ax.collections[0].get_array().reshape(-1)
    assert set(np.asarray(answers)) == {0, 1}


def test_decision_regions_need_an_answer_a_row():
    with pytest.raises(ValueError, match="one answer a row"):
        plots.decision_regions(lambda rows: 1.0, X)


# Curves, digits, bars


def test_a_curve_is_the_function():
    z, a = plots.curve(relu, (-2, 2)).lines[0].get_data()
    assert (z[0], z[-1]) == (-2, 2)
    assert np.array_equal(a, relu(z))


def test_a_range_that_runs_backwards_is_refused():
    with pytest.raises(ValueError, match="low < high"):
        plots.curve(relu, (2, -2))


def test_activation_and_slope_differ_by_more_than_color():
    one, other = plots.activation_and_slope(sigmoid, sigmoid_prime).lines
    assert one.get_linestyle() != other.get_linestyle()


def test_a_learning_curve_counts_epochs_from_one():
    ax = plots.learning_curve([3, 2, 1], [4, 3, 3])
    assert [line.get_xdata().tolist() for line in ax.lines] == [[1, 2, 3], [1, 2, 3]]
    assert ax.get_legend() is not None


def test_a_digit_may_be_flat_or_square():
    image = np.arange(64) / 64
    for form in (image, image.reshape(8, 8)):
        assert np.array_equal(plots.digit(form).images[0].get_array(), image.reshape(8, 8))


def test_a_digit_is_square():
    with pytest.raises(ValueError, match="square"):
        plots.digit(np.zeros(60))


def test_a_grid_shows_every_digit_under_its_label():
    figure = plots.digits_grid(np.zeros((12, 64)), labels=range(12))
    assert [ax.get_title() for ax in figure.axes if ax.images] == [str(i) for i in range(12)]


def test_bars_carry_their_numbers():
    ax = plots.bars([0.1, 0.7, 0.2])
    assert [text.get_text() for text in ax.texts] == ["10 %", "70 %", "20 %"]
    assert ax.patches[1].get_facecolor() != ax.patches[0].get_facecolor()


@pytest.mark.parametrize(
    "draw",
    [
        lambda ax: plots.points(X, Y_AND, ax),
        lambda ax: plots.decision_line((1, 1), 0, ax),
        lambda ax: plots.decision_regions(lambda rows: rows[:, 0], X, Y_AND, ax),
        lambda ax: plots.curve(relu, ax=ax),
        lambda ax: plots.activation_and_slope(relu, relu_prime, ax=ax),
        lambda ax: plots.learning_curve([1, 2], ax=ax),
        lambda ax: plots.digit(np.zeros(64), ax),
        lambda ax: plots.bars([0.5, 0.5], ax=ax),
    ],
)
def test_each_draws_on_the_axes_it_is_given_and_on_its_own_otherwise(draw):
    given = theme.axes()
    assert draw(given) is given
    assert isinstance(draw(None), Axes)


# The pictures that move


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


# The room


def test_plots_know_neither_widgets_nor_pyplot():
    code = "import course.plots, course.plots.perceptron, course.plots.activation, sys;"
    code += "print([m for m in ('ipywidgets', 'IPython', 'matplotlib.pyplot') if m in sys.modules])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"


def test_nothing_of_ours_mentions_pyplot():
    for file in Path(plots.__file__).parents[1].rglob("*.py"):
        assert "import pyplot" not in file.read_text(encoding="utf-8")
        assert "matplotlib.pyplot" not in file.read_text(encoding="utf-8")
