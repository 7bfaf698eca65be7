"""The kept figure, and stills in the notebook."""

import base64
import io

import numpy as np
import pytest
from PIL import Image

from course import plots
from course.functions import sigmoid
from course.plots import neuron, theme
from course.plots.canvas import Canvas
from course.plots.still import bundle


def pixels(png: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB"))


# The kept figure


def moving_line():
    ax = theme.axes()
    ax.set(xlim=(0, 1), ylim=(0, 1))
    line = ax.plot([0, 1], [0, 1])[0]
    return line, Canvas(ax.figure, [line])


def test_a_blitted_picture_equals_one_drawn_afresh():
    line, canvas = moving_line()
    canvas.png()
    line.set_data([0, 1], [1, 0])
    moved = canvas.png()
    canvas.redraw()
    assert moved == canvas.png()


def test_the_same_state_gives_the_same_bytes():
    line, canvas = moving_line()
    first = canvas.png()
    line.set_data([0, 1], [1, 0])
    assert canvas.png() != first
    line.set_data([0, 1], [0, 1])
    assert canvas.png() == first


def test_the_background_is_drawn_again_only_when_something_else_changed(monkeypatch):
    line, canvas = moving_line()
    canvas.png()
    drawn = []
    redraw = canvas.redraw
    monkeypatch.setattr(canvas, "redraw", lambda: (drawn.append(1), redraw()))
    line.set_data([0, 1], [1, 0])
    canvas.png()
    assert drawn == []
    line.axes.set_title("new", loc="left")
    canvas.png()
    canvas.png()
    assert drawn == [1]


def test_a_sharper_picture_shows_the_same_with_more_pixels():
    line, canvas = moving_line()
    canvas.png()
    for sharpness in (2, 1):
        canvas.sharpen(sharpness)
        line.set_data([0, 1], [1, 0])
        assert pixels(canvas.png()).shape == (360 * sharpness, 640 * sharpness, 3)
        line.set_data([0, 1], [0, 1])
        moved = canvas.png()
        canvas.redraw()
        assert moved == canvas.png()


def test_the_png_is_what_was_drawn():
    line, canvas = moving_line()
    seen = pixels(canvas.png())
    drawn = np.asarray(line.axes.figure.canvas.buffer_rgba())[:, :, :3]
    assert np.array_equal(seen, drawn)


def test_the_small_png_is_small_and_nearly_the_same():
    figure, artists = neuron.draw()
    neuron.move(artists, (1, 2), (0.8, -0.5), 0.3)
    canvas = Canvas(figure, artists.values())
    png, small = canvas.png(), canvas.small_png()
    assert len(small) < len(png) / 2
    assert np.abs(pixels(png).astype(int) - pixels(small)).mean() < 1


# Stills in the notebook


def test_a_still_is_a_png_an_image_with_alt_and_words():
    ax = plots.curve(sigmoid)
    kept = bundle(ax.figure, 'A "curve" < 1.')
    assert kept["text/plain"] == 'A "curve" < 1.'
    assert 'alt="A &quot;curve&quot; &lt; 1."' in kept["text/html"]
    assert kept["image/png"] in kept["text/html"]
    shape = pixels(base64.b64decode(kept["image/png"])).shape
    assert shape == (300 * theme.SHARPNESS, 640 * theme.SHARPNESS, 3)


@pytest.mark.parametrize("alt", ["", "  ", None])
def test_a_still_needs_its_words(alt):
    with pytest.raises(ValueError, match="show"):
        bundle(plots.curve(sigmoid).figure, alt)


def test_show_displays_the_bundle(monkeypatch):
    shown = []
    monkeypatch.setattr("IPython.display.display", lambda data, raw: shown.append((data, raw)))
    assert plots.show(plots.curve(sigmoid), alt="An S.") is None
    plots.show(plots.digits_grid(np.zeros((3, 64))), alt="Three blanks.")
    assert [data["text/plain"] for data, raw in shown if raw] == ["An S.", "Three blanks."]
