"""Central differences, one entry of x at a time: (f(x + h) − f(x − h)) / 2h."""

from functools import partial

import numpy as np

from course.checks.exercise import Exercise, Mistake
from course.checks.unit_05_gradient_descent.hills import (
    log_of_sum_of_squares,
    product,
    sum_of_cubes,
    sum_of_sines,
)
from course.checks.unit_05_gradient_descent.nudges import (
    SLOPES,
    all_spread,
    at_once,
    by_unit_vectors,
    central,
    first_only,
    measured,
    not_restored,
    nudges_pile_up,
    one_coordinate_alone,
    restored_by_arithmetic,
    rows_nudged,
    same_array_twice,
    vectors_only,
)


def numerical_gradient(f, x, h):
    x = np.array(x, dtype=float)
    gradient = np.empty_like(x)
    for i in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        gradient[i] = (f(up) - f(down)) / (2 * h)
    return gradient


def gradient_cases(rng):
    """(f, x, h): by hand, one entry, a matrix, whole numbers, float32, random."""
    by_hand = [
        (sum_of_cubes, np.array([1.0, 2.0]), 0.5),
        (sum_of_cubes, np.array([-1.5]), 0.25),
        (product, np.array([2.0, -3.0, 0.5]), 0.1),
        (sum_of_cubes, np.array([[1.0, 2.0, 0.3], [-1.0, 0.7, 1.1]]), 0.1),
        (product, np.array([[1.3, -2.1], [0.4, 1.7]]), 0.01),
        (sum_of_cubes, np.array([1, 2, -3]), 0.4),
        (sum_of_sines, np.array([0.3, -1.2, 2.5], np.float32), 1e-4),
    ]
    random = [
        (f, rng.uniform(0.5, 2, size=shape), h)
        for f in (sum_of_sines, log_of_sum_of_squares)
        for shape, h in (((4,), 0.3), ((3, 2), 0.02))
    ]
    return [*by_hand, *random]


ANY_SHAPE = (
    "That is right for vectors, but x may be a matrix as well: `for i in np.ndindex(x.shape)` "
    "reaches every entry of any shape."
)
OWN_STEP = "You chose a step of your own. The step is the argument `h`."
TINY_STEP = (
    "You chose a step of your own, and one so small that x + h is hardly told from x: the "
    "difference is rounding noise. The step is the argument `h`."
)
OWN_TYPE = (
    "You nudge in the type that x came in: whole numbers cut the nudge off, float32 rounds it. "
    "Widen x first: `x = np.array(x, dtype=float)`."
)
COPY_FORGOTTEN = (
    "`up` and `down` are the same array, so the difference is 0: `up = x` gives a second name, "
    "not a second array. Write `up = x.copy()`."
)
ALL_AT_ONCE = (
    "You nudge all entries of x at once. Each entry has its own slope: nudge one, leave the "
    "others, and go on to the next."
)


def own_step(h):
    return lambda f, x, _: numerical_gradient(f, x, h)


EXERCISE = Exercise(
    reference=numerical_gradient,
    returns="one slope for each entry of x, in x's shape",
    points=2,
    cases=gradient_cases,
    mistakes=(
        *(Mistake(name, says, measured(slope)) for name, says, slope in SLOPES),
        *(
            Mistake(f"{name}, in x's own type", says, measured(slope, keep_type=True))
            for name, says, slope in SLOPES
        ),
        *(
            Mistake(f"{name}, all in x's own type", says, measured(slope, True, True))
            for name, says, slope in SLOPES
            if name != "not divided"  # a difference of whole numbers is whole: the same again
        ),
        *(
            Mistake(f"{name}, all nudged at once", ALL_AT_ONCE, at_once(slope))
            for name, _, slope in SLOPES[:4]
        ),
        Mistake("all nudged at once", ALL_AT_ONCE, lambda f, x, h: (f(x + h) - f(x - h)) / (2 * h)),
        Mistake("all nudged at once, for each entry", ALL_AT_ONCE, all_spread),
        Mistake(
            "whole rows nudged",
            "`x[i]` of a matrix is a whole row, and you nudged all of it. `for i in "
            "np.ndindex(x.shape)` goes through the single entries, in any shape.",
            rows_nudged,
        ),
        Mistake("vectors only", ANY_SHAPE, vectors_only),
        Mistake("vectors only, in x's own type", ANY_SHAPE, partial(vectors_only, keep_type=True)),
        Mistake("vectors only, by unit vectors", ANY_SHAPE, by_unit_vectors),
        Mistake(
            "nudges pile up",
            "The nudge of one entry is still there when the next is nudged. Make the copies anew "
            "for each entry, inside the loop.",
            nudges_pile_up,
        ),
        Mistake(
            "return inside the loop",
            "Only the first slope is there. Is the `return` inside the loop?",
            first_only,
        ),
        Mistake(
            "slopes summed",
            "You add the slopes up. Each entry of x keeps its own.",
            lambda f, x, h: numerical_gradient(f, x, h).sum(),
        ),
        Mistake(
            "half a step to each side",
            "You nudge by h/2. Nudge by h, up and down, and divide by the 2h between.",
            lambda f, x, h: numerical_gradient(f, x, h / 2),
        ),
        Mistake(
            "np.gradient",
            "`np.gradient` compares neighbors in a list of numbers. Here f itself is asked.",
            lambda f, x, h: np.gradient(x, h),
        ),
        Mistake(
            "one coordinate alone",
            "You gave f a single number. f takes the whole array, with one entry nudged.",
            one_coordinate_alone,
        ),
        Mistake(
            "x not restored",
            "You write the nudge into x and leave it there: the next slope is measured at "
            "another place, and the caller's x has changed. Nudge a copy.",
            not_restored,
        ),
        Mistake(
            "x restored by arithmetic",
            "x + h − 2h + h is not x to the last digit, and whole numbers cut the nudge off: the "
            "caller's x has changed. Nudge a copy.",
            restored_by_arithmetic,
        ),
        Mistake("copy forgotten", COPY_FORGOTTEN, same_array_twice),
        Mistake(
            "copy forgotten, x widened",
            COPY_FORGOTTEN,
            lambda f, x, h: same_array_twice(f, x.astype(float), h),
        ),
        Mistake("own type", OWN_TYPE, measured(central, keep_type=True)),
        Mistake(
            "own type, result too", OWN_TYPE, measured(central, keep_type=True, cut_result=True)
        ),
        Mistake(
            "result in x's type",
            "`zeros_like(x)` of whole numbers holds whole numbers: your slopes are cut off. "
            "Use `np.zeros(x.shape)`.",
            measured(central, cut_result=True),
        ),
        *(Mistake(f"own step {h:g}", OWN_STEP, own_step(h)) for h in np.logspace(-2, -8, 7)),
        *(Mistake(f"own step {h:g}", TINY_STEP, own_step(h)) for h in (1e-10, 1e-12, 1e-15, 1e-16)),
    ),
    hints=(
        "Nudge one entry a little up, then a little down, and see how far f moves.",
        "Work on copies: `up, down = x.copy(), x.copy()`, then `up[i] += h`. The loop "
        "`for i in np.ndindex(x.shape)` reaches every entry of any shape.",
        "Begin with `x = np.array(x, dtype=float)`. The entry of the answer is "
        "`(f(up) - f(down)) / (…)`.",
    ),
    owned="You own a judge for every gradient of this course: it asks the function itself.",
)
