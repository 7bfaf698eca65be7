"""Pictures: what is drawn, from what, and what is said about it."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from matplotlib.axes import Axes

from course import plots
from course.functions import relu, relu_prime, sigmoid, sigmoid_prime, step
from course.plots import theme
from course.plots.plane import half_plane, line_ends, weighted_sum
from course.plots.words import number, operand, plural, point, vector

X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
Y_AND = np.array([0, 0, 0, 1])


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
