"""A class in one unit: how each exercise went, and how many students have how many points."""

from collections import Counter
from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from course.plots import theme
from course.plots.words import plural

KINDS = (  # color, hatch, color of the hatch and of the number in the bar
    ("right", theme.CLASSES[0], "", theme.INK),
    ("not right", theme.CLASSES[1], "///", theme.INK),
    ("not attempted", "#e4e7ea", "..", theme.MUTED),
)
BAR, ROOM = 34, 116  # CSS pixels for one exercise, and for title, axis and legend
HISTOGRAM = 230


def draw(
    went: Sequence[tuple[str, int, int, int]], totals: Sequence[float], most: float, width=720
) -> Figure:
    """The picture: bars for the exercises, and below how many students have how many points.

    went: (name, right, not right, not attempted), students for each. totals: the points of every
    student; most: the points there are. width: CSS pixels; narrow ones for a phone.
    """
    bars = ROOM + BAR * max(1, len(went))
    figure = theme.figure(width, bars + HISTOGRAM)
    top, bottom = figure.subfigures(2, 1, height_ratios=(bars, HISTOGRAM))
    for part, title in (top, "The exercises"), (bottom, "The points"):
        part.suptitle(
            f"{title}: how many students", x=0.02, ha="left", fontsize=theme.TITLE, color=theme.INK
        )
    _exercises(top.subplots(), went, narrow=width < 500)
    top.legend(
        loc="outside lower left", ncols=3, frameon=False, handlelength=1.2, columnspacing=0.9,
        fontsize=theme.TEXT, labelcolor=theme.INK,
    )  # fmt: skip
    _totals(bottom.subplots(), totals, most)
    return figure


def describe(
    went: Sequence[tuple[str, int, int, int]], totals: Sequence[float], most: float
) -> str:
    """Say in words what the picture shows."""
    if not totals:
        return "Nothing is graded yet, so there is nothing to see."
    each = [f"{name}: {right} right, {wrong} not right, {blank} not attempted"
            for name, right, wrong, blank in went]  # fmt: skip
    full = sum(total == most for total in totals)
    mean = sum(totals) / len(totals)
    return (
        f"Bars for each exercise, of {plural(len(totals), 'student')}. {'. '.join(each)}. "
        f"Points: {min(totals):g} to {max(totals):g} of {most:g}, {mean:.1f} on average; "
        f"{full} with all of them."
    )


def _exercises(ax: Axes, went, narrow: bool) -> None:
    theme.axes(ax)
    places = range(len(went))
    left = [0] * len(went)
    for kind, (label, color, hatch, ink) in enumerate(KINDS, start=1):
        counts = [row[kind] for row in went]
        bars = ax.barh(
            places, counts, 0.72, left, color=color, hatch=hatch, edgecolor=theme.FACE, label=label
        )
        _numbers(ax, bars, counts, ink, sum(went[0][1:]) if went else 0)
        left = [a + b for a, b in zip(left, counts, strict=True)]
    ax.set(yticks=places, yticklabels=[_short(row[0], 20 if narrow else 40) for row in went])
    ax.set(ylim=(len(went) - 0.5, -0.5), xlim=(0, max([*left, 1])))
    ax.xaxis.get_major_locator().set_params(integer=True)
    ax.tick_params(axis="y", length=0, labelcolor=theme.INK)
    ax.spines["left"].set_visible(False)


def _numbers(ax: Axes, bars, counts: list[int], ink: str, total: int) -> None:
    """Write each number on a patch of its own in the bar, where there is room for it."""
    labels = [str(count) if count > 0.04 * total else "" for count in counts]
    for text in ax.bar_label(bars, labels, label_type="center", fontsize=theme.TEXT, color=ink):
        if text.get_text():
            text.set_bbox({"facecolor": theme.FACE, "edgecolor": "none", "pad": 1.6, "alpha": 0.85})


def _totals(ax: Axes, totals: Sequence[float], most: float) -> None:
    theme.axes(ax, xlabel=f"points of {most:g}")
    theme.grid(ax, "y")
    counts = Counter(totals)
    bars = ax.bar(list(counts), list(counts.values()), 0.8, color=theme.FORWARD)
    ax.bar_label(bars, fontsize=theme.TEXT, color=theme.INK)
    ax.set(xlim=(-0.6, most + 0.6), ylim=(0, max([*counts.values(), 1]) * 1.15))
    for axis in (ax.xaxis, ax.yaxis):
        axis.get_major_locator().set_params(integer=True)


def _short(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"
