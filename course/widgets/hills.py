"""Loss surfaces over one weight and one bias, to walk down on."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from course.data import digits
from course.functions import sigmoid

MIDDLE = np.s_[:, 2:6, 3:5]  # rows and columns of a digit where a 1 has its ink and a 0 its hole


class Hill(NamedTuple):
    """A surface: ``loss(w, b, *samples)``, a number, and where and how fast to start.

    ``samples`` are X (n, 1) and t (n,) where the loss comes from data, else nothing.
    """

    loss: Callable
    start: tuple[float, float]
    lr: float
    samples: tuple = ()


def bowl(w, b):
    return (w**2 + b**2) / 2


def ravine(w, b):
    """Twenty times as curved across as along: λ = 1 and 20."""
    return (w**2 + 20 * b**2) / 2


def saddle(w, b):
    """A pass at (0, 0), and a valley on each side of it, at b = ±2."""
    return w**2 / 2 + (b**2 - 4) ** 2 / 16


def two_valleys(w, b):
    """A deep valley on the left and a shallow one on the right."""
    return (w**2 - 2.25) ** 2 / 5 + 0.25 * w + b**2 / 2 + 0.4


def plateau(w, b):
    """mse of σ(3(wx + b)) for x = 1, y = 1 and x = −1, y = 0: flat wherever it is saturated."""
    return ((sigmoid(3 * (w + b)) - 1) ** 2 + sigmoid(3 * (b - w)) ** 2) / 2


def delta(w, b, X, t):
    """mse of z = wx + b against t = ±1: the loss of the delta rule."""
    return np.mean((w * X[:, 0] + b - t) ** 2)


def zeros_and_ones() -> tuple[np.ndarray, np.ndarray]:
    """The ink in the middle of real digits, X (271, 1), and t (271,): +1 for a 1, −1 for a 0."""
    X, y, _, _ = digits()
    X, y = X[y < 2], y[y < 2]
    return X.reshape(-1, 8, 8)[MIDDLE].mean(axis=(1, 2))[:, None], 2 * y - 1


HILLS = {
    "bowl": Hill(bowl, (-2.4, 1.8), 0.2),
    "ravine": Hill(ravine, (-2.6, 1.0), 0.09),
    "saddle": Hill(saddle, (2.4, 0.0), 0.2),
    "two valleys": Hill(two_valleys, (0.5, 2.2), 0.1),
    "plateau": Hill(plateau, (-2.0, 0.1), 0.5),
    "digits": Hill(delta, (-2.0, 2.0), 0.2, zeros_and_ones()),
}
