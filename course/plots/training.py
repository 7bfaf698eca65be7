"""A network that learns to read digits, watched: progress, learning curve, a dozen guesses.

``draw`` once, ``move`` ever after, and ``describe`` in words.
"""

from collections.abc import Sequence

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.ticker import PercentFormatter

from course.plots import theme
from course.plots.digits import square, verdict
from course.plots.stamp import stamp
from course.plots.words import percent

COLUMNS = 4  # digits in a row
CELL = (13.0, 13.2)  # width and height of a digit with its caption, in pixels of the digit
LABEL_GAP = 0.085  # between the labels at the ends of the lines, as a share of the axis
STYLES = {
    "seen": {"color": theme.MUTED, "linestyle": (0, (4, 2)), "linewidth": 2},
    "unseen": {"color": theme.FORWARD, "linestyle": "-", "linewidth": 2.6},
}


def accuracy_curve(training: Sequence[float], validation: Sequence[float], ax=None) -> Axes:
    """Draw the shares of samples read correctly, 0 to 1, one an epoch: seen and unseen ones."""
    ax = ax or theme.axes(height=320)
    _move_lines(_draw_lines(ax, 1, len(training)), 1, (training, validation))
    return ax


def draw(images, epochs: int) -> tuple[Figure, dict[str, Artist]]:
    """Return the figure for ``images`` (m, 64) never seen, and the artists that `move` sets."""
    figure = theme.figure(720, 400)
    top, left, right = figure.subplot_mosaic(
        [["top", "top"], ["left", "right"]], height_ratios=(1, 12), width_ratios=(1, 1.04)
    ).values()
    return figure, _draw_bar(top) | _draw_lines(left, 0, epochs) | _draw_digits(right, images)


def move(artists: dict[str, Artist], training, validation, labels, guesses, epochs: int) -> None:
    """Set every artist: accuracies so far (the first from before epoch 1), guesses (m,)."""
    done = len(training) - 1
    artists["bar"].set_width(done / epochs)
    artists["bar text"].set_text(f"{done} of {epochs} epochs")
    _move_lines(artists, 0, (training, validation))
    for i, (label, guess) in enumerate(zip(labels, guesses, strict=True)):
        right = label == guess
        text = artists[f"guess {i}"]
        text.set(text=verdict(label, guess), color=theme.MUTED if right else theme.INK)
        artists[f"frame {i}"].set_visible(not right)


def describe(training, validation, labels, guesses, epochs: int) -> str:
    """Say in words what the picture shows."""
    done, right = len(training) - 1, int(np.sum(np.equal(labels, guesses)))
    when = f"After {done} of {epochs} epochs" if done else "Before it learns"
    return (
        f"{when} the network reads {percent(validation[-1])} of the digits it has never seen "
        f"and {percent(training[-1])} of those it learns from. "
        f"Of the {len(labels)} shown it reads {right}."
    )


def _draw_bar(ax: Axes) -> dict[str, Artist]:
    ax.set(xlim=(0, 1), ylim=(0, 1), xticks=[], yticks=[], facecolor="#e8ebee")
    ax.spines[:].set_visible(False)
    return {
        "bar": ax.add_patch(Rectangle((0, 0), 0, 1, facecolor="#a9cbec")),
        "bar text": stamp(ax, 0.5, 0.46, zorder=3),
    }


def _draw_lines(ax: Axes, first: int, last: int) -> dict[str, Artist]:
    theme.axes(ax, title="How many digits it reads correctly", xlabel="epoch")
    theme.grid(ax)
    ax.set(xlim=(first, first + 1.5 * max(last - first, 1)), ylim=(0, 1.04))
    step = next((s for s in (1, 2, 5, 10, 20, 50) if s >= last / 5), 100)
    ax.set_xticks([first, *range(step, last + 1, step)])
    ax.set_yticks(np.linspace(0, 1, 6))
    ax.yaxis.set_major_formatter(PercentFormatter(1, symbol=" %"))
    artists = {}
    for name, style in STYLES.items():
        artists[f"line {name}"] = ax.plot([], [], clip_on=False, **style)[0]
        words = {"fontweight": "bold", "color": style["color"]}
        artists[f"label {name}"] = stamp(ax, 0, 0, ha="left", **words)
    return artists


def _move_lines(artists: dict[str, Artist], first: int, curves) -> None:
    ends = [values[-1] for values in curves]
    for name, values, height in zip(STYLES, curves, apart(*ends), strict=True):
        epochs = np.arange(first, first + len(values))
        artists[f"line {name}"].set_data(epochs, values)
        label = artists[f"label {name}"]
        reach = np.diff(label.axes.get_xlim())[0]
        label.set_position((epochs[-1] + 0.02 * reach, height))
        label.set_text(f"{name} {percent(values[-1])}")


def apart(one: float, two: float, gap: float = LABEL_GAP) -> tuple[float, float]:
    """Where to write two labels so that neither covers the other, on an axis from 0 to 1."""
    if abs(one - two) >= gap:
        return one, two
    middle, half = np.clip((one + two) / 2, gap / 2, 1 - gap / 2), gap / 2
    return (middle + half, middle - half) if one >= two else (middle - half, middle + half)


def _draw_digits(ax: Axes, images) -> dict[str, Artist]:
    """All digits in one picture, because twelve axes take twelve times as long."""
    theme.axes(ax, title="Its guesses for digits never seen")
    rows = -(-len(images) // COLUMNS)
    ax.set(xlim=(-0.5, COLUMNS * CELL[0] - 4), ylim=(rows * CELL[1] - 0.6, -0.6), aspect="equal")
    ax.set_axis_off()
    ax.set_anchor("NW")
    artists = {}
    for i, image in enumerate(images):
        left, top = CELL[0] * (i % COLUMNS), CELL[1] * (i // COLUMNS)
        box = (left, left + 8, top + 8, top)
        ax.imshow(square(image), cmap="Greys", vmin=0, vmax=1, extent=box, aspect="equal")
        ax.add_patch(Rectangle((left, top), 8, 8, fill=False, edgecolor=theme.FAINT))
        frame = Rectangle((left, top), 8, 8, fill=False, edgecolor=theme.INK, linewidth=2)
        artists[f"frame {i}"] = ax.add_patch(frame)
        artists[f"guess {i}"] = stamp(ax, left + 4, top + 9.8, fontsize=theme.TEXT - 0.5)
    ax.set(xlim=(-0.5, COLUMNS * CELL[0] - 4), ylim=(rows * CELL[1] - 0.6, -0.6))
    return artists
