"""Softmax cross-entropy from logits: −log softmax(z) of the right class, mean over samples."""

import numpy as np

from course import functions
from course.checks.exercise import Exercise, Mistake
from course.checks.unit_04_loss import logs, softmax_slips
from course.checks.unit_04_loss.shared import NO_MEAN, OVER_ALL, OVER_OUTPUTS, as_given
from course.functions import softmax

PROBABILITY = "Your z is taken for probabilities. They are logits: the softmax comes first."


def cross_entropy(z, Y):
    return as_given(functions.cross_entropy(z, Y), z)


def score_cases(rng):
    """(z, Y): by hand, one row, integers, far and very large rows, random, float32."""
    by_hand = [
        ([[0.0, 0.0]], [0]),
        ([[2.0, 1.0, 0.0]], [0]),
        ([[2.0, 1.0, 0.0]], [2]),
        ([[1.0, 3.0], [0.0, -1.0]], [1, 1]),
        ([[0.5, 0.25, 0.125], [0.5, 0.75, 0.25]], [1, 1]),
        ([[1, 0, 2], [0, 3, 1], [2, 2, 0]], [2, 1, 0]),
        ([[0.0, -800.0, 5.0]], [1]),
        ([[1000.0, 0.0, -1000.0]], [1]),
        ([[1000.0, 1001.0], [-1000.0, -1002.0]], [0, 0]),
        ([[0.0, 1000.0]], [1]),  # confident and right: costs nothing
        ([[1e4, 0.0, -1e4], [-1e4, 0.0, 1e4]], [2, 2]),
    ]
    cases = [(np.array(z), np.eye(len(z[0]))[right]) for z, right in by_hand]
    for n, k in ((1, 4), (5, 3), (3, 3), (4, 10)):
        cases.append((rng.normal(scale=2, size=(n, k)), np.eye(k)[rng.integers(k, size=n)]))
    small = rng.normal(size=(6, 4)), np.eye(4)[rng.integers(4, size=6)]
    far = np.array([[1e4, -1e4, 0.0], [-1e4, 500.0, 0.0]]), np.eye(3)[[2, 0]]
    return [*cases, *((z.astype(np.float32), Y.astype(np.float32)) for z, Y in (small, far))]


def _of_terms(slip):
    return lambda log_p, Y: slip(Y * log_p)


# name -> what is said, and the wrong loss made from log p and Y
LOSSES = {name: (says, _of_terms(slip)) for name, (says, slip) in logs.SLIPS.items()} | {
    "mean over all elements": (OVER_ALL, lambda log_p, Y: -np.mean(Y * log_p)),
    "mean over classes": (OVER_OUTPUTS, lambda log_p, Y: -np.sum(Y * log_p) / Y.shape[1]),
    "largest class": (
        "You took the class with the largest score. The cost is that of the *right* class, where Y is 1: a model that is sure and wrong must pay.",
        lambda log_p, Y: -np.mean(log_p.max(axis=1)),
    ),
    "every class": (
        "Every class pays, not the right one alone. Multiply by Y first: it is 0 for all others.",
        lambda log_p, Y: logs.cost(log_p),
    ),
    "nothing summed": (
        "You have a number for each entry. Sum over the classes, then take the mean over the samples.",
        lambda log_p, Y: -Y * log_p,
    ),
}


def _yes_or_no(z, Y):
    return logs.cost(-Y * np.logaddexp(0, -z) - (1 - Y) * np.logaddexp(0, z))


# Wrong answers that give what another one gives, number by number, and need no second entry.
TWINS = {"largest class, log of zero"} | {
    f"{slip}log shifted at 1e-16" for slip in ("", "1/n missing, ", "mean over all elements, ")
}

BANK = (
    *softmax_slips.MISTAKES,
    *logs.variants(LOSSES, softmax_slips.WAYS),
    *logs.guarded(
        "log", softmax_slips.GUARDS, lambda z, Y, log: logs.cost(Y * log(softmax(z))), logs.hidden
    ),
    *logs.guarded(
        "1/n missing, log",
        softmax_slips.GUARDS,
        lambda z, Y, log: -np.sum(Y * log(softmax(z))),
        lambda eps: f"{NO_MEAN} {logs.hidden(eps)}",
    ),
    *logs.guarded(
        "mean over all elements, log",
        softmax_slips.GUARDS,
        lambda z, Y, log: -np.mean(Y * log(softmax(z))),
        lambda eps: f"{OVER_ALL} {logs.hidden(eps)}",
    ),
    Mistake("z taken for probabilities", PROBABILITY, lambda z, Y: logs.cost(Y * np.log(z))),
    *logs.guarded(
        "z taken for probabilities,",
        softmax_slips.GUARDS,
        lambda z, Y, log: logs.cost(Y * log(z)),
        lambda eps: PROBABILITY,
    ),
    Mistake(
        "scores without softmax",
        "You took the score of the right class itself. Softmax and logarithm are missing: log p = z − log Σ e^z.",
        lambda z, Y: logs.cost(Y * z),
    ),
    Mistake(
        "softmax twice",
        "The softmax is applied twice. It runs once, on z.",
        lambda z, Y: logs.cost(Y * softmax_slips.log_p(softmax(z))),
    ),
    Mistake(
        "probability instead of its log", logs.AVERAGED, lambda z, Y: logs.cost(Y * softmax(z))
    ),
    Mistake(
        "missing probability instead of its log",
        logs.MISSING,
        lambda z, Y: 1 + logs.cost(Y * softmax(z)),
    ),
    Mistake(
        "log after the mean",
        logs.LOG_TOO_LATE,
        lambda z, Y: -np.log(np.mean(np.sum(Y * softmax(z), axis=1))),
    ),
    Mistake(
        "sigmoid instead of softmax",
        "You sent each score through its own sigmoid. Here the classes exclude each other and share one probability: softmax.",
        lambda z, Y: logs.cost(-Y * np.logaddexp(0, -z)),
    ),
    Mistake(
        "a yes-or-no question per class",
        "That is the binary cross-entropy of every output. With softmax the right class alone pays: −Σ Y·log p.",
        _yes_or_no,
    ),
    Mistake("squared error", logs.SQUARED, lambda z, Y: np.sum((softmax(z) - Y) ** 2) / len(Y)),
    Mistake(
        "Y and p swapped",
        "You have p·log(Y), and log(0) is −inf. The logarithm goes to the prediction: Y·log(p).",
        lambda z, Y: logs.cost(softmax(z) * np.log(Y)),
    ),
    Mistake(
        "share of wrong decisions",
        logs.COUNTED,
        lambda z, Y: np.mean(z.argmax(axis=1) != Y.argmax(axis=1)),
    ),
    Mistake(
        "its slope",
        "That is the slope, (softmax(z) − Y)/n. Here we want the loss itself.",
        functions.cross_entropy_prime,
    ),
)

EXERCISE = Exercise(
    reference=cross_entropy,
    returns="one number, the mean over samples",
    points=2,
    cases=score_cases,
    mistakes=tuple(mistake for mistake in BANK if mistake.name not in TWINS),
    hints=(
        "The cost of a sample is −log of the probability that softmax gives its right class. Y is 1 there and 0 elsewhere, so `Y * log_p` picks it out.",
        "log softmax(z) = z − log Σ e^z. First shift each row: `z = z - z.max(axis=1, keepdims=True)`.",
        "`log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))` after the shift; then −Σ Y·log_p, divided by the number of rows.",
    ),
    owned="You own the loss with which networks learn to read digits, and to write text.",
)
