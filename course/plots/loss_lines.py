"""Two losses that grow on to the right, on seen and on unseen samples, as artists that move."""

from collections.abc import Sequence

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes

from course.plots import theme
from course.plots.stamp import stamp
from course.plots.training import STYLES, apart

EPOCHS = (20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000)  # how far the axis may reach
LOSSES = (0.5, 1.0, 2.0, 5.0, 10.0, 100.0, 1e4)  # and how high
LABELS = 0.36  # the share of the axes that is left for the words behind the lines
LOWEST = 0.09  # where they may stand
GAP = 0.14  # between these words, as a share of the height
POINTS = 400  # of a line, at most


def draw_lines(ax: Axes) -> dict[str, Artist]:
    """Prepare the axes and the lines."""
    theme.axes(ax, title="Its loss", xlabel="epoch")
    theme.grid(ax)
    ax.tick_params(labelsize=theme.TEXT - 1)
    place = {"ha": "right", "va": "bottom", "transform": ax.transAxes}
    epoch = stamp(ax, 1, 1.06, fontweight="bold", **place)
    artists: dict[str, Artist] = {"losses": ax, "epoch": epoch}
    for name, style in STYLES.items():
        artists[f"line {name}"] = ax.plot([], [], **style)[0]
        words = {"color": style["color"], "fontweight": "bold", "ha": "left"}
        artists[f"label {name}"] = stamp(ax, 0, 0, **words)
    _make_room(ax, EPOCHS[0], LOSSES[0])
    return artists


def move_lines(artists: dict[str, Artist], losses: tuple[Sequence[float], Sequence[float]]) -> None:
    """Set them to ``losses`` on seen and unseen samples, one an epoch from before the first on."""
    seen, unseen = (np.asarray(values, float) for values in losses)
    done, known = len(seen) - 1, np.concatenate([seen, unseen])
    ax = artists["losses"]
    artists["epoch"].set_text(f"epoch {done}")
    wide, high = (
        _room(EPOCHS, done),
        _room(LOSSES, np.max(known, where=np.isfinite(known), initial=0)),
    )
    _make_room(ax, wide, high)
    picked = np.unique(np.linspace(0, done, POINTS).astype(int))
    ends = [value if np.isfinite(value) else high for value in (seen[-1], unseen[-1])]
    heights = apart(*np.clip(np.array(ends) / high, LOWEST, 1), GAP)
    for name, values, height in zip(STYLES, (seen, unseen), heights, strict=True):
        artists[f"line {name}"].set_data(picked, values[picked])
        artists[f"label {name}"].set_position((done + 0.02 * ax.get_xlim()[1], height * high))
        artists[f"label {name}"].set_text(_label(name, values[-1]))


def _label(name: str, value: float) -> str:
    return f"{name} {value:.3f}" if value < 1000 else f"{name}: very large"


def _room(rooms: Sequence[float], needed: float) -> float:
    return next((room for room in rooms if needed <= room), rooms[-1])


def _make_room(ax: Axes, wide: float, high: float) -> None:
    limits = wide / (1 - LABELS), 1.06 * high
    if (ax.get_xlim()[1], ax.get_ylim()[1]) != limits:  # the background is drawn again
        ax.set(xlim=(0, limits[0]), ylim=(0, limits[1]))
        ax.set_xticks([0, wide / 2, wide])
        ax.set_yticks([0, high / 2, high])
