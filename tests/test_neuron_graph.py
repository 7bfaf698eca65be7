"""The graph of a neuron with the learner's slopes: right, wrong and blank ones."""

import numpy as np
import pytest
from test_widgets import other_values

from course.autograd import Value
from course.checks.library import find
from course.functions import sigmoid
from course.gradcheck import numerical_gradient
from course.widgets import neuron_graph
from course.widgets.neuron_graph import neuron_loss
from course.widgets.own_graph import own_slopes

LOCAL, BACKWARD = (find(name)[1].reference for name in ("local_gradients", "graph_backward"))


def blank(*arguments):
    raise NotImplementedError


def panel(local=LOCAL, backward=BACKWARD):
    return neuron_graph(local_gradients=local, graph_backward=backward)


def test_the_graph_is_the_neuron():
    p, x, y = np.array([0.3, -1.2, 0.5]), (0.7, 2.0), 1.0
    parts = neuron_loss(x, y, p)
    assert parts["loss"].data == pytest.approx((sigmoid(p[:2] @ x + p[2]) - y) ** 2)
    slopes = own_slopes(parts["loss"], LOCAL, BACKWARD)
    measured = numerical_gradient(lambda p: neuron_loss(x, y, p)["loss"].data, p)
    assert np.allclose([slopes[parts[name]] for name in ("w₁", "w₂", "b")], measured)


def test_the_learners_functions_find_what_values_find():
    u, v = Value(1.5), Value(0.5)
    y = ((u * v - u / v).tanh() + u.log() * v.exp()).relu() + (u - v).sigmoid()
    y.backward()
    slopes = own_slopes(y, LOCAL, BACKWARD)
    assert all(slope == pytest.approx(node.grad) for node, slope in slopes.items())


@pytest.mark.parametrize("name", ["x1", "x2", "target", "lr"])
def test_every_control_changes_the_picture(name):
    shown = panel()
    for value in other_values(shown.controls[name]):
        before = shown.picture.png
        shown.controls[name].value = value
        assert shown.picture.png != before
    assert shown.error is None


def test_right_slopes_are_those_of_nudges_and_make_it_learn():
    shown = panel()
    assert "At the start, (w₁, w₂, b) = (3.0, −2.0, 0.0): loss 0.25" in shown.sentence
    assert "(−0.125, −0.1875, −0.25); nudges say the same." in shown.sentence
    shown.step()
    assert "After 1 step, (w₁, w₂, b) = (3.06, −1.91, 0.12): loss 0.197" in shown.sentence
    while shown.step():
        pass
    assert "After 100 steps" in shown.sentence
    assert "loss 0.0034" in shown.sentence
    next(b for b in shown.buttons if b.description == "Reset").click()
    assert "At the start" in shown.sentence


def test_wrong_slopes_are_held_against_nudges():
    shown = panel(backward=lambda nodes: [1.0] * len(nodes))
    assert "slopes for them are (1.0, 1.0, 1.0); nudges say (−0.125, −0.1875, −0.25)." in (
        shown.sentence
    )


@pytest.mark.parametrize(
    ("local", "backward", "said"),
    [
        (blank, blank, "Your blank is still blank"),
        (LOCAL, blank, "Your blank is still blank"),
        (lambda op, values: [1.0, 1.0], BACKWARD, "one slope for each value"),
        (LOCAL, lambda nodes: None, "one slope for each node"),
        (LOCAL, lambda nodes: 1 / 0, "raised ZeroDivisionError"),
        (LOCAL, lambda nodes: ["a"] * len(nodes), "one slope for each node"),
        (LOCAL, lambda nodes: [[1], [2, 3]], "one slope for each node"),
    ],
)
def test_what_fails_is_said_in_words_and_takes_no_step(local, backward, said):
    shown = panel(local, backward)
    assert said in shown.sentence
    assert shown.step() is False
    assert said in shown.sentence
    assert shown.error is None


def test_slopes_without_end_take_no_step():
    shown = panel(backward=lambda nodes: [np.inf] * len(nodes))
    assert shown.step() is False
    assert "(inf, inf, inf); nudges say" in shown.sentence
