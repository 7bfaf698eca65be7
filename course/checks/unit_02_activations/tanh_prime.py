"""tanh′(z) = 1 − tanh(z)²."""

import numpy as np

from course.checks.exercise import Exercise, Mistake
from course.checks.unit_02_activations.shared import (
    FINITE_DIFFERENCE,
    OVERFLOW,
    activation_cases,
)
from course.functions import sigmoid_prime, tanh_prime


def _exponentials(z):
    up, down = np.exp(z), np.exp(-z)
    return 1 - ((up - down) / (up + down)) ** 2


EXERCISE = Exercise(
    reference=tanh_prime,
    returns="the slope of tanh at every entry, in the shape of z",
    points=1,
    cases=activation_cases,
    mistakes=(
        Mistake(
            "z taken for a",
            "You wrote 1 − z². The formula 1 − a² holds for a = tanh(z): apply tanh to z first.",
            lambda z: 1 - z**2,
        ),
        Mistake(
            "slope at a, not at z",
            "That is tanh′ at a = tanh(z), not at z: tanh was applied once too often.",
            lambda z: 1 - np.tanh(np.tanh(z)) ** 2,
        ),
        Mistake(
            "square forgotten",
            "The square is missing: 1 − tanh(z)². Without it the slope would reach 2 on the left.",
            lambda z: 1 - np.tanh(z),
        ),
        Mistake(
            "all squared",
            "You squared the whole difference. Only tanh(z) is squared: 1 − tanh(z)².",
            lambda z: (1 - np.tanh(z)) ** 2,
        ),
        Mistake(
            "sigmoid's formula",
            "a·(1 − a) is the slope of the sigmoid. For tanh it is 1 − a².",
            lambda z: np.tanh(z) * (1 - np.tanh(z)),
        ),
        Mistake(
            "the slope of the sigmoid",
            "That is σ′(z). tanh is steeper: at z = 0 its slope is 1.",
            sigmoid_prime,
        ),
        Mistake(
            "inner slope forgotten",
            "tanh(z) = 2σ(2z) − 1: the two factors of 2 multiply the slope by 4.",
            lambda z: sigmoid_prime(2.0 * z),
        ),
        Mistake(
            "plus for minus",
            "1 + tanh² grows toward the sides. The slope shrinks there: 1 − tanh(z)².",
            lambda z: 1 + np.tanh(z) ** 2,
        ),
        Mistake(
            "sign turned",
            "The sign is turned: tanh rises everywhere, so its slope is positive.",
            lambda z: np.tanh(z) ** 2 - 1,
        ),
        Mistake(
            "the curve itself", "That is tanh(z), the height. Here we want its slope.", np.tanh
        ),
        Mistake("overflow", OVERFLOW, _exponentials),
        Mistake(
            "one-sided difference",
            FINITE_DIFFERENCE,
            lambda z: (np.tanh(z + 1e-6) - np.tanh(z)) / 1e-6,
        ),
        Mistake(
            "central difference",
            FINITE_DIFFERENCE,
            lambda z: (np.tanh(z + 1e-5) - np.tanh(z - 1e-5)) / 2e-5,
        ),
    ),
    hints=(
        "At z = 0 the slope is 1, its largest value. Far out it goes to 0 on both sides.",
        "As with the sigmoid, the height is enough: let a = tanh(z). One minus something of a.",
        "`return 1 - np.tanh(z) ** …`",
    ),
    owned="You own the slope of tanh: 1 at the center, four times the sigmoid's.",
)
