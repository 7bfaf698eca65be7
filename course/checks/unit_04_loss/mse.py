"""Mean squared error: the squared error summed over outputs, mean over samples, no ½."""

import numpy as np

from course import functions
from course.checks.exercise import Exercise, Mistake
from course.checks.unit_04_loss.shared import (
    HALF,
    IN_PLACE,
    NO_MEAN,
    ONE_LESS,
    OVER_ALL,
    OVER_OUTPUTS,
    PER_SAMPLE,
    TWICE,
    as_given,
    prediction_cases,
)

ABSOLUTE = (
    "You took the absolute value of each error. The squared error squares it: an error of 3 "
    "counts 9, not 3."
)
ROOT = "You took a square root at the end. The mean squared error stays squared."
CANCELS = "The errors are not squared: −3 and +3 cancel, and a bad prediction looks perfect."
HALF_OVER_ALL = "Two things: there is no ½ here, and " + OVER_ALL[0].lower() + OVER_ALL[1:]
HALF_SUM = "Two things: there is no ½ here, and the mean over the n samples is missing."


def mse(y_hat, Y):
    return as_given(functions.mse(y_hat, Y), y_hat)


def _squares(y_hat, Y):
    return (y_hat - Y) ** 2


def _in_place(y_hat, Y):
    y_hat -= Y
    return np.sum(y_hat**2) / len(Y)


EXERCISE = Exercise(
    reference=mse,
    returns="one number, the mean over samples",
    points=1,
    cases=prediction_cases,
    mistakes=(
        Mistake("mean over all elements", OVER_ALL, lambda y_hat, Y: np.mean(_squares(y_hat, Y))),
        Mistake("1/n missing", NO_MEAN, lambda y_hat, Y: np.sum(_squares(y_hat, Y))),
        Mistake("1/n twice", TWICE, lambda y_hat, Y: np.sum(_squares(y_hat, Y)) / len(Y) ** 2),
        Mistake(
            "1/n twice, over all elements",
            TWICE,
            lambda y_hat, Y: np.mean(_squares(y_hat, Y)) / len(Y),
        ),
        Mistake("a half", HALF, lambda y_hat, Y: 0.5 * np.sum(_squares(y_hat, Y)) / len(Y)),
        Mistake(
            "a half, over all elements",
            HALF_OVER_ALL,
            lambda y_hat, Y: 0.5 * np.mean(_squares(y_hat, Y)),
        ),
        Mistake("a half, no mean", HALF_SUM, lambda y_hat, Y: 0.5 * np.sum(_squares(y_hat, Y))),
        Mistake(
            "mean over outputs",
            OVER_OUTPUTS,
            lambda y_hat, Y: np.sum(_squares(y_hat, Y)) / Y.shape[1],
        ),
        Mistake(
            "n minus one",
            ONE_LESS,
            lambda y_hat, Y: np.sum(_squares(y_hat, Y)) / (len(Y) - np.float64(1)),
        ),
        Mistake(
            "n minus one, divided by zero",
            ONE_LESS,
            lambda y_hat, Y: float(np.sum(_squares(y_hat, Y))) / (len(Y) - 1),
        ),
        Mistake("absolute error", ABSOLUTE, lambda y_hat, Y: np.sum(np.abs(y_hat - Y)) / len(Y)),
        Mistake(
            "absolute error, over all elements",
            ABSOLUTE,
            lambda y_hat, Y: np.mean(np.abs(y_hat - Y)),
        ),
        Mistake("absolute error, no mean", ABSOLUTE, lambda y_hat, Y: np.sum(np.abs(y_hat - Y))),
        Mistake("not squared", CANCELS, lambda y_hat, Y: np.sum(y_hat - Y) / len(Y)),
        Mistake("not squared, over all elements", CANCELS, lambda y_hat, Y: np.mean(y_hat - Y)),
        Mistake(
            "squared too late",
            "You squared after summing, so errors of opposite sign cancel first. Square each error, then sum.",
            lambda y_hat, Y: np.mean(np.sum(y_hat - Y, axis=1) ** 2),
        ),
        Mistake(
            "the mean squared",
            "You squared the mean error. Square each error first, then take the mean.",
            lambda y_hat, Y: np.mean(y_hat - Y) ** 2,
        ),
        Mistake(
            "doubled, not squared",
            "You doubled the error. To square it is `** 2`.",
            lambda y_hat, Y: np.sum((y_hat - Y) * 2) / len(Y),
        ),
        Mistake(
            "target alone squared",
            "Only the target is squared: `**` binds tighter than `-`. Write `(y_hat - Y) ** 2`.",
            lambda y_hat, Y: np.sum(y_hat - Y**2) / len(Y),
        ),
        Mistake(
            "largest error only",
            "You kept the largest square. Every error counts: sum them.",
            lambda y_hat, Y: np.max((y_hat - Y) ** 2),
        ),
        Mistake(
            "squares subtracted",
            "You squared prediction and target and then subtracted. Subtract first, then square the difference.",
            lambda y_hat, Y: np.sum(y_hat**2 - Y**2) / len(Y),
        ),
        Mistake("root", ROOT, lambda y_hat, Y: np.sqrt(np.sum(_squares(y_hat, Y)) / len(Y))),
        Mistake(
            "root, over all elements", ROOT, lambda y_hat, Y: np.sqrt(np.mean(_squares(y_hat, Y)))
        ),
        Mistake("root, no mean", ROOT, lambda y_hat, Y: np.sqrt(np.sum(_squares(y_hat, Y)))),
        Mistake(
            "mean distance",
            "You took the root for each sample: that is the mean distance. Here the squares themselves are averaged.",
            lambda y_hat, Y: np.mean(np.sqrt(np.sum(_squares(y_hat, Y), axis=1))),
        ),
        Mistake(
            "sign turned",
            "Your loss is negative. A square is never negative: there is a minus too many.",
            lambda y_hat, Y: -np.sum(_squares(y_hat, Y)) / len(Y),
        ),
        Mistake(
            "one loss per sample", PER_SAMPLE, lambda y_hat, Y: np.sum(_squares(y_hat, Y), axis=1)
        ),
        Mistake(
            "one loss per output",
            "You have one loss for each output. Sum over the outputs too: the loss is one number.",
            lambda y_hat, Y: np.mean(_squares(y_hat, Y), axis=0),
        ),
        Mistake(
            "nothing summed",
            "You have a square for each entry. Sum over the outputs, then take the mean over the samples.",
            _squares,
        ),
        Mistake(
            "first output only",
            "Only the first output counts. Every output of a sample adds its squared error.",
            lambda y_hat, Y: np.mean(_squares(y_hat, Y)[:, 0]),
        ),
        Mistake(
            "its slope",
            "That is the slope, the next exercise. Here we want the loss itself.",
            functions.mse_prime,
        ),
        Mistake("input changed in place", IN_PLACE, _in_place),
    ),
    hints=(
        "The error of each entry is `y_hat - Y`. Square it, so that no two errors cancel.",
        "Sum all the squares. Then divide by the number of samples, which is the number of rows.",
        "`return np.sum((y_hat - Y) ** 2) / …`, and `len(Y)` counts the rows.",
    ),
    owned="You own the measure that Legendre published in 1805, and that fits lines to this day.",
)
