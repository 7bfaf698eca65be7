"""Watch a network learn to read digits: `fit`, with a picture that follows it."""

import time

import numpy as np
from ipywidgets import VBox

from course.data import labels
from course.plots import training as plot
from course.plots.canvas import Canvas
from course.plots.theme import shown_width
from course.plots.words import at_least
from course.training import History, accuracy, fit
from course.widgets.home_thread import HomeThread
from course.widgets.page import display_in_notebook, living, still_picture
from course.widgets.picture import Picture, suit_screen

SHOWN = 12  # digits whose guesses are watched
HASTE = 0.4  # below 1 the first epochs, in which most happens, pass more slowly
FRAME = 0.05  # seconds between two pictures, at least
DRAWING = 0.25  # share of the time that may go into pictures


def train_and_watch(
    network, X, Y, *, epochs, batch_size, optimizer, rng, validation, seconds=6.0
) -> History:
    """Train `network` as `fit` does, and show it live: progress, learning curve, guesses.

    X (n, 64) and Y (n, 10) are digits to learn from, validation = (X, Y) digits never learned
    from, of which twelve are shown. It is slowed down to take `seconds`, so that one can watch;
    0 is full speed. Interrupting the kernel ends it early; the network keeps what it has learned.
    """
    watch = Watch(network, (X, Y), validation, epochs, seconds)
    watch.open()
    try:
        fit(
            network, X, Y, epochs=epochs, batch_size=batch_size, optimizer=optimizer, rng=rng,
            validation=validation, on_epoch=watch.follow,
        )  # fmt: skip
    except KeyboardInterrupt:  # the learner's wish, not a failure
        watch.close("Stopped here; the network keeps what it has learned.")
    except Exception as error:
        watch.close(trouble=f"Learning ended early. {type(error).__name__}: {error}")
        raise
    else:
        watch.close()
    return watch.history


class Watch:
    """The picture of one training: `open` it, let it `follow` the epochs, `close` it."""

    def __init__(self, network, training, validation, epochs: int, seconds: float):
        X, Y = validation
        if np.ndim(X) != 2 or np.shape(X)[1] != 64:
            raise ValueError(
                f"validation's X has shape {np.shape(X)}, expected (n, 64): "
                "this picture shows digits of 8 × 8 pixels. For other data use fit(...)."
            )
        self.network, self.epochs, self.seconds = network, epochs, seconds
        self.history = History()
        self._start = [accuracy(network, *training)], [accuracy(network, *validation)]
        rows = some_of_each(labels(Y))
        self._X, self._y = np.asarray(X)[rows], labels(np.asarray(Y)[rows])
        figure, self.artists = plot.draw(self._X, epochs)
        self.canvas = Canvas(figure, self.artists.values())
        self.picture = Picture(width=shown_width(figure), busy=True)
        suit_screen(self.picture, self.canvas, HomeThread().post)
        self._began = self._next = time.monotonic()
        self._draw()

    def open(self) -> None:
        """Show the picture, live, as it stands before learning."""
        box = VBox([self.picture])
        box.add_class("course-panel")
        display_in_notebook(living(box))
        self._began = time.monotonic()

    def follow(self, history: History) -> None:
        """Show one more epoch, in its time."""
        self.history = history
        share = (len(history.loss) / self.epochs) ** HASTE
        due = self._began + self.seconds * share
        time.sleep(max(0.0, due - time.monotonic()))
        if time.monotonic() >= self._next:
            self._draw()

    def close(self, last_words: str = "", trouble: str = "") -> None:
        """Show where it ended, and keep a still of it."""
        self._draw(last_words, trouble)
        self.picture.busy = False
        png = self.canvas.small_png()
        display_in_notebook(still_picture(png, self.picture.width, self._lasting_words()))

    def _draw(self, last_words: str = "", trouble: str = "") -> None:
        started = time.monotonic()
        seen = self._start[0] + self.history.accuracy
        unseen = self._start[1] + self.history.validation_accuracy
        state = seen, unseen, self._y, self.network.predict(self._X), self.epochs
        plot.move(self.artists, *state)
        png, words = self.canvas.png(), plot.describe(*state)
        with self.picture.hold_sync():
            self.picture.png, self.picture.trouble = png, trouble
            self.picture.sentence = f"{words} {last_words}".strip()
        ended = time.monotonic()
        self._next = max(started + FRAME, ended + (ended - started) * (1 / DRAWING - 1))

    def _lasting_words(self) -> str:
        """What the still shows, in numbers round enough to be the same on every machine."""
        share = (self._start[1] + self.history.validation_accuracy)[-1]
        return (
            f"After {len(self.history.loss)} epochs the network reads {at_least(share)} "
            "of the digits it has never seen."
        )


def some_of_each(y, count: int = SHOWN) -> np.ndarray:
    """Indices of `count` samples, evenly from all classes of `y` (n,), in their order."""
    order = np.argsort(y, kind="stable")
    return order[((np.arange(count) + 0.5) * len(order) / count).astype(int)]
