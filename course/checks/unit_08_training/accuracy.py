"""The share of samples whose largest score stands at their label."""

import numpy as np

from course.checks.exercise import Exercise, Mistake
from course.functions import softmax


def accuracy(scores, y):
    return np.mean(np.argmax(scores, axis=1) == y)


def score_cases(rng):
    """(scores, y): by hand, as many classes as samples, one sample, all wrong, integers, random."""
    by_hand = [
        ([[2.0, 1.0, 0.0], [0.5, 3.0, 1.0], [1.0, 0.0, 2.5], [4.0, 1.0, 3.0]], [0, 1, 1, 0]),
        ([[2.0, 1.0], [0.5, 0.25]], [0, 1]),
        ([[1.0, 3.0, 2.0], [0.5, 4.0, 1.0], [6.0, 5.0, 0.0]], [1, 1, 2]),
        ([[-3.0, -1.0, -2.0], [-1.5, -2.5, -0.5]], [1, 0]),
        ([[5.0, 7.0, 6.0, 1.0]], [1]),
        ([[5.0, 7.0, 6.0, 1.0]], [2]),
        ([[3, 1, 2], [1, 2, 3], [5, 9, 7], [0, 1, 2], [4, 3, 2]], [0, 2, 1, 0, 0]),
        ([[1000.0, -1000.0], [999.0, 1001.0], [-5.0, -6.0]], [0, 1, 1]),
    ]
    cases = [(np.array(scores), np.array(y)) for scores, y in by_hand]
    for n, k in ((8, 3), (5, 5), (40, 10)):
        scores = rng.normal(scale=2, size=(n, k))
        y = np.where(rng.random(n) < 0.6, scores.argmax(axis=1), rng.integers(k, size=n))
        cases.append((scores, y))
    return cases


def _top(count):
    return lambda scores, y: np.mean(
        (np.argsort(scores, axis=1)[:, -count:] == y[:, None]).any(axis=1)
    )


def _share(hit):
    """The mean of what `hit` says of the scores and labels."""
    return lambda scores, y: np.mean(hit(scores, y))


AXIS = (
    "You look for the largest score in each *column*, that is, among the samples. Each row is a "
    "sample: `axis=1`."
)

EXERCISE = Exercise(
    reference=accuracy,
    returns="one number from 0 to 1, the share of rows that are right",
    points=1,
    cases=score_cases,
    mistakes=(
        Mistake("wrong axis", AXIS, lambda scores, y: np.mean(np.argmax(scores, axis=0) == y)),
        Mistake(
            "wrong axis, cut to fit",
            AXIS,
            lambda scores, y: np.mean(
                [a == b for a, b in zip(np.argmax(scores, axis=0), y, strict=False)]
            ),
        ),
        Mistake(
            "no axis",
            "Without an axis `np.argmax` looks for the largest score of all samples together and "
            "returns one number. Each row has its own: `axis=1`.",
            _share(lambda scores, y: np.argmax(scores) == y),
        ),
        Mistake(
            "a count",
            "You count the right ones. A share is wanted: divide by the number of samples.",
            lambda scores, y: np.sum(np.argmax(scores, axis=1) == y),
        ),
        Mistake(
            "in percent",
            "You give it in percent. Wanted is a share, from 0 to 1.",
            lambda scores, y: 100 * accuracy(scores, y),
        ),
        Mistake(
            "share of wrong ones",
            "That is the share of *wrong* rows. Accuracy is one minus it.",
            _share(lambda scores, y: np.argmax(scores, axis=1) != y),
        ),
        Mistake(
            "divided by the classes",
            "You divide by the number of classes. The mean is over samples: `len(y)`.",
            lambda scores, y: np.sum(np.argmax(scores, axis=1) == y) / scores.shape[1],
        ),
        Mistake(
            "one answer a row",
            "You return right or wrong for each row. Their mean is the accuracy.",
            lambda scores, y: np.argmax(scores, axis=1) == y,
        ),
        Mistake(
            "the guesses",
            "Those are the guesses. Compare them with y, and take the mean.",
            lambda scores, y: np.argmax(scores, axis=1),
        ),
        Mistake(
            "the largest score itself",
            "You compare the largest score with y. Wanted is *where* it stands: `argmax`, not `max`.",
            _share(lambda scores, y: np.max(scores, axis=1) == y),
        ),
        Mistake(
            "the smallest score",
            "You take the smallest score of each row. The guess is where the *largest* stands.",
            _share(lambda scores, y: np.argmin(scores, axis=1) == y),
        ),
        Mistake(
            "counted from 1",
            "You count the columns from 1. Labels count from 0, as `argmax` does.",
            _share(lambda scores, y: np.argmax(scores, axis=1) + 1 == y),
        ),
        Mistake(
            "argmax of the labels",
            "`argmax` of y turns all labels into one number. y holds labels already, not one-hot rows.",
            _share(lambda scores, y: np.argmax(scores, axis=1) == np.argmax(y)),
        ),
        Mistake(
            "labels taken for one-hot rows",
            "An axis is asked for that is not there. `scores` has two, (n, k), and `y` only one, "
            "(n,): it holds the labels themselves, not one-hot rows.",
            _share(lambda scores, y: np.argmax(scores, axis=1) == np.argmax(y, axis=1)),
        ),
        Mistake(
            "right score above a half",
            "You ask whether the score at the label is above ½. Scores are no probabilities: it need "
            "only be the largest of its row.",
            _share(lambda scores, y: scores[np.arange(len(y)), y] > 0.5),
        ),
        Mistake(
            "right score above 0",
            "You ask whether the score at the label is above 0. It need only be the largest of its "
            "row, and may be negative.",
            _share(lambda scores, y: scores[np.arange(len(y)), y] > 0),
        ),
        Mistake(
            "mean score at the label",
            "You average the scores at the labels. Accuracy asks only whether each is the largest.",
            _share(lambda scores, y: scores[np.arange(len(y)), y]),
        ),
        Mistake(
            "mean probability of the label",
            "You average the probabilities of the right classes. Accuracy counts: largest or not.",
            _share(lambda scores, y: softmax(scores)[np.arange(len(y)), y]),
        ),
        Mistake(
            "among the two largest",
            "You count a row as right when its label is among the two largest scores.",
            _top(2),
        ),
        Mistake(
            "first row only",
            "You looked at the first row only. Is the `return` inside the loop?",
            lambda scores, y: float(np.argmax(scores[0]) == y[0]),
        ),
        Mistake(
            "last row only",
            "Only the last row counts. Add up inside the loop, and divide after it.",
            lambda scores, y: float(np.argmax(scores[-1]) == y[-1]),
        ),
        Mistake(
            "rounded",
            "You rounded. The share comes as it is: rounding belongs into `print`.",
            lambda scores, y: np.round(accuracy(scores, y), 2),
        ),
        Mistake(
            "all or nothing",
            "Your answer is 0 unless *all* rows are right. Does `//` cut the decimals off, or does "
            "`np.all` stand where a mean belongs?",
            lambda scores, y: float(np.all(np.argmax(scores, axis=1) == y)),
        ),
    ),
    hints=(
        "The guess for a row is the column of its largest score. How many guesses equal their label?",
        "`np.argmax(scores, axis=1)` gives one guess for each row. Compare it with `y`.",
        "`guesses == y` is an array of True and False, and the mean of such an array is a share.",
    ),
    owned="You own the number that everybody asks for. Always ask back on which samples.",
)  # fmt: skip
