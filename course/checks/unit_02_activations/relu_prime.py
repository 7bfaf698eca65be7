"""relu′(z) = 1 where z > 0, else 0."""

import numpy as np

from course.checks.exercise import Exercise, Mistake
from course.checks.unit_02_activations.shared import IN_PLACE, activation_cases
from course.functions import relu, relu_prime


def _in_place(z):
    z[z > 0] = 1
    z[z <= 0] = 0
    return z


EXERCISE = Exercise(
    reference=relu_prime,
    returns="0 or 1 for every entry, in the shape of z",
    points=1,
    cases=activation_cases,
    mistakes=(
        Mistake(
            "one at the corner",
            "Right everywhere but at z = 0. The corner has no slope; by convention we take 0: `z > 0`.",
            lambda z: (z >= 0).astype(float),
        ),
        Mistake(
            "half at the corner",
            "Right everywhere but at z = 0. The corner has no slope; by convention we take 0.",
            lambda z: np.heaviside(z, 0.5),
        ),
        Mistake("input changed in place", IN_PLACE, _in_place),
        Mistake(
            "the curve itself",
            "That is relu(z), the height. Its slope is 1 wherever z is positive, however large.",
            relu,
        ),
        Mistake(
            "divided by z",
            "relu(z)/z is 0/0 at z = 0, and that is nan. Compare instead of dividing: `z > 0`.",
            lambda z: relu(z) / z,
        ),
        Mistake(
            "minus one on the left",
            "Left of 0 the curve is flat: its slope is 0, not −1.",
            lambda z: np.where(z > 0, 1, -1),
        ),
        Mistake(
            "sign",
            "`np.sign` gives −1 on the left. There the curve is flat: its slope is 0.",
            np.sign,
        ),
        Mistake(
            "inverted",
            "It is turned around: the slope is 1 on the right and 0 on the left.",
            lambda z: (z <= 0).astype(float),
        ),
        Mistake(
            "slope everywhere",
            "Slope 1 everywhere is the straight line. Left of 0 the curve is flat.",
            lambda z: np.ones(np.shape(z)),
        ),
        Mistake(
            "leaky",
            "0.01 on the left belongs to leaky ReLU. Here the left side is flat: slope 0.",
            lambda z: np.where(z > 0, 1, 0.01),
        ),
        Mistake(
            "Python's if",
            "`if z > 0` asks one question of a whole array. Compare entry by entry: `np.where`, "
            "or `z > 0` alone.",
            lambda z: 1.0 if z > 0 else 0.0,
        ),
    ),
    hints=(
        "How steep is the curve at z = 3? At z = 300? At z = −1?",
        "`z > 0` compares every entry and gives True or False.",
        "`return (z > 0).astype(…)`",
    ),
    owned="You own a slope that is either open or shut: ReLU lets an error through whole, or not at all.",
)
