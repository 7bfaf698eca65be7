"""Equations 3 and 4, the gradients of a layer: from dz to dW, db, and dX for the layer before."""

import numpy as np

from course.checks.exercise import Exercise
from course.checks.unit_07_backpropagation.layer_slips import MISTAKES
from course.checks.unit_07_backpropagation.shared import single


def dense_backward(dz, X, W):
    return X.T @ dz, dz.sum(axis=0), dz @ W.T


def layer_cases(rng):
    """(dz, X, W): both layers by hand, batches, square, one column, integers, random, float32."""
    by_hand = [
        ([[-0.25]], [[0.5, 0.75]], [[3.0], [-2.0]]),  # the second layer of the lesson
        ([[-0.1875, 0.09375]], [[1.0, 2.0]], [[2.0, 1.0], [-1.0, -1.0]]),  # and its first
        ([[1.0, -2.0], [0.5, 3.0]], [[1.0, 2.0], [-1.0, 4.0]], [[1.0, 0.0], [2.0, -3.0]]),
        (
            [[1.0, 0.0, -1.0], [0.5, 2.0, 1.0]],
            [[1.0, 3.0], [2.0, -1.0]],
            [[1.0, 2.0, 3.0], [0.5, -1.0, 4.0]],
        ),
        ([[0.5], [-1.0], [2.0]], [[1.0], [3.0], [-2.0]], [[4.0]]),
        ([[1, -2], [0, 3], [2, 1]], [[1, 0, 2], [3, 1, 0], [-1, 1, 1]], [[1, 2], [0, 1], [-1, 1]]),
        ([[1e-3, 2.0]], [[1000.0, -1000.0, 1.0]], [[500.0, 1.0], [-2.0, 3.0], [1.0, 0.5]]),
    ]
    cases = [tuple(map(np.array, case)) for case in by_hand]
    for n, d_in, d_out in ((4, 3, 2), (3, 3, 3), (5, 2, 4), (1, 3, 2)):
        shapes = (n, d_out), (n, d_in), (d_in, d_out)
        cases.append(tuple(rng.normal(size=shape) for shape in shapes))
    return [*cases, single(*cases[-2])]


EXERCISE = Exercise(
    reference=dense_backward,
    returns="three arrays: dW in W's shape, db (d_out,), dX in X's shape",
    points=3,
    cases=layer_cases,
    mistakes=MISTAKES,
    hints=(
        "z_j = Σ x_i W_ij + b_j. What does nudging W_ij move z_j by? And b_j? And x_i?",
        "dW_ij adds x_i · dz_j over all samples: a matrix product (d_in, n) @ (n, d_out). db adds dz "
        "over all samples. dX needs (n, d_out) @ (d_out, d_in).",
        "`return X.T @ …, dz.sum(axis=…), dz @ …`",
    ),
    owned="You own a layer's whole backward pass: three lines, for any batch.",
)  # fmt: skip
