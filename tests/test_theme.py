"""The palette separates for everyone, and words are legible."""

from itertools import combinations

import matplotlib
import numpy as np
import pytest
from matplotlib.colors import to_rgb

from course.plots import theme

# Machado, Oliveira and Fernandes (2009), severity 1, applied to linear RGB.
SIGHT = {
    "normal": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
PAIRS = {
    "forward, backward": (theme.FORWARD, theme.BACKWARD),
    "positive, negative": (theme.POSITIVE, theme.NEGATIVE),
    "classes": theme.CLASSES,
}


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("pair", PAIRS)
def test_pairs_stay_far_apart_for_all_eyes(pair, sight):
    assert distance(*PAIRS[pair], SIGHT[sight]) > 30


@pytest.mark.parametrize("sight", SIGHT)
def test_half_planes_stay_apart_for_all_eyes(sight):
    assert distance(*theme.HALF_PLANES, SIGHT[sight]) > 15


@pytest.mark.parametrize("sight", SIGHT)
def test_meanings_stay_apart_for_all_eyes(sight):
    colors = [theme.FORWARD, theme.BACKWARD, theme.POSITIVE, theme.NEGATIVE, *theme.CLASSES]
    for one, other in combinations(colors, 2):
        assert distance(one, other, SIGHT[sight]) > 15, (one, other)


@pytest.mark.parametrize("ground", [theme.FACE, *theme.HALF_PLANES])
def test_ink_is_legible_wherever_it_stands(ground):
    assert contrast(theme.INK, ground) >= 4.5


@pytest.mark.parametrize("color", ["MUTED", "FORWARD", "BACKWARD", "POSITIVE", "NEGATIVE"])
def test_what_may_be_text_is_legible_on_the_face(color):
    assert contrast(getattr(theme, color), theme.FACE) >= 4.5


def test_classes_differ_by_shape_too():
    assert theme.CLASS_MARKERS[0] != theme.CLASS_MARKERS[1]


def test_a_figure_is_opaque_and_as_large_as_asked():
    figure = theme.figure(640, 360)
    assert figure.get_facecolor()[3] == 1
    assert tuple(figure.get_size_inches() * theme.PIXELS_PER_INCH) == (640, 360)


def test_text_is_large_enough_to_read():
    ax = theme.axes(title="t", xlabel="x", ylabel="y")
    texts = [ax.title, ax.xaxis.label, ax.yaxis.label, *ax.get_xticklabels()]
    assert min(text.get_fontsize() for text in texts if text is not ax.title) >= 11


def test_the_learners_own_settings_stay_as_they_were():
    settings = matplotlib.rcParams
    before = {name: settings[name] for name in settings if name != "backend"}
    theme.axes(theme.figure().add_subplot())
    assert {name: settings[name] for name in before} == before


def distance(one: str, other: str, sight: np.ndarray) -> float:
    """Distance in CIE Lab of two colors as such eyes see them."""
    return float(np.linalg.norm(lab(one, sight) - lab(other, sight)))


def lab(color: str, sight: np.ndarray) -> np.ndarray:
    to_xyz = np.array(
        [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    )
    xyz = to_xyz @ np.clip(sight @ linear(color), 0, 1) / to_xyz.sum(1)
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def contrast(one: str, other: str) -> float:
    """Contrast ratio of WCAG 2."""
    weights = np.array([0.2126, 0.7152, 0.0722])
    light, dark = sorted((weights @ linear(one), weights @ linear(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def linear(color: str) -> np.ndarray:
    rgb = np.array(to_rgb(color))
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
