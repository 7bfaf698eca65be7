"""A perceptron while it learns: the samples, its line before and after, and its mistakes."""

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from course.plots import theme
from course.plots.plane import line_ends
from course.plots.sides import draw_sides, move_sides
from course.plots.stamp import stamp

FEW, MANY = 10, 50  # passes that the curve has room for


def draw() -> tuple[Figure, dict[str, Artist]]:
    """Return the figure and the artists that `show_samples`, `show_line` and the rest set."""
    figure = theme.figure(720, 400)
    plane, curve = figure.subplots(1, 2, width_ratios=(1.15, 1))
    artists = _draw_plane(plane) | _draw_curve(curve)
    names = ("class 0", "class 1", "in hand", "wrong", "before")
    figure.legend(
        handles=[artists[name] for name in names],
        loc="outside lower center",
        ncols=len(names),
        fontsize=theme.TEXT,
        labelcolor=theme.INK,
        frameon=False,
        handletextpad=0.3,
        columnspacing=1.4,
    )
    return figure, artists


def show_samples(artists: dict[str, Artist], X, y) -> None:
    """Set the samples ``X`` (n, 2), ``y`` (n,) and the limits that fit them."""
    for label in (0, 1):
        artists[f"class {label}"].set_data(*X[y == label].T)
    low, high = X.min() - 0.6, X.max() + 0.6
    artists["line"].axes.set(xlim=(low, high), ylim=(low, high))
    artists["mistakes"].axes.set(xlim=(0.5, FEW + 0.5), ylim=(-0.03 * len(y), 1.05 * len(y)))


def show_lines(artists: dict[str, Artist], X, y, w, b: float, before=None) -> None:
    """Set the line of ``w`` (2,), ``b``, the samples it gets wrong, and the line (w, b) before."""
    move_sides(artists, w, b)
    wrong = (np.round(X @ w + b, 9) >= 0) != (y == 1)
    artists["wrong"].set_data(*X[wrong].T)
    reach = np.abs(X).max() + 0.6
    artists["before"].set_data(*(line_ends(*before, reach) if before else np.empty((0, 2))).T)


def show_hand(artists: dict[str, Artist], x=None) -> None:
    """Ring the sample ``x`` (2,) in hand, or none."""
    artists["in hand"].set_data(*([[], []] if x is None else np.reshape(x, (2, 1))))


def show_mistakes(artists: dict[str, Artist], counts: list[int], note: str = "") -> None:
    """Set the curve of mistakes in each whole pass, and a note above it."""
    artists["note"].set_text(note)
    artists["mistakes"].set_data(np.arange(1, len(counts) + 1), counts)
    ax = artists["mistakes"].axes
    if len(counts) > FEW and ax.get_xlim()[1] < MANY:
        ax.set_xlim(0.5, MANY + 0.5)


def _draw_plane(ax: Axes) -> dict[str, Artist]:
    theme.axes(ax, title="The line it has learned", xlabel="x₁", ylabel="x₂")
    artists = draw_sides(ax, 1.6)
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_major_locator(MaxNLocator(5, steps=[1, 2, 5, 10]))
    marks = {"linestyle": "none", "markeredgecolor": theme.INK}
    for label in (0, 1):
        artists[f"class {label}"] = ax.plot(
            [], [], theme.CLASS_MARKERS[label], ms=10, mfc=theme.CLASSES[label],
            label=f"y = {label}", zorder=3, **marks,
        )[0]  # fmt: skip
    artists["in hand"] = ax.plot(
        [], [], "o", ms=20, mfc="none", mew=2, label="in hand", zorder=3, **marks
    )[0]
    artists["wrong"] = ax.plot([], [], "x", ms=9, mew=2.2, label="wrong now", zorder=4, **marks)[0]
    artists["before"] = ax.plot(
        [], [], "--", color=theme.MUTED, linewidth=1.5, label="line before", zorder=1
    )[0]
    return artists


def _draw_curve(ax: Axes) -> dict[str, Artist]:
    theme.axes(ax, title="Mistakes in each pass", xlabel="pass over all samples")
    theme.grid(ax, "y")
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_major_locator(MaxNLocator(5, integer=True))
    note = stamp(ax, 1, 0.98, ha="right", va="top", transform=ax.transAxes)
    return {
        "note": note,
        "mistakes": ax.plot([], [], "o-", color=theme.FORWARD, linewidth=2, ms=6, zorder=3)[0],
    }
