"""A bar for long training: which epoch, how wrong, how many seconds are left."""

import math
import time
from collections.abc import Callable

import anywidget
import numpy as np
import traitlets
from ipywidgets import VBox

from course.plots.words import at_least, number, percent, plural
from course.training import History
from course.widgets.assets import read
from course.widgets.page import display_in_notebook, living, still_line

FRAME = 0.1  # seconds between two changes, at least


def progress_bar(epochs: int) -> Callable[[History], None]:
    """Show a bar, and return what moves it: `fit(..., on_epoch=progress_bar(epochs))`.

    It says the epoch, the losses, the accuracies where the targets are classes, and the time left.
    After the last epoch the notebook keeps a line that is the same on every machine. Without a
    notebook it shows nothing. ValueError unless epochs is a positive whole number.
    """
    if not (isinstance(epochs, (int, np.integer)) and epochs >= 1):
        raise ValueError(f"epochs must be a positive whole number, got {epochs!r}")
    return _Progress(int(epochs)).follow


class Bar(anywidget.AnyWidget):
    """``done`` of ``epochs``, and ``words`` for it."""

    _esm = read("bar.js")
    _css = read("live.css", "bar.css")

    epochs = traitlets.Int().tag(sync=True)
    done = traitlets.Int().tag(sync=True)
    words = traitlets.Unicode().tag(sync=True)


class _Progress:
    """One bar, and another one when training begins anew."""

    def __init__(self, epochs: int):
        self.epochs = epochs
        self._begin(0)

    def follow(self, history: History) -> None:
        done, now = len(history.loss), time.monotonic()
        if done <= self._done:
            self._begin(done)
        self._done, last = done, done == self.epochs
        if last or now >= self._next:
            self._next = now + FRAME
            with self.bar.hold_sync():
                self.bar.done, self.bar.words = done, self._words(history, now)
        if last:
            display_in_notebook(still_line(_lasting_words(history)))

    def _begin(self, done: int) -> None:
        """A new bar, which has seen nothing before epoch ``done``."""
        self._began, self._since, self._next = time.monotonic(), done, 0.0
        self._done = 0
        self.bar = Bar(epochs=self.epochs, words=f"Epoch 0 of {self.epochs}.")
        box = VBox([self.bar])
        box.add_class("course-panel")
        display_in_notebook(living(box))

    def _words(self, history: History, now: float) -> str:
        done = len(history.loss)
        says = f"Epoch {done} of {self.epochs}: {_measures(history.loss, history.accuracy)}"
        if history.validation_loss:
            unseen = _measures(history.validation_loss, history.validation_accuracy)
            says += f"; unseen: {unseen}"
        if self._since < done < self.epochs:
            each = (now - self._began) / (done - self._since)
            says += f". About {_duration(each * (self.epochs - done))} left"
        return says + "."


def _measures(losses, accuracies) -> str:
    right = "" if math.isnan(accuracies[-1]) else f", {percent(accuracies[-1])} right"
    return f"loss {number(losses[-1], 4)}{right}"


def _duration(seconds: float) -> str:
    seconds = math.ceil(seconds)
    return f"{seconds} s" if seconds < 100 else f"{round(seconds / 60)} min"


def _lasting_words(history: History) -> str:
    """What the notebook keeps: numbers round enough to be the same on every machine."""
    says = f"Trained for {plural(len(history.loss), 'epoch')}"
    if not math.isnan(history.accuracy[-1]):
        says += f": {at_least(history.accuracy[-1])} right on samples it has seen"
        if history.validation_accuracy:
            says += f", {at_least(history.validation_accuracy[-1])} on unseen ones"
    return says + "."
