"""The stepper with functions of the learner's: used, measured, and their failures said in words."""

import numpy as np
import pytest
from test_network import BY_HAND, W1, W2, X, Y, b1, b2
from test_stepper import LAYERS, NETWORKS, numbers, press, texts, walk

from course import functions
from course.functions import sigmoid, sigmoid_prime
from course.network import Dense, Network
from course.walkthrough import plan
from course.widgets import stepper
from course.widgets.stepper import WALKS
from course.widgets.stepping.layers import lines
from course.widgets.stepping.own import guarded
from course.widgets.stepping.writing import Writer


def output_delta(z, Y, loss):
    if loss == "mse":
        return 2 * (sigmoid(z) - Y) / len(Y) * sigmoid_prime(z)
    return (functions.softmax(z) - Y) / len(Y)


def hidden_delta(dz_next, W_next, z):
    return dz_next @ W_next.T * sigmoid_prime(z)


def dense_backward(dz, X, W):
    return X.T @ dz, dz.sum(axis=0), dz @ W.T


OWN = (output_delta, hidden_delta, dense_backward)


def named(function, name):
    function.__name__ = name
    return function


def sentences(*given, **options):
    panel = stepper(*given, **options)
    said = [sentence for sentence, _ in walk(panel)]
    assert panel.error is None
    assert panel.picture.trouble == ""
    return said


def test_right_functions_give_the_same_numbers_and_are_measured():
    asked = []

    def counted(function):
        return named(lambda *given: asked.append(function) or function(*given), function.__name__)

    theirs, ours = sentences(LAYERS, X, Y, own=map(counted, OWN)), sentences(LAYERS, X, Y)
    assert set(asked) == set(OWN)
    for with_theirs, with_ours in zip(theirs, ours, strict=True):
        assert with_theirs.replace(" Measured by nudging, it is the same.", "") == with_ours
    backward = [said for said in theirs if "Backward" in said or "Gradients" in said]
    assert all(said.endswith("Measured by nudging, it is the same.") for said in backward)


def test_their_numbers_are_shown():
    double = named(lambda *given: 2 * output_delta(*given), "output_delta")
    panel = stepper(LAYERS, X, Y, own=[double])
    for _ in range(5):
        panel.step()
    assert "Its error is δ = −0.5." in panel.sentence
    assert panel.sentence.endswith(
        "Your output_delta gives δ2₁ = −0.5, but the slope measured by nudging is −0.25. "
        "Its check says more."
    )
    assert "δ −0.5" in texts(panel)
    assert any("δ2₁ = 2·(0.5 − 1.0)·0.25, yours: −0.5" in text for text in texts(panel))
    for _ in range(2):
        panel.step()
    assert "It is δ1₁ = −0.375, but the slope measured by nudging is −0.1875: it carries on" in (
        panel.sentence
    )


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (lambda dz, W, z: dz @ W.T, "Your hidden_delta gives δ1₁ = −0.75, but"),
        (lambda dz, W, z: dz @ W.T * sigmoid_prime(sigmoid(z)), "Your hidden_delta gives δ1"),
        (lambda dz, W, z: np.full(z.shape, np.nan), "gives δ1₁ = nan, but the slope measured"),
    ],
)
def test_a_wrong_hidden_delta_is_held_against_the_slope(wrong, said):
    assert any(
        said in sentence for sentence in sentences(LAYERS, X, Y, own=[named(wrong, "hidden_delta")])
    )


def test_a_wrong_dense_backward_is_held_against_the_slope():
    wrong = named(lambda dz, X, W: (2 * X.T @ dz, dz.sum(axis=0), dz @ W.T), "dense_backward")
    said = sentences(LAYERS, X, Y, own=[wrong])
    assert any("Your dense_backward gives dW2₂₁ = −0.375, but the slope" in line for line in said)
    wrong = named(lambda dz, X, W: (X.T @ dz, 0 * dz[0], dz @ W.T), "dense_backward")
    assert any(
        "Your dense_backward gives db2₁ = 0.0, but" in s
        for s in sentences(LAYERS, X, Y, own=[wrong])
    )


def blank(*given):
    raise NotImplementedError


def scribbler(dz, W, z):
    dz += 100
    return hidden_delta(dz - 100, W, z)


@pytest.mark.parametrize("name", ["output_delta", "hidden_delta", "dense_backward"])
@pytest.mark.parametrize(
    ("function", "said"),
    [
        (lambda: lambda *given: blank(), "Your blank is still blank: write it"),
        (lambda: lambda *given: 1 / 0, "raised ZeroDivisionError"),
        (lambda: lambda *given: None, "must return "),
        (lambda: lambda *given: "text", "must return "),
        (lambda: lambda *given: np.zeros((7, 7)), "must return "),
    ],
)
@pytest.mark.parametrize("by", WALKS)
def test_functions_that_fail_end_the_walk_in_words(name, function, said, by):
    panel = stepper(LAYERS, X, Y, own=[named(function(), name)])
    panel.controls["walk"].value = by
    end = walk(panel)[-1][0]
    assert f"Your {name}" in end or "still blank" in said
    assert said in end
    press(panel, "Back")
    assert said not in panel.sentence
    assert panel.error is None


def test_a_wrong_shape_is_said_with_both_shapes():
    wrong = named(lambda dz, W, z: (dz @ W.T).T, "hidden_delta")
    end = sentences(LAYERS, X, Y, own=[wrong])[-1]
    assert "Your hidden_delta must return δ (1, 2); it returned (2, 1). Its check" in end


def test_functions_that_write_into_what_they_are_given_change_nothing():
    assert "before" not in " ".join(sentences(LAYERS, X, Y, own=[named(scribbler, "hidden_delta")]))


def test_functions_that_do_not_know_the_loss_are_not_used():
    network, x, y = NETWORKS["sigmoid, binary"]()
    said = sentences(network, x, y, own=[output_delta])
    assert any("Your output_delta knows mse and cross_entropy only" in line for line in said)


def own_network(f=sigmoid, f_prime=sigmoid_prime, loss=None, loss_prime=None):
    my_f = named(lambda z: f(z), "my_f")
    my_prime = named(lambda z: f_prime(z), "my_prime")
    my_loss = named(loss or (lambda a, Y: np.sum((a - Y) ** 2)), "my_loss")
    my_loss_prime = named(loss_prime or (lambda a, Y: 2 * (a - Y)), "my_loss_prime")
    layers = [Dense(W1, b1, (my_f, my_prime)), Dense(W2, b2, (my_f, my_prime))]
    return Network(layers, (my_loss, my_loss_prime))


def test_a_network_of_their_own_functions_is_walked_with_their_names():
    n = numbers(guarded(own_network()), X, Y)
    assert n.dW[1] == pytest.approx(np.array(BY_HAND["dW1"]))
    said = " ".join(" ".join(lines(Writer(n), step, True)) for step in plan(n.sizes, True))
    for part in (
        "my_f(z1₁) = my_f(0.0) = 0.5",
        "L = my_loss(a2, y)",
        "my_loss_prime(a2,",
        "my_prime(z1₁)",
    ):
        assert part in said
    assert any("Measured by nudging, it is the same." in s for s in sentences(own_network(), X, Y))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"f_prime": sigmoid}, "Your my_prime or my_loss_prime gives δ2₁ = −0.5, but"),
        ({"loss_prime": lambda a, Y: a - Y}, "gives δ2₁ = −0.125, but"),
        ({"f": blank}, "Your blank is still blank"),
        ({"f_prime": blank}, "Your blank is still blank"),
        ({"loss": blank}, "Your blank is still blank"),
        ({"loss": lambda a, Y: a}, ""),
        ({"loss": lambda a, Y: None}, "Your my_loss does not return one number"),
        ({"loss_prime": lambda a, Y: 3.0}, "Your my_loss_prime must return ∂L/∂a (1, 1)"),
        ({"f": lambda z: z[0]}, "Your my_f must return an array (1, 2)"),
    ],
)
def test_what_is_wrong_with_their_network_is_said(wrong, said):
    assert any(said in sentence for sentence in sentences(own_network(**wrong), X, Y))


def test_at_a_kink_no_slope_is_called_wrong():
    relu = named(lambda z: np.maximum(z, 0), "my_relu")
    slope = named(lambda z: (z > 0) * 1.0, "my_relu_prime")
    network = Network([Dense([[1.0], [-1.0]], [0.0], (relu, slope))], "mse")
    assert not any("but the slope" in s for s in sentences(network, [1.0, 1.0], [1.0]))
