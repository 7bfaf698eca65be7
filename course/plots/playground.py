"""A network that learns from points in the plane: what it answers, its losses, its hidden units.

``draw`` once, ``move`` ever after; `show_points` when there are other points. What is in RARE
belongs to the background, which is drawn again when it changes.
"""

from collections.abc import Sequence

import numpy as np
from contourpy import contour_generator
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure

from course.plots import theme
from course.plots.loss_lines import draw_lines, move_lines
from course.plots.stamp import stamp
from course.plots.unit_maps import STILL, draw_units, move_units

WIDTH, HEIGHT = 720, 436
REACH = 1.4  # the plane is seen from −REACH to REACH
GRID = 64  # places asked along each side
PLACES = np.linspace(-REACH, REACH, GRID)
SHADES = LinearSegmentedColormap.from_list("answers", ["#a4cff0", "#f4f7f9", "#f6cb78"], N=16)
RARE = "losses", *STILL  # what changes with the settings only
SEEN = {"ms": 6.5, "mec": theme.INK, "mew": 0.9}
UNSEEN = {"ms": 3.2, "mec": theme.INK, "mew": 0.3}


def plane() -> np.ndarray:
    """The places (GRID², 2) of the plane that are asked for the picture."""
    return np.stack(np.meshgrid(PLACES, PLACES), axis=-1).reshape(-1, 2)


def draw() -> tuple[Figure, dict[str, Artist]]:
    """Return the figure, and the artists that the other functions set."""
    figure = theme.figure(WIDTH, HEIGHT)
    figure.set_layout_engine("none")
    artists = {"what": _note(figure, 16), "how": _note(figure, 35)}
    artists |= _draw_plane(box(figure, 34, 78, 310, 310))
    artists |= draw_lines(box(figure, 408, 78, 302, 126))
    return figure, artists | draw_units(box(figure, 372, 281, 340, 140))


def box(figure: Figure, left: float, top: float, width: float, height: float) -> Axes:
    """Axes at a place given in CSS pixels, from the left and from the top."""
    place = left / WIDTH, 1 - (top + height) / HEIGHT, width / WIDTH, height / HEIGHT
    return figure.add_axes(place)


def _note(figure: Figure, top: float) -> Artist:
    return stamp(figure, 10 / WIDTH, 1 - top / HEIGHT, ha="left")


def show_points(artists: dict[str, Artist], seen, unseen) -> None:
    """Put the samples there: pairs of X (n, 2) and Y (n, 1) of 0 and 1."""
    for name, (X, Y) in {"seen": seen, "unseen": unseen}.items():
        for label in (0, 1):
            artists[f"{name} {label}"].set_data(*X[Y[:, 0] == label].T)


def move(
    artists: dict[str, Artist],
    words: tuple[str, str],
    answers: np.ndarray,
    units: Sequence[np.ndarray],
    losses: tuple[Sequence[float], Sequence[float]],
) -> None:
    """Show how it stands.

    ``words`` are two lines about it. For the places of `plane`, ``answers`` (GRID²,) are
    probabilities, and ``units`` hold for every hidden layer (GRID², units), from 0, silent, to 1.
    ``losses`` of the seen and the unseen samples begin before epoch 1.
    """
    for name, line in zip(("what", "how"), words, strict=True):
        artists[name].set_text(line)
    heights = answers.reshape(GRID, GRID)
    artists["answers"].set_data(heights)
    artists["boundary"].set_data(*_boundary(heights).T)
    move_lines(artists, losses)
    move_units(artists, [a.T.reshape(-1, GRID, GRID)[:, ::-1] for a in units])


def _draw_plane(ax: Axes) -> dict[str, Artist]:
    theme.axes(ax, title="What the network answers", xlabel="large: seen · small: unseen points")
    ax.set(xlim=(-REACH, REACH), ylim=(-REACH, REACH), xticks=[-1, 0, 1], yticks=[-1, 0, 1])
    artists = {
        "answers": ax.imshow(
            np.zeros((GRID, GRID)), extent=(-REACH, REACH, -REACH, REACH), origin="lower",
            cmap=SHADES, vmin=0, vmax=1, interpolation="bilinear", zorder=0,
        ),
        "boundary": ax.plot([], [], color=theme.INK, linewidth=1.8, zorder=2)[0],
    }  # fmt: skip
    for order, (name, style) in enumerate({"seen": SEEN, "unseen": UNSEEN}.items(), start=3):
        for label, marker in enumerate(theme.CLASS_MARKERS):
            look = {"mfc": theme.CLASSES[label], "linestyle": "none", "zorder": order} | style
            artists[f"{name} {label}"] = ax.plot([], [], marker, **look)[0]
    return artists


def _boundary(heights: np.ndarray) -> np.ndarray:
    """Where the answer is 1/2, as one line (m, 2) with gaps of NaN."""
    gap = np.full((1, 2), np.nan)
    if not np.isfinite(heights).all():
        return gap
    lines = contour_generator(PLACES, PLACES, heights).lines(0.5)
    return np.concatenate([gap, *(part for line in lines for part in (line, gap))])
