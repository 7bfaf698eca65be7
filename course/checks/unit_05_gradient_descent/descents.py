"""Wrong ways to fit a line by descent, for the bank of `fit_line`."""

import numpy as np


def descended(gradients):
    """A fit with another idea of the gradients: gradients(error, x) -> (dw, db)."""

    def fit(x, y, lr, steps):
        w, b = 0.0, 0.0
        for _ in range(steps):
            dw, db = gradients(w * x + b - y, x)
            w, b = w - lr * dw, b - lr * db
        return w, b

    return fit


def one_after_another(mean):
    """A fit that uses the new w for b; `mean` is its idea of the mean of 2 · …"""

    def fit(x, y, lr, steps):
        w, b = 0.0, 0.0
        for _ in range(steps):
            w = w - lr * mean((w * x + b - y) * x)
            b = b - lr * mean(w * x + b - y)
        return w, b

    return fit


def bias_first(x, y, lr, steps):
    w, b = 0.0, 0.0
    for _ in range(steps):
        b = b - lr * 2 * np.mean(w * x + b - y)
        w = w - lr * 2 * np.mean((w * x + b - y) * x)
    return w, b


def one_sample_at_a_time(x, y, lr, steps):
    w, b = 0.0, 0.0
    for _ in range(steps):
        for x_i, y_i in zip(x, y, strict=True):
            error = w * x_i + b - y_i
            w, b = w - lr * 2 * error * x_i, b - lr * 2 * error
    return w, b


def one_sample_a_step(x, y, lr, steps):
    w, b = 0.0, 0.0
    for i in range(steps):
        error = w * x[i % len(x)] + b - y[i % len(x)]
        w, b = w - lr * 2 * error * x[i % len(x)], b - lr * 2 * error
    return w, b


def error_never_renewed(x, y, lr, steps):
    dw, db = 2 * np.mean(-y * x), 2 * np.mean(-y)
    return -steps * lr * dw, -steps * lr * db


def bias_left_out_of_the_error(x, y, lr, steps):
    w, b = 0.0, 0.0
    for _ in range(steps):
        error = w * x - y
        w, b = w - lr * 2 * np.mean(error * x), b - lr * 2 * np.mean(error)
    return w, b
