"""A kept figure: drawn once, then only what moved is drawn again, and out come PNG bytes.

A full draw takes some 25 ms, drawing a few artists over a kept background 2 ms: that is the
difference between a picture that follows the hand and one that stutters.
"""

import io
import struct
import zlib
from collections.abc import Iterable

import numpy as np
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from course.plots.theme import PIXELS_PER_INCH


class Canvas:
    """Keeps ``figure`` drawn; ``moving`` are the artists that change from picture to picture.

    Anything else that changes (limits, titles, new artists) marks the figure stale, as always
    in Matplotlib, and the next picture then redraws the background by itself.
    """

    def __init__(self, figure: Figure, moving: Iterable[Artist] = ()):
        self.figure = figure
        self._agg = FigureCanvasAgg(figure)
        self._background = None
        self.follow(moving)

    def follow(self, moving: Iterable[Artist]) -> None:
        """From now on ``moving`` are the artists that change."""
        self.moving = sorted(moving, key=lambda artist: artist.get_zorder())
        for artist in self.moving:
            artist.set_animated(True)

    def sharpen(self, pixels: float) -> None:
        """From now on draw ``pixels`` picture pixels for one CSS pixel."""
        self.figure.dpi = pixels * PIXELS_PER_INCH
        self._background = None

    def png(self) -> bytes:
        """The picture as it stands now."""
        self._draw()
        return encode(self._agg)

    def small_png(self) -> bytes:
        """The same picture, for keeping in a notebook."""
        self._draw()
        return encode_small(self._agg)

    def redraw(self) -> None:
        """Draw the background again: everything that does not move."""
        self._agg.draw()
        self._background = self._agg.copy_from_bbox(self.figure.bbox)

    def _draw(self) -> None:
        if self._background is None or self.figure.stale:
            self.redraw()
        self._agg.restore_region(self._background)
        for artist in self.moving:
            self.figure.draw_artist(artist)


def encode(agg: FigureCanvasAgg) -> bytes:
    """The drawn canvas as a PNG, quickly.

    Pillow tries five filters on every row, 12 ms for a picture of ours; flat drawings need none,
    and without them zlib is done in 3 ms.
    """
    pixels = np.asarray(agg.buffer_rgba())
    height, width, _ = pixels.shape
    rows = np.zeros((height, 1 + 4 * width), np.uint8)  # each row begins with its filter: none
    rows[:, 1:] = pixels.reshape(height, -1)
    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)  # 8 bits, RGBA
    chunks = (b"IHDR", header), (b"IDAT", zlib.compress(rows, 1)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks)


def encode_small(agg: FigureCanvasAgg) -> bytes:
    """The drawn canvas as a PNG of 256 colors, a third as large: for keeping in a notebook."""
    size = agg.get_width_height(physical=True)
    pixels = Image.frombytes("RGB", size, bytes(agg.buffer_rgba()), "raw", "RGBX")
    stream = io.BytesIO()
    pixels.quantize(256, dither=Image.Dither.NONE).save(stream, "png", optimize=True)
    return stream.getvalue()


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
