"""The picture of a panel in the browser, with its text alternative and the sentence under it."""

from collections.abc import Callable

import anywidget
import traitlets

from course.plots.canvas import Canvas
from course.plots.theme import SHARPNESS
from course.widgets.assets import read

PIECE = 60_000  # bytes


def _pieces(png: bytes, _widget) -> list[bytes]:
    """From 64 KiB on a part of a message is not copied, and then cannot leave an ending kernel."""
    return [png[start : start + PIECE] for start in range(0, len(png), PIECE)]


class Picture(anywidget.AnyWidget):
    """An image that has an ``alt``, and a sentence that screen readers announce."""

    _esm = read("picture.js")
    _css = read("live.css")

    png = traitlets.Bytes().tag(sync=True, to_json=_pieces)
    width = traitlets.Int().tag(sync=True)
    sharpness = traitlets.Float(SHARPNESS, min=1, max=2).tag(sync=True)  # what the screen shows
    sentence = traitlets.Unicode().tag(sync=True)
    trouble = traitlets.Unicode().tag(sync=True)
    code = traitlets.Unicode().tag(sync=True)  # what does the same as the picture, to be unfolded
    busy = traitlets.Bool(False).tag(sync=True)  # while true, screen readers keep quiet
    clickable = traitlets.Bool(False).tag(sync=True)
    clicked = traitlets.List(traitlets.Float()).tag(sync=True)  # where: from the left, from the top


def suit_screen(
    picture: Picture, canvas: Canvas, post: Callable[[Callable[[], None]], object]
) -> None:
    """Let ``canvas`` draw ``picture`` as sharp as its page asks.

    ``post(work)`` calls ``work()`` on the thread that draws.
    """

    def sharpen() -> None:
        canvas.sharpen(picture.sharpness)
        picture.png = canvas.png()

    picture.observe(lambda _: post(sharpen), "sharpness")
