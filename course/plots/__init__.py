"""Pure drawing: functions that take arrays or callables, draw on ``ax``, and return it."""

from course.plots.curves import activation_and_slope, curve, learning_curve
from course.plots.digits import bars, digit, digits_grid
from course.plots.lines import bounces, fitted, lines
from course.plots.losses import errors
from course.plots.mistakes import misread
from course.plots.network import network_diagram
from course.plots.plane import decision_line, decision_regions, points
from course.plots.still import show
from course.plots.surface import contour, surface

__all__ = [
    "activation_and_slope",
    "bars",
    "bounces",
    "contour",
    "curve",
    "decision_line",
    "decision_regions",
    "digit",
    "digits_grid",
    "errors",
    "fitted",
    "learning_curve",
    "lines",
    "misread",
    "network_diagram",
    "points",
    "show",
    "surface",
]
