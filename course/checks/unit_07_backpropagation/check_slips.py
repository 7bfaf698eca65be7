"""The bank of `gradient_check`: wrong measurements, and wrong ways to compare."""

from functools import partial

import numpy as np

from course.checks.exercise import Mistake
from course.checks.unit_05_gradient_descent.nudges import SLOPES, central, measured, rows_nudged
from course.checks.unit_07_backpropagation.comparisons import COMPARISONS, relative

two_sided = measured(central)


def checked(compare=relative, measure=two_sided, h=1e-5):
    """An answer with another idea of how to compare or how to measure."""
    return lambda f, p, gradient: compare(
        np.asarray(gradient, float), np.asarray(measure(f, p, h), float)
    )


FLOAT_32 = (
    "You nudge in the number format of p. float32 keeps seven digits, whole numbers cut the nudge "
    "off, and the difference of two nearly equal losses is noise. Begin with "
    "`p = np.array(p, dtype=float)`."
)
ONE_SIDED = (
    "That is a one-sided difference. It is less exact, and at a kink (relu at 0) it sees one side "
    "only: nudge up *and* down, (f(p + h) − f(p − h)) / 2h."
)
TOO_SMALL = (
    "Your nudge is so small that rounding is most of what you measure. Near 1e-5 a central "
    "difference is best (unit 05)."
)
TOO_LARGE = "Your nudge is so large that f bends within it. Near 1e-5 it is best (unit 05)."

ALWAYS_ONE = (
    "Your error is 1 for nearly every gradient, so what you measured is no slope: almost 0, or huge. "
    "Print it. Are `up` and `down` two arrays? Is their difference divided by `(2 * h)`, with the "
    "parentheses?"
)
# These measure what is far from any slope, and then the relative error is 1, whatever they are.
NO_SLOPE = ("parentheses forgotten", "not divided", "added instead of subtracted")

in_own_type = partial(measured, central, keep_type=True)
ONE_SIDED_SLOPES = {name: slope for name, _, slope in SLOPES[:2]}


def in_float32(f, p, h):
    return in_own_type()(f, p.astype(np.float32), h)


def rows_in_own_type(f, p, h):
    slopes = np.zeros(p.shape)
    for i in range(len(p)):
        up, down = p.copy(), p.copy()
        up[i] += h
        down[i] -= h
        slopes[i] = (f(up) - f(down)) / (2 * h)
    return slopes


MISTAKES = (
    *(Mistake(name, says, checked(compare)) for name, (says, compare) in COMPARISONS.items()),
    *(
        Mistake(f"{name}, h = {h}", ONE_SIDED, checked(measure=measured(slope), h=h))
        for name, slope in ONE_SIDED_SLOPES.items()
        for h in (1e-5, 1e-8)
    ),
    *(
        Mistake(name, says, checked(measure=measured(slope)))
        for name, says, slope in SLOPES[2:]
        if name not in NO_SLOPE
    ),
    Mistake("no slope measured", ALWAYS_ONE, checked(measure=lambda f, p, h: np.zeros(p.shape))),
    *(
        Mistake(f"format of p kept, h = {h}", FLOAT_32, checked(measure=in_own_type(), h=h))
        for h in (1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8)
    ),
    *(Mistake(f"nudge {h}", TOO_LARGE, checked(h=h)) for h in (0.5, 0.1)),
    *(Mistake(f"nudge {h}", TOO_SMALL, checked(h=h)) for h in (1e-12, 1e-15)),
    Mistake(
        "all nudged at once",
        "You nudge all entries of p at once. Each has its own slope: one at a time.",
        checked(measure=lambda f, p, h: np.full(p.shape, (f(p + h) - f(p - h)) / (2 * h))),
    ),
    Mistake(
        "all nudged at once, one slope",
        "You nudge all entries of p at once. Each has its own slope: one at a time.",
        checked(measure=lambda f, p, h: (f(p + h) - f(p - h)) / (2 * h)),
    ),
    Mistake(
        "whole rows nudged, format of p kept",
        f"Two things. `p[i]` of a matrix is a whole row: `np.ndindex(p.shape)`. And: {FLOAT_32}",
        checked(measure=rows_in_own_type),
    ),
    *(
        Mistake(f"float32, h = {h}", FLOAT_32, checked(measure=in_float32, h=h))
        for h in (1e-4, 1e-5, 1e-6)
    ),
    Mistake(
        "whole rows nudged",
        "`p[i]` of a matrix is a whole row. `for i in np.ndindex(p.shape)` reaches single entries.",
        checked(measure=rows_nudged),
    ),
    Mistake(
        "gradient held against itself",
        "You always get 0: is `gradient` compared with itself?",
        lambda f, p, gradient: relative(gradient, gradient.astype(float)),
    ),
    Mistake(
        "gradient held against p",
        "You compare the gradient with p. Compare it with the measured gradient of f at p.",
        lambda f, p, gradient: relative(gradient, p),
    ),
)
