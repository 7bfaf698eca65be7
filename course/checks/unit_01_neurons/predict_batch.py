"""A decision for each row of X."""

import numpy as np

from course.checks.exercise import Exercise, Mistake
from course.checks.unit_01_neurons.shared import (
    BIAS_AS_THRESHOLD,
    BIAS_PER_INPUT,
    FORGOT_BIAS,
    INVERTED,
    MINUS_ONE,
    NOT_THRESHOLDED,
    STRICT,
)


def predict_batch(X, w, b):
    return (X @ w + b >= 0).astype(int)


def batch_cases(rng):
    """(X, w, b): by hand with a row at exactly zero, one row, one column, integers, random."""
    X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
    cases = [
        (X, np.array([1.0, 1.0]), -1.0),
        (X, np.array([2.0, -3.0]), 0.5),
        (np.array([[2.0, 1.0, 3.0]]), np.array([1.0, -4.0, 0.5]), 0.25),
        (np.array([[2.0, 1.0, 3.0]]), np.array([1.0, 4.0, 0.5]), 0.25),
        (np.array([[-1.0], [0.5], [2.0], [3.0]]), np.array([2.0]), -1.0),
        (np.array([[1, 0], [0, 1], [1, 1], [0, 0]]), np.array([1, -1]), 0),
    ]
    for n, d in ((3, 3), (5, 2), (20, 4), (200, 3)):
        cases.append((rng.normal(size=(n, d)), rng.normal(size=d), float(rng.normal())))
    return cases


EXERCISE = Exercise(
    reference=predict_batch,
    returns="one 0 or 1 for each row of X, shape (n,)",
    points=2,
    cases=batch_cases,
    mistakes=(
        Mistake("strict threshold", STRICT, lambda X, w, b: (X @ w + b > 0).astype(int)),
        Mistake("bias as threshold", BIAS_AS_THRESHOLD, lambda X, w, b: (X @ w >= b).astype(int)),
        Mistake("bias forgotten", FORGOT_BIAS, lambda X, w, b: (X @ w >= 0).astype(int)),
        Mistake(
            "bias once per input",
            BIAS_PER_INPUT,
            lambda X, w, b: ((X * w + b).sum(axis=1) >= 0).astype(int),
        ),
        Mistake("not thresholded", NOT_THRESHOLDED, lambda X, w, b: X @ w + b),
        Mistake("minus one for silent", MINUS_ONE, lambda X, w, b: np.where(X @ w + b >= 0, 1, -1)),
        Mistake("inverted", INVERTED, lambda X, w, b: (X @ w + b < 0).astype(int)),
        Mistake(
            "rows and columns swapped",
            "`w @ X` asks for as many weights as X has rows. Rows are samples: `X @ w`.",
            lambda X, w, b: (w @ X + b >= 0).astype(int),
        ),
        Mistake(
            "not summed",
            "You have one decision per entry of X. Sum over the inputs of a row first: `X @ w`.",
            lambda X, w, b: (X * w + b >= 0).astype(int),
        ),
        Mistake(
            "summed over samples",
            "You summed down the columns (`axis=0`), over the samples. "
            "The sum runs over the inputs of one sample: `axis=1`.",
            lambda X, w, b: ((X * w).sum(axis=0) + b >= 0).astype(int),
        ),
        Mistake(
            "one answer for all",
            "You made one decision for the whole batch. Each row gets its own.",
            lambda X, w, b: int(np.sum(X * w) + b >= 0),
        ),
        Mistake(
            "first row only",
            "You answered for the first row only. Each row gets its own answer.",
            lambda X, w, b: int(X[0] @ w + b >= 0),
        ),
        Mistake(
            "a column",
            "Your answer is a column (n, 1). Labels are a plain row of n numbers: shape (n,).",
            lambda X, w, b: (X @ w + b >= 0).astype(int)[:, None],
        ),
    ),
    hints=(
        "Each row of X is one sample. A loop over the rows with `fires` is a right answer.",
        "Without a loop: `X @ w` has one sum per row. Add b to all of them at once.",
        "`X @ w + b >= 0` is an array of True and False; `.astype(int)` makes it 1 and 0.",
    ),
    owned="You own the batch: one line of matrix product instead of a loop over samples.",
)
