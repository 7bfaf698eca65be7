"""The formulas that lesson 04 prints, each with its numeric twin on random inputs."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.data import one_hot
from course.functions import (
    binary_cross_entropy,
    binary_cross_entropy_prime,
    cross_entropy,
    cross_entropy_prime,
    log_softmax,
    mse,
    mse_prime,
    sigmoid,
    sigmoid_prime,
    softmax,
)
from course.gradcheck import numerical_gradient, relative_error

seeds = st.integers(0, 10_000)


def predictions(seed):
    return np.random.default_rng(seed).normal(size=(2, 5, 3))


def logits(seed):
    rng = np.random.default_rng(seed)
    return rng.normal(scale=2, size=6), rng.integers(2, size=6)


def scores(seed):
    rng = np.random.default_rng(seed)
    return rng.normal(scale=2, size=(4, 3)), one_hot(rng.integers(3, size=4), 3)


@given(seeds)
def test_mse_is_the_mean_over_samples_of_squares_summed_over_outputs(seed):
    y_hat, Y = predictions(seed)
    by_hand = sum((a - b) ** 2 for a, b in zip(y_hat.ravel(), Y.ravel(), strict=True)) / 5
    assert np.isclose(mse(y_hat, Y), by_hand)
    assert np.isclose(mse(y_hat, Y), 3 * np.mean((y_hat - Y) ** 2))


@given(seeds)
def test_the_slope_of_mse(seed):
    y_hat, Y = predictions(seed)
    measured = numerical_gradient(lambda y_hat: mse(y_hat, Y), y_hat)
    assert relative_error(2 * (y_hat - Y) / len(Y), measured) < 1e-7
    assert np.allclose(mse_prime(y_hat, Y), 2 * (y_hat - Y) / len(Y))


@given(seeds)
def test_squares_are_least_at_the_mean_and_absolute_errors_at_the_median(seed):
    y = np.random.default_rng(seed).normal(size=7)
    for other in np.linspace(-3, 3, 31):
        assert np.mean((np.mean(y) - y) ** 2) <= np.mean((other - y) ** 2) + 1e-12
        assert np.mean(np.abs(np.median(y) - y)) <= np.mean(np.abs(other - y)) + 1e-12


@given(st.floats(1e-9, 1), st.floats(1e-9, 1))
def test_surprises_of_independent_answers_add_up(p, q):
    assert np.isclose(-np.log(p * q), -np.log(p) - np.log(q))


@given(seeds)
def test_binary_cross_entropy_and_its_two_logarithms(seed):
    z, y = logits(seed)
    p = sigmoid(z)
    assert np.allclose(-np.log(p), np.log(1 + np.exp(-z)))
    assert np.allclose(-np.log(1 - p), np.log(1 + np.exp(z)))
    by_hand = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
    assert np.isclose(binary_cross_entropy(z, y), by_hand)


@given(st.floats(-600, 600), st.floats(-600, 600))
def test_log_sum_exp(a, b):
    m = max(a, b)
    assert np.isclose(np.logaddexp(a, b), m + np.log(np.exp(a - m) + np.exp(b - m)))


@given(seeds)
def test_the_slope_of_binary_cross_entropy(seed):
    z, y = logits(seed)
    measured = numerical_gradient(lambda z: binary_cross_entropy(z, y), z)
    assert relative_error((sigmoid(z) - y) / len(y), measured) < 1e-7
    assert np.allclose(binary_cross_entropy_prime(z, y), (sigmoid(z) - y) / len(y))
    assert np.allclose((1 - y) * sigmoid(z) + y * (sigmoid(z) - 1), sigmoid(z) - y)


@pytest.mark.parametrize("y", [0.0, 1.0])
@given(st.floats(-6, 6))
def test_the_slope_of_a_squared_sigmoid(y, z):
    measured = numerical_gradient(lambda z: (sigmoid(z) - y) ** 2, z)
    assert np.isclose(2 * (sigmoid(z) - y) * sigmoid_prime(z), measured, atol=1e-9)


def test_the_squared_sigmoid_pulls_hardest_at_a_third():
    z = np.linspace(-10, 10, 200_001)
    pull = np.abs(2 * (sigmoid(z) - 1) * sigmoid_prime(z))
    assert np.isclose(sigmoid(z[np.argmax(pull)]), 1 / 3, atol=1e-4)
    assert np.isclose(pull.max(), 8 / 27)


@given(seeds)
def test_cross_entropy_and_log_softmax(seed):
    z, Y = scores(seed)
    lse = np.log(np.exp(z).sum(axis=1, keepdims=True))
    assert np.allclose(log_softmax(z), z - lse)
    assert np.isclose(cross_entropy(z, Y), -np.sum(Y * np.log(softmax(z))) / len(Y))
    assert np.isclose(cross_entropy(z, Y), np.mean(lse[:, 0] - z[Y == 1]))


@given(seeds)
def test_the_slope_of_cross_entropy(seed):
    z, Y = scores(seed)
    measured = numerical_gradient(lambda z: cross_entropy(z, Y), z)
    assert relative_error((softmax(z) - Y) / len(Y), measured) < 1e-7
    assert np.allclose(cross_entropy_prime(z, Y), (softmax(z) - Y) / len(Y))
    assert np.allclose(cross_entropy_prime(z, Y).sum(axis=1), 0)


@pytest.mark.parametrize("k", [2, 10])
def test_knowing_nothing_costs_log_k(k):
    assert np.isclose(cross_entropy(np.zeros((3, k)), one_hot(np.zeros(3, int), k)), np.log(k))


@given(st.floats(0.05, 0.95), st.floats(0.05, 0.95))
def test_the_honest_forecast_is_cheapest(q, p):
    def cost(p):
        return binary_cross_entropy([np.log(p / (1 - p))], [q])

    assert cost(q) <= cost(p) + 1e-12


def test_what_can_be_parted_costs_ever_less():
    x, y = np.array([-2.0, -1.0, 1.0, 2.0]), np.array([0, 0, 1, 1])
    losses = [binary_cross_entropy(w * x, y) for w in (0, 1, 2, 5, 10, 20)]
    assert np.all(np.diff(losses) < 0)
    assert losses[-1] > 0


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_confident_mistakes_cost_their_logit_up_to_10000(dtype):
    z = np.array([1e4], dtype)
    assert binary_cross_entropy(z, [0]) == binary_cross_entropy(-z, [1]) == 1e4
    assert cross_entropy(np.array([[1e4, 0, -1e4]], dtype), [[0, 0, 1]]) == 2e4
