"""Rosenblatt's learning rule (1958): w + lr·(y − ŷ)·x, b + lr·(y − ŷ)."""

import numpy as np

from course.checks.exercise import Exercise, Mistake
from course.checks.unit_01_neurons.fires import fires
from course.checks.unit_01_neurons.shared import STRICT


def perceptron_update(w, b, x, y, lr):
    error = y - fires(x, w, b)
    return w + lr * error * x, b + lr * error


def update_cases(rng):
    """(w, b, x, y, lr): from zero, each kind of error, no error, integers, random."""
    zero = np.array([0.0, 0.0])
    w, x = np.array([1.0, -2.0]), np.array([3.0, 1.0])
    cases = [
        (w, -3.0, x, 1, 0.5),  # z = −2: silent, should fire
        (zero, 0.0, np.array([1.0, 2.0]), 0, 0.5),  # z = 0 fires, should not
        (zero, 0.0, np.array([1.0, 2.0]), 1, 0.5),  # z = 0 fires, and should
        (w, 1.0, x, 0, 0.25),  # z = 2: fires, should not
        (w, 1.0, x, 1, 0.25),
        (w, -3.0, x, 0, 2.0),
        (np.array([2, -1, 0]), 1, np.array([1, 1, 3]), 0, 1),
        (np.array([2.0]), -5.0, np.array([1.5]), 1, 0.1),
    ]
    for d in (1, 2, 3, 6):
        for y in (0, 1):
            w, x = rng.normal(size=(2, d))
            cases.append((w, float(rng.normal()), x, y, float(rng.uniform(0.01, 2))))
    return cases


def _in_place(w, b, x, y, lr):
    error = y - fires(x, w, b)
    w += lr * error * x
    return w, b + lr * error


def _updated(direction):
    """A perceptron update with another idea of the step: direction(error, x, lr) -> (dw, db)."""

    def update(w, b, x, y, lr):
        change_w, change_b = direction(y - fires(x, w, b), x, lr)
        return w + change_w, b + change_b

    return update


def _strict_update(w, b, x, y, lr):
    error = y - int(w @ x + b > 0)
    return w + lr * error * x, b + lr * error


EXERCISE = Exercise(
    reference=perceptron_update,
    returns="the pair (w, b) after the step",
    points=2,
    cases=update_cases,
    mistakes=(
        Mistake(
            "sign turned",
            "You step the wrong way: the error is y − ŷ, wanted minus got. With ŷ − y each "
            "step makes the mistake worse.",
            _updated(lambda e, x, lr: (-lr * e * x, -lr * e)),
        ),
        Mistake("strict threshold", STRICT, _strict_update),
        Mistake(
            "input changed in place",
            "The numbers are right, but `w += …` writes into the array that the caller gave "
            "you. Build a new one: `w = w + …`.",
            _in_place,
        ),
        Mistake(
            "bias not updated",
            "The bias stays as it was. It learns too: b + lr·(y − ŷ).",
            _updated(lambda e, x, lr: (lr * e * x, 0)),
        ),
        Mistake(
            "learning rate forgotten",
            "The learning rate is missing: the step is lr times the error times the input.",
            _updated(lambda e, x, lr: (e * x, e)),
        ),
        Mistake(
            "learning rate not on the bias",
            "The bias steps without the learning rate: b + lr·(y − ŷ).",
            _updated(lambda e, x, lr: (lr * e * x, e)),
        ),
        Mistake(
            "learning rate on the bias only",
            "The weights step without the learning rate: w + lr·(y − ŷ)·x.",
            _updated(lambda e, x, lr: (e * x, lr * e)),
        ),
        Mistake(
            "input forgotten",
            "Every weight takes the same step. A weight's step is in proportion to its own "
            "input: an input of 0 had no part in the error.",
            _updated(lambda e, x, lr: (lr * e * np.ones(len(x)), lr * e)),
        ),
        Mistake(
            "bias times the inputs",
            "The bias has no input of its own (or one that is always 1): its step is lr·(y − ŷ).",
            _updated(lambda e, x, lr: (lr * e * x, lr * e * np.sum(x))),
        ),
        Mistake(
            "error without a sign",
            "You lost the sign of the error. It decides the direction: up when the neuron "
            "should have fired, down when it should not.",
            _updated(lambda e, x, lr: (lr * abs(e) * x, lr * abs(e))),
        ),
        Mistake(
            "target instead of error",
            "You step by y, not by the error y − ŷ. Where the answer is right, nothing changes.",
            lambda w, b, x, y, lr: (w + lr * y * x, b + lr * y),
        ),
        Mistake(
            "always steps",
            "You step even where the answer was right. Then y − ŷ = 0, and nothing changes.",
            lambda w, b, x, y, lr: (w + lr * (2 * y - 1) * x, b + lr * (2 * y - 1)),
        ),
        Mistake(
            "weighted sum instead of decision",
            "You used z where the decision ŷ belongs: lr·(y − z)·x is the delta rule of Widrow "
            "and Hoff. The perceptron compares y with 0 or 1.",
            lambda w, b, x, y, lr: (w + lr * (y - w @ x - b) * x, b + lr * (y - w @ x - b)),
        ),
        Mistake(
            "bias left out of the decision",
            "The decision was made without the bias: ŷ = 1 if w·x + b ≥ 0.",
            lambda w, b, x, y, lr: (
                w + lr * (y - int(w @ x >= 0)) * x,
                b + lr * (y - int(w @ x >= 0)),
            ),
        ),
        Mistake(
            "minus one for silent",
            "You took −1 for a silent neuron, so its error is 2. Here ŷ is 0 or 1.",
            lambda w, b, x, y, lr: (
                w + lr * (y - (1 if w @ x + b >= 0 else -1)) * x,
                b + lr * (y - (1 if w @ x + b >= 0 else -1)),
            ),
        ),
        Mistake(
            "only the step",
            "You return the step. The answer is the weights and bias after it: w + step.",
            lambda w, b, x, y, lr: (
                lr * (y - fires(x, w, b)) * x,
                lr * (y - fires(x, w, b)),
            ),
        ),
        Mistake(
            "wrong order",
            "You return the bias first. The order is `return w, b`.",
            lambda w, b, x, y, lr: perceptron_update(w, b, x, y, lr)[::-1],
        ),
        Mistake(
            "bias not returned",
            "You return the weights alone. The caller needs both: `return w, b`.",
            lambda w, b, x, y, lr: perceptron_update(w, b, x, y, lr)[0],
        ),
    ),
    hints=(
        "First let the neuron answer: ŷ = `fires(x, w, b)`. The error is what was wanted "
        "minus what came: y − ŷ. It is −1, 0 or 1.",
        "Each weight moves by lr · error · its own input. The bias moves by lr · error.",
        "`error = y - fires(x, w, b)`, then `return w + lr * error * x, b + …`",
    ),
    owned="You own Rosenblatt's rule of 1958: a neuron that learns from its mistakes.",
)
