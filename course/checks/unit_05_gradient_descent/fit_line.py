"""A line fitted by gradient descent on mse, from zero, with all samples at every step."""

import numpy as np

from course.checks.exercise import Exercise, Mistake
from course.checks.unit_05_gradient_descent.descents import (
    bias_first,
    bias_left_out_of_the_error,
    descended,
    error_never_renewed,
    one_after_another,
    one_sample_a_step,
    one_sample_at_a_time,
)


def fit_line(x, y, lr, steps):
    w, b = 0.0, 0.0
    for _ in range(steps):
        error = w * x + b - y
        dw, db = 2 * np.mean(error * x), 2 * np.mean(error)
        w, b = w - lr * dw, b - lr * db
    return w, b


def line_cases(rng):
    """(x, y, lr, steps): one step by hand, two, none, one sample, whole numbers, many steps."""
    x, y = np.array([1.0, 2.0]), np.array([2.0, 3.0])
    cases = [
        (x, y, 0.1, 1),
        (x, y, 0.1, 2),
        (x, y, 0.1, 0),
        (np.array([-1.0, 0.0, 2.0]), np.array([1.0, -2.0, 0.5]), 0.05, 3),
        (np.array([1.5]), np.array([-2.0]), 0.2, 4),
        (np.array([1, 2, 4]), np.array([3, 1, 0]), 0.02, 5),
        (x, y, 0.1, 400),
    ]
    for n, lr, steps in ((5, 0.1, 3), (20, 0.05, 12), (9, 0.02, 7)):
        x = rng.normal(size=n)
        cases.append((x, rng.normal() * x + rng.normal(size=n), lr, steps))
    return cases


# What learners take for the gradient of the mean of squares; the first is right.
SCALES = {
    "2/n": lambda v: 2 * np.mean(v),
    "1/n": np.mean,
    "no 1/n": lambda v: 2 * np.sum(v),
    "a plain sum": np.sum,
}


def uphill(mean):
    return descended(lambda e, x: (-mean(e * x), -mean(e)))


ONE_AFTER_ANOTHER = (
    "You change one parameter and then compute the error for the other with the new one. Both "
    "slopes belong to the same place: compute `dw` and `db` first, then step."
)
UP = (
    "You climb: the loss grows with every step. With error = ŷ − y the step is *minus* lr times "
    "the gradient."
)
NO_TWO = (
    "The 2 is missing. The derivative of (ŷ − y)² is 2 (ŷ − y), and our mse has no ½ to cancel it."
)
TOO_FEW = "You take one step too few: `range(steps)` already gives exactly `steps` rounds."
TOO_MANY = "You take one step too many: `range(steps)` gives exactly `steps` rounds."

EXERCISE = Exercise(
    reference=fit_line,
    returns="the pair (w, b) after the last step",
    points=2,
    cases=line_cases,
    mistakes=(
        *(
            Mistake(f"one after another, {name}", ONE_AFTER_ANOTHER, one_after_another(mean))
            for name, mean in SCALES.items()
        ),
        Mistake("one after another, bias first", ONE_AFTER_ANOTHER, bias_first),
        *(Mistake(f"up the hill, {name}", UP, uphill(mean)) for name, mean in SCALES.items()),
        Mistake("2 missing", NO_TWO, descended(lambda e, x: (np.mean(e * x), np.mean(e)))),
        Mistake(
            "1/n missing",
            "The 1/n is missing: mse is a *mean* over the samples, and so is its gradient.",
            descended(lambda e, x: (2 * np.sum(e * x), 2 * np.sum(e))),
        ),
        Mistake(
            "2 and 1/n missing",
            "You sum error · x over the samples. The gradient of the *mean* of the *squared* "
            "error is 2/n times that.",
            descended(lambda e, x: (np.sum(e * x), np.sum(e))),
        ),
        Mistake(
            "1/n twice",
            "You divide by n twice. `np.mean` has already done it.",
            descended(lambda e, x: (2 * np.mean(e * x) / len(x), 2 * np.mean(e) / len(x))),
        ),
        Mistake(
            "1/n missing for the bias",
            "`dw` is right, `db` is a sum where a mean belongs.",
            descended(lambda e, x: (2 * np.mean(e * x), 2 * np.sum(e))),
        ),
        Mistake(
            "2 missing for the bias",
            "`dw` is right, in `db` the 2 is missing.",
            descended(lambda e, x: (2 * np.mean(e * x), np.mean(e))),
        ),
        Mistake("one step too few", TOO_FEW, lambda x, y, lr, steps: fit_line(x, y, lr, steps - 1)),
        Mistake(
            "one step too many", TOO_MANY, lambda x, y, lr, steps: fit_line(x, y, lr, steps + 1)
        ),
        Mistake(
            "one step only",
            "You took a single step. Is the `return` inside the loop?",
            lambda x, y, lr, steps: fit_line(x, y, lr, min(steps, 1)),
        ),
        Mistake(
            "learning rate forgotten",
            "The learning rate is missing: the step is lr times the gradient.",
            lambda x, y, lr, steps: fit_line(x, y, 1.0, steps),
        ),
        Mistake(
            "error never renewed",
            "Every step uses the first gradient. The ball has moved: compute the error anew, "
            "inside the loop.",
            error_never_renewed,
        ),
        Mistake(
            "error squared in the gradient",
            "You square the error once more. The slope of a square is 2 · error, not 2 · error².",
            descended(lambda e, x: (2 * np.mean(e**2 * x), 2 * np.mean(e**2))),
        ),
        Mistake(
            "input forgotten in dw",
            "In `dw` the input is missing: ŷ = w x + b, so nudging w moves ŷ by x.",
            descended(lambda e, x: (2 * np.mean(e), 2 * np.mean(e))),
        ),
        Mistake(
            "input in db too",
            "The bias has no input of its own (or one that is always 1): db is the mean of 2 (ŷ − y).",
            descended(lambda e, x: (2 * np.mean(e * x), 2 * np.mean(e * x))),
        ),
        Mistake(
            "means multiplied",
            "You multiply the mean error by the mean input. Multiply sample by sample, then take "
            "the mean: `np.mean(error * x)`.",
            descended(lambda e, x: (2 * np.mean(e) * np.mean(x), 2 * np.mean(e))),
        ),
        Mistake(
            "bias not learned",
            "The bias stays 0. It is a parameter too: b − lr·db.",
            descended(lambda e, x: (2 * np.mean(e * x), 0.0)),
        ),
        Mistake(
            "bias left out of the error",
            "Your prediction leaves the bias out: ŷ = w x + b.",
            bias_left_out_of_the_error,
        ),
        Mistake(
            "absolute error",
            "You follow the *sign* of the error: that is the gradient of |ŷ − y|. For the squared "
            "error the step grows with the error.",
            descended(lambda e, x: (np.mean(np.sign(e) * x), np.mean(np.sign(e)))),
        ),
        Mistake(
            "all samples, one at a time",
            "You step after every sample. Here one step uses all samples: the mean of their "
            "gradients, at one place.",
            one_sample_at_a_time,
        ),
        Mistake(
            "one sample a step",
            "Each step looks at one sample. Here each uses all of them: the mean of their gradients.",
            one_sample_a_step,
        ),
        Mistake(
            "formula of least squares",
            "That is the best line of all. Wanted is where descent stands after `steps` steps.",
            lambda x, y, lr, steps: tuple(np.polyfit(x, y, 1)),
        ),
        Mistake(
            "wrong order",
            "You return the bias first. The order is `return w, b`.",
            lambda x, y, lr, steps: fit_line(x, y, lr, steps)[::-1],
        ),
    ),
    hints=(
        "Begin with w = b = 0. In each round: the error of every sample, then two slopes, then one "
        "step for both.",
        "With `error = w * x + b - y` the slopes are means over the samples: of 2 · error · x for w, "
        "of 2 · error for b.",
        "In the loop: `dw, db = 2 * np.mean(error * x), 2 * np.mean(error)`, then "
        "`w, b = w - …, b - …` in one line.",
    ),
    owned="You own learning itself: no formula for the answer, only the way down.",
)
