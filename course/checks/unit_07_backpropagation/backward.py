"""All layers in a loop: forward, the error at the output, and back."""

from itertools import pairwise

import numpy as np

from course.checks.exercise import Exercise
from course.checks.unit_07_backpropagation.backward_slips import MISTAKES
from course.checks.unit_07_backpropagation.passes import Pass
from course.checks.unit_07_backpropagation.shared import LOG_3, one_hot_rows


def backward(X, Y, layers, loss):
    return Pass()(X, Y, layers, loss)


def random_layers(sizes, rng):
    return [
        (rng.normal(size=(d_in, d_out)), rng.normal(size=d_out)) for d_in, d_out in pairwise(sizes)
    ]


def network_cases(rng):
    """(X, Y, layers, loss): the lesson's network, batches, one layer, deep, integers, random."""
    one = np.array([[2.0, 1.0], [-1.0, -1.0]]), np.array([0.0, 1 + LOG_3])
    two = np.array([[3.0], [-2.0]]), np.array([0.0])
    square = np.array([[1.0, -0.5], [2.0, 0.5]]), np.array([0.25, -1.0])
    wide = np.array([[1.0, -1.0, 0.5], [0.0, 2.0, -0.5]]), np.array([0.5, 0.0, -1.0])
    whole = [
        (np.array([[1, -1], [0, 2]]), np.array([0, -1])),
        (np.array([[1, 0], [-2, 1]]), np.array([1, 0])),
    ]
    X, T = np.array([[1.0, 2.0], [0.5, -1.0], [0.0, 1.0]]), np.array([[1.0], [0.0], [0.5]])
    classes = np.eye(3)[[2, 0, 1]]
    saturated = np.array([[500.0, 0.5], [0.0, 1.0]]), np.array([0.0, -1.0])
    cases = [
        (X[:1], np.array([[1.0]]), [one, two], "mse"),
        (X, T, [one, two], "mse"),
        (X, T, [one, square, two], "mse"),
        (X, T, [two], "mse"),
        (X[:1], classes[:1], [wide], "cross_entropy"),
        (X, classes, [one, wide], "cross_entropy"),
        (X, classes, [one, square, wide], "cross_entropy"),
        (X[:, :1], T, [(np.array([[2.0]]), np.array([-0.5]))] * 2, "mse"),
        (np.array([[1, 0], [2, -1]]), np.array([[1, 0], [0, 1]]), whole, "mse"),
        (2 * X, T, [saturated, two], "mse"),
    ]
    for n, sizes in ((4, (3, 4, 2)), (5, (2, 3, 4, 3)), (3, (3, 3, 3, 3))):
        X = rng.normal(size=(n, sizes[0]))
        for loss, T in (
            ("mse", rng.uniform(size=(n, sizes[-1]))),
            ("cross_entropy", one_hot_rows(n, sizes[-1], rng)),
        ):
            cases.append((X, T, random_layers(sizes, rng), loss))
    X, T, layers, loss = cases[-1]
    layers = [(W.astype(np.float32), b.astype(np.float32)) for W, b in layers]
    return [*cases, (X.astype(np.float32), T.astype(np.float32), layers, loss)]


EXERCISE = Exercise(
    reference=backward,
    returns="a list with one pair (dW, db) for each layer, the first layer first",
    points=3,
    cases=network_cases,
    mistakes=MISTAKES,
    hints=(
        "Two loops. Forward: keep what goes into each layer, and each z. Backward: from the last "
        "layer to the first, with the error dz in your hand.",
        "`dz = output_delta(zs[-1], Y, loss)`. In the loop over the layers from back to front, "
        "`dense_backward(dz, inputs[i], W)` gives the pair; then, unless it was the first layer, "
        "`dz = hidden_delta(dz, W, zs[i - 1])`.",
        "The loop is `for i in reversed(range(len(layers))):`. Put each pair at the front with "
        "`gradients.insert(0, (dW, db))`.",
    ),
    owned="You own backpropagation: every gradient of any such network, for about the price of two "
    "more forward passes.",
)
