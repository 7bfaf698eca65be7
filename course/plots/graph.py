"""A computation graph: what is given on the left, each operation a circle, the result on the right.

``draw`` once, ``show_graph`` for each graph, ``move`` ever after.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Text

from course.plots import theme
from course.plots.graph_layout import arrange
from course.plots.stamp import stamp

MOST = 25  # nodes that have room
DEEPEST = 11  # columns that have room
WIDTH = 720  # CSS pixels
WIDEST = 190  # pixels from column to column
ROW, TOP, BOTTOM, SIDE = 84, 60, 150, 52  # pixels: a row; from the outer rows to the figure's edges
TIGHT = 100  # columns closer than this write a value under its name, not beside it
LINE = 16  # pixels that this takes
RADIUS = 20  # pixels, of a circle
FLAT = 25  # pixels around a node on which its lines run level, so that its numbers stay free
CIRCLE = 2 * RADIUS * 72 / theme.PIXELS_PER_INCH  # points across
MIDDLE = {"ha": "center", "va": "center", "fontsize": theme.TEXT, "color": theme.INK}


class Scene(NamedTuple):
    """What one step shows, as plain data.

    values, grads : for each node, the text above it and the one below it
    flowed : edges (node, place among its inputs) along which a gradient has come back
    node, edges : the node and the edges that the step is about
    title, symbols, numbers : three lines under the graph; backward : how they are colored
    """

    values: Sequence[str]
    grads: Sequence[str]
    flowed: Sequence[tuple[int, int]] = ()
    node: int | None = None
    edges: Sequence[tuple[int, int]] = ()
    title: str = ""
    symbols: str = ""
    numbers: str = ""
    backward: bool = False


class Graph(NamedTuple):
    """The artists that `move` sets, where the nodes stand, and whether columns are tight."""

    values: list[Text]
    grads: list[Text]
    edges: dict[tuple[int, int], Line2D]
    ring: Line2D
    arrow: Line2D
    places: np.ndarray
    lines: dict[str, Text]
    tight: bool

    @property
    def moving(self) -> list[Artist]:
        parts = *self.values, *self.grads, *self.edges.values(), *self.lines.values()
        return [*parts, self.ring, self.arrow]


def draw() -> tuple[Figure, Axes]:
    """Return an empty figure and its only axes, whose units are CSS pixels from the top left."""
    figure = theme.figure(WIDTH, 300)
    figure.set_layout_engine("none")
    ax = figure.add_axes((0, 0, 1, 1))
    ax.set_axis_off()
    return figure, ax


def show_graph(ax: Axes, labels: Sequence[str], inputs: Sequence[Sequence[int]]) -> Graph:
    """Draw another graph on ``ax`` of `draw`, in place of the one before.

    ``labels`` are written into the nodes; ``inputs`` are those that each is made of, all before
    it. A node without inputs is given, and drawn as a square.
    """
    layout = arrange(inputs)
    pitch = min(WIDEST, (WIDTH - 2 * SIDE) / (layout.columns - 1))
    tight = pitch < TIGHT
    row, top = ROW + LINE * tight, TOP + LINE * tight
    highest, lowest = layout.places[:, 1].min(), layout.places[:, 1].max()
    height = top + row * (lowest - highest) + BOTTOM
    _make_room(ax, height)
    margin = (WIDTH - pitch * (layout.columns - 1)) / 2

    def pixels(points):
        return np.asarray(points) * (pitch, row) + (margin, top - row * highest)

    places = pixels(layout.places)
    routes = {edge: pixels(route) for edge, route in layout.routes.items()}
    edges = {edge: _draw_edge(ax, *_bent(edge, inputs), route) for edge, route in routes.items()}
    _draw_nodes(ax, labels, inputs, places)
    above = {"va": "bottom", "color": theme.FORWARD, "zorder": 4, "linespacing": 1}
    below = {"va": "top", "color": theme.BACKWARD, "zorder": 4}
    return Graph(
        [stamp(ax, x, y - RADIUS - 4, clear=True, **above) for x, y in places],
        [stamp(ax, x, y + RADIUS + 4, clear=True, **below) for x, y in places],
        edges,
        ax.plot([], [], "o", ms=CIRCLE + 5, mfc="none", mew=2.5, zorder=5)[0],
        ax.plot([], [], marker=(3, 0, 0), ms=11, mew=0, zorder=3)[0],
        places,
        _draw_lines(ax, height),
        tight,
    )


def move(graph: Graph, scene: Scene) -> None:
    """Set every artist to what ``scene`` shows."""
    color = theme.BACKWARD if scene.backward else theme.FORWARD
    for texts, words in ((graph.values, scene.values), (graph.grads, scene.grads)):
        for text, word in zip(texts, words, strict=True):
            text.set_text(word.replace(" = ", "\n") if graph.tight else word)
            text.set_visible(bool(word))
    for edge, line in graph.edges.items():
        now = edge in scene.edges
        line.set_color(color if now else theme.BACKWARD if edge in scene.flowed else theme.MUTED)
        line.set_linewidth(3.2 if now else 1.3)
        line.set_linestyle((0, (5, 2)) if edge in scene.flowed and not now else "-")
    _point(graph, scene, color)
    for name, text in graph.lines.items():
        text.set_text(getattr(scene, name))
        text.set_color(theme.INK if name == "title" else color)


def _make_room(ax: Axes, height: float) -> None:
    ax.clear()
    ax.set_axis_off()
    ax.set(xlim=(0, WIDTH), ylim=(height, 0))
    ax.figure.set_figheight(height / theme.PIXELS_PER_INCH)


def _bent(edge, inputs) -> tuple[int, int]:
    """Which of how many edges between the same two nodes this is."""
    node, k = edge
    same = [at for at, one in enumerate(inputs[node]) if one == inputs[node][k]]
    return same.index(k), len(same)


def _draw_edge(ax: Axes, which: int, of: int, route: np.ndarray) -> Line2D:
    """A line that is level at every column and swings from row to row in between."""
    share = np.linspace(0, 1, 17)
    swing = share * share * (3 - 2 * share)
    bulge = 26 * (which - (of - 1) / 2) * np.sin(np.pi * share) ** 0.7
    xs, ys = [], []
    for (x0, y0), (x1, y1) in pairwise(route):
        xs += [x0 + FLAT + share * (x1 - x0 - 2 * FLAT)]
        ys += [y0 + swing * (y1 - y0) + bulge]
    xs, ys = np.concatenate(xs), np.concatenate(ys)
    xs = np.concatenate([route[:1, 0] + RADIUS, xs, route[-1:, 0] - RADIUS])
    ys = np.concatenate([route[:1, 1], ys, route[-1:, 1]])
    return ax.plot(xs, ys, zorder=1, solid_capstyle="round")[0]


def _draw_nodes(ax: Axes, labels, inputs, places) -> None:
    for label, ones, place in zip(labels, inputs, places, strict=True):
        marker = {"marker": "o" if ones else "s", "ms": CIRCLE if ones else CIRCLE - 3}
        ax.plot(*place[:, None], mfc=theme.FACE, mec=theme.INK, mew=1.3, zorder=2, **marker)
        ax.text(*place, label, zorder=3, **MIDDLE)


def _draw_lines(ax: Axes, height: float) -> dict[str, Text]:
    words = {"ha": "left", "fontsize": theme.TITLE, "zorder": 6}
    ax.axhline(height - 92, color=theme.FAINT, linewidth=1)
    right = {"ha": "right", "fontsize": theme.TEXT}
    ax.text(
        WIDTH - 14,
        height - 50,
        "above a node: its value",
        **MIDDLE | right | {"color": theme.FORWARD},
    )
    ax.text(
        WIDTH - 14, height - 24, "below: ∂f/∂ of it", **MIDDLE | right | {"color": theme.BACKWARD}
    )
    offsets = {"title": 78, "symbols": 50, "numbers": 24}
    return {name: stamp(ax, 14, height - dy, **words) for name, dy in offsets.items()}


def _point(graph: Graph, scene: Scene, color: str) -> None:
    """The ring around the node in hand, and the arrow on the edge that a gradient comes back."""
    graph.ring.set_data(*(graph.places[[scene.node]].T if scene.node is not None else ([], [])))
    graph.ring.set_markeredgecolor(color)
    graph.arrow.set_visible(scene.backward and len(scene.edges) == 1)
    if graph.arrow.get_visible():
        route = graph.edges[scene.edges[0]].get_xydata()
        middle = len(route) // 2
        (x0, y0), (x1, y1) = route[middle - 1], route[middle + 1]
        graph.arrow.set_data(*route[[middle]].T)
        # An unturned triangle points up; y grows downward, and gradients go from right to left.
        graph.arrow.set_marker((3, 0, np.degrees(np.arctan2(y1 - y0, x0 - x1)) - 90))
        graph.arrow.set_color(color)
