"""The loss of one neuron over its weight and its bias, beside the data it is to fit.

``draw`` once, ``show`` when the model changes, ``move`` ever after.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch

from course.plots import theme
from course.plots.surface import (
    Landscape,
    draw_contour,
    draw_surface,
    lowest,
    sample,
    style_3d,
)
from course.plots.words import number

REACH = 6.0  # w and b run from -REACH to REACH
RANGE = (-REACH, REACH)
TICKS = np.linspace(-REACH, REACH, 5)
X = np.linspace(-3.6, 3.6, 145)
FLAT = 0.03  # a slope shorter than this hardly points anywhere
MOVING = ("point", "downhill", "pin", "ball", "fit", "errors")


class Model(NamedTuple):
    """Samples x (n,), y (n,); the answer to z = w·x + b; the loss of all z (n,), one number."""

    x: np.ndarray
    y: np.ndarray
    answer: Callable[[np.ndarray], np.ndarray]
    cost: Callable[[np.ndarray], float]

    def loss(self, w: float, b: float) -> float:
        """The height of the landscape at ``w`` and ``b``."""
        return self.cost(w * self.x + b)


class Scene(NamedTuple):
    """A model with its sampled landscape and the lowest place (w, b) found in it."""

    model: Model
    land: Landscape
    best: tuple[float, float]


def survey(model: Model) -> Scene:
    """Walk over the landscape of ``model`` once."""
    return Scene(model, sample(model.loss, RANGE, RANGE), lowest(model.loss, RANGE, RANGE))


def draw() -> tuple[Figure, dict[str, Artist]]:
    """Return the figure and its artists by name."""
    figure = theme.figure(720, 520)
    figure.set_layout_engine("none")  # the layout engines do not know how large a hill will be
    flat = figure.add_axes((0.075, 0.435, 0.4, 0.505))
    deep = figure.add_axes((0.5, 0.36, 0.47, 0.58), projection="3d")
    data = figure.add_axes((0.075, 0.09, 0.9, 0.205))
    return figure, _draw_map(flat) | _draw_hill(deep) | _draw_data(data)


def show(artists: dict, scene: Scene) -> None:
    """Set the landscape and the samples; what was there before goes."""
    for artist in artists.pop("land", []):
        artist.remove()
    flat, deep = artists["point"].axes, artists["ball"].axes
    artists["land"] = draw_contour(scene.land, flat) + draw_surface(scene.land, deep)
    artists["lowest"].set_data(*np.reshape(scene.best, (2, 1)))
    x, y = scene.model.x, scene.model.y
    artists["samples"].set_data(x, y)
    pad = 0.4 * np.ptp(y)
    artists["samples"].axes.set_ylim(y.min() - pad, y.max() + pad)


def move(artists: dict[str, Artist], scene: Scene, w: float, b: float, slope) -> None:
    """Set everything that depends on ``w`` and ``b``; ``slope`` is (∂L/∂w, ∂L/∂b)."""
    model, height = scene.model, scene.model.loss(w, b)
    floor = artists["ball"].axes.get_zlim()[0]
    artists["point"].set_data([w], [b])
    artists["ball"].set_data_3d(*np.array([[w], [b], [height]]))
    artists["pin"].set_data_3d(*np.array([[w, w], [b, b], [floor, height]]))
    artists["fit"].set_data(X, model.answer(w * X + b))
    answers = model.answer(w * model.x + b)
    gaps = np.column_stack([model.y, answers, np.full(len(answers), np.nan)])
    artists["errors"].set_data(np.repeat(model.x, 3), gaps.ravel())
    step = _downhill(slope)
    artists["downhill"].set_positions((w, b), (w + step[0], b + step[1]))
    artists["downhill"].set_visible(bool(np.hypot(*step) > 0.1))


def describe(scene: Scene, w: float, b: float, slope) -> str:
    """Say in words where the point is, and which way is down."""
    best_w, best_b = scene.best
    height = scene.model.loss(w, b)
    here = f"At w = {number(w)}, b = {number(b)} the loss is {number(height, 3)}"
    if not np.isfinite([height, *slope]).all():
        return f"{here}. That is no finite number: there is nothing to walk on here."
    return (
        f"{here}. "
        f"Its slope is {number(slope[0], 3)} along w and {number(slope[1], 3)} along b: "
        f"{_way_down(scene, w, b, slope)}. The lowest loss in the picture is "
        f"{number(scene.model.loss(best_w, best_b), 3)}, at w = {number(best_w, 1)}, "
        f"b = {number(best_b, 1)}."
    )


def _way_down(scene: Scene, w: float, b: float, slope) -> str:
    if np.hypot(*slope) < FLAT:
        higher = scene.model.loss(w, b) - scene.model.loss(*scene.best)
        return "almost flat, and yet far from the lowest place" if higher > 0.05 else "almost flat"
    ways = [
        f"a {'smaller' if part > 0 else 'larger'} {name}"
        for part, name in zip(slope, "wb", strict=True)
        if abs(part) > 0.1 * np.hypot(*slope)
    ]
    return f"downhill is {' and '.join(ways)}"


def _downhill(slope) -> np.ndarray:
    """The arrow against the slope, longer where it is steeper, but never longer than 2.5."""
    slope = np.asarray(slope, float)
    return -2.5 * slope / (np.hypot(*slope) + 0.15)


def _draw_map(ax: Axes) -> dict[str, Artist]:
    theme.axes(ax, title="The loss from above", xlabel="w", ylabel="b")
    ax.set(xlim=RANGE, ylim=RANGE, aspect="equal", xticks=TICKS, yticks=TICKS)
    downhill = FancyArrowPatch(
        (0, 0), (1, 1), arrowstyle="-|>", mutation_scale=16, linewidth=2.4, shrinkA=0, shrinkB=0,
        color=theme.BACKWARD, zorder=4,
    )  # fmt: skip
    ax.add_patch(downhill)
    mark = {"mec": theme.INK, "mew": 2, "ls": "none"}
    return {
        "lowest": ax.plot([], [], "x", ms=9, zorder=3, **mark)[0],
        "downhill": downhill,
        "point": ax.plot([], [], "o", ms=10, mfc=theme.FACE, zorder=5, **mark)[0],
    }


def _draw_hill(ax) -> dict[str, Artist]:
    style_3d(ax)
    ax.set(xticks=TICKS[1:-1], yticks=TICKS[1:-1])  # those at the ends would run into each other
    ax.set_title("The same loss as a hill", fontsize=theme.TITLE, color=theme.INK, loc="left", y=1)
    mark = {"mec": theme.INK, "mew": 2, "ls": "none"}
    return {
        "pin": ax.plot([], [], [], color=theme.INK, lw=1.4, linestyle=":", zorder=4)[0],
        "ball": ax.plot([], [], [], "o", ms=10, mfc=theme.FACE, zorder=5, **mark)[0],
    }


def _draw_data(ax: Axes) -> dict[str, Artist]:
    theme.axes(ax, title="The samples, and what this neuron answers", xlabel="x", ylabel="y")
    theme.grid(ax, "y")
    ax.set_xlim(X[0], X[-1])
    sample_marks = {"mfc": theme.FACE, "mec": theme.INK, "mew": 2, "ms": 9, "ls": "none"}
    return {
        "errors": ax.plot([], [], ":", color=theme.BACKWARD, lw=2.2, zorder=2)[0],
        "fit": ax.plot([], [], color=theme.FORWARD, lw=2.4, zorder=3)[0],
        "samples": ax.plot([], [], "o", zorder=4, **sample_marks)[0],
    }
