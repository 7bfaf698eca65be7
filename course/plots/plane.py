"""The plane of two inputs: points, the line a neuron draws, the regions a classifier makes."""

from collections.abc import Callable

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import ListedColormap
from matplotlib.ticker import MaxNLocator

from course.plots import theme

GRID = 160  # answers asked along each side for the map of a classifier


def weighted_sum(x, w, b: float) -> float:
    """w·x + b for ``x`` and ``w`` (2,); the dust of float arithmetic is wiped off, so 0 is 0."""
    return round(float(np.dot(w, x) + b), 9) + 0.0


def half_plane(w, b: float, reach: float) -> np.ndarray:
    """Corners of the part of the square [-reach, reach]² where w·x + b >= 0.

    ``w`` is (2,), ``b`` a number. Returns (m, 2), one row of NaN when there is no such part.
    """
    corners = reach * np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]], float)
    values = corners @ np.asarray(w, float) + b
    kept = []
    for i, j in ((0, 1), (1, 2), (2, 3), (3, 0)):
        if values[i] >= 0:
            kept.append(corners[i])
        if (values[i] >= 0) != (values[j] >= 0):
            share = values[i] / (values[i] - values[j])
            kept.append(corners[i] + share * (corners[j] - corners[i]))
    return np.array(kept) if kept else np.full((1, 2), np.nan)


def line_ends(w, b: float, reach: float) -> np.ndarray:
    """Two points (2, 2) of the line w·x + b = 0, beyond ``reach``; NaN when ``w`` is zero."""
    w = np.asarray(w, float)
    length = np.hypot(*w)
    if length == 0:
        return np.full((2, 2), np.nan)
    nearest, along = -b * w / length**2, np.array([-w[1], w[0]]) / length
    far = 2 * reach + np.hypot(*nearest)
    return np.array([nearest - far * along, nearest + far * along])


def points(X, y=None, ax: Axes | None = None) -> Axes:
    """Scatter ``X`` (n, 2); classes ``y`` (n,) of 0 and 1 differ in color and in shape."""
    X = _two_columns(X)
    ax = ax or _plane_axes()
    y = np.zeros(len(X)) if y is None else np.asarray(y).reshape(-1)
    if len(y) != len(X):
        raise ValueError(f"X has {len(X)} rows but y has {len(y)} labels: they must pair up.")
    for label in np.unique(y):
        which = int(label) % 2
        ax.scatter(
            *X[y == label].T,
            s=60,
            c=theme.CLASSES[which],
            marker=theme.CLASS_MARKERS[which],
            edgecolors=theme.INK,
            linewidths=1.0,
            zorder=3,
            label=f"y = {label:g}",
        )
    return ax


def decision_line(w, b: float, ax: Axes | None = None, **style) -> Axes:
    """Draw the line where w·x + b = 0; ``w`` is (2,). Draws nothing when ``w`` is zero."""
    ax = ax or _plane_axes()
    w, b = np.asarray(w, float).reshape(-1), float(np.asarray(b).reshape(()))
    if w.shape != (2,):
        raise ValueError(f"w has shape {w.shape}: a line in the plane needs two weights.")
    limits = ax.axis()
    reach = np.abs(limits).max()
    style = {"color": theme.INK, "linewidth": 2} | style
    ax.plot(*line_ends(w, b, reach).T, **style)
    ax.axis(limits)  # the line runs on; the view stays
    return ax


def decision_regions(
    predict: Callable[[np.ndarray], np.ndarray], X, y=None, ax: Axes | None = None
) -> Axes:
    """Color the plane by what ``predict`` answers, with the samples on top.

    ``predict`` takes rows (m, 2) and returns m numbers; from 0.5 up counts as class 1.
    ``X`` is (n, 2) and ``y`` (n,) of 0 and 1.
    """
    X = _two_columns(X)
    ax = ax or _plane_axes()
    (left, bottom), (right, top) = X.min(0), X.max(0)
    pad = 0.25 * max(right - left, top - bottom, 1.0)
    xs = np.linspace(left - pad, right + pad, GRID)
    ys = np.linspace(bottom - pad, top + pad, GRID)
    rows = np.stack(np.meshgrid(xs, ys), axis=-1).reshape(-1, 2)
    answers = np.asarray(predict(rows), float)
    if answers.size != len(rows):
        raise ValueError(
            f"predict returned shape {answers.shape} for {len(rows)} rows: one answer a row "
            "is needed. Does it treat its input as a batch?"
        )
    ones = (answers.reshape(GRID, GRID) >= 0.5).astype(float)
    ax.pcolormesh(
        xs, ys, ones, cmap=ListedColormap(theme.HALF_PLANES), vmin=0, vmax=1, rasterized=True
    )
    if 0 < ones.mean() < 1:
        ax.contour(xs, ys, ones, levels=[0.5], colors=theme.INK, linewidths=1.5)
    ax.set(xlim=(xs[0], xs[-1]), ylim=(ys[0], ys[-1]))
    return points(X, y, ax)


def _two_columns(X) -> np.ndarray:
    X = np.asarray(X, float)
    if X.ndim != 2 or X.shape[1] != 2:
        raise ValueError(f"X has shape {X.shape}: points of the plane have shape (n, 2).")
    return X


def _plane_axes() -> Axes:
    ax = theme.axes(xlabel="x₁", ylabel="x₂", width=420, height=400)
    ax.set_aspect("equal")
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_major_locator(MaxNLocator(6, steps=[1, 2, 5, 10]))
    return ax
