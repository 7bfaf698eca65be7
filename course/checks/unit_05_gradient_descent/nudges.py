"""Wrong ways to measure a gradient, for the bank of `numerical_gradient`."""

import numpy as np

ONE_SIDED = (
    "That is a one-sided difference: one nudge, held against the middle. Nudge up *and* down, "
    "and the errors of the two sides cancel: (f(x + h) − f(x − h)) / 2h."
)
# (name, what it gets to hear, slope(f, up, x, down, h)).
SLOPES = (
    ("forward difference", ONE_SIDED, lambda f, up, x, down, h: (f(up) - f(x)) / h),
    ("backward difference", ONE_SIDED, lambda f, up, x, down, h: (f(x) - f(down)) / h),
    (
        "one-sided over 2h",
        "You went one h and divided by two. Either both sides over 2h, or (less exact) one over h.",
        lambda f, up, x, down, h: (f(up) - f(x)) / (2 * h),
    ),
    (
        "divided by h",
        "You divide by h. From x − h to x + h it is 2h.",
        lambda f, up, x, down, h: (f(up) - f(down)) / h,
    ),
    (
        "parentheses forgotten",
        "`/ 2 * h` divides by 2 and then *multiplies* by h. Write `/ (2 * h)`.",
        lambda f, up, x, down, h: (f(up) - f(down)) / 2 * h,
    ),
    (
        "not divided",
        "You return the change itself. A slope is the change per step: divide by 2h.",
        lambda f, up, x, down, h: f(up) - f(down),
    ),
    (
        "sign turned",
        "The sign is turned: the value further *up* comes first, f(x + h) − f(x − h).",
        lambda f, up, x, down, h: (f(down) - f(up)) / (2 * h),
    ),
    (
        "added instead of subtracted",
        "You add the two values. The slope needs their difference.",
        lambda f, up, x, down, h: (f(up) + f(down)) / (2 * h),
    ),
)


def central(f, up, x, down, h):
    return (f(up) - f(down)) / (2 * h)


def measured(slope, keep_type=False, cut_result=False):
    """A gradient of entries slope(f, up, x, down, h), where up and down have that entry nudged."""

    def numerical_gradient(f, x, h):
        result_type = x.dtype if cut_result else float
        x = x if keep_type else x.astype(float)
        gradient = np.zeros(x.shape, result_type)
        for i in np.ndindex(x.shape):
            up, down = x.copy(), x.copy()
            up[i] += h
            down[i] -= h
            gradient[i] = slope(f, up, x, down, h)
        return gradient

    return numerical_gradient


def at_once(slope):
    return lambda f, x, h: slope(f, x + h, x, x - h, h)


def all_spread(f, x, h):
    x = x.astype(float)
    return np.full(x.shape, (f(x + h) - f(x - h)) / (2 * h))


def rows_nudged(f, x, h):
    x, gradient = x.astype(float), np.zeros(x.shape)
    for i in range(len(x)):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        gradient[i] = (f(up) - f(down)) / (2 * h)
    return gradient


def one_coordinate_alone(f, x, h):
    x, gradient = x.astype(float), np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        gradient[i] = (f(x[i] + h) - f(x[i] - h)) / (2 * h)
    return gradient


def not_restored(f, x, h):
    gradient = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] += h
        up = f(x)
        x[i] -= 2 * h
        gradient[i] = (up - f(x)) / (2 * h)
    return gradient


def restored_by_arithmetic(f, x, h):
    gradient = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] += h
        up = f(x)
        x[i] -= 2 * h
        gradient[i] = (up - f(x)) / (2 * h)
        x[i] += h
    return gradient


def same_array_twice(f, x, h):
    gradient = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        up, down = x, x
        up[i] += h
        down[i] -= h
        gradient[i] = (f(up) - f(down)) / (2 * h)
    return gradient


def vectors_only(f, x, h, keep_type=False):
    x, gradient = x if keep_type else x.astype(float), []
    for i in range(len(x)):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        gradient.append((f(up) - f(down)) / (2 * h))
    return np.array(gradient)


def by_unit_vectors(f, x, h):
    return np.array([(f(x + h * e) - f(x - h * e)) / (2 * h) for e in np.eye(len(x))])


def nudges_pile_up(f, x, h):
    up, down, gradient = x.astype(float), x.astype(float), np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        up[i] += h
        down[i] -= h
        gradient[i] = (f(up) - f(down)) / (2 * h)
    return gradient


def first_only(f, x, h):
    up, down, gradient = x.astype(float), x.astype(float), np.zeros(x.shape)
    first = next(np.ndindex(x.shape))
    up[first] += h
    down[first] -= h
    gradient[first] = (f(up) - f(down)) / (2 * h)
    return gradient
