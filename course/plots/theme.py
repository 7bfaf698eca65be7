"""The look of every picture: colors, sizes and the two helpers that apply them.

Nothing here touches Matplotlib's global settings, so a learner's own pictures stay as they are.
The face is opaque: dark ink on pale paper is legible on a light page and on a dark one.
"""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

FACE = "#ffffff"
INK = "#1f2933"
MUTED = "#5b6670"  # still 4.5:1 on the face
FAINT = "#c9ced3"

FORWARD = "#1a6fbf"  # activations and outputs, left to right
BACKWARD = "#b8420f"  # gradients, right to left
POSITIVE = "#00573a"  # weights above zero
NEGATIVE = "#8a2a83"  # weights below zero
CLASSES = ("#56a8e0", "#f0a81c")  # class 0, class 1
CLASS_MARKERS = ("o", "s")
HALF_PLANES = ("#dcecf8", "#fcebc8")  # where the answer is 0, where it is 1

PIXELS_PER_INCH = 96  # CSS pixels: Matplotlib points then mean points on the screen
SHARPNESS = 1.5  # picture pixels for one CSS pixel, where the screen is not known

TEXT = 11
TITLE = 12.5


def figure(width: float = 640, height: float = 360) -> Figure:
    """Return an empty figure that is shown ``width`` × ``height`` CSS pixels large."""
    size = (width / PIXELS_PER_INCH, height / PIXELS_PER_INCH)
    made = Figure(
        figsize=size, dpi=PIXELS_PER_INCH * SHARPNESS, facecolor=FACE, layout="constrained"
    )
    made.get_layout_engine().set(w_pad=0.11, h_pad=0.09, wspace=0.02, hspace=0.02)  # inches
    return made


def shown_width(figure: Figure) -> int:
    """The width of ``figure`` on the page, in CSS pixels."""
    return round(figure.get_figwidth() * PIXELS_PER_INCH)


def axes(
    ax: Axes | None = None, *, title="", xlabel="", ylabel="", width: float = 640, height=360
) -> Axes:
    """Style ``ax``, or the only axes of a new figure, and return it."""
    if ax is None:
        ax = figure(width, height).add_subplot()
    ax.set_facecolor(FACE)
    ax.set_title(title, fontsize=TITLE, color=INK, loc="left", pad=8)
    ax.set_xlabel(xlabel, fontsize=TEXT, color=INK)
    ax.set_ylabel(ylabel, fontsize=TEXT, color=INK)
    ax.tick_params(labelsize=TEXT, colors=MUTED, length=3)
    ax.spines[["top", "right"]].set_visible(False)
    ax.spines[["left", "bottom"]].set_color(MUTED)
    return ax


def grid(ax: Axes, axis: str = "both") -> None:
    """Draw faint lines behind what ``ax`` shows."""
    ax.set_axisbelow(True)
    ax.grid(True, axis=axis, color=FAINT, linewidth=0.6, alpha=0.6)


def legend(ax: Axes, **options) -> None:
    """Add a legend in our sizes; ``options`` go to ``Axes.legend``."""
    options = {"fontsize": TEXT, "labelcolor": INK, "facecolor": FACE, "edgecolor": FAINT} | options
    ax.legend(**options)


def sign_color(value: float) -> str:
    """The color of a signed number, as on a weight."""
    return NEGATIVE if value < 0 else POSITIVE
