"""The stepper's diagram of a large network: a layer a column, its numbers as a grid of colors.

On top what goes forward, below what comes back. ``draw`` once, ``move`` ever after. Of a deep
network the columns around the step's layer are shown.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from matplotlib.artist import Artist
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from matplotlib.image import AxesImage
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from course.plots import theme
from course.plots.stamp import stamp
from course.plots.steps import COLORS, SMALL, WIDTH, Frame, framed, moving

COLUMNS = 4  # at most
HEIGHT = 298
SIDE = 84  # pixels of a grid
LEFT, RIGHT = 74, 120
TOP, ROWS = HEIGHT - 18, {"→": HEIGHT - 78, "←": HEIGHT - 208}  # heights: names, grids
COLORMAP = LinearSegmentedColormap.from_list("signs", [theme.NEGATIVE, "#f4f4f4", theme.POSITIVE])
NOTE = "a square is a unit: green above 0, purple below; the stronger, the larger"


class Column(NamedTuple):
    """A layer: its name; activations and errors, or None while they are unknown; what is written
    under each, None where there is none of it; which of the two the step is about."""

    name: str
    a: np.ndarray | None
    below_a: str
    delta: np.ndarray | None
    below_delta: str | None
    active: str = ""


class Link(NamedTuple):
    """The weights between two columns: what is written at them, above and below the line."""

    weights: str
    gradient: str
    active: str


class Slot(NamedTuple):
    """The artists of a column."""

    name: Text
    grids: dict[str, AxesImage]
    borders: dict[str, Rectangle]
    texts: dict[str, Text]


class Board(NamedTuple):
    """The artists."""

    figure: Figure
    frame: Frame
    slots: list[Slot]
    links: list[dict[str, Artist]]
    loss: Text
    target: Text

    @property
    def moving(self) -> list[Artist]:
        """What `move` changes."""
        parts = [(s.name, s.grids, s.borders, s.texts) for s in self.slots]
        return moving((self.frame, parts, self.links, self.loss, self.target))


def draw(count: int) -> Board:
    """Draw room for ``count`` columns, or for `COLUMNS` of them."""
    count = min(count, COLUMNS)
    figure, ax, frame = framed(HEIGHT)
    ax.set_axis_off()
    step = (WIDTH - LEFT - RIGHT) / (count - 1)
    places = [LEFT + k * step for k in range(count)]
    slots = [_slot(ax, x) for x in places]
    links = [_link(ax, x, x + step) for x in places[:-1]]
    ax.set(xlim=(0, WIDTH), ylim=(0, HEIGHT), aspect="auto")
    beside = {"ha": "left", "fontsize": SMALL, "linespacing": 1.3}
    x = places[-1] + SIDE / 2 + 10
    target = stamp(ax, x, ROWS["→"], **beside)
    loss = stamp(ax, x, (ROWS["→"] + ROWS["←"]) / 2, **beside | {"fontweight": "bold"})
    ax.text(14, 8, NOTE, color=theme.MUTED, fontsize=9, va="bottom")
    return Board(figure, frame, slots, links, loss, target)


def move(board: Board, frame, columns: Sequence[Column], links: Sequence[Link], beside) -> None:
    """Show ``columns`` with ``links`` between them; ``frame`` holds title, count, lines and arrow,
    ``beside`` two texts beside the outputs: target and loss."""
    board.frame.show(frame)
    color = COLORS[frame.arrow]
    for slot, column in zip(board.slots, columns, strict=True):
        slot.name.set_text(column.name)
        for row, values, below in (
            ("→", column.a, column.below_a),
            ("←", column.delta, column.below_delta),
        ):
            active = column.active == row
            slot.grids[row].set_data(_grid(values))
            slot.borders[row].set(ec=color if active else theme.MUTED, lw=3.4 if active else 1.0)
            slot.borders[row].set_visible(below is not None)
            slot.texts[row].set_text(below or "")
    for artists, link in zip(board.links, links, strict=True):
        artists["weights"].set_text(link.weights)
        artists["gradient"].set_text(link.gradient)
        for row in ROWS:
            artists[row].set(
                color=color if link.active == row else theme.MUTED,
                linewidth=4 if link.active == row else 1.2,
            )
    board.target.set_text(beside[0])
    board.loss.set_text(beside[1])


def _slot(ax, x: float) -> Slot:
    grids, borders, texts = {}, {}, {}
    for row, y in ROWS.items():
        corner = x - SIDE / 2, y - SIDE / 2
        box = (corner[0], corner[0] + SIDE, corner[1], corner[1] + SIDE)
        style = {"cmap": COLORMAP, "vmin": -1, "vmax": 1, "interpolation": "nearest"}
        grids[row] = ax.imshow(np.zeros((1, 1)), extent=box, aspect="auto", zorder=2, **style)
        borders[row] = ax.add_patch(Rectangle(corner, SIDE, SIDE, fill=False, zorder=3))
        color = COLORS[row]
        texts[row] = stamp(ax, x, y - SIDE / 2 - 11, color=color, fontsize=SMALL, linespacing=1.1)
    return Slot(stamp(ax, x, TOP), grids, borders, texts)


def _link(ax, x0: float, x1: float) -> dict[str, Artist]:
    """Lines between two columns, with arrowheads that say which way it goes."""
    left, right = x0 + SIDE / 2 + 6, x1 - SIDE / 2 - 6
    artists: dict[str, Artist] = {}
    for row, y in ROWS.items():
        marker = ">" if row == "→" else "<"
        line = Line2D(
            [left, right], [y, y], marker=marker, markevery=[int(row == "→")], ms=8, zorder=1
        )
        artists[row] = ax.add_line(line)
    style = {"fontsize": SMALL, "linespacing": 1.15}
    middle = (left + right) / 2
    artists["weights"] = stamp(ax, middle, ROWS["→"] + 24, **style)
    artists["gradient"] = stamp(ax, middle, ROWS["←"] + 24, **style | {"color": theme.BACKWARD})
    return artists


def _grid(values) -> np.ndarray:
    """The values in rows, as square as may be, the largest at 1 or −1; empty while unknown."""
    if values is None:
        return np.full((1, 1), np.nan)
    values = np.nan_to_num(np.ravel(values), posinf=0, neginf=0)
    across = int(np.ceil(np.sqrt(len(values))))
    grid = np.full(across * -(-len(values) // across), np.nan)
    grid[: len(values)] = values / (np.abs(values).max() or 1.0)
    return grid.reshape(-1, across)
