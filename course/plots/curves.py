"""Curves: a function, an activation above its slope, a loss that falls."""

from collections.abc import Callable, Sequence

import numpy as np
from matplotlib.axes import Axes

from course.plots import theme

Function = Callable[[np.ndarray], np.ndarray]


def curve(f: Function, z_range=(-5.0, 5.0), ax: Axes | None = None, **style) -> Axes:
    """Draw ``f``, which takes and returns an array, from ``z_range[0]`` to ``z_range[1]``."""
    low, high = z_range
    if not low < high:
        raise ValueError(f"z_range is {tuple(z_range)}: give (low, high) with low < high.")
    if ax is None:
        ax = theme.axes(xlabel="z", height=300)
        theme.grid(ax)
    z = np.linspace(low, high, 501)
    ax.plot(z, f(z), **({"color": theme.FORWARD, "linewidth": 2.2} | style))
    return ax


def activation_and_slope(
    f: Function, f_prime: Function, z_range=(-5.0, 5.0), ax: Axes | None = None
) -> Axes:
    """Draw an activation and, dashed, its slope in the same axes."""
    ax = curve(f, z_range, ax, label="activation")
    curve(f_prime, z_range, ax, color=theme.BACKWARD, linestyle="--", label="its slope")
    theme.legend(ax, loc="upper left")
    return ax


def learning_curve(
    values: Sequence[float],
    validation: Sequence[float] = (),
    *,
    name: str = "loss",
    ax: Axes | None = None,
) -> Axes:
    """Draw one value an epoch, and those on samples held back, if there are any."""
    if ax is None:
        ax = theme.axes(xlabel="epoch", ylabel=name, height=300)
        theme.grid(ax)
    ax.plot(np.arange(1, len(values) + 1), values, color=theme.FORWARD, lw=2.2, label="training")
    if len(validation):
        epochs = np.arange(1, len(validation) + 1)
        ax.plot(epochs, validation, "--", color=theme.INK, lw=2, label="validation")
        theme.legend(ax)
    return ax
