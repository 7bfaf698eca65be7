"""Bumps from pairs of sigmoids, side by side, until they follow a curve."""

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from course.plots import bumps as plot
from course.widgets.controls import dropdown, slider
from course.widgets.forward import forward_pass, own_forward
from course.widgets.panel import Panel

MOST = 40
JUMP = 0.37
X = np.sort([*np.linspace(0, 1, 801), JUMP - 1e-9])[:, None]  # both sides of the jump are seen
CURVES = {
    "hills": lambda x: (
        np.exp(-(((x - 0.3) / 0.11) ** 2)) + 0.6 * np.exp(-(((x - 0.7) / 0.09) ** 2))
    ),
    "wave": lambda x: np.sin(2 * np.pi * x),
    "corner": lambda x: np.clip(1 - 3 * np.abs(x - 0.5), 0, None),
    "jump": lambda x: np.where(x < JUMP, 0.2, 0.9),
}


def bumps(
    curve: str = "hills", count: int = 8, steepness: float = 6.0, forward: Callable | None = None
) -> Panel:
    """Return a panel in which ``count`` bumps follow ``curve``, with edges of ``steepness``.

    ``forward`` is the learner's (X, layers) -> activations, used instead of ours.
    """
    if curve not in CURVES:
        raise ValueError(f"curve is {curve!r}; expected one of {', '.join(CURVES)}.")
    figure, artists = plot.draw(MOST)
    controls = {
        "curve": dropdown("curve", CURVES, curve),
        "count": slider("bumps", count, 1, MOST, 1),
        "steepness": slider("steepness", steepness, 1, 40, 0.5),
    }
    controls["count"].readout_format = ".0f"
    forward = own_forward(forward)

    def update(curve, count, steepness):
        count, f = int(count), CURVES[curve]
        layers = bump_layers(f, count, steepness)
        a1, y_hat = forward(X, layers[:1]), forward(X, layers)[:, 0]
        pieces = (a1[:, :count] - a1[:, count:]) * layers[1][0][:count, 0]
        x, target = X[:, 0], f(X[:, 0])
        plot.move(artists, x, target, y_hat, pieces.T, _gaps(curve, steepness))
        return plot.describe(curve, count, steepness * count, x, target, y_hat)

    return Panel(figure, artists.values(), controls, update)


def bump_layers(f, n, steepness):
    """A network that follows f from 0 to 1 with n bumps: [(W, b, activation), …]."""
    edges = np.linspace(0, 1, n + 1)
    heights = f((edges[:-1] + edges[1:]) / 2)  # the curve in the middle of each bump
    left, right = np.append(-1, edges[1:-1]), np.append(edges[1:-1], 2)  # the outer ones far out
    k = steepness * n  # narrower bumps need steeper edges
    W1, b1 = np.full((1, 2 * n), k), -k * np.concatenate([left, right])
    W2, b2 = np.concatenate([heights, -heights])[:, None], np.zeros(1)
    return [(W1, b1, "sigmoid"), (W2, b2, "identity")]


@lru_cache(maxsize=64)
def _gaps(curve: str, steepness: float) -> np.ndarray:
    """The largest gap for 1 to MOST bumps."""
    f = CURVES[curve]
    nets = (bump_layers(f, count, steepness) for count in range(1, MOST + 1))
    return np.array([np.abs(forward_pass(X, layers) - f(X)).max() for layers in nets])
