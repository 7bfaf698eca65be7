"""Equation 2, the error carried back: through the weights, then through the slope."""

import numpy as np

from course.checks.exercise import Exercise, Mistake
from course.checks.unit_07_backpropagation.shared import LOG_3, SLOPES, single
from course.functions import sigmoid_prime


def hidden_delta(dz_next, W_next, z):
    return dz_next @ W_next.T * sigmoid_prime(z)


def hidden_cases(rng):
    """(dz_next, W_next, z): by hand, batches, square, one column, integers, saturated, random."""
    by_hand = [
        ([[-0.25]], [[3.0], [-2.0]], [[0.0, LOG_3]]),  # −3/16, 3/32, as in the lesson
        ([[1.0, -2.0]], [[1.0, 0.5], [3.0, -1.0]], [[0.0, LOG_3]]),
        ([[1.0, 2.0], [-1.0, 0.5]], [[1.0, 0.0], [2.0, -3.0]], [[0.5, -1.0], [2.0, 0.0]]),
        ([[1.0, 0.0, 2.0], [0.5, -1.0, 1.0]], [[1.0, 2.0, -1.0]], [[0.5], [-2.0]]),
        ([[0.5], [-1.0], [2.0]], [[1.0], [-3.0]], [[0.0, 1.0], [2.0, 1.5], [-1.0, 0.3]]),
        ([[1, 0], [-2, 3]], [[2, 1], [0, -1], [1, 1]], [[1, 0, -1], [2, -2, 3]]),
        ([[2.0, -1.0]], [[1.0, 3.0], [2.0, 1.0], [5.0, 1.0]], [[1000.0, 0.5, -1000.0]]),
    ]
    cases = [tuple(map(np.array, case)) for case in by_hand]
    for n, d, d_next in ((4, 3, 2), (3, 3, 3), (5, 2, 4)):
        shapes = (n, d_next), (d, d_next), (n, d)
        cases.append(tuple(rng.normal(size=shape) for shape in shapes))
    return [*cases, single(*cases[-1])]


def carried(da):
    """An answer with another idea of da(dz_next, W_next), and the right slope."""
    return lambda dz, W, z: da(dz, W) * sigmoid_prime(z)


def sloped(slope):
    """An answer with another idea of the slope."""
    return lambda dz, W, z: dz @ W.T * slope(z)


def _shares(W):
    return np.abs(W) / np.abs(W).sum(axis=0)


def _in_place(dz, W, z):
    da = dz @ W.T
    z[...] = sigmoid_prime(z)
    return da * z


PROPORTION = (
    "You share the error in proportion to the weights, so that the shares of all hidden units sum "
    "to the whole. Blame is no cake: each unit's weight counts as it is, sign included, `W_next.T`."
)

EXERCISE = Exercise(
    reference=hidden_delta,
    returns="one error for each sample and hidden unit, in z's shape",
    points=2,
    cases=hidden_cases,
    mistakes=(
        Mistake(
            "slope forgotten",
            "You carry the error back through the weights, and that is ∂L/∂a. Between a and z stands "
            "the sigmoid of the hidden unit: multiply by its slope, σ′(z).",
            lambda dz, W, z: dz @ W.T,
        ),
        *(Mistake(name, says, sloped(slope)) for name, (says, slope) in SLOPES.items()),
        Mistake(
            "transpose missing",
            "`W_next` leads forward, from hidden units to the next layer. Going back, its rows and "
            "columns change roles: `dz_next @ W_next.T`.",
            carried(lambda dz, W: dz @ W),
        ),
        Mistake(
            "factors swapped",
            "Rows are samples: the errors, (n, d_next), stand on the left, and `W_next.T` on the right.",
            carried(lambda dz, W: W @ dz),
        ),
        Mistake(
            "factors swapped, transposed",
            "Rows are samples: the errors, (n, d_next), stand on the left, and `W_next.T` on the right.",
            carried(lambda dz, W: W.T @ dz),
        ),
        Mistake(
            "columns are samples",
            "That is the formula of books in which columns are samples. Here rows are: "
            "`dz_next @ W_next.T`.",
            carried(lambda dz, W: W @ dz.T),
        ),
        Mistake(
            "the error transposed",
            "You transposed the wrong factor. The errors stay (n, d_next); the weights are turned: "
            "`W_next.T`.",
            carried(lambda dz, W: dz.T @ W),
        ),
        Mistake(
            "result transposed",
            "The numbers are right and lie on their side: rows are samples, the shape is that of z.",
            lambda dz, W, z: hidden_delta(dz, W, z).T,
        ),
        Mistake(
            "slope by matrix product",
            "Each unit's error meets the slope of the same unit and sample: `*`, entry by entry. "
            "`@` mixes them.",
            lambda dz, W, z: dz @ W.T @ sigmoid_prime(z),
        ),
        Mistake(
            "slope before the weights",
            "You weight the error of the *next* layer with a slope of this one. First back through "
            "the weights, then times σ′(z).",
            lambda dz, W, z: (dz * sigmoid_prime(z)) @ W.T,
        ),
        Mistake(
            "in proportion to the weights", PROPORTION, carried(lambda dz, W: dz @ _shares(W).T)
        ),
        Mistake(
            "in proportion to the weights, signs kept",
            PROPORTION,
            carried(lambda dz, W: dz @ (W / W.sum(axis=0)).T),
        ),
        Mistake(
            "in proportion to the weights, slope forgotten",
            f"{PROPORTION} And the slope σ′(z) is missing.",
            lambda dz, W, z: dz @ _shares(W).T,
        ),
        Mistake(
            "sign of the weights dropped",
            "You took the weights without their signs. A negative weight turns the blame around: "
            "more of this unit makes the next one *smaller*.",
            carried(lambda dz, W: dz @ np.abs(W).T),
        ),
        Mistake(
            "weights ignored",
            "The weights are missing: each unit gets the sum of all errors. It is to blame through "
            "its own weights: `dz_next @ W_next.T`.",
            carried(lambda dz, W: dz.sum(axis=1, keepdims=True)),
        ),
        Mistake(
            "averaged over the next units",
            "You average over the paths. What comes back along several paths is added.",
            carried(lambda dz, W: dz @ W.T / W.shape[1]),
        ),
        Mistake(
            "only the first path",
            "Only the first unit of the next layer has a say. A hidden unit reaches all of them, and "
            "the paths add.",
            carried(lambda dz, W: dz[:, :1] @ W[:, :1].T),
        ),
        Mistake(
            "only the last path",
            "Only the last unit of the next layer has a say. A hidden unit reaches all of them: add "
            "over the paths, do not overwrite.",
            carried(lambda dz, W: dz[:, -1:] @ W[:, -1:].T),
        ),
        Mistake(
            "1/n again",
            "You divide by n. The 1/n is already in `dz_next`, since the output error has it.",
            lambda dz, W, z: hidden_delta(dz, W, z) / len(z),
        ),
        Mistake(
            "summed over samples",
            "You sum over the samples. That comes later, in db; here each sample keeps its own error.",
            lambda dz, W, z: hidden_delta(dz, W, z).sum(axis=0),
        ),
        Mistake(
            "products not summed",
            "`*` multiplies entry by entry. A hidden unit reaches every unit of the next layer, and "
            "`@` adds over these paths: `dz_next @ W_next.T`.",
            carried(lambda dz, W: dz * W.T),
        ),
        Mistake(
            "slope added",
            "You add the slope. Slopes along a path are multiplied.",
            lambda dz, W, z: dz @ W.T + sigmoid_prime(z),
        ),
        Mistake(
            "sign turned",
            "The sign is turned. Nothing is subtracted on the way back; the minus comes with the step.",
            lambda dz, W, z: -hidden_delta(dz, W, z),
        ),
        Mistake(
            "input changed in place",
            "Your function writes into the z of the caller. Compute a new array.",
            _in_place,
        ),
    ),
    hints=(
        "A hidden unit reaches the loss through every unit of the next layer. Along each of these "
        "paths: error there, times weight. Add them. Then one more link: the unit's own sigmoid.",
        "`dz_next @ W_next.T` is ∂L/∂a, in the shape of z. The sigmoid's slope at z is multiplied in "
        "entry by entry, with `*`.",
        "`return (dz_next @ …) * sigmoid_prime(…)`",
    ),
    owned="You own the step that gave hidden units a teacher: the error, carried back.",
)
