import math
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from course.functions import ACTIVATIONS, LOSSES, binary_cross_entropy, softmax
from course.gradcheck import numerical_gradient, relative_error
from course.network import Dense, Network, initial_weights, mlp

KINKED = [ACTIVATIONS[name][0] for name in ("relu", "leaky_relu")]


def targets(loss, n, k, rng):
    if loss == "mse":
        return rng.normal(size=(n, k))
    if loss == "binary_cross_entropy":
        return rng.integers(2, size=(n, k))
    return np.eye(k)[rng.integers(k, size=n)]


def numeric_gradients(network, X, Y):
    """∂loss/∂p for every parameter p, by rebuilding the network around it: backward has no part."""

    def loss_with(i, p):
        arrays = [p if j == i else q for j, q in enumerate(network.parameters)]
        layers = [
            Dense(W, b, (layer.f, layer.f_prime))
            for W, b, layer in zip(arrays[::2], arrays[1::2], network.layers, strict=True)
        ]
        return Network(layers, (network.L, network.L_prime)).loss(X, Y)

    return [
        numerical_gradient(lambda p, i=i: loss_with(i, p), p)
        for i, p in enumerate(network.parameters)
    ]


def far_from_kinks(network):
    """At a kink there is no derivative to compare with; a central difference mixes both sides."""
    return all(np.abs(layer.z).min() > 1e-3 for layer in network.layers if layer.f in KINKED)


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("activation", ACTIVATIONS)
@settings(max_examples=20, deadline=None)
@given(
    sizes=st.lists(st.integers(1, 4), min_size=2, max_size=5),
    n=st.integers(1, 4),
    output=st.sampled_from(list(ACTIVATIONS)),
    seed=st.integers(0, 2**32 - 1),
)
def test_backward_is_central_differences(activation, loss, sizes, n, output, seed):
    rng = np.random.default_rng(seed)
    network = mlp(sizes, rng=rng, activation=activation, output=output, loss=loss)
    for layer in network.layers:
        layer.b += rng.normal(size=layer.b.shape)
    X, Y = rng.normal(size=(n, sizes[0])), targets(loss, n, sizes[-1], rng)

    network.forward(X)
    assume(far_from_kinks(network))
    dX = network.backward(Y)
    analytic = [*network.gradients, dX]
    numeric = [
        *numeric_gradients(network, X, Y),
        numerical_gradient(lambda X: network.loss(X, Y), X),
    ]
    for dp, expected in zip(analytic, numeric, strict=True):
        assert dp.shape == expected.shape
        np.testing.assert_allclose(dp, expected, rtol=1e-6, atol=1e-8)

    flat, expected = (np.concatenate([dp.ravel() for dp in dps]) for dps in (analytic, numeric))
    # One class, dead or saturated units: nothing that a difference of two losses could resolve.
    assume(np.abs(expected).max() > 1e-3)
    assert relative_error(flat, expected) < 1e-6


# A 2-2-1 network of sigmoids and mse, by hand, with σ(0) = 1/2 and σ(log 3) = 3/4:
X = np.array([[1.0, 2.0]])
Y = np.array([[1.0]])
W1, b1 = np.array([[2.0, 1.0], [-1.0, -1.0]]), np.array([0.0, 1 + math.log(3)])
W2, b2 = np.array([[3.0], [-2.0]]), np.array([0.0])
BY_HAND = {
    "z1": [[0, math.log(3)]],  # 1·2 − 2·1 + 0, 1·1 − 2·1 + 1 + log 3
    "a1": [[1 / 2, 3 / 4]],
    "z2": [[0]],  # 3/2 − 6/4
    "y_hat": [[1 / 2]],
    "loss": 1 / 4,
    # dy_hat = 2 (1/2 − 1) = −1; dz2 = −1 · 1/4
    "dW2": [[-1 / 8], [-3 / 16]],  # a1 · dz2
    "db2": [-1 / 4],
    # da1 = dz2 · W2 = −3/4, 1/2; dz1 = −3/4 · 1/4, 1/2 · 3/16 = −3/16, 3/32
    "dW1": [[-3 / 16, 3 / 32], [-3 / 8, 3 / 16]],  # X · dz1
    "db1": [-3 / 16, 3 / 32],
    "dX": [[-9 / 32, 3 / 32]],  # −3/16 · 2 + 3/32 · 1, 3/16 · 1 − 3/32 · 1
}


def small():
    return Network([Dense(W1, b1, "sigmoid"), Dense(W2, b2, "sigmoid")], "mse")


def test_2_2_1_by_hand():
    network = small()
    y_hat, loss = network.forward(X), network.loss(X, Y)
    dX = network.backward(Y)
    one, two = network.layers
    computed = {
        "z1": one.z,
        "a1": two.X,
        "z2": two.z,
        "y_hat": y_hat,
        "loss": loss,
        "dW2": two.dW,
        "db2": two.db,
        "dW1": one.dW,
        "db1": one.db,
        "dX": dX,
    }
    for name, value in BY_HAND.items():
        np.testing.assert_allclose(computed[name], value, atol=1e-15, err_msg=name)
        assert np.shape(computed[name]) == np.shape(value), name


def test_gradients_are_in_the_order_of_parameters_and_have_their_shapes():
    network = small()
    network.forward(X)
    network.backward(Y)
    names = ["dW1", "db1", "dW2", "db2"]
    for p, dp, name in zip(network.parameters, network.gradients, names, strict=True):
        assert dp.shape == p.shape
        np.testing.assert_allclose(dp, BY_HAND[name], err_msg=name)
    assert network.parameters[0] is network.layers[0].W


def test_training_may_leave_the_gradient_of_the_inputs_out():
    network = small()
    network.forward(X)
    assert network.backward(Y, to_inputs=False) is None
    for dp, name in zip(network.gradients, ["dW1", "db1", "dW2", "db2"], strict=True):
        np.testing.assert_allclose(dp, BY_HAND[name], err_msg=name)


@pytest.mark.parametrize("loss", LOSSES)
def test_a_batch_repeated_has_the_same_loss_and_gradients(loss):
    rng = np.random.default_rng(1)
    network = mlp([3, 4, 2], rng=rng, loss=loss)
    X, Y = rng.normal(size=(5, 3)), targets(loss, 5, 2, rng)
    network.forward(X)
    network.backward(Y)
    once = network.gradients
    X2, Y2 = np.tile(X, (2, 1)), np.tile(Y, (2, 1))
    network.forward(X2)
    network.backward(Y2)
    assert network.loss(X2, Y2) == pytest.approx(network.loss(X, Y))
    for dp, expected in zip(network.gradients, once, strict=True):
        np.testing.assert_allclose(dp, expected)


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_float32_stays_float32(activation, loss):
    rng = np.random.default_rng(2)
    layers = [
        Dense(rng.normal(size=(3, 4)).astype(np.float32), np.zeros(4, np.float32), activation),
        Dense(rng.normal(size=(4, 2)).astype(np.float32), np.zeros(2, np.float32)),
    ]
    network, X = Network(layers, loss), rng.normal(size=(5, 3)).astype(np.float32)
    y_hat = network.forward(X)
    dX = network.backward(targets(loss, 5, 2, rng))
    for array in [y_hat, dX, network.probabilities(X), *network.parameters, *network.gradients]:
        assert array.dtype == np.float32


def test_integers_and_lists_are_taken():
    network = Network([Dense([[2, 1], [-1, -1]], [0, 1], "relu")], "mse")
    np.testing.assert_array_equal(network.forward([[1, 2]]), [[0, 0]])
    assert all(p.dtype == np.float64 for p in network.parameters)


def test_own_activation_and_loss_as_pairs():
    def square(z):
        return z**2

    def square_prime(z):
        return 2 * z

    def total(y_hat, Y):
        return float(np.sum(y_hat * Y))

    def total_prime(y_hat, Y):
        return Y

    network = Network([Dense([[2.0]], [1.0], (square, square_prime))], (total, total_prime))
    assert network.forward([[3.0]]) == 49
    network.backward(np.array([[1.0]]))
    assert network.layers[0].dW == 2 * 7 * 3
    np.testing.assert_array_equal(network.probabilities([[3.0]]), [[49]])


def test_looking_does_not_disturb_what_forward_remembers():
    network = small()
    network.forward(X)
    network.predict(np.ones((7, 2)))
    network.loss(np.ones((7, 2)), np.ones((7, 1)))
    network.backward(Y)
    np.testing.assert_allclose(network.layers[0].dW, BY_HAND["dW1"])


def test_building_copies_and_using_does_not_modify():
    kept = [a.copy() for a in (X, Y, W1, b1)]
    network = small()
    network.forward(X)
    network.backward(Y)
    network.layers[0].W += 1
    for array, before in zip((X, Y, W1, b1), kept, strict=True):
        np.testing.assert_array_equal(array, before)


def test_probabilities_and_predictions():
    W = np.array([[1.0, 0.0, -1.0]])
    classes = Network([Dense(W, np.zeros(3))], "cross_entropy")
    np.testing.assert_allclose(classes.probabilities([[2.0]]), softmax([[2.0, 0.0, -2.0]]))
    np.testing.assert_array_equal(classes.predict([[2.0], [-2.0]]), [0, 2])

    yes_no = Network([Dense([[1.0]], [0.0])], "binary_cross_entropy")
    np.testing.assert_allclose(yes_no.probabilities([[math.log(3)]]), [[3 / 4]])
    np.testing.assert_array_equal(yes_no.predict([[-0.1], [0.0], [0.1]]), [0, 1, 1])

    plain = Network([Dense([[1.0]], [0.0])], "mse")
    np.testing.assert_array_equal(plain.predict([[0.4], [0.6]]), [0, 1])


def test_mlp_builds_what_was_asked_for():
    network = mlp([64, 32, 10], rng=np.random.default_rng(0))
    assert [p.shape for p in network.parameters] == [(64, 32), (32,), (32, 10), (10,)]
    assert repr(network) == "Network(64 → 32 → 10)"
    assert [layer.f.__name__ for layer in network.layers] == ["tanh", "identity"]
    assert not any(layer.b.any() for layer in network.layers)
    again = mlp([64, 32, 10], rng=0)
    np.testing.assert_array_equal(network.layers[0].W, again.layers[0].W)


@pytest.mark.parametrize(
    ("activation", "variance"),
    [("relu", 2 / 300), ("leaky_relu", 2 / 300), ("tanh", 2 / 500), (ACTIVATIONS["tanh"], 2 / 500)],
)
def test_initial_weights_have_the_variance_of_the_paper(activation, variance):
    W = initial_weights(300, 200, activation, np.random.default_rng(0))
    assert W.shape == (300, 200)
    assert W.var() == pytest.approx(variance, rel=0.02)
    assert abs(W.mean()) < 0.001


@pytest.mark.parametrize("sizes", [[], [3], [3, 0], [3, 2.5], [3, -1], [3, "4"]])
def test_bad_sizes(sizes):
    with pytest.raises(ValueError, match="two or more positive whole numbers"):
        mlp(sizes, rng=0)


def test_layers_that_do_not_fit():
    with pytest.raises(ValueError, match=r"W has shape \(2, 3\) and b has shape \(2,\).*W\.T"):
        Dense(np.zeros((2, 3)), np.zeros(2))
    with pytest.raises(ValueError, match=r"W has shape \(3,\)"):
        Dense(np.zeros(3), np.zeros(3))
    with pytest.raises(ValueError, match="layer 1 gives 3 outputs, but layer 2 takes 4 inputs"):
        Network([Dense(np.zeros((2, 3)), np.zeros(3)), Dense(np.zeros((4, 1)), np.zeros(1))], "mse")
    with pytest.raises(ValueError, match="at least one layer"):
        Network([], "mse")


def test_inputs_that_do_not_fit():
    for use in (small(), small().forward, small().predict):
        with pytest.raises(ValueError, match=r"\(2, 5\), expected \(n, 2\).*did you pass X.T"):
            use(np.zeros((2, 5)))
        with pytest.raises(ValueError, match=r"\(2,\), expected \(n, 2\).*x\[None, :\]"):
            use(np.zeros(2))
        with pytest.raises(ValueError, match=r"\(3, 5\), expected \(n, 2\): rows are samples$"):
            use(np.zeros((3, 5)))


def test_backward_without_forward_or_with_the_wrong_shape():
    network = small()
    with pytest.raises(ValueError, match="call forward"):
        network.backward(Y)
    with pytest.raises(ValueError, match="call forward"):
        network.layers[0].backward(np.zeros((1, 2)))
    network.forward(X)
    with pytest.raises(ValueError, match=r"outputs have shape \(1, 1\).*targets have shape \(1,\)"):
        network.backward(Y[0])
    with pytest.raises(ValueError, match=r"da has shape \(1, 1\).*\(1, 2\)"):
        network.layers[0].backward(np.zeros((1, 1)))


def test_unknown_names():
    with pytest.raises(ValueError, match=r"unknown activation 'relo'.*relu.*pair \(f, f_prime\)"):
        mlp([2, 1], rng=0, output="relo")
    with pytest.raises(ValueError, match="the softmax is in cross_entropy"):
        mlp([2, 2], rng=0, output="softmax")
    with pytest.raises(ValueError, match="unknown loss"):
        mlp([2, 1], rng=0, loss=binary_cross_entropy)


def test_importing_the_maths_imports_no_pictures():
    code = (
        "import sys, course.network, course.training, course.gradcheck, course.data;"
        "print([m for m in ('matplotlib', 'ipywidgets', 'IPython') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
