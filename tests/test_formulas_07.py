"""The formulas that lesson 07 prints, each with its numeric twin, and the numbers by hand."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_network import BY_HAND, W1, W2, X, Y, b1, b2

from course.checks.unit_07_backpropagation.backward import backward, random_layers
from course.checks.unit_07_backpropagation.dense_backward import dense_backward
from course.checks.unit_07_backpropagation.gradient_check import (
    check_cases,
    gradient_check,
    rounded,
)
from course.checks.unit_07_backpropagation.hidden_delta import hidden_delta
from course.checks.unit_07_backpropagation.output_delta import output_delta
from course.functions import LOSSES, relu, sigmoid, sigmoid_prime
from course.gradcheck import check_gradients, numerical_gradient, relative_error
from course.network import Dense, Network, mlp

seeds = st.integers(0, 10_000)
BOTH = pytest.mark.parametrize("loss", ["mse", "cross_entropy"])


def targets(n, k, loss, rng):
    return rng.uniform(size=(n, k)) if loss == "mse" else np.eye(k)[rng.integers(k, size=n)]


def loss_at(z, Y, loss):
    return LOSSES[loss][0](sigmoid(z) if loss == "mse" else z, Y)


def forward(X, layers):
    for W, b in layers[:-1]:
        X = sigmoid(X @ W + b)
    return X @ layers[-1][0] + layers[-1][1]


def test_the_equations_give_the_numbers_by_hand():
    z1 = X @ W1 + b1
    dz2 = output_delta(sigmoid(z1) @ W2 + b2, Y, "mse")
    dW2, db2, da1 = dense_backward(dz2, sigmoid(z1), W2)
    dz1 = hidden_delta(dz2, W2, z1)
    dW1, db1, dX = dense_backward(dz1, X, W1)
    found = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dX": dX}
    for name, value in found.items():
        np.testing.assert_allclose(value, BY_HAND[name], atol=1e-15, err_msg=name)
    np.testing.assert_allclose(da1, [[-3 / 4, 1 / 2]])
    np.testing.assert_allclose(dz1, [[-3 / 16, 3 / 32]])
    for pair, names in zip(
        backward(X, Y, [(W1, b1), (W2, b2)], "mse"), (("dW1", "db1"), ("dW2", "db2")), strict=True
    ):
        for value, name in zip(pair, names, strict=True):
            np.testing.assert_allclose(value, BY_HAND[name], atol=1e-15)


def test_the_step_of_the_lesson_lowers_the_loss():
    network = Network([Dense(W1, b1, "sigmoid"), Dense(W2, b2, "sigmoid")], "mse")
    network.forward(X)
    network.backward(Y)
    assert sum(np.sum(dp**2) for dp in network.gradients) == pytest.approx(0.377, abs=5e-4)
    for p, dp in zip(network.parameters, network.gradients, strict=True):
        p -= 0.5 * dp
    assert network.loss(X, Y) == pytest.approx(0.1024, abs=1e-4)


@BOTH
@given(seeds)
def test_equation_1_the_error_at_the_output(loss, seed):
    rng = np.random.default_rng(seed)
    z, T = rng.normal(size=(3, 4)), targets(3, 4, loss, rng)
    measured = numerical_gradient(lambda z: loss_at(z, T, loss), z)
    assert relative_error(output_delta(z, T, loss), measured) < 1e-6


@BOTH
@given(seeds)
def test_equation_2_the_error_carried_back(loss, seed):
    rng = np.random.default_rng(seed)
    z, W, T = rng.normal(size=(3, 2)), rng.normal(size=(2, 4)), targets(3, 4, loss, rng)
    measured = numerical_gradient(lambda z: loss_at(sigmoid(z) @ W, T, loss), z)
    found = hidden_delta(output_delta(sigmoid(z) @ W, T, loss), W, z)
    assert relative_error(found, measured) < 1e-6


@BOTH
@given(seeds)
def test_equations_3_and_4_and_the_gradient_of_the_inputs(loss, seed):
    rng = np.random.default_rng(seed)
    X, W, b, T = (
        rng.normal(size=(4, 3)), rng.normal(size=(3, 2)), rng.normal(size=2),
        targets(4, 2, loss, rng),
    )  # fmt: skip
    found = dense_backward(output_delta(X @ W + b, T, loss), X, W)
    measured = (
        numerical_gradient(lambda W: loss_at(X @ W + b, T, loss), W),
        numerical_gradient(lambda b: loss_at(X @ W + b, T, loss), b),
        numerical_gradient(lambda X: loss_at(X @ W + b, T, loss), X),
    )
    for one, other in zip(found, measured, strict=True):
        assert relative_error(one, other) < 1e-6


@BOTH
@given(seeds, st.lists(st.integers(2, 4), min_size=2, max_size=5))
def test_the_loop_is_right_for_any_depth_and_is_that_of_the_network(loss, seed, sizes):
    rng = np.random.default_rng(seed)
    layers = random_layers(sizes, rng)
    X, T = rng.normal(size=(3, sizes[0])), targets(3, sizes[-1], loss, rng)
    found = backward(X, T, layers, loss)
    names = ["sigmoid"] * (len(layers) - 1) + ["sigmoid" if loss == "mse" else "identity"]
    ours = [Dense(W, b, name) for (W, b), name in zip(layers, names, strict=True)]
    network = Network(ours, loss)
    network.forward(X)
    network.backward(T)
    for pair, layer in zip(found, network.layers, strict=True):
        np.testing.assert_allclose(pair[0], layer.dW, rtol=1e-9, atol=1e-14)
        np.testing.assert_allclose(pair[1], layer.db, rtol=1e-9, atol=1e-14)
    measured = numerical_gradient(
        lambda W: loss_at(forward(X, [(W, layers[0][1]), *layers[1:]]), T, loss), layers[0][0]
    )
    np.testing.assert_allclose(found[0][0], measured, rtol=1e-5, atol=1e-8)


@given(seeds)
def test_the_matrix_product_sums_over_samples(seed):
    rng = np.random.default_rng(seed)
    X, dz = rng.normal(size=(5, 3)), rng.normal(size=(5, 2))
    np.testing.assert_allclose(X.T @ dz, sum(np.outer(x, d) for x, d in zip(X, dz, strict=True)))


def test_a_saturated_unit_gets_little_whatever_its_weight():
    shares = []
    for z in (0.0, 2.0, 4.0, 6.0):
        blame = np.abs(W2[:, 0] * sigmoid_prime(np.array([z, np.log(3)])))
        shares.append(blame[0] / blame.sum())
    np.testing.assert_allclose(shares, [2 / 3, 0.457, 0.124, 0.019], atol=1e-3)


class Counted(np.ndarray):
    """Counts the multiplications of its matrix products, as in the lesson."""

    done = 0

    def __matmul__(self, other):
        Counted.done += self.shape[0] * self.shape[1] * other.shape[1]
        return np.asarray(self) @ np.asarray(other)

    def __rmatmul__(self, other):
        return np.asarray(other).view(Counted) @ np.asarray(self)


@pytest.mark.parametrize("sizes", [[3, 3, 3], [64, 32, 10], [5, 4, 3, 2]])
def test_a_pass_back_multiplies_twice_as_often_as_a_pass_forward(sizes):
    network = mlp(sizes, loss="mse", rng=0)
    once = sum(d_in * d_out for d_in, d_out in pairwise(sizes))
    for layer in network.layers:
        layer.W = layer.W.view(Counted)
    Counted.done = 0
    network.forward(np.ones((1, sizes[0])))
    assert Counted.done == once
    for layer in network.layers:
        layer.X = layer.X.view(Counted)
    network.backward(np.zeros((1, sizes[-1])))
    assert Counted.done == 3 * once


def test_a_kink_makes_the_measurement_differ():
    assert numerical_gradient(relu, 0.0) == 0.5
    network = mlp([2, 3, 1], activation="relu", loss="mse", rng=0)
    X, Y = np.array([[0.0, 0.0], [1.0, 0.5]]), np.array([[1.0], [0.0]])
    assert max(check_gradients(network, X, Y)) > 1e-3
    network.layers[0].b += 0.1
    assert max(check_gradients(network, X, Y)) < 1e-6


def test_units_that_start_alike_stay_alike_and_zeros_do_not_move():
    rng = np.random.default_rng(0)
    X, Y = rng.normal(size=(9, 2)), rng.integers(2, size=(9, 1))
    for output in (0.0, 0.5):
        network = mlp([2, 4, 1], loss="binary_cross_entropy", rng=0)
        for p in network.parameters:
            p *= 0
        network.layers[1].W += output
        for _ in range(20):
            network.forward(X)
            network.backward(Y)
            for p, dp in zip(network.parameters, network.gradients, strict=True):
                p -= 0.5 * dp
        W = network.layers[0].W
        np.testing.assert_array_equal(W, W[:, :1] + np.zeros(4))
        assert bool(np.any(W)) == (output > 0)


def test_the_relative_errors_of_the_prompt():
    f, p = check_cases(np.random.default_rng(0))[0][:2]
    for claim, error in (((2, 4), 0.0), ((6, 12), 0.5), ((-2, -4), 1.0)):
        assert rounded(gradient_check(f, p, np.array(claim, float))) == error
    assert rounded(np.bool_(True)) == "True or False"
    assert rounded(2e-4) == 0.001
