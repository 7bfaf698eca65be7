"""relu(z) = max(0, z)."""

import numpy as np

from course.checks.exercise import Exercise, Mistake
from course.checks.unit_02_activations.shared import IN_PLACE, activation_cases
from course.functions import relu


def _in_place(z):
    z[z < 0] = 0
    return z


EXERCISE = Exercise(
    reference=relu,
    returns="max(0, z) for every entry, in the shape of z",
    points=1,
    cases=activation_cases,
    mistakes=(
        Mistake("input changed in place", IN_PLACE, _in_place),
        Mistake(
            "Python's max",
            "`max(0, z)` compares 0 with a whole array. `np.maximum(0, z)` compares entry by entry.",
            lambda z: max(0, z),
        ),
        Mistake(
            "one maximum for all",
            "`np.max` gives the largest entry of all. `np.maximum(0, z)` compares entry by entry.",
            lambda z: max(0, np.max(z)),
        ),
        Mistake(
            "step",
            "That is the step: it answers 1 for every positive z. ReLU answers z itself.",
            lambda z: (z > 0).astype(float),
        ),
        Mistake(
            "absolute value",
            "That is |z|: negative entries come back positive. ReLU makes them 0.",
            np.abs,
        ),
        Mistake(
            "minimum for maximum",
            "You kept the negative part. ReLU keeps the positive part: the larger of 0 and z.",
            lambda z: np.minimum(0, z),
        ),
        Mistake(
            "leaky",
            "Negative entries leak through with a small slope: that is leaky ReLU. Here they are 0.",
            lambda z: np.where(z > 0, z, 0.01 * z),
        ),
        Mistake(
            "cut off at one",
            "You cut the top off at 1. ReLU has no upper limit.",
            lambda z: np.clip(z, 0, 1),
        ),
        Mistake(
            "negative entries dropped",
            "You dropped the negative entries. They stay, as zeros: the shape is that of z.",
            lambda z: z[z > 0],
        ),
        Mistake(
            "softplus",
            "That is softplus, a rounded ReLU. Here the corner is sharp: exactly 0 up to z = 0.",
            lambda z: np.logaddexp(0, z),
        ),
    ),
    hints=(
        "Positive entries pass as they are. Negative ones become 0.",
        "`np.maximum(p, q)` takes the larger of the two, entry by entry.",
        "`return np.maximum(0, …)`",
    ),
    owned="You own the activation of most modern networks: a line with one corner.",
)
