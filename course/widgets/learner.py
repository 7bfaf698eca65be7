"""A perceptron that takes one sample at a time, in order, and remembers what it just did."""

from collections.abc import Callable

import numpy as np

from course.plots.plane import weighted_sum
from course.plots.words import number, plural, point, vector
from course.widgets.yours import YoursError, yours

PATIENCE = 50  # passes after which it is left alone


class Learner:
    """Rosenblatt's rule on samples ``X`` (n, 2), ``y`` (n,): w += lr (y − ŷ) x, b += lr (y − ŷ).

    With ``update``, the learner's own function (w, b, x, y, lr) -> (w, b), theirs is used instead.
    """

    def __init__(self, X: np.ndarray, y: np.ndarray, w, b: float, update: Callable | None = None):
        self.X, self.y, self.update = X, y, update
        self.w, self.b = np.array(w, float), float(b)
        self.row = -1  # the sample in hand
        self.before: tuple[np.ndarray, float] | None = None
        self.mistakes: list[int] = []  # of each whole pass
        self.says = self._opening()
        self.finished = False
        self._wrong = 0
        self._seen = {self._state(): 0}  # weights at the end of each pass

    def step(self, lr: float) -> bool:
        """Take the next sample and learn from it; say whether to go on."""
        if self.finished:
            return False
        self.row = (self.row + 1) % len(self.X)
        self.says = f"Pass {len(self.mistakes) + 1}, sample {self.row + 1} of {len(self.X)}"
        self._learn(self.X[self.row], int(self.y[self.row]), lr)
        if self.row == len(self.X) - 1 and not self.finished:
            self._end_pass()
        return not self.finished

    def _opening(self) -> str:
        wrong = sum(self._answer(x) != y for x, y in zip(self.X, self.y, strict=True))
        return (
            f"With w = {vector(self.w)} and b = {number(self.b)} it is wrong about {wrong} of "
            f"{plural(len(self.y), 'sample')}. Press Step to show it the first, or Play."
        )

    def _answer(self, x: np.ndarray) -> int:
        return int(weighted_sum(x, self.w, self.b) >= 0)

    def _learn(self, x: np.ndarray, y: int, lr: float) -> None:
        y_hat = self._answer(x)
        w, b = self.w, self.b
        self.before = (w, b)
        self._wrong += y != y_hat
        self.says += f", x = {point(x)}: y = {y}, ŷ = {y_hat}"
        if self.update:
            self._update_with_theirs(x, y, lr)
            return
        self.w, self.b = w + lr * (y - y_hat) * x, b + lr * (y - y_hat)
        if y == y_hat:
            self.says += f", right: w = {vector(w)} and b = {number(b)} stay."
            return
        blame = f"{number(lr)}·({y} − {y_hat})"
        self.says += (
            f", wrong: w ← {vector(w)} + {blame}·{point(x)} = {vector(self.w)}, "
            f"b ← {number(b)} + {blame} = {number(self.b)}."
        )

    def _update_with_theirs(self, x: np.ndarray, y: int, lr: float) -> None:
        try:
            w, b = yours(self.update)(self.w.copy(), self.b, x.copy(), y, lr)
            self.w, self.b = np.array(w, float).reshape(2), float(b)
        except YoursError as said:
            self.says, self.finished = str(said), True
        except (TypeError, ValueError):
            name = self.update.__name__
            self.says = f"Your {name} must return the pair w, b. Its check says more."
            self.finished = True
        else:
            self.says += f". Yours gives w = {vector(self.w)}, b = {number(self.b)}."

    def _end_pass(self) -> None:
        self.mistakes.append(self._wrong)
        passes, earlier = len(self.mistakes), self._seen.get(self._state())
        if self._wrong == 0:
            self.finished = True
            self.says += (
                f" A whole pass without a mistake: it has learned, in {plural(passes, 'pass')}."
            )
        elif earlier is not None:
            self.finished = True
            since = f"after pass {earlier}" if earlier else "at the start"
            self.says += (
                f" Now the weights are what they were {since}: it goes round in circles "
                "and never settles, because no line parts these samples."
            )
        elif passes == PATIENCE:
            self.finished = True
            self.says += (
                f" {plural(passes, 'pass')} and still {plural(self._wrong, 'mistake')}: enough."
            )
        self._seen[self._state()] = passes
        self._wrong = 0

    def _state(self) -> tuple[float, ...]:
        return tuple(np.round([*self.w, self.b], 9) + 0.0)
