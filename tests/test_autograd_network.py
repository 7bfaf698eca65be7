"""The third oracle: a network of Values is the network of arrays, loss and all gradients."""

import numpy as np
import pytest
import test_network as by_hand
from hypothesis import given
from hypothesis import strategies as st

from course.autograd import Value
from course.network import mlp


def values(array):
    return np.vectorize(Value, otypes=[object])(array)


def grads(array):
    return np.vectorize(lambda v: v.grad)(array)


def apply(name, a):
    """The activation of that name on an array of Values."""
    if name == "identity":
        return a
    return np.vectorize(lambda v: getattr(v, name)(), otypes=[object])(a)


def cross_entropy(z, Y):
    """−Σ Y log softmax(z), the mean of the rows, from plain operations."""
    logs = [[v - sum(u.exp() for u in row).log() for v in row] for row in z]
    return -np.sum(np.array(logs) * Y) / len(Y)


def binary_cross_entropy(z, y):
    a = apply("sigmoid", z)
    return -np.sum(y * apply("log", a) + (1 - y) * apply("log", 1 - a)) / len(y)


VALUE_LOSSES = {
    "mse": lambda y_hat, Y: np.sum((y_hat - Y) ** 2) / len(Y),
    "cross_entropy": cross_entropy,
    "binary_cross_entropy": binary_cross_entropy,
}


def same_as_values(network, loss, X, Y):
    """Hold loss, all gradients and ∂loss/∂X of `network` against those of Values."""
    network.forward(X)
    dX = network.backward(Y)
    inputs, parameters = values(X), [values(p) for p in network.parameters]
    a = inputs
    for W, b, layer in zip(parameters[::2], parameters[1::2], network.layers, strict=True):
        a = apply(layer.f.__name__, a @ W + b)
    output = VALUE_LOSSES[loss](a, Y)
    output.backward()
    assert output.data == pytest.approx(network.loss(X, Y), rel=1e-9)
    for array, expected in zip([*parameters, inputs], [*network.gradients, dX], strict=True):
        np.testing.assert_allclose(grads(array), expected, rtol=1e-8, atol=1e-12)
    return parameters


def test_the_2_2_1_network_of_values_has_the_numbers_by_hand():
    W1, b1, W2, b2 = same_as_values(by_hand.small(), "mse", by_hand.X, by_hand.Y)
    named = {"dW1": W1, "db1": b1, "dW2": W2, "db2": b2}
    for name, array in named.items():
        np.testing.assert_allclose(grads(array), by_hand.BY_HAND[name], atol=1e-15, err_msg=name)


@pytest.mark.parametrize("loss", VALUE_LOSSES)
@given(
    sizes=st.lists(st.integers(1, 3), min_size=2, max_size=4),
    n=st.integers(1, 3),
    activation=st.sampled_from(["sigmoid", "tanh", "relu", "identity"]),
    seed=st.integers(0, 2**32 - 1),
)
def test_any_network_of_values_is_the_network_of_arrays(loss, sizes, n, activation, seed):
    rng = np.random.default_rng(seed)
    network = mlp(sizes, rng=rng, activation=activation, loss=loss)
    for layer in network.layers:
        layer.b += rng.normal(size=layer.b.shape)
    X, Y = rng.normal(size=(n, sizes[0])), by_hand.targets(loss, n, sizes[-1], rng)
    same_as_values(network, loss, X, Y)
