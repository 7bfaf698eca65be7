"""Binary cross-entropy from logits: −[y log σ(z) + (1 − y) log(1 − σ(z))], mean over samples."""

import numpy as np

from course import functions
from course.checks.exercise import Exercise, Mistake
from course.checks.unit_04_loss import logs, sigmoid_slips
from course.checks.unit_04_loss.shared import NO_MEAN, as_given
from course.checks.unit_04_loss.sigmoid_slips import GUARDS, cost, naive, safe, terms
from course.functions import sigmoid

PROBABILITY = "Your z is taken for a probability. It is a logit: the probability is p = σ(z)."


def binary_cross_entropy(z, y):
    return as_given(functions.binary_cross_entropy(z, y), z)


def logit_cases(rng):
    """(z, y): by hand, integers, saturated, far beyond any float's exp, random, float32."""
    by_hand = [
        ([0.0], [1.0]),
        ([2.0], [1.0]),
        ([2.0], [0.0]),
        ([-1.0], [1.0]),
        ([1.0, -2.0, 0.5], [1.0, 0.0, 0.0]),
        ([3, -1, 0, 2], [1, 0, 1, 0]),
        ([40.0, -40.0], [0.0, 1.0]),
        ([1000.0], [0.0]),
        ([-1000.0], [1.0]),
        ([1000.0, -1000.0], [1.0, 0.0]),  # confident and right: costs nothing
        ([1e4, -1e4, 1.0], [0.0, 1.0, 1.0]),
    ]
    cases = [(np.array(z), np.array(y)) for z, y in by_hand]
    for n in (1, 6, 20):
        cases.append((rng.normal(scale=2, size=n), rng.integers(2, size=n).astype(float)))
    small = rng.normal(size=8), rng.integers(2, size=8)
    far = np.array([1e4, -1e4, 100.0, -5000.0]), np.array([0, 1, 0, 0])
    return [*cases, *((z.astype(np.float32), y.astype(np.float32)) for z, y in (small, far))]


def _of_terms(slip):
    return lambda log_p_and_q, y: slip(terms(*log_p_and_q, y))


# name -> what is said, and the wrong loss made from (log p, log(1 − p)) and y
LOSSES = {name: (says, _of_terms(slip)) for name, (says, slip) in logs.SLIPS.items()} | {
    "only the y = 1 term": (
        "Samples with y = 0 cost nothing, whatever is predicted for them. The term (1 − y)·log(1 − p) is missing.",
        lambda pq, y: -np.mean(y * pq[0]),
    ),
    "only the y = 0 term": (
        "Samples with y = 1 cost nothing, whatever is predicted for them. The term y·log p is missing.",
        lambda pq, y: -np.mean((1 - y) * pq[1]),
    ),
    "sign of the 1 − y term": (
        "The two terms have different signs. The minus stands before both: −(y·log p + (1 − y)·log(1 − p)).",
        lambda pq, y: -np.mean(y * pq[0] - (1 - y) * pq[1]),
    ),
    "classes swapped": (
        "y = 1 goes with log p, and y = 0 with log(1 − p). You have them the other way round.",
        lambda pq, y: cost(pq[::-1], y),
    ),
    "y forgotten": (
        "Both terms count for every sample. y switches one of them off: y·log p + (1 − y)·log(1 − p).",
        lambda pq, y: -np.mean(pq[0] + pq[1]),
    ),
    "1 − log p": (
        "In the second term stands log(1 − p), not 1 − log p. Mind the parentheses.",
        lambda pq, y: -np.mean(y * pq[0] + (1 - y) * (1 - pq[0])),
    ),
}


def _guarded_sigmoid(z, y, log):
    return cost(log(sigmoid(z)), y)


def _guarded_logit(z, y, log):
    return cost(log(z), y)


def _logit_clipped(bound):
    return Mistake(
        f"logit clipped at {bound}",
        f"You cut z off at ±{bound}. A mistake made with z = 1000 then costs {bound} instead of "
        "1000, and its slope is 0. No cut is needed: `np.logaddexp(0, z)` is safe for any z.",
        lambda z, y: cost(safe(np.clip(z, -bound, bound)), y),
    )


# The gravest first: an answer may match several only by what overflows.
BANK = (
    *sigmoid_slips.MISTAKES,
    *logs.variants(LOSSES, {"": safe, ", and unstable": naive}),
    *logs.guarded("log", GUARDS, _guarded_sigmoid, logs.hidden),
    *logs.guarded(
        "1/n missing, log",
        GUARDS,
        lambda z, y, log: len(y) * _guarded_sigmoid(z, y, log),
        lambda eps: f"{NO_MEAN} {logs.hidden(eps)}",
    ),
    *map(_logit_clipped, (10, 15, 20, 30, 50, 100, 500, 700)),
    Mistake(
        "z taken for a probability",
        PROBABILITY,
        lambda z, y: cost((np.log(z), np.log(1 - z)), y),
    ),
    *logs.guarded("z taken for a probability,", GUARDS, _guarded_logit, lambda eps: PROBABILITY),
    Mistake(
        "sigmoid twice",
        "The sigmoid is applied twice: p = σ(z), once.",
        lambda z, y: cost(safe(sigmoid(z)), y),
    ),
    Mistake(
        "probability instead of its log",
        logs.AVERAGED,
        lambda z, y: -np.mean(terms(sigmoid(z), 1 - sigmoid(z), y)),
    ),
    Mistake(
        "missing probability instead of its log",
        logs.MISSING,
        lambda z, y: np.mean(np.abs(y - sigmoid(z))),
    ),
    Mistake(
        "log after the mean",
        logs.LOG_TOO_LATE,
        lambda z, y: -np.log(np.mean(terms(sigmoid(z), 1 - sigmoid(z), y))),
    ),
    Mistake("squared error", logs.SQUARED, lambda z, y: np.mean((sigmoid(z) - y) ** 2)),
    Mistake("share of wrong decisions", logs.COUNTED, lambda z, y: np.mean((z >= 0) != (y == 1))),
    Mistake(
        "its slope",
        "That is the slope, (σ(z) − y)/n. Here we want the loss itself.",
        functions.binary_cross_entropy_prime,
    ),
    Mistake(
        "as if every y were 0",
        "You have log(1 + e^z), which is the cost of y = 0. For y = 1 it is log(1 + e^(−z)).",
        lambda z, y: np.mean(np.logaddexp(0, z)),
    ),
)

EXERCISE = Exercise(
    reference=binary_cross_entropy,
    returns="one number, the mean over samples",
    points=2,
    cases=logit_cases,
    mistakes=BANK,
    hints=(
        "A sample with y = 1 costs −log σ(z), one with y = 0 costs −log(1 − σ(z)). Put 1/(1 + e^(−z)) in and simplify both on paper.",
        "They are log(1 + e^(−z)) and log(1 + e^z). `np.logaddexp(0, t)` is log(1 + e^t) without overflow.",
        "`cost = y * np.logaddexp(0, -z) + (1 - y) * np.logaddexp(0, …)`, then the mean.",
    ),
    owned="You own the loss of every yes-or-no question, and no logit is too large for it.",
)
