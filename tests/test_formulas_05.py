"""The formulas that lesson 05 prints, each with its numeric twin on random inputs."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.checks.unit_05_gradient_descent.fit_line import fit_line
from course.checks.unit_05_gradient_descent.minibatches import minibatches
from course.data import digits
from course.functions import binary_cross_entropy, mse, sigmoid
from course.gradcheck import numerical_gradient, relative_error
from course.widgets.hills import HILLS, delta, ravine, zeros_and_ones

seeds = st.integers(0, 10_000)


def line_gradient(x, y, w, b):
    error = w * x + b - y
    return np.array([np.mean(2 * error * x), np.mean(2 * error)])


def test_the_nudged_neuron_has_the_numbers_of_the_lesson():
    x, y = np.array([1.0, 2.0, 3.0]), np.array([2.0, 4.0, 5.0])
    losses = [mse(w * x, y) for w in (0.9, 1.0, 1.1)]
    assert np.allclose(losses, [3.78, 3.0, 2.3133], atol=1e-4)
    assert np.isclose((losses[2] - losses[0]) / 0.2, np.mean(2 * (x - y) * x))
    assert np.isclose(np.mean(2 * x**2), 28 / 3)


@given(st.floats(0.5, 2))
def test_the_errors_of_differences_are_those_of_taylor(w):
    h, (second, third) = 1e-3, (12 * w**2, 24 * w)  # of w⁴
    one_sided = ((w + h) ** 4 - w**4) / h - 4 * w**3
    central = ((w + h) ** 4 - (w - h) ** 4) / (2 * h) - 4 * w**3
    assert np.isclose(one_sided, h / 2 * second, rtol=0.01)
    assert np.isclose(central, h**2 / 6 * third, rtol=0.01)


@given(seeds)
def test_a_short_step_lowers_the_loss_by_lr_times_the_squared_slope(seed):
    rng = np.random.default_rng(seed)
    x, y, p = rng.normal(size=9), rng.normal(size=9), rng.normal(size=2)
    slope, lr = line_gradient(x, y, *p), 1e-6
    q = p - lr * slope
    change = mse(q[0] * x + q[1], y) - mse(p[0] * x + p[1], y)
    assert np.isclose(change, -lr * slope @ slope, rtol=1e-3)


@given(seeds, st.floats(0.1, 20), st.floats(0, 3))
def test_a_step_on_a_parabola_multiplies_the_distance(seed, curvature, share):
    distance, lr = np.random.default_rng(seed).normal(), share / curvature
    assert np.isclose(distance - lr * curvature * distance, (1 - lr * curvature) * distance)
    shrinks = abs(1 - lr * curvature) < 1
    if abs(share - 2) > 1e-6 and share > 1e-6:
        assert shrinks == (0 < lr < 2 / curvature)


@given(seeds, st.integers(1, 1000))
def test_the_best_rate_leaves_the_same_share_along_and_across(seed, kappa):
    left = np.abs(1 - 2 / (1 + kappa) * np.array([1, kappa]))
    assert np.allclose(left, (kappa - 1) / (kappa + 1))
    worse = 2 / (1 + kappa) * np.random.default_rng(seed).uniform(0.5, 1.5)
    assert np.abs(1 - worse * np.array([1, kappa])).max() >= left[0] - 1e-12


@given(seeds)
def test_the_gradient_of_the_ravine(seed):
    w, b = np.random.default_rng(seed).normal(size=2)
    assert relative_error([w, 20 * b], numerical_gradient(lambda p: ravine(*p), [w, b])) < 1e-7


@given(seeds)
def test_the_delta_rule_is_gradient_descent_with_half_its_rate(seed):
    rng = np.random.default_rng(seed)
    w, x, b, t, lr = rng.normal(size=3), rng.normal(size=3), rng.normal(), 1.0, 0.1
    z = w @ x + b
    dw = numerical_gradient(lambda w: (w @ x + b - t) ** 2, w)
    db = numerical_gradient(lambda b: (w @ x + b - t) ** 2, b)
    assert np.allclose(dw, 2 * (z - t) * x, atol=1e-7)
    assert np.allclose(w + lr * (t - z) * x, w - lr / 2 * dw)
    assert np.allclose(b + lr * (t - z), b - lr / 2 * db)


@given(seeds)
def test_the_gradient_of_a_line_and_of_a_logistic_neuron(seed):
    rng = np.random.default_rng(seed)
    X, w, b = rng.normal(size=(8, 3)), rng.normal(size=3), rng.normal()
    x, t = X[:, 0], rng.normal(size=8)
    measured = numerical_gradient(lambda p: mse(p[0] * x + p[1], t), [0.5, b])
    assert relative_error(line_gradient(x, t, 0.5, b), measured) < 1e-6
    y = np.arange(8) % 2
    dz = (sigmoid(X @ w + b) - y) / len(y)
    measured = numerical_gradient(lambda p: binary_cross_entropy(X @ p[:3] + p[3], y), [*w, b])
    assert relative_error([*(X.T @ dz), dz.sum()], measured) < 1e-6


@given(seeds, st.sampled_from([1, 2, 3, 4, 6, 12]))
def test_the_mean_of_minibatch_gradients_is_the_gradient(seed, size):
    rng = np.random.default_rng(seed)
    x, y = rng.normal(size=(12, 1)), rng.normal(size=12)
    parts = minibatches(x, y, size, rng.permutation(12))
    mean = np.mean([line_gradient(X[:, 0], t, 0.3, -0.2) for X, t in parts], axis=0)
    assert np.allclose(mean, line_gradient(x[:, 0], y, 0.3, -0.2))


def test_standardized_inputs_make_a_round_bowl():
    touched = np.mean(digits().X_train > 0, axis=1)
    assert (touched.min(), touched.max()) == (0.25, 0.65625)
    x = (touched - touched.mean()) / touched.std()
    curvatures = np.linalg.eigvalsh([[np.mean(2 * x**2), np.mean(2 * x)], [np.mean(2 * x), 2]])
    assert np.allclose(curvatures, 2)


@given(seeds)
def test_descent_ends_at_least_squares(seed):
    rng = np.random.default_rng(seed)
    x = rng.normal(size=20)
    y = rng.normal() * x + rng.normal(size=20)
    x = (x - x.mean()) / x.std()
    assert np.allclose(fit_line(x, y, 0.4, 60), np.polyfit(x, y, 1))


def test_surfaces_are_flat_where_the_lesson_says():
    for name, place in (("bowl", (0, 0)), ("ravine", (0, 0)), ("saddle", (0, 0))):
        slope = numerical_gradient(lambda p, f=HILLS[name].loss: f(*p), np.array(place, float))
        assert np.allclose(slope, 0, atol=1e-9), name
    assert HILLS["saddle"].loss(0, 2) == HILLS["saddle"].loss(0, -2) == 0
    assert HILLS["two valleys"].loss(-1.565, 0) < 0.02 < 0.7 < HILLS["two valleys"].loss(1.425, 0)
    start = np.array(HILLS["plateau"].start)
    assert np.hypot(*numerical_gradient(lambda p: HILLS["plateau"].loss(*p), start)) < 0.02


def test_the_loss_of_the_digits_is_that_of_the_delta_rule():
    X, t = zeros_and_ones()
    assert X.shape == (271, 1)
    assert set(t) == {-1, 1}
    assert delta(0.5, -1.0, X, t) == pytest.approx(mse(0.5 * X[:, 0] - 1, t))
