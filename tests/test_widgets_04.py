"""The pictures of unit 04: the explorer of losses, and the landscape over weight and bias."""

import numpy as np
import pytest
from matplotlib.axes import Axes
from test_widgets import other_values

from course import plots
from course.functions import binary_cross_entropy, mse, mse_prime
from course.plots import loss_surface as landscape
from course.plots.surface import lowest, sample
from course.widgets import loss_surface, losses

OWN = {"mse": mse, "mse_prime": mse_prime, "binary_cross_entropy": binary_cross_entropy}


def blank(*arguments):
    raise NotImplementedError


def bowl(w, b):
    return (w - 1) ** 2 + 2 * (b + 2) ** 2 + 0.5


@pytest.mark.parametrize("make", [losses, loss_surface])
def test_every_control_changes_picture_and_sentence(make):
    panel = make()
    for control in panel.controls.values():
        for value in other_values(control):
            before = panel.picture.png, panel.sentence
            control.value = value
            assert panel.picture.png != before[0], control.description
            assert panel.sentence != before[1], control.description
    assert panel.error is None


@pytest.mark.parametrize("make", [losses, loss_surface])
def test_every_extreme_can_be_drawn(make):
    panel = make()
    options, *sliders = panel.controls.values()
    for option in options.options:
        options.value = option
        for slider in sliders:
            for value in (slider.min, 0.5, slider.max):
                slider.value = value
    assert panel.error is None
    assert panel.picture.trouble == ""


# The explorer of losses


def test_the_explorer_says_costs_slopes_and_how_hard_each_pulls():
    panel = losses(target=1, z=-3.0)
    assert panel.sentence == (
        "Target 1. At z = −3.0 the neuron answers σ(z) = 0.0474, wrong and sure. "
        "Squared error 0.907, slope −0.0861. Cross-entropy 3.049, slope −0.9526: "
        "it pulls 11.1 times as hard."
    )
    panel.controls["target"].value = "0"
    assert "right and sure" in panel.sentence
    panel.controls["z"].value = 0
    assert "undecided" in panel.sentence


def test_its_tangents_touch_the_curves():
    panel = losses(target=1, z=-3.0)
    ax = panel.canvas.figure.axes[0]
    tangent = next(line for line in panel.canvas.moving if len(line.get_xdata()) == 2)
    middle = np.mean(tangent.get_xydata(), axis=0)
    assert any(np.allclose(line.get_xydata(), middle, atol=1e-9) for line in ax.lines[1:]
               if len(line.get_xdata()) == 1)  # fmt: skip


def test_another_target_is_refused():
    with pytest.raises(ValueError, match="target is 2"):
        losses(target=2)


# The landscape


def test_the_landscape_names_loss_slope_and_the_way_down():
    panel = loss_surface(w=-2.0, b=3.0)
    assert panel.sentence == (
        "At w = −2.0, b = 3.0 the loss is 29.15. Its slope is −14.0 along w and 4.2 along b: "
        "downhill is a larger w and a smaller b. "
        "The lowest loss in the picture is 0.24, at w = 1.5, b = 0.9."
    )


def test_squares_on_a_sigmoid_have_terraces_and_cross_entropy_has_none():
    panel = loss_surface("sigmoid, squared error", w=-6.0, b=3.0)
    assert "almost flat, and yet far from the lowest place" in panel.sentence
    panel.controls["model"].value = "sigmoid, cross-entropy"
    assert "downhill is a larger w." in panel.sentence


def test_point_ball_and_fit_follow_the_sliders():
    panel = loss_surface(w=1.0, b=0.5)
    flat, deep, data = panel.canvas.figure.axes
    panel.controls["w"].value = 1.5
    assert any(line.get_xydata().tolist() == [[1.5, 0.5]] for line in flat.lines)
    w, b, height = (part[0] for part in deep.lines[1].get_data_3d())
    residuals = 1.5 * np.array([-2, -1, 0, 1, 2]) + 0.5 - [-2.5, 0, 0.5, 3, 3.5]
    assert (w, b) == (1.5, 0.5)
    assert height == pytest.approx(np.mean(residuals**2))
    assert any(np.allclose(line.get_ydata(), 1.5 * landscape.X + 0.5) for line in data.lines
               if len(line.get_ydata()) == len(landscape.X))  # fmt: skip


def test_moving_draws_no_background_again(monkeypatch):
    panel = loss_surface()
    monkeypatch.setattr(panel.canvas, "redraw", lambda: pytest.fail("the background was redrawn"))
    for value in (-1.0, 0.0, 2.0):
        panel.controls["w"].value = value


def test_a_new_model_replaces_the_old_landscape():
    panel = loss_surface()
    before = [len(ax.get_children()) for ax in panel.canvas.figure.axes]
    for model in [*panel.controls["model"].options, "line, squared error"]:
        panel.controls["model"].value = model
    assert [len(ax.get_children()) for ax in panel.canvas.figure.axes] == before


def test_another_model_is_refused():
    with pytest.raises(ValueError, match="expected one of line, squared error"):
        loss_surface("parabola")


# With functions of the learner's


def test_right_functions_of_the_learners_draw_what_ours_draw():
    said = " Measured with a tiny nudge, the slope of the squared error is −0.0861: the two agree."
    assert losses(own=OWN).sentence == losses().sentence + said
    del (own := dict(OWN))["mse_prime"]
    assert loss_surface(own=own).sentence == loss_surface().sentence


def test_a_wrong_slope_of_the_learners_is_seen():
    panel = losses(own=OWN | {"mse_prime": lambda y_hat, Y: (y_hat - Y) / len(Y)})
    assert panel.sentence.endswith("the slope of the squared error is −0.0861: the two differ.")


@pytest.mark.parametrize("make", [losses, loss_surface])
@pytest.mark.parametrize(
    ("f", "said"),
    [
        (blank, "Your blank is still blank"),
        (lambda *pair: 1 / 0, "raised ZeroDivisionError"),
        (lambda *pair: None, "does not return one number"),
        (lambda *pair: np.zeros(3), "does not return one number"),
        (lambda *pair: "text", "does not return one number"),
    ],
)
def test_a_loss_that_fails_is_said_in_words(make, f, said):
    panel = make(own={"mse": f})
    assert said in panel.sentence
    assert panel.error is None


def test_a_loss_that_is_nowhere_finite_can_be_drawn():
    for make in (losses, loss_surface):
        for value in (np.nan, np.inf):
            panel = make(own={"mse": lambda *pair, value=value: value})
            assert panel.error is None
            assert str(value) in panel.sentence


# The pictures by themselves


def test_contour_and_surface_draw_on_the_axes_they_get():
    ax = plots.contour(bowl, (-3, 3), (-4, 4), names=("p", "q"))
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("p", "q")
    assert plots.contour(bowl, (-3, 3), (-4, 4), ax) is ax
    assert isinstance(ax, Axes)
    deep = plots.surface(bowl, (-3, 3), (-4, 4))
    assert plots.surface(bowl, (-3, 3), (-4, 4), deep) is deep
    assert deep.get_zlim()[0] <= 0


def test_a_flat_landscape_can_be_drawn():
    assert plots.contour(lambda w, b: 1.0, (0, 1), (0, 1)).get_xlim() == (0, 1)


def test_a_landscape_is_sampled_row_by_row():
    land = sample(bowl, (-1, 1), (0, 2), size=3)
    assert land.z[2, 0] == bowl(-1, 2)


def test_a_range_that_runs_backwards_is_refused():
    with pytest.raises(ValueError, match="low < high"):
        sample(bowl, (1, -1), (0, 1))


def test_the_lowest_place_is_found():
    assert lowest(bowl, (-5, 5), (-5, 5)) == pytest.approx((1, -2), abs=0.01)
    assert lowest(lambda w, b: w + b, (-5, 5), (-5, 5)) == (-5, -5)


def test_errors_join_prediction_and_target():
    ax = plots.errors([2, 1], [3, 5], [4, 4])
    assert ax.lines[0].get_xydata().tolist() == [[1, 4], [2, 4]]
    with pytest.raises(ValueError, match="must agree"):
        plots.errors([1, 2], [1], [1, 2])
