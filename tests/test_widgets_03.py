"""The widgets and pictures of unit 03: set a control, and see artists and sentence follow."""

import numpy as np
import pytest
from test_widgets import other_values

from course.checks.library import find
from course.plots import hidden
from course.widgets import bumps, xor_twice
from course.widgets.bumps import MOST
from course.widgets.forward import FUNCTIONS, forward_pass
from course.widgets.hidden import PLAIN, SOLVED

W1, B1 = np.array([[1.0, -1.0], [1.0, -1.0]]), np.array([-0.5, 1.5])
W2, B2 = np.array([[1.0], [1.0]]), np.array([-1.5])


def xor_network():
    return W1, B1, W2, B2


@pytest.mark.parametrize("make", [xor_twice, bumps])
def test_every_control_changes_picture_and_sentence(make):
    for name in make().controls:
        panel = make()  # afresh: with all weights at their largest, a sigmoid looks like a step
        for value in other_values(panel.controls[name]):
            before = panel.picture.png, panel.sentence
            panel.controls[name].value = value
            assert panel.picture.png != before[0], name
            assert panel.sentence != before[1], name
        assert panel.error is None


@pytest.mark.parametrize("make", [xor_twice, bumps])
def test_every_extreme_can_be_drawn(make):
    panel = make()
    for control in panel.controls.values():
        for value in getattr(control, "options", None) or (control.min, control.max):
            control.value = value
    assert panel.error is None
    assert panel.picture.trouble == ""


def click(panel, label):
    next(button for button in panel.buttons if button.description == label).click()


# XOR, seen twice


def test_xor_starts_solved_can_start_over_and_be_solved_again():
    panel = xor_twice()
    solved = panel.sentence
    assert "Unit 1: z = 1.0·x₁ + 1.0·x₂ + (−0.5), computes OR." in solved
    assert "(0, 1) and (1, 0) at (1, 1)" in solved
    assert "one line can part the two classes there" in solved
    assert solved.endswith("4 of 4 right: it computes XOR.")
    click(panel, "Start over")
    assert [control.value for control in panel.controls.values()][:-1] == list(PLAIN)
    assert "Unit 1: z = 1.0·x₁ + 0.0·x₂ + (−0.5), copies x₁." in panel.sentence
    assert panel.sentence.endswith("3 of 4 right: it computes OR.")
    click(panel, "OR, NAND")
    assert [control.value for control in panel.controls.values()][:-1] == list(SOLVED)
    assert panel.sentence == solved


def test_without_a_bend_no_line_parts_the_hidden_points():
    panel = xor_twice("identity")
    for name in ("w11", "w22", "b1"):
        for value in (-4, -1.5, 0, 3):
            panel.controls[name].value = value
            assert "no line parts the two classes there" in panel.sentence


def test_the_hidden_space_shows_where_the_inputs_land_and_which_are_wrong():
    _, artists = hidden.draw()
    layers = [(W1, B1, "step"), (W2, B2 - 1, "step")]
    maps = (
        lambda X: forward_pass(X, layers[:1]),
        lambda A: forward_pass(A, layers[1:])[:, 0],
    )
    hidden.move(artists, (W1, B1, W2, B2 - 1), *maps)
    assert artists["class 0 hidden"].get_xydata().tolist() == [[0, 1], [1, 0]]
    assert artists["class 1 hidden"].get_xydata().tolist() == [[1, 1], [1, 1]]
    assert artists["wrong input"].get_xydata().tolist() == [[0, 1], [1, 0]]
    assert [artists[f"name {i}"].get_text() for i in range(4)] == ["00", "01, 10", "", "11"]
    ends = artists["line of unit 2 in unit 2"].get_xydata()
    assert ends @ W1[:, 1] + B1[1] == pytest.approx(0)
    assert set(np.unique(artists["image unit 1"].get_array())) == {0, 1}


def test_their_network_and_their_forward_are_shown():
    asked = []

    def forward(X, layers):
        asked.append(len(layers))
        return forward_pass(X, layers)

    panel = xor_twice(forward=forward, weights=xor_network)
    assert list(panel.controls) == ["function"]
    assert panel.buttons == []
    assert panel.sentence == xor_twice().sentence
    assert asked


def blank(*arguments):
    raise NotImplementedError


@pytest.mark.parametrize(
    ("weights", "said"),
    [
        (blank, "Your blank is still blank"),
        (lambda: 1 / 0, "raised ZeroDivisionError"),
        (lambda: None, "must return W1 (2, 2), b1 (2,), W2 (2, 1), b2 (1,)"),
        (lambda: (W1, B1, W2[:, 0], B2), "must return W1"),
        (lambda: (W1, B1, W2, [np.nan]), "must return W1"),
        (lambda: "text", "must return W1"),
    ],
)
def test_weights_that_fail_are_said_in_words(weights, said):
    panel = xor_twice(weights=weights)
    assert said in panel.sentence
    assert panel.error is None


@pytest.mark.parametrize("make", [xor_twice, bumps])
@pytest.mark.parametrize(
    ("forward", "said"),
    [
        (blank, "Your blank is still blank"),
        (lambda X, layers: X[9999], "raised IndexError"),
        (lambda X, layers: None, "does not return an array of shape"),
        (lambda X, layers: np.zeros((3, 3)), "does not return an array of shape"),
        (lambda X, layers: "text", "does not return an array of shape"),
        (lambda X, layers: [layers.pop(), X][1][:, :1], "does not return an array of shape"),
    ],
)
def test_a_forward_pass_that_fails_is_said_in_words(make, forward, said):
    panel = make(forward=forward)
    assert said in panel.sentence
    assert panel.error is None


# Bumps


def test_bumps_follow_the_curve_and_say_how_well():
    panel = bumps("hills", count=8)
    assert panel.sentence.startswith("hills: 8 bumps, 16 hidden units with weights of 48.")
    panel.controls["count"].value = MOST
    assert "The largest gap is 0.018" in panel.sentence
    panel.controls["curve"].value = "jump"
    assert "at x = 0.37" in panel.sentence


def test_their_forward_draws_the_same_bumps():
    def forward(X, layers):
        for W, b, activation in layers:
            X = FUNCTIONS[activation](X @ W + b)
        return X.tolist()

    assert bumps(forward=forward).sentence == bumps().sentence


def test_unknown_functions_and_curves_are_refused():
    with pytest.raises(ValueError, match="'swish'; expected one of step, sigmoid"):
        xor_twice("swish")
    with pytest.raises(ValueError, match="'spiral'; expected one of hills, wave"):
        bumps("spiral")


def test_the_bank_and_the_picture_agree_on_what_a_network_computes():
    _, exercise = find("xor_network")
    for mistake in exercise.mistakes:
        sentence = xor_twice(weights=mistake.function).sentence
        right = int(np.sum(exercise.reading.function(mistake.function()) == hidden.Y))
        assert f"{right} of 4 right: it " in sentence
