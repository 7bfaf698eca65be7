"""A network as circles and lines: every unit a circle, every weight a line.

``draw_network`` once; ``show_weights`` and ``write`` set what it shows. `network_diagram` does it
all at once. A large layer is summarized: its first units, ⋮, and its last ones.
"""

from collections.abc import Sequence
from itertools import pairwise, product
from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.text import Text

from course.plots import theme
from course.plots.network_layout import MOST, gap, heights, share_of_the_way
from course.plots.words import number

FEW = 12  # lines that have room for their number
MANY = 50  # lines among which the weak ones would hide the others:
WEAK = 0.2  # those below this share of the largest are not shown
ROOM = 0.75  # rows above and below
CIRCLES = ((30, 1.6), (22, 3.1), (14, np.inf))  # points across, up to how high a layer
DASHED = (0, (4, 2))
MIDDLE = {"ha": "center", "va": "center", "fontsize": theme.TEXT, "color": theme.INK}
CLEAR = {"fc": theme.FACE, "ec": "none", "pad": 1}


class Diagram(NamedTuple):
    """The artists, by where they stand; layers and units count from 0, layer 0 are the inputs.

    units, texts : (layer, unit) -> the circle, and what is written into it
    edges, labels : (layer, i, j) -> the line from unit i of that layer to unit j of the next one,
        and the number on it, where there is room for numbers
    biases : (layer, unit) -> what is written under the circle

    Units that a summary leaves out have none.
    """

    ax: Axes
    sizes: tuple[int, ...]
    units: dict[tuple[int, int], Line2D]
    texts: dict[tuple[int, int], Text]
    biases: dict[tuple[int, int], Text]
    edges: dict[tuple[int, int, int], Line2D]
    labels: dict[tuple[int, int, int], Text]


def network_diagram(
    network: Sequence, biases: Sequence = (), values: Sequence = (), ax: Axes | None = None
) -> Axes:
    """Draw a network, given its sizes such as (2, 2, 1), or its weights [W1, W2, …].

    Each W is (d_in, d_out). ``biases`` [b1, b2, …], each (d_out,), are written under the units of
    small networks; ``values`` [x, a1, …], a row for each layer, into them. Green and solid is a
    weight above zero, purple and dashed one below; the larger it is, the wider its line. Among
    many lines the weak ones are left out.
    """
    sizes, weights = _sizes_and_weights(network)
    diagram = draw_network(ax or _axes(sizes), sizes)
    if weights:
        show_weights(diagram, weights)
        _explain(diagram)
    for layer, b in enumerate(biases, start=1):
        _write_all(diagram.biases, layer, b, "b = {}")
    for layer, row in enumerate(values):
        write(diagram, layer, row)
    return diagram.ax


def draw_network(ax: Axes, sizes: Sequence[int]) -> Diagram:
    """Draw the units of layers of ``sizes``, inputs first, and faint lines between them."""
    ax.set_axis_off()
    layers = [heights(size) for size in sizes]
    reach = max(max(rows.values()) for rows in layers)
    room = ROOM * max(1, reach / 3)  # as wide in the picture, however many rows there are
    ax.set(xlim=(-0.45, len(sizes) - 0.55), ylim=(-reach - ROOM, reach + room + 0.2))
    places = {(k, unit): (k, y) for k, rows in enumerate(layers) for unit, y in rows.items()}
    edges, labels = _draw_edges(ax, layers, places)
    _name_layers(ax, sizes, reach + room)
    size = next(points for points, most in CIRCLES if reach < most)
    mark = {"marker": "o", "ms": size, "mfc": theme.FACE, "mec": theme.INK, "mew": 1.4, "zorder": 3}
    inside = MIDDLE | {"color": theme.FORWARD, "fontsize": theme.TEXT - 0.5}
    below = MIDDLE | {"va": "top", "textcoords": "offset points", "zorder": 4}
    return Diagram(
        ax,
        tuple(sizes),
        {at: ax.plot(*([v] for v in place), **mark)[0] for at, place in places.items()},
        {at: ax.text(*place, "", zorder=4, **inside) for at, place in places.items()},
        {
            at: ax.annotate("", place, (0, -size / 2 - 3), **below)
            for at, place in places.items()
            if at[0] > 0
        },
        edges,
        labels,
    )


def show_weights(diagram: Diagram, weights: Sequence[np.ndarray], largest: float = 0.0) -> None:
    """Set color, width and dashes of all lines; ``largest`` is the weight with the widest line.

    Without ``largest`` it is the largest that is drawn. weights: a list of arrays (d_in, d_out).
    """
    largest = largest or max(abs(weights[k][i, j]) for k, i, j in diagram.edges) or 1.0
    widest = 4.0 if diagram.labels else 2.4
    for (layer, i, j), line in diagram.edges.items():
        w = float(weights[layer][i, j])
        share = min(abs(w) / largest, 1.0)
        line.set(
            color=theme.sign_color(w) if w else theme.FAINT,
            linewidth=0.4 + widest * share,
            linestyle=DASHED if w < 0 else "-",
            visible=share >= WEAK or len(diagram.edges) < MANY,
        )
    for (layer, i, j), label in diagram.labels.items():
        w = float(weights[layer][i, j])
        label.set_text(number(w) if w else "")


def write(diagram: Diagram, layer: int, values: Sequence) -> None:
    """Write a number or a word into each unit of ``layer``, which has as many as ``values``."""
    _write_all(diagram.texts, layer, values, "{}")


def _write_all(texts: dict, layer: int, values: Sequence, form: str) -> None:
    for unit, value in enumerate(values):
        if (layer, unit) in texts:
            text = value if isinstance(value, str) else number(value)
            texts[layer, unit].set_text(form.format(text))


def _sizes_and_weights(network: Sequence) -> tuple[list[int], list[np.ndarray]]:
    if all(np.ndim(part) == 0 for part in network):
        return [int(size) for size in network], []
    weights = [np.asarray(W, float) for W in network]
    for k, W in enumerate(weights):
        if W.ndim != 2 or (k and len(W) != weights[k - 1].shape[1]):
            raise ValueError(
                f"weights have shapes {[W.shape for W in weights]}: each must be (d_in, d_out), "
                "with d_in the d_out of the one before. Did you pass biases among them?"
            )
    return [len(weights[0]), *(W.shape[1] for W in weights)], weights


def _axes(sizes: Sequence[int]) -> Axes:
    rows = max(min(size, MOST) for size in sizes)
    numbered = sum(a * b for a, b in pairwise(sizes)) <= FEW
    width = max(460, min(180 * len(sizes), 720)) if numbered else 460
    return theme.axes(width=width, height=80 + max(94 * min(rows, 3), 28 * rows))


def _draw_edges(ax: Axes, layers: list, places: dict) -> tuple[dict, dict]:
    every = [
        (k, i, j) for k, (one, two) in enumerate(pairwise(layers)) for i, j in product(one, two)
    ]
    edges, labels = {}, {}
    for k, i, j in every:
        (x0, y0), (x1, y1) = places[k, i], places[k + 1, j]
        style = {"color": theme.MUTED, "linewidth": 1.2 if len(every) <= FEW else 0.5}
        edges[k, i, j] = ax.plot([x0, x1], [y0, y1], zorder=1, **style)[0]
        if len(every) <= FEW:
            share = share_of_the_way(len(layers[k]), len(layers[k + 1]))
            at = x0 + share * (x1 - x0), y0 + share * (y1 - y0)
            labels[k, i, j] = ax.text(*at, "", zorder=2, bbox=CLEAR, **MIDDLE)
    return edges, labels


def _name_layers(ax: Axes, sizes: Sequence[int], top: float) -> None:
    kinds = ["input", *["hidden"] * (len(sizes) - 2), "output"]
    for k, (size, kind) in enumerate(zip(sizes, kinds, strict=True)):
        ax.text(k, top, f"{kind}: {size}", **MIDDLE)
        if size > MOST:
            middle, left_out = gap(size)
            ax.text(k, middle, f"⋮\n{left_out} more", zorder=4, bbox=CLEAR, **MIDDLE)


def _explain(diagram: Diagram) -> None:
    lines = [
        Line2D([], [], color=theme.POSITIVE, linewidth=3, label="above 0"),
        Line2D([], [], color=theme.NEGATIVE, linewidth=3, linestyle=DASHED, label="below 0"),
    ]
    crowded = len(diagram.edges) >= MANY
    place = {"loc": "upper center", "bbox_to_anchor": (0.5, 0.02), "ncols": 2, "frameon": False}
    title = {
        "title": "weights: the wider, the larger" + (", weak ones left out" * crowded),
        "title_fontsize": theme.TEXT,
    }
    theme.legend(diagram.ax, handles=lines, **place, **title)
