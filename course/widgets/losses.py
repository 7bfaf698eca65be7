"""Two losses to explore: what an answer costs under each, and how hard each pulls."""

from collections.abc import Callable

import numpy as np

from course import functions
from course.functions import sigmoid, sigmoid_prime
from course.gradcheck import numerical_gradient
from course.plots import losses as plot
from course.widgets.controls import dropdown, slider
from course.widgets.panel import Panel
from course.widgets.yours import one_number

OURS = {f.__name__: f for f in (functions.mse, functions.mse_prime, functions.binary_cross_entropy)}


def losses(target: int = 1, z: float = -3.0, own: dict[str, Callable] | None = None) -> Panel:
    """Return a panel for the question with the answer ``target``, 0 or 1, at the logit ``z``.

    ``own`` are functions of the learner's, ``{"mse": mse, "mse_prime": mse_prime,
    "binary_cross_entropy": binary_cross_entropy}``, used instead of ours.
    """
    if target not in (0, 1):
        raise ValueError(f"target is {target!r}; expected 0 or 1.")
    pairs = _pairs(OURS | {name: one_number(f) for name, f in (own or {}).items()})
    figure, artists = plot.draw()
    controls = {
        "target": dropdown("target y", ("0", "1"), str(target)),
        "z": slider("logit z", z, -plot.REACH, plot.REACH),
    }
    drawn = None

    def update(target, z):
        nonlocal drawn
        y = float(target)
        if drawn != y:
            plot.show_curves(artists, pairs, y)
            drawn = y
        plot.move(artists, pairs, z, y)
        said = plot.describe(pairs, z, y)
        return f"{said} {plot.compare_slopes(*pairs['squared error'], z, y)}" if own else said

    return Panel(figure, [artists[name] for name in plot.MOVING], controls, update)


def _pairs(f: dict[str, Callable]) -> plot.Pairs:
    """Each loss and its slope, of one logit and one target: batches of a single sample."""

    def squared(z, y):
        return float(f["mse"](_column(sigmoid(z)), _column(y)))

    def squared_slope(z, y):
        da = float(np.squeeze(f["mse_prime"](_column(sigmoid(z)), _column(y))))
        return da * float(sigmoid_prime(z))  # the chain rule: through the loss, then through σ

    def crossed(z, y):
        return float(f["binary_cross_entropy"](np.array([z]), np.array([y])))

    def crossed_slope(z, y):
        return float(numerical_gradient(lambda z: crossed(z, y), z))

    return {"squared error": (squared, squared_slope), "cross-entropy": (crossed, crossed_slope)}


def _column(value) -> np.ndarray:
    return np.array([[float(value)]])
