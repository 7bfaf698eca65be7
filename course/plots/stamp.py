"""Texts that are quick to draw again: glyphs are rendered once, and the picture of them is kept.

A diagram with a hundred small numbers spends most of its time on glyphs, though few of them change.
"""

from functools import lru_cache
from math import ceil

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from course.plots import theme

KEPT = 4096  # pictures of texts
PAD = 2  # pixels around each


class Stamp(Text):
    """A `Text`, aligned by its center or sides, without rotation or box; ``clear`` hides what is
    under it."""

    clear = False

    def draw(self, renderer) -> None:
        """Put the kept picture where the text belongs."""
        if not self.get_visible() or not self.get_text():
            return
        style = self.get_color(), self.get_fontsize(), self.get_fontweight(), self._linespacing
        side = self.get_horizontalalignment()
        picture = _picture(self.get_text(), side, *style, self.clear, renderer.dpi)
        height, width, _ = picture.shape
        x, y = self.get_transform().transform(self.get_position())
        x -= {"left": 0, "center": width / 2, "right": width}[side]
        y -= {"bottom": 0, "center": height / 2, "top": height}[self.get_verticalalignment()]
        renderer.draw_image(renderer.new_gc(), round(x), round(y), picture)
        self.stale = False


def stamp(
    place: Axes | Figure, x: float, y: float, text: str = "", *, clear: bool = False, **style
) -> Stamp:
    """A `Stamp` in ``place``, centered at x, y unless ``style``, as of a `Text`, says otherwise."""
    middle = {"ha": "center", "va": "center", "color": theme.INK, "fontsize": theme.TEXT}
    made = Stamp(x, y, text, **middle | style)
    made.clear = clear
    return place.add_artist(made)


@lru_cache(KEPT)
def _picture(text, side, color, size, weight, spacing, clear: bool, dpi: float) -> np.ndarray:
    """The text as RGBA (height, width, 4), upside down as Agg takes it."""
    style = {"color": color, "fontsize": size, "fontweight": weight, "linespacing": spacing}
    ghost = Text(0, 0, text, ha="center", multialignment=side, **style)
    ghost.set_figure(_figure(dpi))
    box = ghost.get_window_extent(RendererAgg(1, 1, dpi))
    renderer = RendererAgg(ceil(box.width) + 2 * PAD, ceil(box.height) + 2 * PAD, dpi)
    ghost.set_position((PAD - box.x0, PAD - box.y0))
    ghost.draw(renderer)
    picture = np.array(renderer.buffer_rgba())
    if clear:
        share = picture[..., 3:] / 255
        picture[..., :3] = np.round(picture[..., :3] * share + 255 * (1 - share))
        picture[..., 3] = 255
    return picture[::-1]


@lru_cache
def _figure(dpi: float) -> Figure:
    """Where texts are measured."""
    return Figure(dpi=dpi)
