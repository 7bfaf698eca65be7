"""Handwritten digits, and how sure a network is about them."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from course.plots import theme
from course.plots.words import percent

FULL = 16  # the shipped digits count ink in whole steps from 0 to 16


def digit(image, ax: Axes | None = None, numbers: bool = False) -> Axes:
    """Draw one digit, ``image`` (8, 8) or (64,) of ink from 0 to 1, dark on light.

    With ``numbers`` each pixel bears its ink as a number from 0 to 16, as the file has it.
    """
    ax = ax or (theme.axes(width=340, height=340) if numbers else theme.axes(width=200, height=200))
    ax.imshow(square(image), cmap="Greys", vmin=0, vmax=1, interpolation="nearest")
    ax.set(xticks=[], yticks=[])
    ax.spines[:].set(visible=True, color=theme.FAINT)
    if numbers:
        _write_numbers(ax, square(image))
    return ax


def digits_grid(images, labels=None, columns: int = 10, *, guesses=None) -> Figure:
    """Draw ``images`` (n, 64) or (n, 8, 8), each under its label (n,) if there are labels.

    With ``guesses`` (n,) too, each stands under what it was read as; wrong ones are framed.
    """
    if guesses is not None and labels is None:
        raise ValueError("guesses cannot be judged without labels: give digits_grid both.")
    images = np.asarray(images)
    rows = -(-len(images) // columns)
    figure = theme.figure(720, (95 if labels is not None else 75) * rows + 10)
    for index, ax in enumerate(figure.subplots(rows, columns, squeeze=False).flat):
        if index >= len(images):
            ax.set_axis_off()
            continue
        digit(images[index], ax)
        if guesses is not None:
            _judge(ax, labels[index], guesses[index])
        elif labels is not None:
            ax.set_title(str(labels[index]), fontsize=theme.TEXT, color=theme.INK, pad=3)
    return figure


def verdict(label: int, guess: int) -> str:
    """``7 ✓``, or ``1 ✗ wrong``."""
    return f"{guess} ✓" if guess == label else f"{guess} ✗ wrong"


def bars(probabilities, names=None, ax: Axes | None = None) -> Axes:
    """Draw ``probabilities`` (k,) as bars, each with its number; the largest stands out."""
    probabilities = np.asarray(probabilities, float).reshape(-1)
    names = [str(i) for i in range(len(probabilities))] if names is None else list(names)
    ax = ax or theme.axes(height=260)
    colors = [theme.FAINT] * len(names)
    colors[int(np.argmax(probabilities))] = theme.FORWARD
    drawn = ax.bar(names, probabilities, color=colors, edgecolor=theme.MUTED, linewidth=0.8)
    texts = [f"{100 * p:.0f} %" for p in probabilities]
    ax.bar_label(drawn, texts, fontsize=theme.TEXT, color=theme.INK, padding=2)
    ax.set(ylim=(0, max(1.0, probabilities.max()) * 1.12), yticks=[])
    ax.spines["left"].set_visible(False)
    return ax


def describe(probabilities) -> str:
    """Say ``probabilities`` (10,) in words: I see a 7 (83 %); second guess 1 (9 %)."""
    p = np.asarray(probabilities, float)
    second, first = np.argsort(p, kind="stable")[-2:]
    sure = f"over {percent(0.99)}" if p[first] >= 0.995 else percent(p[first])
    also = f"; second guess {second} ({percent(p[second])})" if p[second] >= 0.005 else ""
    return f"I see {'an' if first == 8 else 'a'} {first} ({sure}){also}."


def draw_guess(image, probabilities) -> Figure:
    """A digit, and beside it how sure a network is what it is."""
    figure = theme.figure(720, 280)
    left, right = figure.subplots(1, 2, width_ratios=(1, 1.6))
    digit(image, theme.axes(left, title="On paper"))
    bars(probabilities, ax=theme.axes(right, title="What the network makes of it"))
    return figure


def _judge(ax: Axes, label: int, guess: int) -> None:
    right = guess == label
    color = theme.MUTED if right else theme.INK
    words = verdict(label, guess) if right else f"{label}, read as {guess}"
    ax.set_title(words, fontsize=theme.TEXT, color=color, pad=3)
    if not right:
        ax.spines[:].set(color=theme.INK, linewidth=2)


def _write_numbers(ax: Axes, image: np.ndarray) -> None:
    for (row, column), ink in np.ndenumerate(image):
        color = "white" if ink > 0.6 else "black"
        middle = {"ha": "center", "va": "center", "fontsize": theme.TEXT, "color": color}
        ax.text(column, row, f"{FULL * ink:.0f}", **middle)


def square(image) -> np.ndarray:
    """``image`` as the square it is, such as (8, 8) for (64,)."""
    image = np.asarray(image, float)
    side = round(image.size**0.5)
    if side * side != image.size:
        raise ValueError(f"image has shape {image.shape}: a digit is a square such as (8, 8).")
    return image.reshape(side, side)
