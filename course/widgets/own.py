"""The parts of a descent, each the learner's own or ours."""

from collections.abc import Callable

import numpy as np

from course.gradcheck import numerical_gradient
from course.plots.words import vector
from course.widgets.yours import YoursError, yours

H = 1e-4  # the nudge that their numerical_gradient is asked for


class Own:
    """How to measure, step and deal: the learner's functions where there are any, else ours.

    They are gradient (f, x, h), step (parameters, gradients, lr) and batches (X, y, batch_size,
    order). ``said`` tells when the last step was not where ours would have led.
    """

    def __init__(self, gradient=None, step=None, batches=None):
        self.said = ""
        self._gradient, self._step, self._batches = (
            yours(f) if f else None for f in (gradient, step, batches)
        )

    def gradient(self, f: Callable, p: np.ndarray) -> np.ndarray:
        """The slope of f at p (2,)."""
        self.said = ""
        ours = numerical_gradient(f, p)
        if not self._gradient:
            return ours
        theirs = _pair(self._gradient(f, p, H), self._gradient, "an array of x's shape")
        self._compare("slope", theirs, ours)
        return theirs

    def step(self, p: np.ndarray, slope: np.ndarray, lr: float) -> np.ndarray:
        """Where a step from p leads."""
        if not self._step:
            return p - lr * slope
        stepped = self._step([p], [slope.copy()], lr)
        try:
            [moved] = stepped
        except (TypeError, ValueError):
            moved = None
        moved = _pair(moved, self._step, "a list of new arrays")
        self._compare("step", moved, p - lr * slope)
        return moved

    def _compare(self, what: str, theirs, ours) -> None:
        if not np.allclose(theirs, ours, rtol=1e-3, atol=1e-5):
            self.said = f" Your {what} gives {vector(theirs)}, ours {vector(ours)}."

    def batches(self, X, t, batch_size: int, rng) -> list[tuple]:
        """One epoch of pairs (X, t)."""
        order = rng.permutation(len(t))
        if not self._batches:
            parts = (order[i : i + batch_size] for i in range(0, len(t), batch_size))
            return [(X[rows], t[rows]) for rows in parts]
        dealt = self._batches(X.copy(), t.copy(), batch_size, order)
        try:
            return [(np.reshape(X_b, (len(t_b), 1)), np.asarray(t_b, float)) for X_b, t_b in dealt]
        except (TypeError, ValueError):
            raise YoursError(_must(self._batches, "a list of pairs (X, y)")) from None


def _pair(value, function, wanted: str) -> np.ndarray:
    try:
        return np.array(value, float).reshape(2)
    except (TypeError, ValueError):
        raise YoursError(_must(function, wanted)) from None


def _must(function, wanted: str) -> str:
    return f"Your {function.__name__} must return {wanted}. Its check says more."
