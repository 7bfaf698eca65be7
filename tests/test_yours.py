"""Pictures that run the learner's own functions: blank, wrong and right ones."""

import numpy as np
import pytest

from course.functions import relu, relu_prime, sigmoid, sigmoid_prime
from course.widgets import activations, perceptron


def blank(*arguments):
    raise NotImplementedError


def rosenblatt(w, b, x, y, lr):
    error = y - int(w @ x + b >= 0)
    return w + lr * error * x, b + lr * error


def test_a_perceptron_of_the_learners_learns_as_ours_does():
    panel, ours = perceptron(update=rosenblatt), perceptron()
    while panel.step():
        ours.step()
    ours.step()
    assert "Yours gives w = " in panel.sentence
    assert panel.sentence.split("A whole pass")[1] == ours.sentence.split("A whole pass")[1]


@pytest.mark.parametrize(
    ("update", "said"),
    [
        (blank, "Your blank is still blank: write it, then run this cell again."),
        (lambda w, b, x, y, lr: 1 / 0, "raised ZeroDivisionError"),
        (lambda w, b, x, y, lr: w, "must return the pair w, b"),
        (lambda w, b, x, y, lr: None, "must return the pair w, b"),
        (lambda w, b, x, y, lr: (np.zeros(3), b), "must return the pair w, b"),
    ],
)
def test_a_rule_that_fails_is_said_in_words_and_ends_the_run(update, said):
    panel = perceptron(update=update)
    assert panel.step() is False
    assert said in panel.sentence
    assert panel.error is None


def test_a_rule_that_writes_into_its_arguments_changes_no_sample():
    def vandal(w, b, x, y, lr):
        x += 100
        return w, b

    panel = perceptron(update=vandal)
    panel.step()
    panel.step()
    assert "x = (0, 1)" in panel.sentence


def test_slopes_of_the_learners_are_held_against_measured_ones():
    own = {"sigmoid": (sigmoid, sigmoid_prime), "relu": (relu, relu_prime)}
    panel = activations(own=own)
    assert panel.controls["function"].options == ("your sigmoid", "your relu")
    assert panel.sentence.endswith("the slope is 0.197: the two agree.")
    panel.controls["function"].value = "your relu"
    assert panel.sentence.endswith("the slope is 1.0: the two agree.")
    panel.controls["z"].value = 0.0
    assert panel.sentence.endswith("left and right of it the slope differs.")


def test_a_wrong_slope_is_seen():
    panel = activations(own={"sigmoid": (sigmoid, lambda z: sigmoid(z))})
    assert panel.sentence.endswith("the two differ.")


@pytest.mark.parametrize(
    ("f", "said"),
    [
        (blank, "is still blank"),
        (lambda z: z[9999], "raised IndexError"),
        (lambda z: 3.0, "does not return an array of numbers for an array of shape (1201,)"),
        (lambda z: None, "does not return an array of numbers"),
        (lambda z: "text", "does not return an array of numbers"),
    ],
)
def test_an_activation_that_fails_is_said_in_words(f, said):
    panel = activations(own={"sigmoid": (f, sigmoid_prime)})
    assert said in panel.sentence
    assert panel.error is None
