"""The stepper's diagram of a small network: every unit a box with its numbers.

Built on `course.plots.network`. ``draw`` once, ``move`` ever after.
"""

from typing import NamedTuple

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.patches import BoxStyle
from matplotlib.text import Text

from course.plots import theme
from course.plots.network import DASHED, MIDDLE, Diagram, draw_network
from course.plots.stamp import stamp
from course.plots.steps import COLORS, SMALL, WIDTH, Frame, Scene, framed, moving
from course.plots.steps_labels import LABELS, Room

WIDELY = 4  # columns that have much room
PITCHES = {1: 112, 2: 98, 3: 90, 4: 80, 5: 70}  # pixels from row to row, by the number of rows
CROWDED = 68
LEFT, RIGHT = 62, 138  # from the left edge to the inputs, from the outputs to the right edge
BOX, LOW = 52, 24  # the heights of boxes, of the inputs' boxes
UP, DOWN = 7, 15.5  # from the middle of a box to z and a, and to δ
FOOT = 14  # for the note at the bottom
SHORT = (0, (2, 1))  # dashes of wide lines
NOTE = "line: solid above 0, dashed below; the wider, the larger the weight"


class Board(NamedTuple):
    """The artists, and the room for labels."""

    figure: Figure
    frame: Frame
    diagram: Diagram
    strong: LineCollection
    values: dict[tuple[int, int], Text]
    errors: dict[tuple[int, int], Text]
    biases: dict[tuple[int, int], Text]
    labels: list[tuple[Text, Text]]
    loss: Text
    room: Room

    @property
    def moving(self) -> list[Artist]:
        """What `move` changes."""
        texts = self.values, self.errors, self.biases, self.labels, self.loss
        return moving((self.frame, self.diagram.units, self.strong, *texts))


def draw(sizes, targets, names) -> Board:
    """Draw layers of ``sizes``, inputs first.

    ``targets`` are the texts beside the outputs, ``names`` those over the layers.
    """
    rows, across = max(sizes), len(sizes) - 1
    pitch = PITCHES.get(rows, CROWDED)
    figure, ax, frame = framed(pitch * (rows + 0.7) + FOOT)
    diagram = draw_network(ax, sizes)
    step = (WIDTH - LEFT - RIGHT) / across
    low, high = ax.get_ylim()
    ax.set(xlim=(-LEFT / step, across + RIGHT / step), ylim=(low - FOOT / pitch, high))
    _name_layers(ax, names)
    width, size = (88, SMALL) if len(sizes) <= WIDELY else (64, 9)
    _make_boxes(diagram, width)
    hidden = {at: unit.get_xydata()[0] for at, unit in diagram.units.items() if at[0]}
    inside = {"color": theme.FORWARD, "fontsize": size, "linespacing": 1.15, "zorder": 4}
    values = {
        at: stamp(ax, at[0], unit.get_ydata()[0] + (UP / pitch if at[0] else 0), **inside)
        for at, unit in diagram.units.items()
    }
    inside["color"] = theme.BACKWARD
    errors = {at: stamp(ax, x, y - DOWN / pitch, **inside) for at, (x, y) in hidden.items()}
    under = (BOX / 2 + 10) / pitch
    small = {"fontsize": 9, "zorder": 2.5, "clear": True}
    biases = {at: stamp(ax, x, y - under, **small) for at, (x, y) in hidden.items()}
    for unit, target in enumerate(targets):
        at = across + (width / 2 + 8) / step, hidden[across, unit][1]
        ax.text(*at, target, **MIDDLE | {"ha": "left", "fontsize": SMALL})
    lowest = min(y for (layer, _), (_, y) in hidden.items() if layer == across)
    loss = stamp(ax, across, lowest - 58 / pitch, fontweight="bold", zorder=4)
    note = {"color": theme.MUTED, "fontsize": 9, "va": "bottom"}
    ax.text((14 - LEFT) / step, low - (FOOT - 7) / pitch, NOTE, **note)
    kind = {"clear": True, "zorder": 2, "fontsize": size}
    labels = [(stamp(ax, 0, 0, **kind), stamp(ax, 0, 0, **kind)) for _ in range(LABELS)]
    room = Room(diagram, step, pitch, width, 74 if size == SMALL else 60)
    strong = ax.add_collection(LineCollection([], zorder=1.5), autolim=False)
    return Board(figure, frame, diagram, strong, values, errors, biases, labels, loss, room)


def move(board: Board, scene: Scene) -> None:
    """Show ``scene``."""
    color = COLORS[scene.arrow]
    board.frame.show(scene)
    board.loss.set_text(scene.loss)
    for at, unit in board.diagram.units.items():
        active = at in scene.units
        unit.set(mec=color if active else theme.MUTED, mew=3.4 if active else 1.0)
    for texts, said in (
        (board.values, scene.values),
        (board.errors, scene.errors),
        (board.biases, scene.biases),
    ):
        for at, text in texts.items():
            text.set_text(said.get(at, ""))
    _show_edges(board, scene, color)
    _show_labels(board, scene)


def _show_edges(board: Board, scene: Scene, color: str) -> None:
    """The look of all lines changes with the weights only: that draws the background again."""
    edges, weights = board.diagram.edges, [np.nan_to_num(W) for W in scene.weights]
    largest = max(abs(W).max() for W in weights) or 1.0
    widths = {at: 2.2 * min(abs(weights[at[0]][at[1:]]) / largest, 1) for at in edges}
    for at, line in edges.items():
        w = float(weights[at[0]][at[1:]])
        if line.get_linewidth() != 0.4 + widths[at]:
            line.set(linewidth=0.4 + widths[at], linestyle=DASHED if w < 0 else "-", alpha=0.4)
            line.set_color(theme.sign_color(w) if w else theme.FAINT)
    strong = [at for at in edges if at in scene.edges]
    board.strong.set(
        segments=[edges[at].get_xydata() for at in strong],
        linewidth=[1.8 + widths[at] for at in strong],
        linestyle=[SHORT if weights[at[0]][at[1:]] < 0 else "-" for at in strong],
        color=color,
    )


def _show_labels(board: Board, scene: Scene) -> None:
    places = board.room.places(scene.labels, scene.edges)
    pairs = iter(board.labels)
    for edge, (x, y) in places.items():
        first, second = next(pairs)
        weight, below = scene.labels[edge]
        shift = board.room.half_line if below else 0
        first.set(text=weight, position=(x, y + shift), color=theme.INK)
        second.set(text=below, position=(x, y - shift))
        second.set_color(theme.BACKWARD if below.startswith("dW") else theme.INK)
    for first, second in pairs:
        first.set_text("")
        second.set_text("")


def _name_layers(ax: Axes, names) -> None:
    style = MIDDLE | {"fontsize": theme.TEXT if len(names) <= WIDELY else 9}
    written = [text for text in ax.texts if ": " in text.get_text()]
    height = written[0].get_position()[1]
    for layer, (text, name) in enumerate(zip(written, names, strict=True)):
        text.set(text=name, fontsize=style["fontsize"])
        if layer:
            ax.text(layer - 0.5, height, f"W{layer}", **style | {"color": theme.MUTED})


def _make_boxes(diagram: Diagram, width: float) -> None:
    """Make the circles boxes of ``width`` pixels, with room for three lines."""
    for (layer, _), marker in diagram.units.items():
        height = BOX if layer else LOW
        path = BoxStyle.Round(pad=0, rounding_size=7)(-width / 2, -height / 2, width, height, 1)
        marker.set(marker=path, markersize=width * 72 / theme.PIXELS_PER_INCH)
