"""Wrong errors at the output, for the bank of `output_delta`."""

import numpy as np

from course.checks.exercise import Mistake
from course.checks.unit_07_backpropagation.output_errors import (
    CROSS_ENTROPY,
    MSE,
    right_ce,
    right_mse,
)
from course.functions import sigmoid, softmax


def answer(mse=right_mse, ce=right_ce):
    """An answer with its own idea of the error for each of the two losses."""
    return lambda z, Y, loss: (mse if loss == "mse" else ce)(z, Y)


def scaled(factor):
    """Names and answers that are wrong by factor(Y): with both losses, with one, the other."""
    wrong_mse, wrong_ce = (
        lambda z, Y, right=right: right(z, Y) * factor(Y) for right in (right_mse, right_ce)
    )
    return {
        "": answer(wrong_mse, wrong_ce),
        ", mse": answer(mse=wrong_mse),
        ", cross-entropy": answer(ce=wrong_ce),
    }


def reduced(reduce):
    return answer(lambda z, Y: reduce(right_mse(z, Y)), lambda z, Y: reduce(right_ce(z, Y)))


def in_place(z, Y, loss):
    a = sigmoid(z) if loss == "mse" else softmax(z)
    a = a.astype(np.result_type(a, z))
    right = answer()(z, Y, loss)
    Y -= a.astype(Y.dtype)
    return right


# name -> what is said, and a factor too much
FACTORS = {
    "1/n missing": (
        "The 1/n is missing. The loss is a mean over the n samples, so 1/n belongs into its slope. "
        "Here is the only place for it: everything that follows inherits it.",
        len,
    ),
    "1/n twice": (
        "You divide by n twice. The loss contains one 1/n, and so does its slope.",
        lambda Y: 1 / len(Y),
    ),
    "mean over all elements": (
        "You divide by the number of all entries. The loss sums over the outputs and takes the "
        "mean over the samples: divide by n = `len(Y)`.",
        lambda Y: 1 / Y.shape[1],
    ),
    "divided by the outputs": (
        "You divide by the number of outputs. The mean runs over the samples: n = `len(Y)`.",
        lambda Y: len(Y) / Y.shape[1],
    ),
    "sign turned": (
        "The sign is turned. An error is got minus wanted: with Y − a every step would go uphill.",
        lambda Y: -1,
    ),
}
MISTAKES = (
    *(
        Mistake(name + which, says, function)
        for name, (says, factor) in FACTORS.items()
        for which, function in scaled(factor).items()
    ),
    *(Mistake(name, says, answer(mse=slip)) for name, (says, slip) in MSE.items()),
    *(Mistake(name, says, answer(ce=slip)) for name, (says, slip) in CROSS_ENTROPY.items()),
    Mistake(
        "always mse",
        "Both losses get the error of mse. `loss` is a string that says which one it is.",
        lambda z, Y, loss: right_mse(z, Y),
    ),
    Mistake(
        "always cross-entropy",
        "Both losses get the error of cross-entropy. `loss` is a string that says which one it is.",
        lambda z, Y, loss: right_ce(z, Y),
    ),
    Mistake(
        "losses swapped",
        "The two losses are swapped: the squared error is the one with the 2 and the slope σ′(z).",
        lambda z, Y, loss: (right_ce if loss == "mse" else right_mse)(z, Y),
    ),
    Mistake(
        "summed over samples",
        "You sum over the samples. Each sample has its own error: keep the shape of z.",
        reduced(lambda dz: dz.sum(axis=0)),
    ),
    Mistake(
        "summed over everything",
        "You sum everything up. Each sample and each output has its own error: keep the shape of z.",
        reduced(np.sum),
    ),
    Mistake(
        "summed over outputs",
        "You sum over the outputs. Each output has its own error: keep the shape of z.",
        reduced(lambda dz: dz.sum(axis=1)),
    ),
    Mistake(
        "targets changed in place",
        "`Y -= …` writes into the targets of the caller. Compute a new array.",
        in_place,
    ),
)
