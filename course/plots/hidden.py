"""XOR seen twice: where its four inputs lie, what two hidden units see, where they lie for them.

``draw`` once, ``move`` ever after, and ``describe`` in words.
"""

from collections.abc import Callable

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from matplotlib.transforms import offset_copy

from course.plots import theme
from course.plots.network import DASHED
from course.plots.plane import line_ends
from course.plots.sides import draw_sides, move_sides
from course.plots.stamp import stamp
from course.plots.words import number, operand, point

X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
Y = np.array([0, 1, 1, 0])
LOW, HIGH = -0.5, 1.5
GRID = 91
UNITS = ("unit 1", "unit 2")
DASHES = {"unit 1": "-", "unit 2": DASHED}
REACHES = (
    0.5,
    2.0,
    4.0,
    8.0,
    16.0,
)  # how far the hidden space is shown beyond 0…1: few, to be quick
SHORT = ("00", "01", "10", "11")  # the inputs, as the pictures call them
NEAR = 0.12  # points closer than this share a name
DEEDS = {
    "0000": "never fires", "0001": "computes AND", "0011": "copies x₁", "0101": "copies x₂",
    "0110": "computes XOR", "0111": "computes OR", "1000": "computes NOR",
    "1001": "computes the opposite of XOR", "1010": "computes not x₂", "1100": "computes not x₁",
    "1110": "computes NAND", "1111": "always fires",
}  # fmt: skip

Map = Callable[[np.ndarray], np.ndarray]


def draw() -> tuple[Figure, dict[str, Artist]]:
    """Return the figure and the artists that `move` sets."""
    figure = theme.figure(720, 310)
    places = [["input", "unit 1", "hidden"], ["input", "unit 2", "hidden"]]
    axes = figure.subplot_mosaic(places, width_ratios=(1, 0.42, 1))
    artists = _draw_plane(axes["input"], "input", "The input space") | _draw_hidden(axes["hidden"])
    theme.axes(axes["input"], title="The input space", xlabel="x₁", ylabel="x₂")
    artists |= {
        text: _name(axes["input"], text, x, theme.TEXT, 7) for text, x in zip(SHORT, X, strict=True)
    }
    for unit in UNITS:
        artists |= _draw_plane(axes[unit], unit, f"{unit.capitalize()} sees")
        axes[unit].set(xticks=[], yticks=[])
        artists |= {f"{unit} at {i}": _name(axes[unit], "", x, 9, 5) for i, x in enumerate(X)}
        for place in (unit, "input"):
            line = axes[place].plot([], [], color=theme.INK, lw=1.8, ls=DASHES[unit], zorder=2)[0]
            artists[f"line of {unit} in {place}"] = line
    return figure, artists


def move(artists: dict[str, Artist], weights, hidden: Map, output: Map) -> None:
    """Set every artist.

    weights: W1 (2, 2), b1 (2,), W2 (2, 1), b2 (1,), for the lines. hidden: rows (n, 2) of inputs to
    rows (n, 2) of activations. output: rows of activations to n answers of 0 and 1.
    """
    W1, b1, W2, b2 = weights
    seen, A = hidden(grid()), hidden(X)
    side = (GRID, GRID)
    artists["image input"].set_data(output(seen).reshape(side))
    for j, unit in enumerate(UNITS):
        artists[f"image {unit}"].set_data(seen[:, j].reshape(side))
        for i in range(len(X)):
            artists[f"{unit} at {i}"].set_text(number(A[i, j], 1).removesuffix(".0"))
        for place in (unit, "input"):
            ends = line_ends(W1[:, j], b1[j], HIGH)
            artists[f"line of {unit} in {place}"].set_data(*ends.T)
    wrong = output(A) != Y
    artists["wrong input"].set_data(*X[wrong].T)
    _move_hidden(artists, A, wrong, W2[:, 0], float(b2[0]))


def describe(weights, hidden: Map, output: Map) -> str:
    """Say in words what the picture shows."""
    W1, b1, W2, b2 = weights
    A, answers = hidden(X), output(hidden(X))
    decided = bool(np.isin(A, (0, 1)).all())  # as steps do
    deeds = [f", {_deed(a)}" if decided else "" for a in A.T]
    units = [f"Unit {j + 1}: z = {written(W1[:, j], b1[j], 'x')}{deeds[j]}." for j in (0, 1)]
    places = "; ".join(f"{' and '.join(map(point, X[who]))} at {point(a)}" for who, a in _gather(A))
    line = "one line can part the two classes" if separable(A) else "no line parts the two classes"
    return (
        f"{' '.join(units)} In the hidden space {places}: {line} there. "
        f"Output: z = {written(W2[:, 0], b2[0], 'a')}, {np.sum(answers == Y)} of 4 right: "
        f"it {_deed(answers)}."
    )


def grid() -> np.ndarray:
    """The points (GRID², 2) of the input space that are asked."""
    along = np.linspace(LOW, HIGH, GRID)
    return np.stack(np.meshgrid(along, along), axis=-1).reshape(-1, 2)


def separable(A: np.ndarray) -> bool:
    """Whether some line has the rows of class 0 on one side and those of class 1 on the other."""
    angles = np.linspace(0, 2 * np.pi, 1441)
    along = A @ np.array([np.cos(angles), np.sin(angles)])
    return bool(np.any(along[Y == 1].min(axis=0) > along[Y == 0].max(axis=0) + 1e-6))


def written(w, b: float, name: str) -> str:
    """``1.0·x₁ + (−2.0)·x₂ + 0.5``."""
    terms = [f"{operand(w_i)}·{name}{i}" for w_i, i in zip(w, "₁₂", strict=True)]
    return " + ".join([*terms, operand(b)])


def _deed(answers: np.ndarray) -> str:
    """``computes AND``, or the inputs for which it fires."""
    table = "".join(str(int(answer)) for answer in answers)
    ones = " and ".join(point(x) for x in X[np.asarray(answers) == 1])
    return DEEDS.get(table, f"fires for {ones}")


def _gather(A: np.ndarray) -> list[tuple[list[int], np.ndarray]]:
    """The points of the hidden space, each with the rows that land on it or very near."""
    found: list[tuple[list[int], np.ndarray]] = []
    for i, a in enumerate(A):
        near = [rows for rows, place in found if np.abs(place - a).max() < NEAR]
        if near:
            near[0].append(i)
        else:
            found.append(([i], a))
    return found


def _draw_plane(ax: Axes, name: str, title: str) -> dict[str, Artist]:
    theme.axes(ax, title=title)
    ax.set(xlim=(LOW, HIGH), ylim=(LOW, HIGH), xticks=[0, 1], yticks=[0, 1], aspect="equal")
    shades = LinearSegmentedColormap.from_list("silent to firing", theme.HALF_PLANES)
    image = ax.imshow(
        np.zeros((GRID, GRID)), extent=(LOW, HIGH, LOW, HIGH), origin="lower", cmap=shades,
        vmin=0, vmax=1, zorder=0,
    )  # fmt: skip
    artists = {f"image {name}": image} | _draw_points(ax, name, 11 if name == "input" else 7)
    for label in (0, 1):
        artists[f"class {label} {name}"].set_data(*X[label == Y].T)
    return artists


def _draw_hidden(ax: Axes) -> dict[str, Artist]:
    theme.axes(ax, title="The hidden space", xlabel="a₁", ylabel="a₂")
    artists = draw_sides(ax, 1.5) | _draw_points(ax, "hidden", 11)
    ax.set(xlim=(LOW, HIGH), ylim=(LOW, HIGH))
    return artists | {f"name {i}": _name(ax, "", (0, 0), theme.TEXT, 9) for i in range(len(X))}


def _name(ax: Axes, text: str, at, size: float, above: float) -> Artist:
    """A text of ``size`` whose foot is ``above`` the point ``at``, both in points."""
    place = offset_copy(ax.transData, ax.figure, y=above, units="points")
    return stamp(ax, *at, text, va="bottom", fontsize=size, transform=place, zorder=6)


def _draw_points(ax: Axes, name: str, size: float) -> dict[str, Artist]:
    artists = {}
    for label in (0, 1):
        artists[f"class {label} {name}"] = ax.plot(
            [], [], theme.CLASS_MARKERS[label], ms=size, mfc=theme.CLASSES[label], mec=theme.INK,
            linestyle="none", zorder=3,
        )[0]  # fmt: skip
    mark = {"ms": size - 1, "mew": 2.2, "mec": theme.INK, "linestyle": "none", "zorder": 4}
    return artists | {f"wrong {name}": ax.plot([], [], "x", **mark)[0]}


def _move_hidden(artists: dict[str, Artist], A: np.ndarray, wrong, w, b: float) -> None:
    for label in (0, 1):
        artists[f"class {label} hidden"].set_data(*A[label == Y].T)
    artists["wrong hidden"].set_data(*A[wrong].T)
    ax = artists["wrong hidden"].axes
    out = max(-A.min(), A.max() - 1, 0)
    reach = next((r for r in REACHES if out <= 0.7 * r), 1.3 * out)
    if ax.get_xlim() != (-reach, 1 + reach):
        ax.set(xlim=(-reach, 1 + reach), ylim=(-reach, 1 + reach))
    for i in range(len(X)):
        artists[f"name {i}"].set_text("")
    for rows, a in _gather(A):
        artists[f"name {rows[0]}"].set_text(", ".join(SHORT[i] for i in rows))
        artists[f"name {rows[0]}"].set_position(a)
    move_sides(artists, w, b)
