"""z = w·x + b."""

import numpy as np

from course.checks.exercise import Exercise, Mistake
from course.checks.unit_01_neurons.shared import (
    BIAS_PER_INPUT,
    FORGOT_BIAS,
    SIGN_TURNED,
    neuron_cases,
)


def weighted_sum(x, w, b):
    return w @ x + b


EXERCISE = Exercise(
    reference=weighted_sum,
    returns="the weighted sum z",
    points=1,
    cases=neuron_cases,
    mistakes=(
        Mistake("bias forgotten", FORGOT_BIAS, lambda x, w, b: w @ x),
        Mistake("bias subtracted", SIGN_TURNED, lambda x, w, b: w @ x - b),
        Mistake("bias once per input", BIAS_PER_INPUT, lambda x, w, b: np.sum(w * x + b)),
        Mistake(
            "products not summed",
            "You have one product per input. Their sum is missing: z is a single number.",
            lambda x, w, b: w * x + b,
        ),
        Mistake(
            "products not summed, no bias",
            "You have one product per input. Add them up, then add `b`: z is a single number.",
            lambda x, w, b: w * x,
        ),
        Mistake(
            "sums multiplied",
            "You summed the inputs and the weights first and then multiplied. "
            "Each input is multiplied by its own weight, and then they are summed.",
            lambda x, w, b: np.sum(x) * np.sum(w) + b,
        ),
        Mistake(
            "mean instead of sum",
            "You took the mean of the products. The weighted sum is a sum.",
            lambda x, w, b: np.mean(w * x) + b,
        ),
        Mistake(
            "weights added",
            "You added the weights to the inputs. A weight multiplies its input.",
            lambda x, w, b: np.sum(w + x) + b,
        ),
        Mistake(
            "first input only",
            "Only the first input arrives. Every input takes part, however many there are.",
            lambda x, w, b: w[0] * x[0] + b,
        ),
        Mistake(
            "two inputs only",
            "You wrote out two inputs. A neuron may have any number: use `w @ x`, or a loop.",
            lambda x, w, b: w[0] * x[0] + w[1] * x[1] + b,
        ),
        Mistake(
            "bias multiplied",
            "The bias multiplies the sum. It is added to it.",
            lambda x, w, b: (w @ x) * b,
        ),
        Mistake(
            "threshold applied too early",
            "You return the decision. Here we want z itself; the threshold is the next exercise.",
            lambda x, w, b: int(w @ x + b >= 0),
        ),
    ),
    hints=(
        "Multiply each input by its own weight. What is left to do with the products?",
        "The sum of the products is `np.sum(w * x)`, or shorter `w @ x`. One thing is missing.",
        "z = w₁x₁ + w₂x₂ + … + b. In one line: `return w @ x + …`",
    ),
    owned="You own the sum that every neuron of every network begins with.",
)
