"""A perceptron that learns step by step while one watches."""

from collections.abc import Callable

import numpy as np

from course.data import blobs, truth_table
from course.plots import perceptron as plot
from course.plots.words import number
from course.widgets.controls import dropdown, slider
from course.widgets.learner import Learner
from course.widgets.panel import Panel

TABLES = ("and", "or", "nand", "xor")
SAMPLES = {name: truth_table(name) for name in TABLES} | {
    "blobs": blobs(12, 0.35, np.random.default_rng(7))
}


def perceptron(
    data: str = "and",
    lr: float = 0.5,
    w=(0.0, 0.0),
    b: float = 0.0,
    update: Callable | None = None,
) -> Panel:
    """Return a panel in which a perceptron learns ``data``, from weights ``w`` and bias ``b`` on.

    ``data`` is "and", "or", "nand", "xor" or "blobs"; the samples come in the order of their rows.
    ``update`` is the learner's own rule, (w, b, x, y, lr) -> (w, b), instead of Rosenblatt's.
    """
    if data not in SAMPLES:
        raise ValueError(f"data is {data!r}; expected one of {', '.join(SAMPLES)}.")
    figure, artists = plot.draw()
    controls = {
        "data": dropdown("data", SAMPLES, data),
        "lr": slider("learning rate", lr, 0.1, 1.0),
        "w1": slider("start w₁", w[0], -2, 2),
        "w2": slider("start w₂", w[1], -2, 2),
        "b": slider("start b", b, -2, 2),
    }
    run = _Run(artists, update)
    return Panel(
        figure,
        artists.values(),
        controls,
        run.show,
        step=lambda: run.learner.step(controls["lr"].value),
        actions={"Reset": run.reset},
    )


class _Run:
    """The learner at work, begun afresh whenever the samples or the start weights change."""

    def __init__(self, artists, update):
        self.artists, self.update = artists, update
        self.start = self.learner = None

    def reset(self) -> None:
        self.start = None

    def show(self, data: str, lr: float, w1: float, w2: float, b: float) -> str:
        if self.start != (data, w1, w2, b):
            self.start = (data, w1, w2, b)
            self.learner = Learner(*SAMPLES[data], (w1, w2), b, self.update)
            plot.show_samples(self.artists, *SAMPLES[data])
        it = self.learner
        plot.show_lines(self.artists, it.X, it.y, it.w, it.b, it.before)
        plot.show_hand(self.artists, it.X[it.row] if it.row >= 0 else None)
        plot.show_mistakes(self.artists, it.mistakes, f"learning rate {number(lr)}")
        return f"{data}: {it.says} Learning rate {number(lr)}."
