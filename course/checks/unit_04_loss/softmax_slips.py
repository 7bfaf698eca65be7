"""Wrong ways to come by log softmax, and what is said about them: for `cross_entropy`."""

import numpy as np

from course.checks.exercise import Mistake
from course.checks.unit_04_loss.logs import cost
from course.functions import softmax

NO_SHIFT = (
    "`exp` of a large score is inf, and inf/inf is nan. Subtract the largest score of each row "
    "first: that changes no probability."
)
LOG_OF_ZERO = (
    "The shift is there, but a probability far below the largest is 0 in the machine, its log is "
    "−inf, and 0·(−inf) is nan. Do not take the log of softmax: log p = z − max − log Σ e^(z − max)."
)
GLOBAL_SHIFT = (
    "You subtract the largest score of the whole array. In a row far below it every exponential "
    "is 0. Each row needs its own maximum: `z.max(axis=1, keepdims=True)`."
)
OVER_SAMPLES = (
    "Your softmax runs down the columns (`axis=0`), over samples. A row is one sample: its "
    "classes share the probability, `axis=1`."
)
OVER_EVERYTHING = (
    "Your softmax divides by the sum of the whole array. Each row is one sample, with a sum of "
    "its own: `axis=1, keepdims=True`."
)
KEEPDIMS = "The row sums have shape (n,) and do not fit beside z: `keepdims=True` keeps a column."


def log_p(z, axis=1):
    z = z - z.max(axis=axis, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=axis, keepdims=True))


def naive_p(z, axis=1):
    return np.exp(z) / np.exp(z).sum(axis=axis, keepdims=True)


# What log p may come from, by the end of a mistake's name; only the first is safe.
WAYS = {
    "": log_p,
    ", no shift": lambda z: np.log(naive_p(z)),
    ", log of zero": lambda z: np.log(softmax(z)),
}

# Ways to keep log away from 0 by a small `eps`. All of them hide a confident mistake.
GUARDS = {
    "clipped": lambda p, eps: np.log(np.clip(p, eps, 1 - eps)),
    "raised": lambda p, eps: np.log(np.maximum(p, eps)),
    "shifted": lambda p, eps: np.log(p + eps),
}


def _of_all(logs):
    return lambda z, Y: cost(Y * logs(z))


def _of_right_class(p):
    """The probability of the right class is picked out before the logarithm."""
    return lambda z, Y: -np.mean(np.log(np.sum(Y * p(z), axis=1)))


def _lse(z, keepdims=True):
    return np.log(np.exp(z).sum(axis=1, keepdims=keepdims))


def _global_shift(z):
    z = z - z.max()
    return z - _lse(z)


def _rows_lost(z):
    z = z - z.max(axis=1)
    return z - _lse(z, keepdims=False)


_TABLE = {
    "softmax without the shift": (NO_SHIFT, _of_all(lambda z: np.log(naive_p(z)))),
    "log-sum-exp without the shift": (NO_SHIFT, _of_all(lambda z: z - _lse(z))),
    "log-sum-exp without the shift, right class": (
        NO_SHIFT,
        lambda z, Y: np.mean(_lse(z, keepdims=False) - np.sum(Y * z, axis=1)),
    ),
    "log of zero": (LOG_OF_ZERO, _of_all(lambda z: np.log(softmax(z)))),
    "log of zero, right class": (LOG_OF_ZERO, _of_right_class(softmax)),
    "shift not added back": (
        "The shift must cancel. After it use the shifted z everywhere: log p = (z − max) − log Σ e^(z − max).",
        _of_all(lambda z: z - _lse(z - z.max(axis=1, keepdims=True))),
    ),
    "sum without its log": (
        "The logarithm of the sum is missing: log p = z − log Σ e^z.",
        _of_all(lambda z: z - np.exp(_lse(z - z.max(axis=1, keepdims=True)))),
    ),
    "shift by the largest of all": (GLOBAL_SHIFT, _of_all(_global_shift)),
    "over samples": (OVER_SAMPLES, _of_all(lambda z: log_p(z, 0))),
    "over samples, log of zero": (OVER_SAMPLES, _of_all(lambda z: np.log(np.exp(log_p(z, 0))))),
    "over samples, no shift": (OVER_SAMPLES, _of_all(lambda z: np.log(naive_p(z, 0)))),
    "over everything": (OVER_EVERYTHING, _of_all(lambda z: log_p(z, None))),
    "over everything, no shift": (OVER_EVERYTHING, _of_all(lambda z: np.log(naive_p(z, None)))),
    "keepdims forgotten": (KEEPDIMS, _of_all(_rows_lost)),
    "keepdims forgotten in the sum": (KEEPDIMS, _of_all(lambda z: z - _lse(z, keepdims=False))),
}

MISTAKES = tuple(Mistake(name, says, function) for name, (says, function) in _TABLE.items())
