"""What the stepper is given, checked."""

import numpy as np

from course.functions import as_float
from course.network import Dense, Network


def taken(network, x, y, loss: str | None = None) -> tuple[Network, np.ndarray, np.ndarray]:
    """The network, x as (1, d_in) and y as (1, k); a clear error where one of them cannot be that.

    ``network`` may be a list [(W, b), …] too: sigmoids, the last layer plain for cross-entropies.
    """
    network = _network(network, loss)
    d_in, k = network.layers[0].W.shape[0], network.layers[-1].W.shape[1]
    label = "; a label c becomes one_hot([c], k)" if k > 1 and np.size(y) == 1 else ""
    return network, _row("x", x, d_in, "inputs"), _row("y", y, k, "outputs", label)


def _network(network, loss: str | None) -> Network:
    if isinstance(network, (list, tuple)) and network and all(map(_is_pair, network)):
        outputs = "identity" if loss in ("cross_entropy", "binary_cross_entropy") else "sigmoid"
        activations = ["sigmoid"] * (len(network) - 1) + [outputs]
        layers = [Dense(W, b, f) for (W, b), f in zip(network, activations, strict=True)]
        return Network(layers, loss or "mse")
    needed = ("layers", "L", "L_prime")
    if isinstance(network, type) or not all(hasattr(network, name) for name in needed):
        raise TypeError(
            f"network is of type {type(network).__name__}, expected a Network, or layers as a "
            "list [(W, b), …]. Networks are made with mlp(sizes, rng=rng) or Network(layers, loss)"
        )
    if loss is not None:
        raise ValueError(
            f"loss is {loss!r}, but this network has its own; it is for lists [(W, b)]"
        )
    return network


def _is_pair(part) -> bool:
    return isinstance(part, (list, tuple)) and len(part) == 2


def _row(name: str, values, size: int, of: str, cause: str = "") -> np.ndarray:
    try:
        row = as_float(values)
    except (TypeError, ValueError) as error:
        raise type(error)(f"{name} is no array of numbers: {error}") from None
    if row.ndim == 0 and size == 1:
        row = row[None]
    if row.shape not in ((size,), (1, size)):
        if row.ndim == 2 and len(row) != 1 and not cause:
            cause = f"; it takes one sample: give one row, such as {name.upper()}[0]"
        raise ValueError(
            f"{name} has shape {row.shape}, expected ({size},) or (1, {size}): "
            f"the network has {size} {of if size > 1 else of[:-1]}{cause}"
        )
    if not np.isfinite(row).all():
        raise ValueError(f"{name} holds NaN or infinity, expected finite numbers: {row}")
    return row.reshape(1, size)
