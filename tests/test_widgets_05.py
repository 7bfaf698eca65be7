"""The ball on a loss surface, and the pictures of unit 05."""

import numpy as np
import pytest
from test_widgets import other_values

from course.checks.library import find
from course.gradcheck import numerical_gradient
from course.plots import bounces, fitted, lines
from course.plots import descent as plot
from course.widgets import descent
from course.widgets.hills import HILLS
from course.widgets.own import Own
from course.widgets.walk import PATIENCE, Walk


def control(panel, name, value):
    panel.controls[name].value = value
    return panel.sentence


def reference(name):
    return find(name)[1].reference


@pytest.mark.parametrize("name", ["surface", "lr", "w", "b"])
def test_every_control_changes_picture_and_sentence(name):
    panel = descent()
    for value in other_values(panel.controls[name]):
        before = panel.picture.png, panel.sentence
        control(panel, name, value)
        assert panel.picture.png != before[0]
        assert panel.sentence != before[1]
    assert panel.error is None


@pytest.mark.parametrize("surface", HILLS)
@pytest.mark.parametrize("lr", [0.01, 1.2])
def test_every_corner_of_every_surface_can_be_walked_from(surface, lr):
    panel = descent(surface, lr)
    for w, b in ((-3, -3), (3, 0)):
        control(panel, "w", w)
        control(panel, "b", b)
        for _ in range(8):
            panel.step()
    assert panel.error is None
    assert panel.picture.trouble == ""


def test_a_step_goes_against_the_slope():
    panel = descent("ravine", lr=0.05, start=(2.0, 1.0))
    assert "(w, b) = (2, 1): loss 12.0, slope 20.1. Press Step" in panel.sentence
    panel.step()
    assert "Step 1: loss 1.805, slope 1.9. It descends." in panel.sentence


@pytest.mark.parametrize(
    ("surface", "lr", "start", "says"),
    [
        ("bowl", 0.2, (2, 1), "It has arrived at the lowest place."),
        ("ravine", 0.11, (2, 1), "It diverges"),
        ("saddle", 0.2, (2, 0), "It is stuck on a saddle"),
        ("saddle", 0.2, (2, 0.1), "It has arrived at the lowest place."),
        ("two valleys", 0.1, (2, 1), "It has arrived in a local minimum"),
        ("two valleys", 0.1, (-2, 1), "It has arrived at the lowest place."),
        ("plateau", 0.01, (-2, 0.1), f"{PATIENCE} steps: enough. It hardly moves"),
        ("plateau", 0.01, (-3, 0), "It is stuck on a plateau"),
    ],
)
def test_the_sentence_says_how_the_walk_ends(surface, lr, start, says):
    walk = Walk(HILLS[surface], start, None, 0.0, Own())
    while walk.step(lr):
        pass
    assert says in walk.says
    assert not walk.step(lr)


def test_the_sentence_says_how_the_walk_goes():
    panel = descent("ravine", lr=0.09, start=(2, 1))
    panel.step()
    panel.step()
    assert panel.sentence.endswith("It zigzags: this step takes back part of the one before.")
    control(panel, "lr", 0.12)
    panel.step()
    assert panel.sentence.endswith("It overshot: the loss has grown.")


def test_the_walk_before_stays_to_compare():
    panel = descent("bowl", start=(2, 1))
    panel.step()
    control(panel, "w", -1)
    assert panel.sentence.endswith("The walk before: loss 1.6 after 1 step.")
    control(panel, "b", 2)  # nothing walked yet: the same one stays
    assert panel.sentence.endswith("The walk before: loss 1.6 after 1 step.")
    control(panel, "surface", "saddle")
    assert "walk before" not in panel.sentence


def test_reset_puts_the_ball_back():
    panel = descent("ravine", steps=30)
    assert "Step 30:" in panel.sentence
    next(b for b in panel.buttons if b.description == "Reset").click()
    assert "(w, b) = (−2.6, 1.0)" in panel.sentence
    assert "after 30 steps." in panel.sentence


def test_each_surface_brings_its_start_and_rate():
    panel = descent("bowl")
    for surface, hill in HILLS.items():
        control(panel, "surface", surface)
        values = [panel.controls[name].value for name in ("w", "b", "lr")]
        assert values == [*hill.start, hill.lr]
        assert panel.controls["batch"].disabled == (not hill.samples)


def test_a_click_puts_the_ball_down_and_one_beside_the_plane_does_not():
    panel = descent("bowl")
    assert panel.picture.clickable
    figure = panel.canvas.figure
    ax = figure.axes[0]
    x, y = ax.transData.transform((1.0, -2.0)) / (figure.bbox.width, figure.bbox.height)
    panel.picture.clicked = [x, 1 - y]
    assert "(w, b) = (1, −2)" in panel.sentence
    panel.picture.clicked = [0.9, 0.5]
    assert "(w, b) = (1, −2)" in panel.sentence


def test_small_batches_are_noisy_and_count_epochs():
    panel = descent("digits")
    control(panel, "batch", "32")
    for _ in range(9):
        panel.step()
    assert "Step 9, epoch 1:" in panel.sentence
    panel.step()
    assert "Step 10, epoch 2:" in panel.sentence
    assert "The slope of 32 samples was" in panel.sentence
    assert "° off that of all" in panel.sentence


def test_one_epoch_of_a_walk_uses_every_sample_once():
    hill = HILLS["digits"]
    walk = Walk(hill, hill.start, 32, 0.0, Own())
    dealt = [next(walk._batches) for _ in range(9)]
    assert sum(len(t) for _, t in dealt) == 271
    seen = np.concatenate([X for X, _ in dealt])
    assert np.array_equal(np.sort(seen, axis=0), np.sort(hill.samples[0], axis=0))


def test_an_unknown_surface_is_refused():
    with pytest.raises(ValueError, match="'hill'; expected one of bowl, ravine"):
        descent("hill")


# With functions of the learner's

OWN = {
    "gradient": reference("numerical_gradient"),
    "step": reference("descent_step"),
    "batches": reference("minibatches"),
}


def blank(*arguments):
    raise NotImplementedError


@pytest.mark.parametrize("batch", ["all samples", "8"])
def test_a_walk_with_their_functions_goes_where_ours_goes(batch):
    theirs, ours = descent("digits", **OWN), descent("digits")
    for panel in (theirs, ours):
        control(panel, "batch", batch)
        for _ in range(12):
            panel.step()
    assert theirs.sentence == ours.sentence


@pytest.mark.parametrize(
    ("own", "says"),
    [
        ({"gradient": blank}, "Your blank is still blank"),
        ({"step": blank}, "Your blank is still blank"),
        ({"batches": blank}, "Your blank is still blank"),
        ({"gradient": lambda f, x, h: None}, "must return an array of x's shape"),
        ({"step": lambda p, dp, lr: p[0]}, "must return a list of new arrays"),
        ({"step": lambda p, dp, lr: None}, "must return a list of new arrays"),
        ({"batches": lambda X, y, size, order: X}, "must return a list of pairs (X, y)"),
        ({"gradient": lambda f, x, h: 1 / 0}, "raised ZeroDivisionError"),
    ],
)
def test_functions_that_fail_are_said_in_words(own, says):
    panel = descent("digits", **OWN | own)
    control(panel, "batch", "8")
    assert panel.step() is False
    assert says in panel.sentence
    assert panel.error is None


@pytest.mark.parametrize(
    ("own", "says"),
    [
        ({"gradient": lambda f, x, h: 2 * numerical_gradient(f, x)}, "Your slope gives"),
        ({"step": lambda p, dp, lr: [p[0] + lr * dp[0]]}, "Your step gives"),
    ],
)
def test_functions_that_lead_elsewhere_are_held_against_ours(own, says):
    panel = descent("bowl", **own)
    panel.step()
    assert says in panel.sentence


# Pictures


def test_the_curve_makes_room_for_long_walks():
    panel = descent("bowl", lr=0.01)
    ax = panel.canvas.figure.axes[1]
    for _ in range(25):
        panel.step()
    assert ax.get_xlim()[1] == pytest.approx(1.02 * plot.ROOMS[1])


def test_lines_are_named_and_few():
    ax = lines([1, 2], {"a": [1, 2], "b": [2, 1]}, log=True)
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["a", "b"]
    assert (ax.get_xscale(), ax.get_yscale()) == ("log", "log")
    with pytest.raises(ValueError, match="5 curves in one picture: draw at most 4"):
        lines([1], {str(i): [1] for i in range(5)})


def test_a_fit_runs_from_end_to_end():
    ax = fitted([0.0, 2.0], [1.0, 1.0], {"fit": (0.5, 1.0)})
    assert ax.lines[0].get_xydata().tolist() == [[0, 1], [2, 2]]
    assert len(ax.collections[0].get_offsets()) == 2


def test_bounces_draw_each_walk_on_its_curve():
    figure = bounces(lambda w: w**2, {"a": [1.0, -0.5], "b": [1.0]}, (-2, 2))
    assert [ax.get_title(loc="left") for ax in figure.axes] == ["a", "b"]
    assert figure.axes[0].lines[1].get_xydata().tolist() == [[1, 1], [-0.5, 0.25]]


def test_learning_rate_and_batch_size_are_written_into_the_picture():
    panel = descent("digits")
    note = next(
        text for text in panel.canvas.figure.axes[1].texts if "learning rate" in text.get_text()
    )
    panel.controls["batch"].value = "8"
    panel.controls["lr"].value = 1.2
    assert note.get_text() == "learning rate 1.2, batches of 8"
    assert "learning rate 1.2, batches of 8" in panel.sentence
