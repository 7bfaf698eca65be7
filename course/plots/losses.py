"""Losses: predictions beside targets; and what a yes-or-no question costs, over its logit.

``draw`` once, ``show_curves`` when the target changes, ``move`` ever after.
"""

from collections.abc import Callable

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from course.functions import sigmoid
from course.plots import theme
from course.plots.words import number

REACH = 8.0
Z = np.linspace(-REACH, REACH, 161)
NAMES = ("squared error", "cross-entropy")
STYLES = {
    "squared error": {"linestyle": (0, (4, 2)), "marker": "s"},
    "cross-entropy": {"linestyle": "-", "marker": "o"},
}
MOVING = [f"{part} {name}" for name in NAMES for part in ("tangent", "point", "slope point")]

Function = Callable[[float, float], float]  # of one logit and one target
Pairs = dict[str, tuple[Function, Function]]  # name -> the loss and its slope


def errors(x, y, y_hat, ax: Axes | None = None) -> Axes:
    """Draw targets ``y`` (n,) and predictions ``y_hat`` (n,) over ``x`` (n,), and the errors."""
    x, y, y_hat = (np.asarray(values, float).reshape(-1) for values in (x, y, y_hat))
    if not len(x) == len(y) == len(y_hat):
        raise ValueError(f"x, y, y_hat have {len(x)}, {len(y)}, {len(y_hat)} entries: must agree.")
    ax = ax or theme.axes(xlabel="x", ylabel="y", width=400, height=280)
    order = np.argsort(x)
    ax.plot(x[order], y_hat[order], "-s", color=theme.FORWARD, ms=6, lw=2, label="prediction ŷ")
    ax.vlines(x, y, y_hat, color=theme.BACKWARD, lw=2, linestyle=":", label="error ŷ − y", zorder=1)
    ax.plot(x, y, "o", mfc=theme.FACE, mec=theme.INK, mew=2, ms=9, ls="none", label="target y")
    above = {"loc": "lower center", "bbox_to_anchor": (0.45, 1), "frameon": False, "ncols": 3}
    theme.legend(ax, **above, handlelength=1.4, columnspacing=1)  # clear of every error
    return ax


def draw() -> tuple[Figure, dict[str, Artist]]:
    """Return the figure of the explorer and its artists by name."""
    figure = theme.figure(720, 440)
    above, below = figure.subplots(2, 1, sharex=True, height_ratios=(1.6, 1))
    theme.axes(above, title="What the answer σ(z) costs, and the tangents at z", ylabel="loss")
    theme.axes(below, title="The slope: how hard each loss pulls on z", ylabel="slope", xlabel="z")
    above.set(xlim=(-REACH, REACH), ylim=(-0.4, 8.4))
    artists = {}
    for ax in (above, below):
        theme.grid(ax)
        ax.axhline(0, color=theme.MUTED, linewidth=0.8, zorder=1)
    for name in NAMES:
        artists |= _draw_one(name, above, below)
    theme.legend(above, handles=[artists[f"curve {name}"] for name in NAMES], loc="upper center")
    return figure, artists


def show_curves(artists: dict[str, Artist], pairs: Pairs, y: float) -> None:
    """Set the curves of both losses and slopes for the target ``y``, 0 or 1."""
    for name, (loss, slope) in pairs.items():
        artists[f"curve {name}"].set_data(Z, [loss(z, y) for z in Z])
        artists[f"slope {name}"].set_data(Z, [slope(z, y) for z in Z])
    artists["slope cross-entropy"].axes.set_ylim(*((-1.15, 0.15) if y == 1 else (-0.15, 1.15)))


def move(artists: dict[str, Artist], pairs: Pairs, z: float, y: float) -> None:
    """Set points and tangents at the logit ``z``."""
    for name, (loss, slope) in pairs.items():
        height, steep = loss(z, y), slope(z, y)
        ends = np.array([z - 1.5, z + 1.5])
        artists[f"point {name}"].set_data([z], [height])
        artists[f"slope point {name}"].set_data([z], [steep])
        artists[f"tangent {name}"].set_data(ends, height + steep * (ends - z))


def describe(pairs: Pairs, z: float, y: float) -> str:
    """Say in words what the picture shows at ``z``."""
    a = float(sigmoid(z))
    costs = [f"{name} {number(loss(z, y), 3)}, slope {number(slope(z, y), 4)}"
             for name, (loss, slope) in pairs.items()]  # fmt: skip
    (_, soft), (_, hard) = pairs.values()
    return (
        f"Target {y:g}. At z = {number(z, 1)} the neuron answers σ(z) = {number(a, 4)}, "
        f"{_verdict(a, y)}. {costs[0].capitalize()}. {costs[1].capitalize()}: "
        f"{_times(soft(z, y), hard(z, y))}."
    )


def compare_slopes(loss: Function, slope: Function, z: float, y: float, h: float = 1e-5) -> str:
    """Say whether ``slope`` is what a tiny nudge of ``z`` measures in ``loss``."""
    measured = (loss(z + h, y) - loss(z - h, y)) / (2 * h)
    verdict = "the two agree" if abs(slope(z, y) - measured) < 1e-6 else "the two differ"
    return (
        f"Measured with a tiny nudge, the slope of the squared error is {number(measured, 4)}: "
        f"{verdict}."
    )


def _verdict(a: float, y: float) -> str:
    lacks = abs(a - y)
    words = (
        (0.05, "right and sure"), (0.5, "right, not sure"), (0.501, "undecided"),
        (0.95, "wrong, not sure"), (1.1, "wrong and sure"),
    )  # fmt: skip
    return next(text for limit, text in words if lacks < limit)


def _times(soft: float, hard: float) -> str:
    if not (np.isfinite(soft) and np.isfinite(hard)) or soft == 0:
        return "no comparison here"
    return f"it pulls {number(hard / soft, 1)} times as hard"


def _draw_one(name: str, above: Axes, below: Axes) -> dict[str, Artist]:
    style = STYLES[name]
    line = {"linestyle": style["linestyle"], "lw": 2.4, "zorder": 3}
    dot = {"ls": "none", "marker": style["marker"], "ms": 10, "mfc": theme.FACE, "mew": 2.2}
    dot |= {"mec": theme.INK, "zorder": 5}
    color = theme.FORWARD if name == "cross-entropy" else theme.INK
    return {
        f"curve {name}": above.plot([], [], color=color, label=name, **line)[0],
        f"tangent {name}": above.plot([], [], color=theme.BACKWARD, lw=2.6, zorder=4)[0],
        f"point {name}": above.plot([], [], **dot)[0],
        f"slope {name}": below.plot([], [], color=theme.BACKWARD, **line)[0],
        f"slope point {name}": below.plot([], [], **dot)[0],
    }
