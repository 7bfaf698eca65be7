"""Activations to explore: the curve, its tangent and its slope at the z in hand."""

import numpy as np

from course import functions
from course.plots import activation as plot
from course.widgets.controls import dropdown, slider
from course.widgets.panel import Panel
from course.widgets.yours import elementwise

FUNCTIONS = {"step": (functions.step, np.zeros_like)} | {
    name.replace("_", " "): functions.ACTIVATIONS[name]
    for name in ("sigmoid", "tanh", "relu", "leaky_relu")
}


def activations(function: str = "sigmoid", z: float = 1.0, own: dict | None = None) -> Panel:
    """Return a panel that starts with ``function`` at ``z``.

    ``own`` are functions of the learner's, name -> (f, f_prime), shown instead of ours, with
    their slope held against a measured one.
    """
    functions = _guarded(own) if own else FUNCTIONS
    function = next(iter(functions)) if own else function
    if function not in functions:
        raise ValueError(f"function is {function!r}; expected one of {', '.join(functions)}.")
    figure, artists = plot.draw()
    controls = {
        "function": dropdown("function", functions, function),
        "z": slider("z", z, -plot.REACH, plot.REACH),
    }
    drawn = None

    def update(function, z):
        nonlocal drawn
        f, f_prime = functions[function]
        if function != drawn:
            plot.show_function(artists, f, f_prime)
            drawn = function
        plot.move(artists, f, f_prime, z)
        said = plot.describe(function, f, f_prime, z)
        return f"{said} {plot.compare_slopes(f, f_prime, z)}" if own else said

    return Panel(figure, [artists[name] for name in plot.MOVING], controls, update)


def _guarded(own: dict) -> dict:
    return {f"your {name}": tuple(map(elementwise, pair)) for name, pair in own.items()}
