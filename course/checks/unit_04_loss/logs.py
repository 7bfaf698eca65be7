"""What the two cross-entropies share: slips with logarithms, means and guards, in words.

A cross-entropy is −Σ terms / n, where `terms`, (n,) or (n, k), are the logarithms that count.
"""

from collections.abc import Callable, Iterator

import numpy as np

from course.checks.exercise import Mistake
from course.checks.unit_04_loss.shared import HALF, NO_MEAN, PER_SAMPLE, TWICE

EPSILONS = (1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-12, 1e-14, 1e-15, 1e-16, 2.0**-52)

ALSO_UNSTABLE = "And for large |z| it turns into inf or nan: work from z, not from log(p)."
TO_BASE = "You took the logarithm to base {}. Here it is the natural one, `np.log`, as in e^z."
NEGATIVE = "Your loss is negative. The logarithm of a probability is at most 0: a minus is missing in front."
AVERAGED = (
    "You averaged the probabilities of the right class. The cost is −log of them: that makes a "
    "confident mistake expensive."
)
MISSING = (
    "You averaged what the right class lacks to a probability of 1. The cost is −log p, which has "
    "no upper bound."
)
SQUARED = (
    "That is the squared error of the probabilities. Cross-entropy takes −log of the probability "
    "of the right class."
)
LOG_TOO_LATE = (
    "You took the mean of the probabilities, then the log. Take the log of each first: one "
    "confident mistake must be felt."
)
COUNTED = "You counted wrong decisions. The loss also asks how sure each of them was."

# name -> what is said, and the wrong loss made from the terms
SLIPS = {
    "1/n missing": (NO_MEAN, lambda terms: -np.sum(terms)),
    "1/n twice": (TWICE, lambda terms: cost(terms) / len(terms)),
    "a half": (HALF, lambda terms: cost(terms) / 2),
    "sign turned": (NEGATIVE, lambda terms: -cost(terms)),
    "log2 for ln": (TO_BASE.format(2), lambda terms: cost(terms) / np.log(2)),
    "log10 for ln": (TO_BASE.format(10), lambda terms: cost(terms) / np.log(10)),
    "one loss per sample": (PER_SAMPLE, lambda terms: -terms.reshape(len(terms), -1).sum(axis=1)),
}


def cost(terms):
    return -np.sum(terms) / len(terms)


def variants(losses: dict[str, tuple[str, Callable]], ways: dict[str, Callable]) -> Iterator:
    """Each wrong loss (logs, targets), with its words, made from each way to come by the logs."""
    for name, (says, loss) in losses.items():
        for way, logs in ways.items():
            words = f"{says} {ALSO_UNSTABLE}" if way else says
            yield Mistake(name + way, words, lambda z, y, loss=loss, logs=logs: loss(logs(z), y))


def guarded(name: str, guards: dict, loss: Callable, says: Callable) -> Iterator[Mistake]:
    """loss(z, y, log) with each guarded logarithm in the place of log; says(eps) in words."""
    for way, log in guards.items():
        for eps in EPSILONS:
            yield Mistake(
                f"{name} {way} at {eps:.3g}",
                says(eps),
                lambda z, y, log=log, eps=eps: loss(z, y, lambda p: log(p, eps)),
            )


def hidden(eps: float) -> str:
    """The diagnosis of a probability that is kept `eps` away from 0."""
    return (
        f"With its guard of {eps:.3g} your logarithm never gets below {np.log(eps):.1f}. A mistake "
        f"made with z = 1000 then costs about {-np.log(eps):.1f} instead of 1000, and its slope is "
        "0, so nothing would ever correct it. Do not clip p: work from z."
    )
