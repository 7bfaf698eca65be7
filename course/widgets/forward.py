"""The forward pass through layers given as plain data, ours or the learner's own."""

from collections.abc import Callable
from functools import wraps

import numpy as np

from course import functions
from course.widgets.yours import YoursError, yours

FUNCTIONS = {
    name: getattr(functions, name) for name in ("step", "sigmoid", "tanh", "relu", "identity")
}


def forward_pass(X, layers):
    """What the last layer puts out, (n, d_out). layers: [(W, b, name of the activation), …]."""
    for W, b, name in layers:
        X = FUNCTIONS[name](X @ W + b)
    return X


def own_forward(function: Callable | None) -> Callable:
    """The learner's forward pass, whose failures are `YoursError`; ours if there is none."""
    if function is None:
        return forward_pass
    name, guarded = function.__name__, yours(function)

    @wraps(function)
    def checked(X, layers):
        wanted = (len(X), layers[-1][0].shape[1])
        try:
            a = np.asarray(guarded(np.array(X), list(layers)), float)
        except (TypeError, ValueError):
            a = np.array(np.nan)  # None, text: the shape tells
        if a.shape != wanted:
            said = f"an array of shape {wanted} for X of shape {np.shape(X)}. Its check says more."
            raise YoursError(f"Your {name} does not return {said}")
        return a

    return checked
