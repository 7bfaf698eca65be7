"""A curve, and what a network of bumps makes of it, with the gap for each number of bumps.

``draw`` once, ``move`` ever after, and ``describe`` in words.
"""

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure

from course.plots import theme
from course.plots.words import number, plural

GAP_FLOOR = 0.003  # the smallest gap that is shown


def draw(most: int) -> tuple[Figure, dict[str, Artist]]:
    """Return the figure for up to ``most`` bumps, and the artists that `move` sets."""
    figure = theme.figure(720, 310)
    left, right = figure.subplots(1, 2, width_ratios=(1.7, 1))
    artists = _draw_curves(left) | _draw_gaps(right, most)
    handles = [artists[name] for name in ("target", "network", "bumps")]
    figure.legend(
        handles=handles, loc="outside lower left", ncols=3, fontsize=theme.TEXT, frameon=False,
        labelcolor=theme.INK,
    )  # fmt: skip
    return figure, artists


def move(artists: dict[str, Artist], x, target, y_hat, bumps, gaps) -> None:
    """Set every artist.

    target, y_hat: values (m,) at ``x`` (m,). bumps: (k, m), a row each. gaps: the largest gap for
    1, 2, … bumps.
    """
    artists["target"].set_data(x, target)
    artists["network"].set_data(x, y_hat)
    artists["bumps"].set_segments([np.column_stack([x, bump]) for bump in bumps])
    worst = np.argmax(np.abs(y_hat - target))
    artists["worst"].set_data([x[worst], x[worst]], [target[worst], y_hat[worst]])
    gaps = np.maximum(gaps, GAP_FLOOR)
    artists["gaps"].set_data(np.arange(1, len(gaps) + 1), gaps)
    artists["gap now"].set_data([len(bumps)], [gaps[len(bumps) - 1]])
    _fit(artists["network"].axes, np.concatenate([target, y_hat, np.ravel(bumps)]))


def describe(name: str, count: int, weight: float, x, target, y_hat) -> str:
    """Say in words what the picture shows; ``weight`` is the size of the hidden weights."""
    gap = np.abs(y_hat - target)
    units = f"{plural(count, 'bump')}, {2 * count} hidden units with weights of {number(weight, 0)}"
    return (
        f"{name}: {units}. The largest gap is {number(gap.max(), 3)}, at x = "
        f"{number(x[np.argmax(gap)])}; on average it is {number(gap.mean(), 3)}."
    )


def _draw_curves(ax: Axes) -> dict[str, Artist]:
    theme.axes(ax, title="The curve, and the network", xlabel="x")
    theme.grid(ax)
    ax.set(xlim=(0, 1), ylim=(-0.3, 1.3))
    bumps = LineCollection([], colors=theme.MUTED, linewidths=0.9, label="its bumps", zorder=2)
    ax.add_collection(bumps)
    style = {"color": theme.INK, "linestyle": (0, (4, 2)), "linewidth": 1.8, "zorder": 3}
    return {
        "bumps": bumps,
        "target": ax.plot([], [], label="the curve", **style)[0],
        "network": ax.plot([], [], color=theme.FORWARD, lw=2.4, label="the network", zorder=4)[0],
        "worst": ax.plot([], [], "-", color=theme.BACKWARD, lw=3, zorder=5)[0],
    }


def _draw_gaps(ax: Axes, most: int) -> dict[str, Artist]:
    theme.axes(ax, title="The largest gap", xlabel="number of bumps")
    theme.grid(ax)
    ax.set(xlim=(0, most + 1), yscale="log", ylim=(GAP_FLOOR, 2))
    ax.set_yticks([0.003, 0.01, 0.03, 0.1, 0.3, 1], ["0.003", "0.01", "0.03", "0.1", "0.3", "1"])
    ax.minorticks_off()
    dot = {"ms": 10, "mfc": theme.FACE, "mec": theme.BACKWARD, "mew": 2.4, "zorder": 4}
    return {
        "gaps": ax.plot([], [], color=theme.MUTED, lw=1.8, zorder=3)[0],
        "gap now": ax.plot([], [], "o", **dot)[0],
    }


def _fit(ax: Axes, values: np.ndarray) -> None:
    """Two scales only, because a new one costs a redraw."""
    low = -1.3 if values.min() < -0.25 else -0.25
    if ax.get_ylim()[0] != low:
        ax.set_ylim(low, 1.3)
