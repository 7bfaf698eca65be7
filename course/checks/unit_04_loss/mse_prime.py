"""The slope of the mean squared error in each prediction: 2 (y_hat − Y) / n."""

import numpy as np

from course import functions
from course.checks.exercise import Exercise, Mistake
from course.checks.unit_04_loss.shared import (
    IN_PLACE,
    ONE_LESS,
    OVER_OUTPUTS,
    TWICE,
    prediction_cases,
)

SWAPPED = (
    "The sign is turned: y_hat and Y are swapped. If the prediction is too large, a larger one "
    "makes the loss larger, so the slope is positive: y_hat − Y."
)
FACTOR = "The factor 2 is missing. The square brings it down, and our loss has no ½ to cancel it."
NO_N = (
    "The 1/n is missing. The loss is a mean over n samples, so one prediction moves it by a "
    "share of 1/n."
)
OVER_ALL = (
    "You divide by the number of all entries. The loss divides by the number of samples alone, "
    "so its slope does too: `len(Y)`, not `Y.size`."
)
BOTH = "Two factors are missing: the 2 that the square brings down, and the 1/n of the mean."
ONE_EACH = (
    "Each prediction has a slope of its own. Do not sum them up: the result has the shape of y_hat."
)
IS_LOSS = "That is the loss. Here we want its slope, one number for each prediction."
TRUNCATED = (
    "With whole numbers as input your result is whole too: `zeros_like(y_hat)` keeps the integer "
    "type and cuts the decimals off. Compute a new array instead."
)


def mse_prime(y_hat, Y):
    return functions.mse_prime(y_hat, Y)


def _into_zeros_like(y_hat, Y):
    slope = np.zeros_like(y_hat)
    slope[...] = functions.mse_prime(y_hat, Y)
    return slope


def _in_place(y_hat, Y):
    y_hat -= Y
    return 2 * y_hat / len(Y)


EXERCISE = Exercise(
    reference=mse_prime,
    returns="one slope for each prediction, in the shape of y_hat",
    points=1,
    cases=prediction_cases,
    mistakes=(
        Mistake("y_hat and Y swapped", SWAPPED, lambda y_hat, Y: 2 * (Y - y_hat) / len(Y)),
        Mistake("factor 2 missing", FACTOR, lambda y_hat, Y: (y_hat - Y) / len(Y)),
        Mistake("1/n missing", NO_N, lambda y_hat, Y: 2 * (y_hat - Y)),
        Mistake("1/n twice", TWICE, lambda y_hat, Y: 2 * (y_hat - Y) / len(Y) ** 2),
        Mistake("1/n over all elements", OVER_ALL, lambda y_hat, Y: 2 * (y_hat - Y) / Y.size),
        Mistake("mean over outputs", OVER_OUTPUTS, lambda y_hat, Y: 2 * (y_hat - Y) / Y.shape[1]),
        Mistake("n minus one", ONE_LESS, lambda y_hat, Y: 2 * (y_hat - Y) / (len(Y) - 1)),
        Mistake("both factors missing", BOTH, lambda y_hat, Y: y_hat - Y),
        Mistake("swapped, both factors missing", f"{SWAPPED} {BOTH}", lambda y_hat, Y: Y - y_hat),
        Mistake(
            "swapped, factor 2 missing",
            f"{SWAPPED} {FACTOR}",
            lambda y_hat, Y: (Y - y_hat) / len(Y),
        ),
        Mistake("swapped, 1/n missing", f"{SWAPPED} {NO_N}", lambda y_hat, Y: 2 * (Y - y_hat)),
        Mistake(
            "swapped, over all elements",
            f"{SWAPPED} {OVER_ALL}",
            lambda y_hat, Y: 2 * (Y - y_hat) / Y.size,
        ),
        Mistake(
            "factor 2 missing, over all elements",
            f"{FACTOR} {OVER_ALL}",
            lambda y_hat, Y: (y_hat - Y) / Y.size,
        ),
        Mistake(
            "absolute error",
            "You lost the sign of the error. It says which way the prediction has to move.",
            lambda y_hat, Y: 2 * np.abs(y_hat - Y) / len(Y),
        ),
        Mistake(
            "slope of the absolute error",
            "That is the slope of the absolute error, the same for every size. The slope of a "
            "square grows with the error.",
            lambda y_hat, Y: np.sign(y_hat - Y) / len(Y),
        ),
        Mistake(
            "target dropped",
            "The target is gone: you have the slope of y_hat². The square of the difference has "
            "the slope 2·(y_hat − Y).",
            lambda y_hat, Y: 2 * y_hat / len(Y),
        ),
        Mistake("the loss", IS_LOSS, functions.mse),
        Mistake("the loss, entry by entry", IS_LOSS, lambda y_hat, Y: (y_hat - Y) ** 2 / len(Y)),
        Mistake(
            "the square kept",
            "The square is still there. The slope of e² is 2·e.",
            lambda y_hat, Y: 2 * (y_hat - Y) ** 2 / len(Y),
        ),
        Mistake("summed over samples", ONE_EACH, lambda y_hat, Y: 2 * np.mean(y_hat - Y, axis=0)),
        Mistake(
            "summed over everything", ONE_EACH, lambda y_hat, Y: 2 * np.sum(y_hat - Y) / len(Y)
        ),
        Mistake("one mean for all", ONE_EACH, lambda y_hat, Y: 2 * np.mean(y_hat - Y)),
        Mistake("integers truncated", TRUNCATED, _into_zeros_like),
        Mistake("input changed in place", IN_PLACE, _in_place),
    ),
    hints=(
        "One prediction stands in one square only. What is the slope of (ŷ − y)² in ŷ?",
        "It is 2·(ŷ − y). The mean adds a factor 1/n, with n the number of samples.",
        "`return 2 * (y_hat - Y) / …`, in the shape of y_hat: nothing is summed.",
    ),
    owned="You own the first gradient of backpropagation: it starts at the loss and travels back.",
)
