"""Paper of 32 × 32 pixels to draw a digit on, in the browser, with the guess beside it."""

import anywidget
import traitlets

from course.widgets.assets import read


def _bytes(value, _widget) -> bytes:
    """What the browser sends is a view of its message."""
    return bytes(value)


class Paper(anywidget.AnyWidget):
    """``ink`` (32 · 32) from 0 to 255 is drawn; the rest is the answer to it.

    ``pixels`` (8 · 8) from 0 to 16 is what the network sees, ``probabilities`` its ten answers or
    nothing. The buttons for real digits send the message ``{"show": digit}``.
    """

    _esm = read("brush.js", "paper.js")
    _css = read("live.css", "paper.css")

    ink = traitlets.Bytes(bytes(1024)).tag(sync=True, from_json=_bytes, echo_update=False)
    pixels = traitlets.Bytes(bytes(64)).tag(sync=True)
    probabilities = traitlets.List(traitlets.Float()).tag(sync=True)
    sentence = traitlets.Unicode().tag(sync=True)
    trouble = traitlets.Unicode().tag(sync=True)
