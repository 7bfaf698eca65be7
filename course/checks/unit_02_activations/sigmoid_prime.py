"""σ′(z) = σ(z)·(1 − σ(z))."""

import numpy as np

from course.checks.exercise import Exercise, Mistake
from course.checks.unit_02_activations.shared import (
    FINITE_DIFFERENCE,
    OVERFLOW,
    activation_cases,
)
from course.functions import sigmoid, sigmoid_prime

EXERCISE = Exercise(
    reference=sigmoid_prime,
    returns="the slope of σ at every entry, in the shape of z",
    points=1,
    cases=activation_cases,
    mistakes=(
        Mistake(
            "z taken for a",
            "You wrote z·(1 − z). The formula a·(1 − a) holds for a = σ(z): apply σ to z first.",
            lambda z: z * (1 - z),
        ),
        Mistake(
            "slope at a, not at z",
            "That is σ′ at a = σ(z), not at z: the sigmoid was applied once too often.",
            lambda z: sigmoid_prime(sigmoid(z)),
        ),
        Mistake(
            "the curve itself",
            "That is σ(z), the height of the curve. The slope is σ(z)·(1 − σ(z)).",
            sigmoid,
        ),
        Mistake("overflow", OVERFLOW, lambda z: np.exp(-z) / (1 + np.exp(-z)) ** 2),
        Mistake(
            "sign turned",
            "The sign is turned: the sigmoid rises everywhere, so its slope is positive.",
            lambda z: sigmoid(z) * (sigmoid(z) - 1),
        ),
        Mistake(
            "plus for minus",
            "σ(1 + σ) is larger than the curve itself. The slope is σ·(1 − σ).",
            lambda z: sigmoid(z) * (1 + sigmoid(z)),
        ),
        Mistake(
            "factor forgotten",
            "That is 1 − σ(z). The slope has both factors: σ(z)·(1 − σ(z)).",
            lambda z: 1 - sigmoid(z),
        ),
        Mistake(
            "tanh's formula",
            "1 − a² is the slope of tanh, in terms of a = tanh(z). For the sigmoid it is a·(1 − a).",
            lambda z: 1 - sigmoid(z) ** 2,
        ),
        Mistake(
            "the slope of tanh",
            "That is the slope of tanh at z. Here we want the slope of the sigmoid.",
            lambda z: 1 - np.tanh(z) ** 2,
        ),
        Mistake(
            "square forgotten",
            "By the quotient rule the denominator is squared: e^(−z) / (1 + e^(−z))². "
            "Yours is not, and that is 1 − σ(z) once more.",
            lambda z: np.exp(-z) / (1 + np.exp(-z)),
        ),
        Mistake(
            "one-sided difference",
            FINITE_DIFFERENCE,
            lambda z: (sigmoid(z + 1e-6) - sigmoid(z)) / 1e-6,
        ),
        Mistake(
            "central difference",
            FINITE_DIFFERENCE,
            lambda z: (sigmoid(z + 1e-5) - sigmoid(z - 1e-5)) / 2e-5,
        ),
    ),
    hints=(
        "At z = 0 the curve is steepest, and its slope there is 1/4. Far out it is flat.",
        "The slope can be written with the height alone: let a = σ(z) and look at a and 1 − a.",
        "`a = sigmoid(z)`, then `return a * (…)`",
    ),
    owned="You own the slope that backpropagation will ask for, at the price of one multiplication.",
)
