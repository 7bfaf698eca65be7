"""Activations and losses, each beside its derivative.

Activations take pre-activations `z`, an array of any shape, and return an array of that shape;
softmax and log_softmax work along the last axis. Losses take two arrays of one shape, a row a
sample, and return a float: the mean over samples of what is summed over outputs. Here, and nowhere
else in the course, lives the 1/n. float32 stays float32; integers become float64. Values are plain
numbers without unit, except that cross-entropies count nats. What is no number is a TypeError.
"""

import numpy as np


def as_float(x):
    """`x` as an array of floats: float32 stays float32; integers and lists become float64."""
    x = np.asarray(x)
    if x.dtype.kind not in "biuf":
        raise TypeError(f"expected an array of real numbers, got one of {x.dtype}")
    return x if x.dtype.kind == "f" else x.astype(np.float64)


def step(z):
    """1 where z ≥ 0, else 0, in z's shape: all or none (McCulloch and Pitts, 1943).

    Its slope is 0 wherever it has one and teaches nothing, so there is no `step_prime`.
    """
    z = as_float(z)
    return (z >= 0).astype(z.dtype)


def identity(z):
    """z itself: a layer that does not bend."""
    return as_float(z)


def identity_prime(z):
    """Slope of `identity`: 1 everywhere, in z's shape."""
    return np.ones_like(as_float(z))


def sigmoid(z):
    """σ(z) = 1 / (1 + e⁻ᶻ), between 0 and 1, in z's shape."""
    z = as_float(z)
    e = np.exp(-np.abs(z))  # never overflows; for z < 0 the same fraction is eᶻ / (1 + eᶻ)
    return np.where(z >= 0, 1, e) / (1 + e)


def sigmoid_prime(z):
    """Slope of `sigmoid` at z: σ(z) (1 − σ(z)), at most 1/4, in z's shape."""
    a = sigmoid(z)
    return a * (1 - a)


def tanh(z):
    """tanh(z) = (eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ), between −1 and 1, in z's shape."""
    return np.tanh(as_float(z))


def tanh_prime(z):
    """Slope of `tanh` at z: 1 − tanh²(z), at most 1, in z's shape."""
    return 1 - tanh(z) ** 2


def relu(z):
    """max(z, 0), in z's shape: the rectified linear unit (Nair and Hinton, 2010)."""
    return np.maximum(as_float(z), 0)


def relu_prime(z):
    """Slope of `relu` at z: 1 where z > 0, else 0. At the kink z = 0, any of 0…1 would do: 0."""
    z = as_float(z)
    return (z > 0).astype(z.dtype)


def leaky_relu(z, slope=0.01):
    """z where z > 0, else slope · z, in z's shape (Maas, Hannun and Ng, 2013). 0 ≤ slope < 1."""
    z = as_float(z)
    return np.maximum(z, slope * z)


def leaky_relu_prime(z, slope=0.01):
    """Slope of `leaky_relu` at z: 1 where z > 0, else `slope`, at the kink z = 0 too."""
    return np.maximum(relu_prime(z), slope)


def softmax(z):
    """eᶻ / Σ eᶻ along the last axis: rows of probabilities, in z's shape (Bridle, 1990).

    Each output depends on a whole row, so it has no slope of its own; `cross_entropy_prime`
    holds what training needs of it.
    """
    z = as_float(z)
    e = np.exp(z - z.max(axis=-1, keepdims=True))  # a shift changes no ratio and avoids overflow
    return e / e.sum(axis=-1, keepdims=True)


def log_softmax(z):
    """log softmax(z) = z − log Σ eᶻ along the last axis, in z's shape; finite where z is."""
    z = as_float(z)
    z = z - z.max(axis=-1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=-1, keepdims=True))


def mse(y_hat, Y):
    """Squared error summed over outputs, mean over samples; no ½ (Widrow and Hoff, 1960).

    y_hat, Y: predictions and targets (n, k) or (n,). ValueError if their shapes differ or n = 0.
    """
    y_hat, Y = _paired(y_hat, Y)
    return float(np.sum((y_hat - Y) ** 2) / len(Y))


def mse_prime(y_hat, Y):
    """∂mse/∂y_hat = 2 (y_hat − Y) / n, in y_hat's shape."""
    y_hat, Y = _paired(y_hat, Y)
    return 2 * (y_hat - Y) / len(Y)


def binary_cross_entropy(z, y):
    """−[y log σ(z) + (1 − y) log(1 − σ(z))], summed over outputs, mean over samples, in nats.

    z: logits (n, k) or (n,), the σ is in here; y: targets 0 or 1 in z's shape.
    ValueError if the shapes differ, n = 0, or a target lies outside 0…1.
    """
    z, y = _paired(z, y, _in_unit_interval)
    # −log σ(z) = log(1 + e⁻ᶻ), and 1 − σ(z) = σ(−z); logaddexp(0, z) is log(1 + eᶻ), safely.
    return float(np.sum(y * np.logaddexp(0, -z) + (1 - y) * np.logaddexp(0, z)) / len(y))


def binary_cross_entropy_prime(z, y):
    """∂binary_cross_entropy/∂z = (σ(z) − y) / n, in z's shape."""
    z, y = _paired(z, y, _in_unit_interval)
    return (sigmoid(z) - y) / len(y)


def cross_entropy(z, Y):
    """−Σ Y log softmax(z) over classes, mean over samples, in nats.

    z: logits (n, k), the softmax is in here; Y: one-hot rows (n, k), see `course.data.one_hot`.
    ValueError if the shapes differ, n = 0, or a row of Y is no distribution over the classes.
    """
    z, Y = _paired(z, Y, _rows_sum_to_one)
    return float(np.sum(Y * -log_softmax(z)) / len(Y))


def cross_entropy_prime(z, Y):
    """∂cross_entropy/∂z = (softmax(z) − Y) / n, in z's shape."""
    z, Y = _paired(z, Y, _rows_sum_to_one)
    return (softmax(z) - Y) / len(Y)


def _paired(outputs, targets, *checks):
    """Both as floats of one shape and of the outputs' dtype, with at least one row."""
    outputs, targets = as_float(outputs), as_float(targets)
    if outputs.shape != targets.shape:
        raise ValueError(
            f"outputs have shape {outputs.shape} but targets have shape {targets.shape}: they "
            "must agree. Labels y become a column with y[:, None], one-hot rows with one_hot(y, k)"
        )
    if outputs.ndim == 0 or len(outputs) == 0:
        raise ValueError(f"a loss needs at least one row, a sample each; got shape {outputs.shape}")
    for check in checks:
        check(targets)
    return outputs, targets.astype(outputs.dtype, copy=False)


def _in_unit_interval(y):
    if not (y.min(initial=0) >= 0 and y.max(initial=0) <= 1):
        raise ValueError(f"targets must be 0 or 1, got {y.min()} to {y.max()}; −1 becomes 0")


def _rows_sum_to_one(Y):
    if Y.ndim == 2 and Y.min(initial=0) >= 0:
        # At every training step: np.allclose(Y.sum(axis=1), 1) would take longer than the softmax.
        off = Y.dot(np.ones(Y.shape[1], Y.dtype)) - 1
        if off.dot(off) <= 1e-8:
            return
    _in_unit_interval(Y)
    raise ValueError(
        f"targets must be one-hot rows (n, k), each with a sum of 1; got shape {Y.shape}. "
        "Labels become one-hot rows with one_hot(y, k)"
    )


ACTIVATIONS = {
    "identity": (identity, identity_prime),
    "sigmoid": (sigmoid, sigmoid_prime),
    "tanh": (tanh, tanh_prime),
    "relu": (relu, relu_prime),
    "leaky_relu": (leaky_relu, leaky_relu_prime),
}

LOSSES = {
    "mse": (mse, mse_prime),
    "binary_cross_entropy": (binary_cross_entropy, binary_cross_entropy_prime),
    "cross_entropy": (cross_entropy, cross_entropy_prime),
}

# What a loss does to the outputs inside, to read them as probabilities.
PROBABILITIES = {binary_cross_entropy: sigmoid, cross_entropy: softmax}
