"""The digits that a network misreads, each with its first and second guess."""

import numpy as np
from matplotlib.figure import Figure

from course.plots import theme
from course.plots.digits import digit
from course.plots.words import percent

MOST = 24  # more are not shown
ROW = 134  # height of a row of digits with captions, in CSS pixels


def misread(images, labels, probabilities, columns: int = 5) -> Figure:
    """Draw those of ``images`` (n, 64) that are misread, the surest mistakes first.

    ``labels`` (n,) are the right answers, ``probabilities`` (n, k) the network's. Under each digit
    stand its label, and the two largest probabilities. At most 24 are drawn.
    """
    images, labels = np.asarray(images), np.asarray(labels)
    probabilities = np.asarray(probabilities, float)
    wrong = np.flatnonzero(probabilities.argmax(axis=1) != labels)
    wrong = wrong[np.argsort(-probabilities[wrong].max(axis=1), kind="stable")][:MOST]
    rows = max(1, -(-len(wrong) // columns))
    figure = theme.figure(720, ROW * rows + 10)
    for index, ax in enumerate(figure.subplots(rows, columns, squeeze=False).flat):
        if index >= len(wrong):
            ax.set_axis_off()
            continue
        digit(images[wrong[index]], ax)
        ax.set_title(
            guesses(labels[wrong[index]], probabilities[wrong[index]]),
            fontsize=theme.TEXT - 0.5, color=theme.INK, pad=4,
        )  # fmt: skip
    return figure


def guesses(label: int, probabilities) -> str:
    """``3, read as 2``, and below it ``2: 85 %, 3: 15 %``."""
    second, first = np.argsort(probabilities, kind="stable")[-2:]
    shares = ", ".join(f"{i}: {percent(probabilities[i])}" for i in (first, second))
    return f"{label}, read as {first}\n{shares}"
