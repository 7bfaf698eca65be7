"""Equation 1, the error at the output: ∂L/∂z of the last layer, for two losses."""

import numpy as np

from course.checks.exercise import Exercise
from course.checks.unit_07_backpropagation.output_slips import MISTAKES
from course.checks.unit_07_backpropagation.shared import LOG_3, one_hot_rows, single
from course.functions import sigmoid, sigmoid_prime, softmax


def output_delta(z, Y, loss):
    if loss == "mse":
        return 2 * (sigmoid(z) - Y) / len(Y) * sigmoid_prime(z)
    return (softmax(z) - Y) / len(Y)


def output_cases(rng):
    """(z, Y, loss): each loss by hand; whole numbers, one column, saturated, random, float32."""
    by_hand = [
        ([[0.0]], [[1.0]], "mse"),  # −1/4, as in the lesson
        ([[LOG_3]], [[0.0]], "mse"),  # 2 · 3/4 · 3/16
        ([[0.0, LOG_3], [1.0, -2.0], [0.5, 0.25]], [[1.0, 0.0], [0.5, 0.0], [1.0, 1.0]], "mse"),
        ([[1, 0], [-2, 3]], [[1, 0], [0, 1]], "mse"),
        ([[0.5], [-1.0], [2.0]], [[1.0], [0.0], [0.25]], "mse"),
        ([[0.0, 0.0]], [[1.0, 0.0]], "cross_entropy"),  # −1/2, 1/2
        ([[2.0, 1.0, 0.0]], [[0.0, 0.0, 1.0]], "cross_entropy"),
        ([[2.0, 1.0, 0.0], [0.5, -1.0, 1.5]], [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]], "cross_entropy"),
        ([[1, 0], [0, 3], [2, -1]], [[0, 1], [0, 1], [1, 0]], "cross_entropy"),
        ([[1000.0, 0.5, -1000.0]], [[0.0, 1.0, 1.0]], "mse"),
        ([[1000.0, 0.5, -1000.0], [0.0, 1.0, 2.0]], [[0, 0, 1], [1, 0, 0]], "cross_entropy"),
    ]
    cases = [(np.array(z), np.array(Y), loss) for z, Y, loss in by_hand]
    for n, k in ((4, 3), (3, 3), (1, 5)):
        cases.append((rng.normal(size=(n, k)), rng.normal(size=(n, k)), "mse"))
        cases.append((2 * rng.normal(size=(n, k)), one_hot_rows(n, k, rng), "cross_entropy"))
    return [*cases, *((*single(z, Y), loss) for z, Y, loss in cases[-6:-4])]


EXERCISE = Exercise(
    reference=output_delta,
    returns="one error for each entry of z, in z's shape",
    points=2,
    cases=output_cases,
    mistakes=MISTAKES,
    hints=(
        "Walk the graph of unit 06 from the loss back to z. With mse you pass two links: the loss "
        "in a, and the sigmoid in z. With cross-entropy the lesson of unit 04 has done it for you.",
        "For mse: the slope of the loss is 2 (a − Y)/n with a = σ(z), and it is multiplied, entry "
        "by entry, by σ′(z). For cross-entropy: (softmax(z) − Y)/n, and nothing else.",
        '`if loss == "mse": return 2 * (sigmoid(z) - Y) / len(Y) * …`, and after it '
        "`return (…) / len(Y)`.",
    ),
    owned="You own the place where all blame begins: the error at the output.",
)
