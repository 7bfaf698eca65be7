"""The learner's functions in the stepper: guarded, and held against measured slopes."""

from collections.abc import Callable, Iterable, Mapping
from functools import wraps

import numpy as np

from course.functions import ACTIVATIONS, LOSSES
from course.network import Dense, Network
from course.widgets.yours import YoursError, one_number, yours

ROLES = ("output_delta", "hidden_delta", "dense_backward")
CLOSE = {"rtol": 1e-3, "atol": 1e-5}


def by_name(own) -> dict[str, Callable]:
    """The learner's functions by name, each guarded; TypeError or ValueError for any other."""
    several = isinstance(own, Iterable) and not isinstance(own, Mapping)
    functions = [own] if callable(own) else list(own) if several else [None]
    if not all(map(callable, functions)):
        raise TypeError(
            f"own is {own!r}, expected functions of yours: own=(output_delta, hidden_delta)"
        )
    found = {}
    for function in functions:
        name = getattr(function, "__name__", "?")
        if name not in ROLES:
            raise ValueError(f"own has a function {name}, expected some of {', '.join(ROLES)}")
        found[name] = GUARDS[name](function)
    return found


def _like(function: Callable, like: Callable) -> Callable:
    """``function``, guarded, that must return arrays of the shapes that ``like`` names."""
    name, guarded = function.__name__, yours(function)

    @wraps(function)
    def checked(*given):
        copies = [np.array(part) if isinstance(part, np.ndarray) else part for part in given]
        wanted, made = like(*given), guarded(*copies)
        parts = made if len(wanted) > 1 else (made,)
        try:
            parts = [np.asarray(part, float) for part in parts]
        except (TypeError, ValueError):
            parts = []
        got = [part.shape for part in parts]
        if got != list(wanted.values()):
            kinds = ", ".join(f"{key} {shape}" for key, shape in wanted.items())
            said = f"; it returned {' and '.join(map(str, got))}" if got else ""
            raise YoursError(f"Your {name} must return {kinds}{said}. Its check says more.")
        return tuple(parts) if len(parts) > 1 else parts[0]

    return checked


GUARDS = {
    "output_delta": lambda f: _like(f, lambda z, Y, loss: {"δ": z.shape}),
    "hidden_delta": lambda f: _like(f, lambda dz, W, z: {"δ": z.shape}),
    "dense_backward": lambda f: _like(
        f, lambda dz, X, W: {"dW": W.shape, "db": W.shape[1:], "dX": X.shape}
    ),
}


def guarded(network: Network) -> Network:
    """The network, with the learner's activations and loss, if any, guarded."""
    layers = [Dense(layer.W, layer.b, _pair(layer)) for layer in network.layers]
    L, L_prime = network.L, network.L_prime
    if (L, L_prime) not in LOSSES.values():
        L, L_prime = one_number(L), _like(L_prime, lambda a, Y: {"∂L/∂a": a.shape})
    return Network(layers, (L, L_prime))


def _pair(layer: Dense) -> tuple[Callable, Callable]:
    ours = [part for pair in ACTIVATIONS.values() for part in pair]
    return tuple(
        part if part in ours else _like(part, lambda z: {"an array": z.shape})
        for part in (layer.f, layer.f_prime)
    )
