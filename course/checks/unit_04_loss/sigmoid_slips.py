"""Ways to come by log σ(z) that break, and what is said about them: for `binary_cross_entropy`."""

import math

import numpy as np

from course.checks.exercise import Mistake
from course.checks.unit_04_loss import logs
from course.functions import sigmoid

SATURATED = (
    "For large |z| the sigmoid is exactly 0 or 1 in the machine, its logarithm is −inf, and "
    "0·(−inf) is nan. Never take the log of a sigmoid: −log σ(z) = log(1 + e^(−z)), and "
    "`np.logaddexp(0, -z)` computes that safely."
)
OVERFLOW = (
    "`exp` of a large z is inf. log(1 + e^z) is `np.logaddexp(0, z)`, which takes the larger "
    "exponent out first."
)


def terms(log_p, log_q, y):
    return y * log_p + (1 - y) * log_q


def safe(z):
    """log p and log(1 − p), for any z."""
    return -np.logaddexp(0, -z), -np.logaddexp(0, z)


def naive(z):
    return np.log(sigmoid(z)), np.log(1 - sigmoid(z))


def _clipped(p, eps):
    p = np.clip(p, eps, 1 - eps)
    return np.log(p), np.log(1 - p)


# Ways to keep log p and log(1 − p) away from −inf by a small `eps`: all hide a confident mistake.
GUARDS = {
    "clipped": _clipped,
    "raised": lambda p, eps: (np.log(np.maximum(p, eps)), np.log(np.maximum(1 - p, eps))),
    "shifted": lambda p, eps: (np.log(p + eps), np.log(1 - p + eps)),
}


def _naive_one(z):
    p = float(sigmoid(z))
    return math.log(p), math.log(1 - p)


def cost(log_p_and_q, y):
    return logs.cost(terms(*log_p_and_q, y))


MISTAKES = (
    Mistake("log of a saturated sigmoid", SATURATED, lambda z, y: cost(naive(z), y)),
    Mistake(
        "log of a saturated sigmoid, by np.where",
        SATURATED,
        lambda z, y: -np.mean(np.where(y == 1, *naive(z))),
    ),
    Mistake(
        "log of a sigmoid that is zero",
        SATURATED,
        lambda z, y: -np.mean(np.log(sigmoid((2 * y - 1) * z))),
    ),
    Mistake("exp overflows", OVERFLOW, lambda z, y: np.mean(np.log(1 + np.exp(z)) - y * z)),
    Mistake(
        "exp overflows, in both terms",
        OVERFLOW,
        lambda z, y: cost((-np.log(1 + np.exp(-z)), -np.log(1 + np.exp(z))), y),
    ),
    Mistake(
        "math.log of zero",
        SATURATED,
        lambda z, y: cost(np.array([_naive_one(float(v)) for v in z]).T, y),
    ),
    Mistake(
        "nan and inf replaced",
        "`nan_to_num` hides what went wrong: inf becomes 1.8e308 and nan becomes 0. " + SATURATED,
        lambda z, y: np.nan_to_num(cost(naive(z), y)),
    ),
    Mistake(
        "corner left sharp",
        "max(z, 0) − z·y is the loss for large |z| alone. Near 0 the corner is rounded: add log(1 + e^(−|z|)).",
        lambda z, y: np.mean(np.maximum(z, 0) - z * y),
    ),
    Mistake(
        "absolute value forgotten",
        "Nearly: in max(z, 0) − z·y + log(1 + e^(−|z|)) the exponent needs |z|.",
        lambda z, y: np.mean(np.maximum(z, 0) - z * y + np.log1p(np.exp(-1.0 * z))),
    ),
    Mistake(
        "labels of −1 and 1",
        "log(1 + e^(−y·z)) is the formula for labels −1 and 1. Here y is 0 or 1.",
        lambda z, y: np.mean(np.logaddexp(0, -y * z)),
    ),
)
