"""The habit: hold a gradient against central differences, and tell the relative error."""

import numpy as np

from course.checks.exercise import Exercise, Reading
from course.checks.unit_07_backpropagation import landscapes as land
from course.checks.unit_07_backpropagation.check_slips import MISTAKES
from course.gradcheck import numerical_gradient, relative_error


def gradient_check(f, p, gradient):
    return relative_error(gradient, numerical_gradient(f, p))


def rounded(error):
    """0 for a right gradient, whatever the nudge; else three decimals, at least 0.001.

    What is no error but a truth value is said to be one.
    """
    if np.asarray(error).dtype.kind == "b":
        return "True or False"
    error = float(np.asarray(error))
    if abs(error) < 1e-6:
        return 0.0
    return round(error, 3) or 0.001


def check_cases(rng):
    """(f, p, gradient): by hand, a matrix, tiny and huge, a kink, integers, float32, random."""
    p, W = np.array([1.0, 2.0]), np.array([[0.5, -1.0, 0.25], [1.0, 0.0, -0.5]])
    dW = land.loss_of_weights_gradient(W)
    return [
        (land.sum_of_squares, p, np.array([2.0, 4.0])),  # right
        (land.sum_of_squares, p, np.array([6.0, 12.0])),  # three times too large: 2/4
        (land.sum_of_squares, p, np.array([2.0, 1.0])),
        (land.sum_of_squares, p, np.array([-2.0, -4.0])),  # opposite: 1
        (land.sum_of_cubes, np.array([1.0, -2.0, 0.5]), np.array([3.0, 12.0, 0.75])),
        (land.sum_of_cubes, np.array([1.0, -2.0, 0.5]), np.array([3.0, 12.0, 1.5])),
        (land.tiny_cubes, p, land.tiny_cubes_gradient(p)),
        (land.tiny_cubes, p, 2 * land.tiny_cubes_gradient(p)),
        (land.huge_sines, p, land.huge_sines_gradient(p)),
        (land.huge_sines, p, 1.1 * land.huge_sines_gradient(p)),
        (land.loss_of_weights, W, dW),
        (land.loss_of_weights, W, dW * len(land.X)),  # 1/n forgotten
        (land.sum_of_sigmoids, 2 * W, land.sum_of_sigmoids_gradient(2 * W)),
        (land.sum_of_cubes, np.array([1, 2, -1]), np.array([3, 12, 3])),
        (land.sum_of_relus, np.array([0.0, 1.0]), np.array([0.0, 1.0])),  # measured: 1/2, 1
        *_random(rng),
        *_float32(rng),
    ]


def _random(rng):
    for f, gradient in (
        (land.sum_of_cubes, land.sum_of_cubes_gradient),
        (land.loss_of_weights, land.loss_of_weights_gradient),
    ):
        p = rng.uniform(0.5, 2, size=(2, 3))
        yield f, p, gradient(p)
        yield f, p, gradient(p) + 0.1 * rng.normal(size=p.shape)


def _float32(rng):
    p = rng.uniform(0.5, 2, size=5).astype(np.float32)
    yield land.sum_of_cubes, p, land.sum_of_cubes_gradient(p.astype(float)).astype(np.float32)


EXERCISE = Exercise(
    reference=gradient_check,
    returns="one number, the relative error",
    points=2,
    cases=check_cases,
    reading=Reading("Your error to three decimals (0 if it is below 0.000001)", rounded),
    mistakes=MISTAKES,
    hints=(
        "First measure: unit 05's `numerical_gradient`, one entry of p at a time, up and down. Then "
        "compare the two arrays as wholes.",
        "Begin with `p = np.array(p, dtype=float)`: a copy, and in float64. A nudge of 1e-5 is good. "
        "`np.linalg.norm` gives the length of an array of any shape.",
        "With `measured` filled in, the answer is `np.linalg.norm(gradient - measured) / (…)`.",
    ),
    owned="You own a judge that no gradient can fool: from now on you need not take one on trust.",
)
