"""Lines to compare: named curves over one axis, fits among their samples, bounces in a valley."""

from collections.abc import Callable, Mapping

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from course.plots import theme

STYLES = (
    {"color": theme.FORWARD, "linestyle": "-", "marker": "o"},
    {"color": theme.BACKWARD, "linestyle": "--", "marker": "s"},
    {"color": theme.INK, "linestyle": ":", "marker": "^"},
    {"color": theme.MUTED, "linestyle": "-.", "marker": "D"},
)


def lines(
    x, curves: Mapping[str, np.ndarray], ax: Axes | None = None, *, log: bool = False
) -> Axes:
    """Draw up to four ``curves``, name -> values (m,) over ``x`` (m,); ``log`` scales both axes."""
    if len(curves) > len(STYLES):
        raise ValueError(f"{len(curves)} curves in one picture: draw at most {len(STYLES)}.")
    ax = ax or _grid_axes()
    for (name, values), style in zip(curves.items(), STYLES, strict=False):
        few = {} if len(x) <= 40 else {"marker": ""}
        ax.plot(x, values, lw=2, ms=5, label=name, **(style | few))
    if log:
        ax.set(xscale="log", yscale="log")
        ax.minorticks_off()
    theme.legend(ax)
    return ax


def fitted(x, y, fits: Mapping[str, tuple[float, float]], ax: Axes | None = None) -> Axes:
    """Draw samples ``x``, ``y`` (n,) and lines of ``fits``, name -> (w, b), among them."""
    ax = ax or _grid_axes()
    ax.scatter(x, y, s=9, color=theme.CLASSES[0], linewidths=0, zorder=2)
    ends = np.array([np.min(x), np.max(x)])
    for (name, (w, b)), style in zip(fits.items(), STYLES[1:], strict=False):
        ax.plot(ends, w * ends + b, lw=2.4, label=name, zorder=3, **(style | {"marker": ""}))
    theme.legend(ax)
    return ax


def bounces(f: Callable, walks: Mapping[str, np.ndarray], reach: tuple[float, float]) -> Figure:
    """Draw ``f`` for each walk, name -> places (m,), with the steps from place to place.

    ``f`` takes and returns one number.
    """
    figure = theme.figure(720, 230)
    z = np.linspace(*reach, 301)
    heights = np.array([f(w) for w in z])
    for ax, (name, walk) in zip(
        figure.subplots(1, len(walks), sharey=True), walks.items(), strict=True
    ):
        theme.axes(ax, title=name, xlabel="w")
        walk = np.asarray(walk, float)
        ax.plot(z, heights, color=theme.FORWARD, lw=2)
        ax.plot(walk, [f(w) for w in walk], ".-", color=theme.BACKWARD, lw=1.4, ms=7)
        ax.plot(walk[0], f(walk[0]), "o", ms=10, mfc=theme.FACE, mec=theme.BACKWARD, mew=2)
        ax.set(xlim=reach, ylim=(-0.04 * heights.max(), heights.max()))
    figure.axes[0].set_ylabel("loss", fontsize=theme.TEXT, color=theme.INK)
    return figure


def _grid_axes() -> Axes:
    ax = theme.axes(height=300)
    theme.grid(ax)
    return ax
