"""The two sides of a neuron's line, as artists that move: shading, line, and names."""

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.patches import Polygon

from course.plots import theme
from course.plots.plane import half_plane, line_ends
from course.plots.stamp import stamp


def draw_sides(ax: Axes, reach: float) -> dict[str, Artist]:
    """Prepare a plane whose axes run from -reach to reach."""
    ax.set(xlim=(-reach, reach), ylim=(-reach, reach), aspect="equal")
    ax.set_facecolor(theme.HALF_PLANES[0])
    fires = Polygon([(0, 0)], closed=True, facecolor=theme.HALF_PLANES[1], zorder=0)
    ax.add_patch(fires)
    return {
        "fires": fires,
        "line": ax.plot([], [], color=theme.INK, linewidth=2, zorder=2)[0],
        "fires name": stamp(ax, 0, 0, "fires: 1", zorder=5),
        "silent name": stamp(ax, 0, 0, "silent: 0", zorder=5),
    }


def move_sides(artists: dict[str, Artist], w, b: float) -> None:
    """Set them for weights ``w`` (2,) and bias ``b``."""
    w = np.asarray(w, float)
    ax = artists["line"].axes
    reach = np.abs([*ax.get_xlim(), *ax.get_ylim()]).max()
    artists["fires"].set_xy(half_plane(w, b, reach))
    artists["line"].set_data(*line_ends(w, b, reach).T)
    _name(artists["fires name"], w, b)
    _name(artists["silent name"], -w, -b, open_side=True)


def _name(text: Artist, w, b: float, open_side: bool = False) -> None:
    """Put the name into the corner that lies deepest in its side; hide it where there is none."""
    right, top = w >= 0
    ax = text.axes
    x, y = ax.get_xlim()[int(right)], ax.get_ylim()[int(top)]
    value = w @ (x, y) + b
    text.set_visible(bool(value > 0 if open_side else value >= 0))
    text.set_position((0.97 * x + 0.03 * np.mean(ax.get_xlim()), 0.97 * y))
    text.set_horizontalalignment("right" if right else "left")
    text.set_verticalalignment("top" if top else "bottom")
