"""Pure drawing: functions that take arrays or callables, draw on ``ax``, and return it."""

from course.plots.curves import activation_and_slope, curve, learning_curve
from course.plots.digits import bars, digit, digits_grid
from course.plots.plane import decision_line, decision_regions, points
from course.plots.still import show

__all__ = [
    "activation_and_slope",
    "bars",
    "curve",
    "decision_line",
    "decision_regions",
    "digit",
    "digits_grid",
    "learning_curve",
    "points",
    "show",
]
