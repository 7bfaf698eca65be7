"""The formulas that lesson 08 prints, each with its numeric twin."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.checks.unit_08_training.accuracy import accuracy as share_right
from course.checks.unit_08_training.adam_step import adam_step
from course.checks.unit_08_training.momentum_step import momentum_step
from course.checks.unit_08_training.passes import network_backward, random_layers
from course.data import digits, one_hot
from course.functions import cross_entropy, sigmoid
from course.gradcheck import numerical_gradient
from course.network import Dense, Network, initial_weights, mlp
from course.optimizers import SGD, Adam, Momentum, RMSProp
from course.training import accuracy

seeds = st.integers(0, 10_000)


def walk(optimizer, gradients):
    """Where a parameter (2,) that starts at 0 ends, after one step for each of the gradients."""
    p = np.zeros(2)
    for g in gradients:
        optimizer.step([p], [g])
    return p


@given(seeds)
def test_the_output_error_and_the_gradients_of_the_loop(seed):
    rng = np.random.default_rng(seed)
    layers, X = random_layers((3, 4, 2), rng), rng.normal(size=(5, 3))
    Y = one_hot(rng.integers(2, size=5), 2)
    (W1, b1), (W2, b2) = layers
    for i, (W, b) in enumerate(layers):
        for j, p in enumerate((W, b)):

            def loss(q, i=i, j=j):
                parts = [[W1, b1], [W2, b2]]
                parts[i][j] = q
                (V1, c1), (V2, c2) = parts
                return cross_entropy(sigmoid(X @ V1 + c1) @ V2 + c2, Y)

            dp = network_backward(X, Y, layers)[i][j]
            assert np.allclose(dp, numerical_gradient(loss, p), rtol=1e-5, atol=1e-8)


def test_an_epoch_has_43_rounds_of_32():
    assert len(digits().X_train) == 1352
    assert -(-1352 // 32) == 43


def test_zeros_leave_all_gradients_of_weights_at_zero_and_cost_log_10():
    X, y, _, _ = digits()
    network = mlp([64, 32, 10], rng=0)
    for layer in network.layers:
        layer.W[...] = 0
    network.forward(X)
    network.backward(one_hot(y, 10))
    assert not any(layer.dW.any() for layer in network.layers)
    assert not network.layers[0].db.any()
    assert network.layers[1].db.any()
    assert network.loss(X, one_hot(y, 10)) == pytest.approx(np.log(10))


@given(seeds, st.sampled_from(["tanh", "sigmoid"]))
def test_equal_units_get_equal_gradients(seed, activation):
    rng = np.random.default_rng(seed)
    hidden = Dense(np.full((3, 4), 0.05), np.zeros(4), activation)
    network = Network([hidden, Dense(np.full((4, 2), 0.05), np.zeros(2))], "cross_entropy")
    network.forward(rng.normal(size=(6, 3)))
    network.backward(one_hot(rng.integers(2, size=6), 2))
    assert np.allclose(hidden.dW, hidden.dW[:, :1])
    assert np.allclose(network.layers[1].dW, network.layers[1].dW[:1])


@given(seeds, st.floats(0.1, 3), st.floats(0.1, 3))
def test_the_variance_of_a_sum(seed, size, spread):
    rng = np.random.default_rng(seed)
    x, W = rng.normal(0, size, 40), rng.normal(0, spread, (40, 20_000))
    assert np.var(x @ W) == pytest.approx(40 * spread**2 * np.mean(x**2), rel=0.1)


def test_first_weights_have_the_variances_of_glorot_and_he():
    rng = np.random.default_rng(0)
    glorot, he = (initial_weights(600, 300, f, rng) for f in ("tanh", "relu"))
    assert np.var(glorot) == pytest.approx(2 / 900, rel=0.02)
    assert np.var(he) == pytest.approx(2 / 600, rel=0.02)
    z = rng.normal(size=400_000)
    assert np.mean(np.maximum(z, 0) ** 2) == pytest.approx(0.5, rel=0.02)


@given(seeds)
def test_momentum_is_its_formula(seed):
    gradients = np.random.default_rng(seed).normal(size=(6, 2))
    p = v = np.zeros(2)
    for g in gradients:
        v = 0.9 * v + g
        p = p - 0.1 * v
    assert np.allclose(walk(Momentum(lr=0.1, beta=0.9), gradients), p)
    q, w = np.zeros(2), np.zeros(2)
    for g in gradients:
        q, w = momentum_step(q, g, w, 0.1, 0.9)
    assert np.allclose(q, p)


@given(st.floats(0, 0.95), st.floats(0.1, 5))
def test_on_a_steady_slope_the_velocity_becomes_its_limit(beta, slope):
    v = 0.0
    for _ in range(2000):
        v = beta * v + slope
    assert v == pytest.approx(slope / (1 - beta))


@given(st.floats(1.5, 2000))
def test_polyaks_settings_shrink_every_direction_alike(kappa):
    root = np.sqrt(kappa)
    lr, beta = 4 / (1 + root) ** 2, ((root - 1) / (root + 1)) ** 2
    for curvature in np.linspace(1, kappa, 7):
        # One step takes (p, v) to another place, linearly: the matrix of that.
        step = np.array([[1 - lr * curvature, -lr * beta], [curvature, beta]])
        size = np.abs(np.linalg.eigvals(step)).max()
        assert size == pytest.approx((root - 1) / (root + 1), abs=1e-5)


@given(seeds)
def test_rmsprop_is_its_formula(seed):
    gradients = np.random.default_rng(seed).normal(size=(6, 2))
    p = s = np.zeros(2)
    for g in gradients:
        s = 0.99 * s + 0.01 * g**2
        p = p - 0.001 * g / (np.sqrt(s) + 1e-8)
    assert np.allclose(walk(RMSProp(lr=0.001, beta=0.99, epsilon=1e-8), gradients), p)


def test_rmsprop_takes_steps_of_lr_whatever_the_slope_and_ten_times_as_long_at_first():
    gradient = np.array([100.0, 0.01])
    assert np.allclose(walk(RMSProp(lr=0.001), [gradient]), -0.01, rtol=1e-4)
    last = walk(RMSProp(lr=0.001), [gradient] * 1000) - walk(RMSProp(lr=0.001), [gradient] * 999)
    assert np.allclose(last, -0.001, rtol=1e-4)


@given(seeds)
def test_adam_is_its_formula(seed):
    gradients = np.random.default_rng(seed).normal(size=(6, 2))
    p = m = s = np.zeros(2)
    for t, g in enumerate(gradients, start=1):
        m, s = 0.9 * m + 0.1 * g, 0.999 * s + 0.001 * g**2
        p = p - 0.01 * (m / (1 - 0.9**t)) / (np.sqrt(s / (1 - 0.999**t)) + 1e-8)
    assert np.allclose(walk(Adam(lr=0.01), gradients), p)
    q, n, u = np.zeros(2), np.zeros(2), np.zeros(2)
    for t, g in enumerate(gradients, start=1):
        q, n, u = adam_step(q, g, n, u, t, 0.01, 0.9, 0.999, 1e-8)
    assert np.allclose(q, p)


@given(st.floats(0.01, 100), st.booleans())
def test_adams_first_step_has_the_length_lr_and_without_correction_three_times_that(size, up):
    slope = size if up else -size
    first = walk(Adam(lr=0.001), [np.full(2, slope)])
    assert np.allclose(first, -0.001 * np.sign(slope), rtol=1e-5)
    m, s = 0.1 * slope, 0.001 * slope**2
    assert abs(m) / np.sqrt(s) == pytest.approx(0.1 / np.sqrt(0.001))
    assert 0.1 / np.sqrt(0.001) == pytest.approx(3.16, abs=0.005)


@given(seeds)
def test_accuracy_of_scores_is_that_of_the_course(seed):
    rng = np.random.default_rng(seed)
    network, X, y = mlp([3, 4], rng=rng), rng.normal(size=(9, 3)), rng.integers(4, size=9)
    assert share_right(network(X), y) == accuracy(network, X, one_hot(y, 4))


def test_plain_steps_with_momentum_zero_are_sgd():
    gradients = np.random.default_rng(0).normal(size=(4, 2))
    assert np.allclose(walk(Momentum(lr=0.3, beta=0), gradients), walk(SGD(lr=0.3), gradients))
