"""An activation, its tangent at one z, and its slope beneath, with saturation shaded.

``draw`` once, ``show_function`` when the function changes, ``move`` ever after.
"""

from collections.abc import Callable

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from course.plots import theme
from course.plots.words import number

REACH = 6.0
SATURATED = 0.05  # of the largest slope: below it a neuron hardly answers any more
NUDGE = 0.1
Z = np.linspace(-REACH, REACH, 1201)

Function = Callable[[np.ndarray], np.ndarray]


MOVING = ("tangent", "point", "slope point")  # `move` sets these, `show_function` the others


def draw() -> tuple[Figure, dict[str, Artist]]:
    """Return the figure and the artists by name."""
    figure = theme.figure(720, 440)
    above, below = figure.subplots(2, 1, sharex=True, height_ratios=(1.5, 1))
    theme.axes(above, title="The activation, and its tangent at z", ylabel="a")
    theme.axes(
        below,
        title="Its slope; shaded where it is under 5 % of its largest",
        xlabel="z",
        ylabel="slope",
    )
    return figure, _draw_curves(above, below)


def show_function(artists: dict[str, Artist], f: Function, f_prime: Function) -> None:
    """Set the curves of ``f`` and its slope, the limits, and the shades of saturation."""
    values, slopes = f(Z), f_prime(Z)
    artists["curve"].set_data(Z, values)
    artists["slope"].set_data(Z, slopes)
    _limit(artists["curve"].axes, values)
    _limit(artists["slope"].axes, slopes)
    flat = np.abs(slopes) < SATURATED * max(np.abs(slopes).max(), 1e-12)
    for name in ("shade above", "shade below"):
        bottom, top = artists[name].axes.get_ylim()
        artists[name].set_data(Z, np.full_like(Z, bottom), np.full_like(Z, top), where=flat)


def move(artists: dict[str, Artist], f: Function, f_prime: Function, z: float) -> None:
    """Set the point at ``z`` and the tangent there."""
    a, slope = _at(f, z), _at(f_prime, z)
    artists["point"].set_data([z], [a])
    artists["slope point"].set_data([z], [slope])
    length = 1.6 / np.hypot(1, slope)
    ends = np.array([z - length, z + length])
    artists["tangent"].set_data(ends, a + slope * (ends - z))


def describe(name: str, f: Function, f_prime: Function, z: float) -> str:
    """Say in words what the picture shows at ``z``."""
    a, slope = _at(f, z), _at(f_prime, z)
    moved = _at(f, z + NUDGE) - a
    return (
        f"{name}({number(z, 1)}) = {number(a, 3)}, slope {number(slope, 3)}: "
        f"{_state(slope, float(np.abs(f_prime(Z)).max()))}. "
        f"A nudge of {NUDGE} in z moves the output by {number(moved, 4)}."
    )


def compare_slopes(f: Function, f_prime: Function, z: float, h: float = 1e-5) -> str:
    """Say whether ``f_prime`` at ``z`` is the slope of ``f`` that a tiny nudge measures."""
    left, right = (_at(f, z) - _at(f, z - h)) / h, (_at(f, z + h) - _at(f, z)) / h
    if abs(left - right) > 0.01:
        return "Here is a corner: left and right of it the slope differs."
    measured = (left + right) / 2
    agree = abs(_at(f_prime, z) - measured) < 1e-4
    verdict = "the two agree" if agree else "the two differ"
    return f"Measured with a tiny nudge, the slope is {number(measured, 3)}: {verdict}."


def _at(f: Function, z: float) -> float:
    return float(np.asarray(f(np.array([z])))[0])


def _state(slope: float, largest: float) -> str:
    if largest == 0:
        return "flat everywhere but at the jump, so the slope never says which way to go"
    if slope == 0:
        return "flat, so nothing can be learned through it here"
    share = abs(slope) / largest
    words = f"{number(100 * share, 0 if share > 0.1 else 1)} % of its largest slope"
    return f"saturated, {words}" if share < SATURATED else words


def _limit(ax: Axes, values: np.ndarray) -> None:
    low, high = min(values.min(), 0.0), max(values.max(), 0.2)
    pad = 0.12 * (high - low)
    ax.set_ylim(low - pad, high + pad)


def _draw_curves(above: Axes, below: Axes) -> dict[str, Artist]:
    above.set_xlim(-REACH, REACH)
    for ax in (above, below):
        theme.grid(ax)
    dot = {"marker": "o", "ms": 10, "mfc": theme.FACE, "mew": 2.2, "zorder": 5}
    shade = {"color": theme.FAINT, "alpha": 0.45, "linewidth": 0, "zorder": 1}
    artists = {
        "shade above": above.fill_between(Z, 0, 1, **shade),
        "shade below": below.fill_between(Z, 0, 1, **shade),
        "curve": above.plot([], [], color=theme.FORWARD, lw=2.4, zorder=3)[0],
        "tangent": above.plot([], [], color=theme.BACKWARD, lw=2.4, zorder=4)[0],
        "point": above.plot([], [], mec=theme.INK, **dot)[0],
        "slope": below.plot([], [], "--", color=theme.BACKWARD, lw=2.4, zorder=3)[0],
        "slope point": below.plot([], [], mec=theme.INK, **dot)[0],
    }
    return artists
