"""Draw a digit and read what a network makes of it."""

from collections.abc import Callable

import numpy as np
from ipywidgets import VBox

from course.data import digits
from course.data.scanning import BLOCK, SIDE, scan
from course.plots import digits as plot
from course.plots.canvas import Canvas
from course.plots.theme import shown_width
from course.widgets.home_thread import HomeThread
from course.widgets.page import display_live, still_picture
from course.widgets.paper import Paper

BLANK = "Draw something."
STILL = 4  # the digit that the saved notebook shows


def draw_digit(predict: Callable[[np.ndarray], np.ndarray]) -> "Drawing":
    """Return paper to draw a digit on, with the guess of `predict` beside it.

    predict: takes pixels (1, 64) from 0 to 1 and returns the probabilities (1, 10) of the digits,
    such as ``network.probabilities``. TypeError or ValueError if it does not.
    """
    return Drawing(predict)


class Drawing:
    """The paper on the page: `show_example` and `clear` do what the buttons do."""

    def __init__(self, predict):
        if not callable(predict):
            raise TypeError(
                f"draw_digit needs a function that guesses, got {type(predict).__name__}: "
                "pass network.probabilities, without parentheses."
            )
        self._predict = predict
        self._home = HomeThread()
        self._example = b""  # the ink of the real digit that was asked for last
        self._label = None
        _, _, X, y = digits()
        self._examples = {digit: X[y == digit] for digit in range(10)}
        self._turns = [0] * 10
        self.error: Exception | None = None
        self.pixels = np.zeros(64)
        self.paper = Paper(sentence=BLANK)
        self.box = VBox([self.paper])  # a box is told when its kernel is gone
        self.box.add_class("course-panel")
        self.paper.observe(lambda _: self._home.post_once(self.refresh), "ink")
        self.paper.on_msg(
            lambda _, message, __: self._home.post(self.show_example, message["show"])
        )
        self._answer(self._examples[STILL][0])  # a function that cannot answer is told at once

    @property
    def sentence(self) -> str:
        """The guess, in words."""
        return self.paper.sentence

    def show_example(self, digit: int) -> None:
        """Put a real `digit` on the paper, another one each time."""
        rows = self._examples[digit]
        pixels = rows[self._turns[digit] % len(rows)].reshape(8, 8)
        self._turns[digit] += 1
        self._label = digit
        self._example = _as_bytes(255 * np.kron(pixels, np.ones((BLOCK, BLOCK))))
        if self.paper.ink == self._example:
            self.refresh()
        self.paper.ink = self._example

    def clear(self) -> None:
        """Take a new sheet."""
        self.paper.ink = bytes(SIDE * SIDE)

    def refresh(self) -> None:
        """Guess what is on the paper now; a failure is said there, kept, and raised."""
        try:
            self._guess()
        except Exception as error:
            self.error = error
            trouble = f"The network gave no guess. {type(error).__name__}: {error}"
            self._show([], "", trouble)
            raise

    def _guess(self) -> None:
        self.pixels = self._scan(self.paper.ink)
        blank = not self.pixels.any()
        answer = [] if blank else self._answer(self.pixels).tolist()
        self._show(answer, BLANK if blank else self._words(answer))

    def _show(self, answer: list, sentence: str, trouble: str = "") -> None:
        with self.paper.hold_sync():  # bars and words change together
            self.paper.pixels = _as_bytes(plot.FULL * self.pixels)
            self.paper.probabilities, self.paper.sentence = answer, sentence
            self.paper.trouble = trouble

    def _scan(self, ink: bytes) -> np.ndarray:
        paper = np.frombuffer(ink, np.uint8).reshape(SIDE, SIDE) / 255
        if ink == self._example:  # has been scanned long ago
            return np.round(plot.FULL * paper[::BLOCK, ::BLOCK].ravel()) / plot.FULL
        return scan(paper)

    def _words(self, answer) -> str:
        words = plot.describe(answer)
        real = f"This is a real {self._label} from the test digits. "
        return real + words if self.paper.ink == self._example else words

    def _answer(self, pixels: np.ndarray) -> np.ndarray:
        answer = np.asarray(self._predict(pixels.reshape(1, 64)), float)
        if answer.shape not in ((1, 10), (10,)):
            raise ValueError(
                f"for pixels (1, 64) the function returned shape {answer.shape}, expected (1, 10): "
                "one probability for each digit."
            )
        if not np.all((answer >= 0) & (answer <= 1)):  # NaN is neither
            raise ValueError(
                f"the function returned {np.round(answer.ravel(), 2)}, but probabilities lie "
                "between 0 and 1. Is the softmax missing? Pass network.probabilities, not network."
            )
        return answer.ravel()

    def _ipython_display_(self) -> None:
        image = self._examples[STILL][0]
        answer = self._answer(image)
        figure = plot.draw_guess(image, answer)
        words = f"A {STILL} on a grid of 8 × 8; the network sees a {np.argmax(answer)}."
        png = Canvas(figure).small_png()
        display_live(self.box, still_picture(png, shown_width(figure), words))


def _as_bytes(values: np.ndarray) -> bytes:
    return np.round(values).astype(np.uint8).tobytes()
