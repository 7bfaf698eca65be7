"""1 if z ≥ 0, else 0."""

import numpy as np

from course.checks.exercise import Exercise, Mistake
from course.checks.unit_01_neurons.shared import (
    BIAS_AS_THRESHOLD,
    BIAS_PER_INPUT,
    FORGOT_BIAS,
    INVERTED,
    MINUS_ONE,
    NOT_THRESHOLDED,
    STRICT,
    neuron_cases,
)
from course.checks.unit_01_neurons.weighted_sum import weighted_sum


def fires(x, w, b):
    return int(weighted_sum(x, w, b) >= 0)


EXERCISE = Exercise(
    reference=fires,
    returns="1 if the neuron fires, else 0",
    points=1,
    cases=neuron_cases,
    mistakes=(
        Mistake("strict threshold", STRICT, lambda x, w, b: int(w @ x + b > 0)),
        Mistake("bias as threshold", BIAS_AS_THRESHOLD, lambda x, w, b: int(w @ x >= b)),
        Mistake("bias forgotten", FORGOT_BIAS, lambda x, w, b: int(w @ x >= 0)),
        Mistake("bias once per input", BIAS_PER_INPUT, lambda x, w, b: int(np.sum(w * x + b) >= 0)),
        Mistake("not thresholded", NOT_THRESHOLDED, lambda x, w, b: w @ x + b),
        Mistake(
            "negative part cut off",
            "You return z where it is positive. A neuron that fires answers 1, however large z is.",
            lambda x, w, b: max(0, w @ x + b),
        ),
        Mistake("minus one for silent", MINUS_ONE, lambda x, w, b: 1 if w @ x + b >= 0 else -1),
        Mistake("inverted", INVERTED, lambda x, w, b: int(w @ x + b < 0)),
        Mistake(
            "threshold at one half",
            "You compare z with 0.5. The bias already moves the threshold: compare with 0.",
            lambda x, w, b: int(w @ x + b >= 0.5),
        ),
        Mistake(
            "threshold at one",
            "You compare z with 1. The bias already moves the threshold: compare with 0.",
            lambda x, w, b: int(w @ x + b >= 1),
        ),
        Mistake(
            "sign instead of step",
            "`np.sign` gives −1, 0 or 1. The neuron answers 1 if z ≥ 0, else 0.",
            lambda x, w, b: np.sign(w @ x + b),
        ),
        Mistake(
            "one decision per input",
            "You have one decision per input. Sum first, then decide once.",
            lambda x, w, b: (w * x + b >= 0).astype(int),
        ),
    ),
    hints=(
        "You wrote `weighted_sum` a moment ago. Use it.",
        "Compare z with 0. What should happen when z is exactly 0?",
        "`z >= 0` is True or False. `int(…)` makes it 1 or 0.",
    ),
    owned="You own the neuron of McCulloch and Pitts: a sum and a threshold make a decision.",
)
