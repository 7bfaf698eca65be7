"""σ(z) = 1 / (1 + e^(−z))."""

import numpy as np

from course.checks.exercise import Exercise, Mistake
from course.checks.unit_02_activations.shared import OVERFLOW, TRUNCATED, activation_cases
from course.functions import sigmoid


def _into_zeros_like(z):
    a = np.zeros_like(z)
    a[...] = sigmoid(z)
    return a


EXERCISE = Exercise(
    reference=sigmoid,
    returns="σ of every entry, in the shape of z",
    points=1,
    cases=activation_cases,
    mistakes=(
        Mistake(
            "exponent without minus",
            "The minus in the exponent is missing: your curve is the mirror image and falls.",
            lambda z: sigmoid(-1.0 * z),
        ),
        Mistake(
            "parentheses missing",
            "You have 1 + e^(−z). `1 / 1 + np.exp(-z)` divides first; the whole sum belongs "
            "below the line: `1 / (1 + …)`.",
            lambda z: 1 / 1 + np.exp(-z),
        ),
        Mistake("overflow", OVERFLOW, lambda z: np.exp(z) / (1 + np.exp(z))),
        Mistake(
            "minus below the line",
            "Below the line stands 1 plus the exponential, not 1 minus it.",
            lambda z: 1 / (1 - np.exp(-z)),
        ),
        Mistake(
            "tanh",
            "That is tanh, which runs from −1 to 1. The sigmoid runs from 0 to 1.",
            np.tanh,
        ),
        Mistake(
            "step",
            "That is the hard threshold. The sigmoid passes smoothly from 0 to 1.",
            lambda z: (z >= 0).astype(float),
        ),
        Mistake(
            "rounded e",
            "Very close: you wrote e as 2.718. Use `np.exp`.",
            lambda z: 1 / (1 + 2.718 ** (-1.0 * z)),
        ),
        Mistake(
            "sign of z lost",
            "Your curve is the same on both sides of 0: an absolute value or a square too many.",
            lambda z: 1 / (1 + np.exp(-np.abs(z))),
        ),
        Mistake("integers truncated", TRUNCATED, _into_zeros_like),
        Mistake(
            "its slope",
            "That is the slope of the sigmoid, the next exercise. Here we want the curve itself.",
            lambda z: sigmoid(z) * (1 - sigmoid(z)),
        ),
    ),
    hints=(
        "σ(0) = 1/2, σ of something large is near 1, of something very negative near 0.",
        "The formula is one over (one plus e to the minus z). `np.exp` works on whole arrays.",
        "`return 1 / (1 + np.exp(…))`, and mind the parentheses.",
    ),
    owned="You own a threshold that bends: it has a slope, so an error can be sent back through it.",
)
