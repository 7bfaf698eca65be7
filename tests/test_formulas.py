"""The formulas that lessons print, each with its numeric twin on random inputs."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.checks.unit_01_neurons.fires import fires
from course.checks.unit_01_neurons.perceptron_update import perceptron_update
from course.data import truth_table
from course.functions import relu, sigmoid, sigmoid_prime, softmax, tanh, tanh_prime
from course.gradcheck import numerical_gradient, relative_error

seeds = st.integers(0, 10_000)


def train(X, y, lr, epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, 0
    for _ in range(epochs):
        before = mistakes
        for x_i, y_i in zip(X, y, strict=True):
            mistakes += fires(x_i, w, b) != y_i
            w, b = perceptron_update(w, b, x_i, y_i, lr)
        if mistakes == before:
            break
    return w, b, mistakes


@given(seeds)
def test_01_weights_are_perpendicular_to_the_line(seed):
    rng = np.random.default_rng(seed)
    w, b = rng.normal(size=2), rng.normal()
    p, q = (np.array([x1, -(w[0] * x1 + b) / w[1]]) for x1 in (0.0, 1.0))
    assert np.isclose(w @ p + b, 0, atol=1e-9 * (1 + np.abs(p).max()))
    assert np.isclose(w @ (q - p), 0, atol=1e-9 * (1 + np.abs(q - p).max()))


@given(seeds, st.sampled_from([0.25, 1.0, 3.0]))
def test_01_a_step_moves_z_by_lr_times_error_times_squared_length(seed, lr):
    rng = np.random.default_rng(seed)
    w, x, b = rng.normal(size=3), rng.normal(size=3), rng.normal()
    y = int(rng.integers(2))
    error = y - fires(x, w, b)
    w_new, b_new = perceptron_update(w, b, x, y, lr)
    assert np.isclose((w_new @ x + b_new) - (w @ x + b), lr * error * (x @ x + 1))


@given(seeds)
def test_01_novikoff_bounds_the_mistakes(seed):
    rng = np.random.default_rng(seed)
    w, b = rng.normal(size=2), rng.normal()
    X = rng.normal(size=(30, 2))
    X = X[np.abs(X @ w + b) > 0.1 * np.linalg.norm(w)]
    y = (X @ w + b >= 0).astype(int)
    X_one = np.column_stack([X, np.ones(len(X))])
    v = np.append(w, b) / np.linalg.norm(np.append(w, b))
    R, gamma = np.linalg.norm(X_one, axis=1).max(), np.abs(X_one @ v).min()
    *_, mistakes = train(X, y, lr=1.0, epochs=100_000)
    assert mistakes <= (R / gamma) ** 2


@given(seeds, st.sampled_from([2.0**k for k in (-5, -1, 3, 6)]))
def test_01_the_learning_rate_changes_no_mistake_from_zero(seed, lr):
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(20, 2))
    y = (X @ np.array([1.0, -2.0]) + 0.3 >= 0).astype(int)
    w, b, mistakes = train(X, y, 1.0, 200)
    w_lr, b_lr, mistakes_lr = train(X, y, lr, 200)
    assert mistakes == mistakes_lr
    assert np.allclose(np.append(w_lr, b_lr), lr * np.append(w, b))


def test_01_least_squares_of_and_is_the_gate_wired_by_hand():
    X, y = truth_table("and")
    solution, *_ = np.linalg.lstsq(np.column_stack([X, np.ones(4)]), 2 * y - 1, rcond=None)
    assert np.allclose(solution, [1, 1, -1.5])


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_01_no_neuron_computes_xor(w1, w2, b):
    X, y = truth_table("xor")
    assert not np.array_equal((X @ np.array([w1, w2]) + b >= 0).astype(int), y)


@given(seeds)
def test_02_two_straight_layers_are_one(seed):
    rng = np.random.default_rng(seed)
    X, W1, W2 = rng.normal(size=(5, 3)), rng.normal(size=(3, 4)), rng.normal(size=(4, 2))
    b1, b2 = rng.normal(size=4), rng.normal(size=2)
    assert np.allclose((X @ W1 + b1) @ W2 + b2, X @ (W1 @ W2) + (b1 @ W2 + b2))


@pytest.mark.parametrize(("f", "f_prime"), [(sigmoid, sigmoid_prime), (tanh, tanh_prime)])
@given(seeds)
def test_02_slopes_equal_measured_slopes(f, f_prime, seed):
    z = np.random.default_rng(seed).uniform(-5, 5, size=6)
    assert relative_error(f_prime(z), numerical_gradient(lambda z: f(z).sum(), z)) < 1e-7


@given(st.floats(-300, 300))
def test_02_tanh_is_a_stretched_sigmoid(z):
    assert np.isclose(tanh(z), 2 * sigmoid(2 * z) - 1)
    assert np.isclose(sigmoid_prime(z), np.exp(-z) / (1 + np.exp(-z)) ** 2, atol=1e-12)


@given(st.floats(-700, 700), st.floats(-700, 700))
def test_02_softmax_of_two_is_a_sigmoid_of_the_difference(z1, z2):
    assert np.isclose(softmax([[z1, z2]])[0, 0], sigmoid(z1 - z2))


@given(seeds, st.floats(-1000, 1000))
def test_02_softmax_ignores_a_shift(seed, shift):
    z = np.random.default_rng(seed).normal(size=(2, 4))
    assert np.allclose(softmax(z + shift), softmax(z), atol=1e-9)


def test_02_three_relu_make_a_tent():
    x = np.array([-3, -1, -0.5, 0, 0.5, 1, 3])
    tent = relu(x + 1) - 2 * relu(x) + relu(x - 1)
    assert np.allclose(tent, [0, 0, 0.5, 1, 0.5, 0, 0])
