"""One neuron with two inputs: the line it draws, and the sum it weighs.

``draw`` once, ``move`` ever after, and ``describe`` in words.
"""

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch

from course.plots import theme
from course.plots.plane import weighted_sum
from course.plots.sides import draw_sides, move_sides
from course.plots.stamp import stamp
from course.plots.words import number, operand

REACH = 3.0  # the plane shows x₁ and x₂ from -REACH to REACH
TERMS = ("w₁·x₁", "w₂·x₂", "b", "z")


def draw() -> tuple[Figure, dict[str, Artist]]:
    """Return the figure and the artists that `move` sets."""
    figure = theme.figure(720, 372)
    plane, sums = figure.subplots(1, 2, width_ratios=(1, 1.05))
    return figure, _draw_plane(plane) | _draw_sums(sums)


def move(artists: dict[str, Artist], x, w, b: float) -> None:
    """Set every artist for inputs ``x`` and weights ``w``, both (2,), and bias ``b``."""
    x, w = np.asarray(x, float), np.asarray(w, float)
    _move_plane(artists, x, w, b)
    _move_sums(artists, x, w, b)


def describe(x, w, b: float) -> str:
    """Say in words what the picture shows."""
    verdict = "fires" if weighted_sum(x, w, b) >= 0 else "stays silent"
    return f"{written_sum(x, w, b)}: the neuron {verdict}. {_where(x, w, b)}"


def written_sum(x, w, b: float) -> str:
    """``z = 0.8·1.0 + (−0.5)·2.0 + 0.3 = 0.1 ≥ 0``."""
    z = weighted_sum(x, w, b)
    terms = " + ".join(f"{operand(wi)}·{operand(xi)}" for wi, xi in zip(w, x, strict=True))
    return f"z = {terms} + {operand(b)} = {number(z)} {'≥' if z >= 0 else '<'} 0"


def _where(x, w, b: float) -> str:
    if not np.any(w):
        return "Both weights are 0, so there is no line: the answer is the same everywhere."
    z = weighted_sum(x, w, b)
    if z == 0:
        return "The point lies exactly on the line, and the line belongs to the side that fires."
    side = "side that fires" if z > 0 else "silent side"
    words = f"The point lies {number(abs(z) / np.hypot(*w))} from the line, on the {side}."
    if _one_sided(w, b):
        words += " The line itself is outside the picture."
    return words


def _one_sided(w, b: float) -> bool:
    return abs(b) > REACH * np.abs(w).sum()


def _draw_plane(ax: Axes) -> dict[str, Artist]:
    theme.axes(ax, title="What it decides, everywhere", xlabel="x₁", ylabel="x₂")
    sides = draw_sides(ax, REACH)
    weights = FancyArrowPatch(
        (0, 0), (1, 1), arrowstyle="-|>", mutation_scale=16, linewidth=2.2, shrinkA=0, shrinkB=0,
        color=theme.FORWARD, zorder=3,
    )  # fmt: skip
    ax.add_patch(weights)
    return sides | {
        "weights": weights,
        "w name": stamp(ax, 0, 0, "w", fontweight="bold", zorder=5),
        "point": ax.plot([], [], "D", ms=10, mfc=theme.FACE, mec=theme.INK, mew=2, zorder=4)[0],
        "x name": stamp(ax, 0, 0, "x", fontweight="bold", zorder=5),
    }


def _move_plane(artists: dict[str, Artist], x, w, b: float) -> None:
    move_sides(artists, w, b)
    artists["point"].set_data(*x[:, None])
    artists["x name"].set_position((x[0], x[1] + (-0.36 if x[1] > 0 else 0.36)))
    foot = -b * w / max(w @ w, 1e-12)  # the point of the line nearest to the middle
    tip = foot + w
    artists["weights"].set_positions(foot, tip)
    artists["w name"].set_position(tip + 0.3 * w / max(np.hypot(*w), 1e-12))
    for name in ("weights", "w name"):
        artists[name].set_visible(bool(np.any(w)) and not _one_sided(w, b))


def _draw_sums(ax: Axes) -> dict[str, Artist]:
    theme.axes(ax, title="How it decides, here")
    ax.set(ylim=(3.55, -0.75), yticks=[], xlim=(-4, 4))
    ax.spines["left"].set_visible(False)
    rows = np.arange(len(TERMS)) + 0.1
    ax.vlines(
        np.zeros(len(TERMS)), rows - 0.28, rows + 0.28, color=theme.INK, linewidth=1.2, zorder=1
    )
    ax.axhline(2.42, color=theme.FAINT, linewidth=1, zorder=0)
    artists = {}
    for row, term in enumerate(TERMS):
        artists[f"bar {term}"] = ax.barh([row + 0.1], [1], height=0.4, zorder=2)[0]
        artists[f"text {term}"] = stamp(
            ax, 0.0, row - 0.2, transform=ax.get_yaxis_transform(), ha="left", va="bottom", zorder=4
        )
    artists["text z"].set_fontweight("bold")
    return artists


def _move_sums(artists: dict[str, Artist], x, w, b: float) -> None:
    values = [*(w * x), b]
    ends = np.cumsum(values)  # each bar begins where the one above it ends
    starts = [0.0, *ends[:-1], 0.0]
    z = weighted_sum(x, w, b)
    for term, value, start in zip(TERMS, [*values, z], starts, strict=True):
        bar = artists[f"bar {term}"]
        bar.set_x(start)
        bar.set_width(value)
        bar.set_color(theme.FORWARD if term == "z" else theme.sign_color(value))
    for i in (0, 1):
        factors = f"{operand(w[i])}·{operand(x[i])} = {number(values[i])}"
        artists[f"text {TERMS[i]}"].set_text(f"{TERMS[i]} = {factors}")
    artists["text b"].set_text(f"b = {number(b)}")
    verdict = "≥ 0: fires" if z >= 0 else "< 0: silent"
    artists["text z"].set_text(f"z = {number(z)} {verdict}")
    _fit(artists["bar z"].axes, np.abs(ends).max())


def _fit(ax: Axes, largest: float) -> None:
    """Two scales only, because a new one costs a redraw."""
    reach = 4.0 if largest <= 3.8 else 16.0
    if ax.get_xlim()[1] != reach:
        ax.set_xlim(-reach, reach)
