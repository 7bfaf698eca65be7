"""A loss as a landscape over two parameters: from above as a contour map, and in three dimensions.

`contour` and `surface` draw any function of two numbers. `sample` asks it once for both pictures,
and `lowest` says where it found the least.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.colors import BoundaryNorm, LinearSegmentedColormap
from matplotlib.ticker import MaxNLocator
from mpl_toolkits.mplot3d import Axes3D

from course.plots import theme

Height = Callable[[float, float], float]
Range = tuple[float, float]

GRID = 61  # heights asked along each side
BANDS = 8
HEIGHTS = LinearSegmentedColormap.from_list("heights", ["#f6fafd", "#cfe2f3", "#93bbe0", "#6698c8"])
VIEW = {"elev": 34, "azim": -60}


class Landscape(NamedTuple):
    """Heights z (m, m) over x (m,) and y (m,); z[i, j] belongs to x[j] and y[i]."""

    x: np.ndarray
    y: np.ndarray
    z: np.ndarray


def sample(f: Height, x_range: Range, y_range: Range, size: int = GRID) -> Landscape:
    """Ask ``f(x, y)``, which returns one number, on a grid of ``size`` × ``size`` places.

    Where ``f`` is not finite the landscape has a hole.
    """
    for low, high in (x_range, y_range):
        if not low < high:
            raise ValueError(f"the range is {(low, high)}: give (low, high) with low < high.")
    x, y = np.linspace(*x_range, size), np.linspace(*y_range, size)
    return Landscape(x, y, _ask(f, x, y))


def lowest(f: Height, x_range: Range, y_range: Range, zooms: int = 7) -> tuple[float, float]:
    """Where ``f`` is least in the window, found on a grid that closes in on its best place."""
    (x_low, x_high), (y_low, y_high) = x_range, y_range
    x, y = (x_low + x_high) / 2, (y_low + y_high) / 2
    half_x, half_y = (x_high - x_low) / 2, (y_high - y_low) / 2
    for _ in range(zooms):
        xs = np.clip(np.linspace(x - half_x, x + half_x, 13), x_low, x_high)
        ys = np.clip(np.linspace(y - half_y, y + half_y, 13), y_low, y_high)
        heights = np.nan_to_num(_ask(f, xs, ys), nan=np.inf)
        row, column = np.unravel_index(np.argmin(heights), heights.shape)
        x, y = float(xs[column]), float(ys[row])
        half_x, half_y = half_x / 3, half_y / 3
    return x, y


def contour(
    f: Height, x_range: Range, y_range: Range, ax: Axes | None = None, *, names=("w", "b")
) -> Axes:
    """Draw the lines of equal height of ``f`` over two parameters called ``names``."""
    ax = ax or theme.axes(width=400, height=330)
    ax.set(xlabel=names[0], ylabel=names[1])
    draw_contour(sample(f, x_range, y_range), ax)
    return ax


def surface(
    f: Height, x_range: Range, y_range: Range, ax: Axes3D | None = None, *, names=("w", "b")
) -> Axes3D:
    """Draw ``f`` over two parameters called ``names`` as a surface in three dimensions."""
    ax = ax or theme.figure(460, 400).add_subplot(projection="3d")
    style_3d(ax, names)
    draw_surface(sample(f, x_range, y_range), ax)
    return ax


def draw_contour(land: Landscape, ax: Axes) -> list[Artist]:
    """Draw the map of ``land`` and return its artists, so that they can be removed again."""
    ax.set(xlim=land.x[[0, -1]], ylim=land.y[[0, -1]])
    if np.isnan(land.z).all():
        return []
    levels, look = _bands(land)
    filled = ax.contourf(*land, levels=levels, zorder=0, **look)
    lines = ax.contour(*land, levels=levels[1:-1], colors=theme.INK, linewidths=0.6, zorder=1)
    for text in ax.clabel(lines, lines.levels[::2], fontsize=theme.TEXT - 2, fmt="%g", zorder=1):
        place = ax.transAxes.inverted().transform(ax.transData.transform(text.get_position()))
        text.set_visible(bool(np.all(np.abs(place - 0.5) < 0.44)))  # no number half cut off
    return [filled, lines]  # the numbers go with the lines


def draw_surface(land: Landscape, ax: Axes3D) -> list[Artist]:
    """Draw ``land`` in three dimensions, in the colors of the map, and return its artists."""
    ax.set(xlim=land.x[[0, -1]], ylim=land.y[[0, -1]])
    if np.isnan(land.z).all():
        return []
    levels, look = _bands(land)
    ax.set_zlim(min(0, levels[0]), levels[-1])
    place = np.meshgrid(land.x, land.y)
    hill = ax.plot_surface(
        *place, land.z, antialiased=False, linewidth=0, rcount=41, ccount=41, **look
    )
    mesh = ax.plot_wireframe(*place, land.z, rcount=10, ccount=10, color=theme.INK, linewidth=0.4)
    return [hill, mesh]


def style_3d(ax: Axes3D, names=("w", "b")) -> None:
    """The look of our three-dimensional axes."""
    ax.computed_zorder = False  # what is drawn later is seen, even behind the hill
    ax.view_init(**VIEW)
    ax.set_box_aspect((1, 1, 0.72), zoom=0.98)
    ax.set_facecolor(theme.FACE)
    ax.set_xlabel(names[0], fontsize=theme.TEXT, color=theme.INK, labelpad=-4)
    ax.set_ylabel(names[1], fontsize=theme.TEXT, color=theme.INK, labelpad=-4)
    for axis in (ax.xaxis, ax.yaxis, ax.zaxis):
        axis.set_tick_params(labelsize=theme.TEXT - 2, colors=theme.MUTED, pad=-2)
        axis.set_pane_color((1, 1, 1, 0))
        axis.set_major_locator(MaxNLocator(4))


def _ask(f: Height, x, y) -> np.ndarray:
    heights = np.array([[float(f(xi, yi)) for xi in x] for yi in y])
    return np.where(np.isfinite(heights), heights, np.nan)


def _bands(land: Landscape) -> tuple[np.ndarray, dict]:
    """Round levels, closest together in the valley, where it matters; and a color for each band."""
    low, high = float(np.nanmin(land.z)), float(np.nanmax(land.z))
    high = high if high > low else low + 1
    inner = low + (high - low) * np.linspace(0, 1, BANDS + 1)[1:-1] ** 2
    rounded = {float(f"{level:.2g}") for level in inner}
    levels = np.array([low, *sorted(x for x in rounded if low < x < high), high])
    colors = HEIGHTS.resampled(len(levels) - 1)
    return levels, {"cmap": colors, "norm": BoundaryNorm(levels, colors.N)}
