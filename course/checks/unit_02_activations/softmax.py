"""softmax: e^z of each entry over the sum along its row."""

import numpy as np

from course.checks.exercise import Exercise, Mistake
from course.checks.unit_02_activations.shared import TRUNCATED
from course.functions import sigmoid, softmax


def softmax_cases(rng):
    """(Z,): by hand, one row, one column, square, integers, very large and very far rows, random."""
    by_hand = [
        np.array([[0.0, 0.0], [0.0, 1.0], [2.0, 1.0]]),
        np.array([[1.0, 2.0, 3.0]]),
        np.array([[2.0], [-1.0]]),
        np.array([[1, 0, 2], [0, 3, 1]]),
        np.array([[-1.0, 1.0], [-2.0, 0.5]]),
        np.array([[1000.0, 1001.0, 999.0], [-1000.0, -1001.0, -999.0]]),
        np.array([[0.0, -800.0, 5.0], [-300.0, 400.0, 400.0]]),
    ]
    Z = rng.normal(scale=2, size=(6, 4))
    more = [Z, rng.normal(size=(3, 3)), rng.normal(size=(2, 10)), Z.astype(np.float32)]
    return [(z,) for z in [*by_hand, *more]]


def _normalized(e, axis):
    return e / e.sum(axis=axis, keepdims=True)


def _into_zeros_like(z):
    a = np.zeros_like(z)
    a[...] = softmax(z)
    return a


OVER_SAMPLES = (
    "You divided by the sum down the columns (`axis=0`), so samples share one probability. "
    "Each row is one sample: sum along the row, `axis=1`."
)
OVER_EVERYTHING = (
    "You divided by the sum of the whole array. Each row is one sample and sums to 1 by itself: "
    "`sum(axis=1, keepdims=True)`."
)
NO_SHIFT = (
    "`exp` overflows for large z: inf/inf is nan. Subtract the row's largest entry first. "
    "It cancels in the quotient, and `exp` then never gets more than 0."
)
KEEPDIMS = (
    "The row sums have shape (n,), and NumPy lines them up with the columns. "
    "`keepdims=True` keeps them as a column (n, 1)."
)

EXERCISE = Exercise(
    reference=softmax,
    returns="a probability for each entry, each row summing to 1, in the shape of z",
    points=2,
    cases=softmax_cases,
    mistakes=(
        Mistake("no shift", NO_SHIFT, lambda z: _normalized(np.exp(z), 1)),
        Mistake(
            "shift by the largest of all",
            "You subtract the largest entry of the whole array. A row far below it becomes 0/0: "
            "each row needs its own maximum, `z.max(axis=1, keepdims=True)`.",
            lambda z: _normalized(np.exp(z - z.max()), 1),
        ),
        Mistake("over samples", OVER_SAMPLES, lambda z: _normalized(np.exp(z - z.max(axis=0)), 0)),
        Mistake("over samples, no shift", OVER_SAMPLES, lambda z: _normalized(np.exp(z), 0)),
        Mistake(
            "over everything", OVER_EVERYTHING, lambda z: _normalized(np.exp(z - z.max()), None)
        ),
        Mistake(
            "over everything, no shift", OVER_EVERYTHING, lambda z: _normalized(np.exp(z), None)
        ),
        Mistake("keepdims forgotten", KEEPDIMS, lambda z: np.exp(z) / np.exp(z).sum(axis=1)),
        Mistake(
            "keepdims forgotten in the shift",
            KEEPDIMS,
            lambda z: _normalized(np.exp(z - z.max(axis=1)), 1),
        ),
        Mistake(
            "sigmoid of each entry",
            "That is the sigmoid of each entry: the rows do not sum to 1. "
            "Softmax divides by the sum along the row.",
            sigmoid,
        ),
        Mistake(
            "not divided",
            "The exponentials are there; the division by their row sum is missing.",
            lambda z: np.exp(z - z.max(axis=1, keepdims=True)),
        ),
        Mistake(
            "only exponentials", "`exp` alone is the first half: divide by the row sum.", np.exp
        ),
        Mistake(
            "no exponential",
            "You divided z itself by its sum. Without `exp` entries can be negative, "
            "and the sum can be zero.",
            lambda z: z / z.sum(axis=1, keepdims=True),
        ),
        Mistake(
            "exponent negative",
            "The sign is turned: the largest z must get the largest probability.",
            lambda z: softmax(-1.0 * z),
        ),
        Mistake(
            "winner takes all",
            "You give everything to the largest entry. Softmax gives it the largest share.",
            lambda z: (z == z.max(axis=1, keepdims=True)).astype(float),
        ),
        Mistake(
            "logarithm",
            "That is the logarithm of softmax. Here we want the probabilities themselves.",
            lambda z: np.log(np.maximum(softmax(z), 1e-300)),
        ),
        Mistake("integers truncated", TRUNCATED, _into_zeros_like),
    ),
    hints=(
        "Make every entry positive with `np.exp`, then divide so that each row sums to 1.",
        "`sum(axis=1, keepdims=True)` gives one sum per row, as a column that fits under z.",
        "Subtract `z.max(axis=1, keepdims=True)` from z before `np.exp`, then divide "
        "by the row sums.",
    ),
    owned="You own softmax: scores become probabilities, and no score is too large for it.",
)
