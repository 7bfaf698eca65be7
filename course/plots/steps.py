"""The frame of the stepper's pictures: a diagram on top, the step's formula under it.

A `Scene` is what a picture shows at one step, as plain data; a `Board` are the artists.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Text

from course.plots import theme
from course.plots.stamp import stamp

WIDTH = 720  # CSS pixels
LINES = 5  # of a formula, at most
LINE = 19.5  # pixels for each
PANEL = 34 + LINES * LINE + 8
LEFT = 14
COLORS = {"→": theme.FORWARD, "←": theme.BACKWARD, "": theme.INK}
SMALL = 10  # points


class Scene(NamedTuple):
    """What is shown. Layers and units count from 0, layer 0 are the inputs.

    title, count, lines : what stands under the diagram; arrow : "→" forward, "←" backward, or ""
    values, errors, biases : (layer, unit) -> the text in its box, of two colors, and under it
    weights : [W1, W2, …], for the look of the lines
    labels : (layer, i, j) -> two texts at the line from unit i there to unit j of the next layer
    units, edges : those that the step is about, drawn strongly
    loss : the text beside the outputs
    """

    title: str
    count: str
    lines: Sequence[str]
    arrow: str = ""
    values: Mapping[tuple[int, int], str] = {}
    errors: Mapping[tuple[int, int], str] = {}
    biases: Mapping[tuple[int, int], str] = {}
    weights: Sequence[np.ndarray] = ()
    labels: Mapping[tuple[int, int, int], tuple[str, str]] = {}
    units: Collection[tuple[int, int]] = ()
    edges: Collection[tuple[int, int, int]] = ()
    loss: str = ""


class Frame(NamedTuple):
    """The artists under the diagram."""

    title: Text
    count: Text
    lines: Text

    def show(self, scene: Scene) -> None:
        """Write title and formula."""
        color = COLORS[scene.arrow]
        self.title.set_text(f"{scene.arrow} {scene.title}".strip())
        self.title.set_color(color)
        self.count.set_text(scene.count)
        self.lines.set_text("\n".join(scene.lines))


def framed(height: float) -> tuple[Figure, Axes, Frame]:
    """A figure with axes of ``height`` pixels on top and the frame's texts under them."""
    whole = height + PANEL
    figure = theme.figure(WIDTH, whole)
    figure.set_layout_engine("none")
    ax = figure.add_axes((0, PANEL / whole, 1, height / whole))
    top = (PANEL - 6) / whole
    figure.add_artist(Line2D([0.015, 0.985], [top, top], color=theme.FAINT, linewidth=1))
    style = {"ha": "left", "va": "top"}
    heading = top - 8 / whole
    return (
        figure,
        ax,
        Frame(
            stamp(figure, LEFT / WIDTH, heading, fontweight="bold", **style),
            stamp(figure, 1 - LEFT / WIDTH, heading, ha="right", va="top", color=theme.MUTED),
            stamp(figure, LEFT / WIDTH, heading - 24 / whole, linespacing=1.22, **style),
        ),
    )


def moving(parts) -> list[Artist]:
    """All artists among ``parts``, which may hold collections of them."""
    if isinstance(parts, Artist):
        return [parts]
    parts = parts.values() if isinstance(parts, Mapping) else parts
    return [artist for part in parts for artist in moving(part)]
