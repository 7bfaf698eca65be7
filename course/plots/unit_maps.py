"""What every hidden unit sees: small maps of the plane, a row for each layer, that move."""

from collections.abc import Sequence

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap

from course.plots import theme

LAYERS = 3  # rows, at most
NAMES = 56  # CSS pixels for the names of the layers
GAP = 4  # CSS pixels between two maps
LARGEST = 88
SHADES = LinearSegmentedColormap.from_list("firing", ["#ffffff", "#8db8e2", theme.FORWARD], N=16)
STILL = "frames", "none", *(f"layer {row}" for row in range(LAYERS))
UNKNOWN = np.array([0.85, 0.85, 0.85, 1.0])  # where a unit's answer is no number


def draw_units(ax: Axes) -> dict[str, Artist]:
    """Prepare the axes, which count CSS pixels from the top left."""
    theme.axes(ax, title="The hidden units: dark where they fire")
    height, width = ax.get_window_extent().height, ax.get_window_extent().width
    pixels = ax.figure.dpi / theme.PIXELS_PER_INCH
    ax.set(xlim=(0, width / pixels), ylim=(height / pixels, 0))
    ax.set_axis_off()
    words = {"fontsize": theme.TEXT, "color": theme.MUTED, "va": "center"}
    artists: dict[str, Artist] = {
        "maps": ax.imshow(np.ones((1, 1, 4)), extent=(0, 1, 1, 0), aspect="auto", zorder=1),
        "frames": ax.plot([], [], color=theme.MUTED, linewidth=0.8, zorder=2)[0],
        "none": ax.text(0, 20, "No hidden layer: only a straight line is possible.", **words),
    }
    ax.set(xlim=(0, width / pixels), ylim=(height / pixels, 0))
    for row in range(LAYERS):
        artists[f"layer {row}"] = ax.text(0, 0, f"layer {row + 1}", **words)
    return artists


def move_units(artists: dict[str, Artist], layers: Sequence[np.ndarray]) -> None:
    """Show ``layers``, each (units, m, m) from 0, silent, to 1, top row first."""
    ax = artists["maps"].axes
    across, down = max(map(len, layers), default=1), max(1, len(layers))
    cell = min(LARGEST, (ax.get_xlim()[1] - NAMES) / across, ax.get_ylim()[0] / down)
    frames = _frames(layers, cell)
    if not np.array_equal(frames, artists["frames"].get_xydata(), equal_nan=True):
        artists["frames"].set_data(*frames.T)
        artists["maps"].set_extent((NAMES, NAMES + across * cell, down * cell, 0))
        artists["maps"].set_visible(bool(layers))
        _name_layers(artists, len(layers), cell)
    if layers:
        artists["maps"].set_data(_tiled(layers, across, cell))


def _name_layers(artists: dict[str, Artist], count: int, cell: float) -> None:
    artists["none"].set_visible(count == 0)
    for row in range(LAYERS):
        artists[f"layer {row}"].set_visible(row < count)
        artists[f"layer {row}"].set_position((0, (row + 0.5) * cell - GAP / 2))


def _tiled(layers: Sequence[np.ndarray], across: int, cell: float) -> np.ndarray:
    """All maps in one picture, since many small pictures take many times as long."""
    m = layers[0].shape[-1]
    pitch = round(m * cell / (cell - GAP))
    tiles = np.zeros((pitch * len(layers), pitch * across, 4))
    for row, maps in enumerate(layers):
        for column, seen in enumerate(maps):
            top, left = row * pitch, column * pitch
            colors = SHADES(np.nan_to_num(seen))
            colors[~np.isfinite(seen)] = UNKNOWN
            tiles[top : top + m, left : left + m] = colors
    return tiles


def _frames(layers: Sequence[np.ndarray], cell: float) -> np.ndarray:
    """A square around each map, as one line (m, 2) with gaps of NaN."""
    side = cell - GAP
    square = np.array([[0, 0], [side, 0], [side, side], [0, side], [0, 0], [np.nan, np.nan]])
    places = [
        (NAMES + i * cell, row * cell) for row, maps in enumerate(layers) for i in range(len(maps))
    ]
    return np.concatenate([square[-1:], *(square + place for place in places)])
