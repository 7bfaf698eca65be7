"""A ball on a loss surface: the surface from above, the path so far, the loss at every step.

``draw`` once, ``show_hill`` for each surface, ``move`` ever after.
"""

from collections.abc import Sequence

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch
from matplotlib.ticker import MaxNLocator

from course.plots import theme
from course.plots.stamp import stamp
from course.plots.surface import Landscape, draw_contour

REACH = 3.0  # the plane shows w and b from -REACH to REACH
RANGE = (-REACH, REACH)
ROOMS = (20, 60, 200)  # steps that the curve has room for
MOVING = ("before", "path", "arrow", "ball", "loss before", "loss", "note")


def draw() -> tuple[Figure, dict[str, Artist]]:
    """Return the figure and the artists that `move` sets."""
    figure = theme.figure(720, 400)
    plane, curve = figure.subplots(1, 2, width_ratios=(1.2, 1))
    theme.axes(plane, title="The loss from above", xlabel="w", ylabel="b")
    plane.set(xlim=RANGE, ylim=RANGE, aspect="equal")
    theme.axes(curve, title="The loss at every step", xlabel="step")
    theme.grid(curve)
    curve.xaxis.set_major_locator(MaxNLocator(5, integer=True))
    artists = _draw_walks(plane, curve)
    names = ("path", "before", "ball")
    figure.legend(
        handles=[*(artists[name] for name in names), _arrow_in_legend()],
        labels=["this walk", "the walk before", "the ball", "the next step"],
        loc="outside lower center",
        ncols=len(names) + 1,
        fontsize=theme.TEXT,
        labelcolor=theme.INK,
        frameon=False,
        columnspacing=1.4,
    )
    return figure, artists


def show_hill(artists: dict, land: Landscape) -> None:
    """Draw another surface under the walks; what was there before goes."""
    for old in artists.pop("hill", []):
        old.remove()
    artists["hill"] = draw_contour(land, artists["path"].axes)


def move(artists: dict[str, Artist], walk, before, step, note: str = "") -> None:
    """Set the walk and the one before, each a pair of points (m, 2) and losses (m,) or None.

    ``step`` (2,) is where the ball would go next, measured from where it is; ``note`` stands
    above the losses.
    """
    points, losses = walk
    artists["path"].set_data(*points.T)
    artists["ball"].set_data(*points[-1:].T)
    artists["loss"].set_data(np.arange(len(losses)), losses)
    nothing = np.empty((0, 2)), np.empty(0)
    points_before, losses_before = before or nothing
    artists["before"].set_data(*points_before.T)
    artists["loss before"].set_data(np.arange(len(losses_before)), losses_before)
    _set_arrow(artists["arrow"], points[-1], np.asarray(step))
    artists["note"].set_text(note)
    _make_room(artists["loss"].axes, losses, losses_before)


def place(artists: dict[str, Artist], share: Sequence[float]) -> np.ndarray | None:
    """Where a click lies in the plane, (w, b), or None beside it.

    ``share`` is its place in the picture, from the top left corner, 0 to 1 each way.
    """
    ax = artists["path"].axes
    size = np.array([ax.figure.bbox.width, ax.figure.bbox.height])
    pixel = size * (share[0], 1 - share[1])
    point = ax.transData.inverted().transform(pixel)
    return point if (np.abs(point) <= REACH).all() else None


def _draw_walks(plane: Axes, curve: Axes) -> dict[str, Artist]:
    this = {"color": theme.BACKWARD, "lw": 1.8, "ms": 6}
    last = {"color": theme.MUTED, "lw": 1.4, "dashes": (4, 2)}
    arrow = FancyArrowPatch(
        (0, 0), (1, 1), arrowstyle="-|>", mutation_scale=14, linewidth=2, shrinkA=0, shrinkB=0,
        color=theme.INK, zorder=5, clip_on=True,
    )  # fmt: skip
    plane.add_patch(arrow)
    return {
        "before": plane.plot([], [], "--", zorder=2, **last)[0],
        "path": plane.plot([], [], ".-", zorder=3, **this)[0],
        "arrow": arrow,
        "ball": plane.plot([], [], "o", ms=11, mfc=theme.BACKWARD, mec=theme.INK, zorder=6)[0],
        "loss before": curve.plot([], [], "--", zorder=2, **last)[0],
        "loss": curve.plot([], [], ".-", zorder=3, **this)[0],
        "note": stamp(
            curve, 0.98, 0.96, ha="right", va="top", transform=curve.transAxes, zorder=6
        ),
    }  # fmt: skip


def _arrow_in_legend() -> Line2D:
    return Line2D([], [], color=theme.INK, lw=2, marker=">", ms=8, markevery=(1, 1))


def _set_arrow(arrow: FancyArrowPatch, start, step) -> None:
    length = np.hypot(*step)
    seen = bool(np.isfinite(length) and length > 0.22 and (np.abs(start) <= REACH).all())
    arrow.set_visible(seen)
    if seen:
        arrow.set_positions(start, start + step * min(1, 2 * REACH / length))


def _make_room(ax: Axes, losses, losses_before) -> None:
    """A few scales only, because a new one costs a redraw."""
    steps = max(len(losses), len(losses_before), 2) - 1
    right = next((room for room in ROOMS if steps <= room), steps)
    top = 1.15 * max(losses[0], *losses_before[:1], 0.1)
    limits = (-0.02 * right, 1.02 * right), (min(0.0, -0.03 * top), top)
    if (ax.get_xlim(), ax.get_ylim()) != limits:
        ax.set(xlim=limits[0], ylim=limits[1])
