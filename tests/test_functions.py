import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course import functions
from course.functions import (
    ACTIVATIONS,
    LOSSES,
    PROBABILITIES,
    binary_cross_entropy,
    cross_entropy,
    leaky_relu,
    log_softmax,
    mse,
    mse_prime,
    relu_prime,
    sigmoid,
    softmax,
    step,
)
from course.gradcheck import numerical_gradient, relative_error

EVERY = [f for pair in ACTIVATIONS.values() for f in pair] + [step, softmax, log_softmax]


def example(loss, n=5, k=3, seed=0):
    """Outputs (n, k) and targets that this loss accepts."""
    rng = np.random.default_rng(seed)
    targets = {
        "mse": rng.normal(size=(n, k)),
        "binary_cross_entropy": rng.integers(2, size=(n, k)),
        "cross_entropy": np.eye(k)[rng.integers(k, size=n)],
    }
    return rng.normal(size=(n, k)), targets[loss]


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_slope_is_central_difference(name):
    f, f_prime = ACTIVATIONS[name]
    z = np.array([-30.0, -3.0, -1.0, -0.1, 0.1, 1.0, 3.0, 30.0])  # not 0, the kink of relu
    numeric = [numerical_gradient(f, value) for value in z]
    np.testing.assert_allclose(f_prime(z), numeric, rtol=1e-7, atol=1e-9)


@pytest.mark.parametrize("name", LOSSES)
def test_loss_prime_is_central_difference(name):
    loss, loss_prime = LOSSES[name]
    outputs, targets = example(name)
    numeric = numerical_gradient(lambda values: loss(values, targets), outputs)
    assert relative_error(loss_prime(outputs, targets), numeric) < 1e-8


@pytest.mark.parametrize("f", EVERY, ids=lambda f: f.__name__)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_large_z_neither_overflows_nor_changes_dtype(f, dtype):
    z = np.array([[-1e4, -800, -1, 0], [0, 1, 800, 1e4]], dtype=dtype)
    before = z.copy()
    a = f(z)
    assert np.isfinite(a).all()
    assert (a.dtype, a.shape) == (dtype, z.shape)
    np.testing.assert_array_equal(z, before)


@pytest.mark.parametrize("name", LOSSES)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_losses_stay_finite_and_keep_dtype(name, dtype):
    loss, loss_prime = LOSSES[name]
    outputs = np.array([[1e4, -1e4], [-1e4, 1e4], [0, 0]], dtype=dtype)
    Y = np.array([[1, 0], [1, 0], [0, 1]])  # right, wrong, undecided
    assert isinstance(loss(outputs, Y), float)
    assert math.isfinite(loss(outputs, Y))
    gradient = loss_prime(outputs, Y.astype(np.float64))
    assert np.isfinite(gradient).all()
    assert (gradient.dtype, gradient.shape) == (dtype, outputs.shape)


@pytest.mark.parametrize("f", EVERY, ids=lambda f: f.__name__)
def test_integers_and_lists_become_float64(f):
    assert f([[-2, 0, 3]]).dtype == np.float64
    np.testing.assert_array_equal(f([[-2, 0, 3]]), f(np.array([[-2.0, 0.0, 3.0]])))


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_scalars_are_taken(name):
    for f in ACTIVATIONS[name]:
        assert np.shape(f(2)) == ()


def test_values_by_hand():
    z = np.array([-math.log(3), 0.0, math.log(3)])
    np.testing.assert_allclose(sigmoid(z), [1 / 4, 1 / 2, 3 / 4])
    np.testing.assert_allclose(functions.sigmoid_prime(z), [3 / 16, 1 / 4, 3 / 16])
    np.testing.assert_allclose(functions.tanh(z), [-4 / 5, 0, 4 / 5])
    np.testing.assert_allclose(functions.tanh_prime(z), [9 / 25, 1, 9 / 25])
    np.testing.assert_allclose(softmax([0, math.log(3)]), [1 / 4, 3 / 4])
    np.testing.assert_allclose(log_softmax([0, math.log(3)]), np.log([1 / 4, 3 / 4]))
    np.testing.assert_array_equal(step([-1e-9, 0, 1e-9]), [0, 1, 1])
    np.testing.assert_array_equal(functions.relu([-2, 0, 2]), [0, 0, 2])
    np.testing.assert_array_equal(leaky_relu([-2, 0, 2]), [-0.02, 0, 2])
    np.testing.assert_array_equal(functions.identity([-2, 0, 2]), [-2, 0, 2])


def test_kinks_have_the_slope_that_is_documented():
    np.testing.assert_array_equal(relu_prime([-1, 0, 1]), [0, 0, 1])
    np.testing.assert_array_equal(functions.leaky_relu_prime([-1, 0, 1]), [0.01, 0.01, 1])


def test_small_probabilities_keep_their_digits():
    np.testing.assert_allclose(sigmoid(-40.0), math.exp(-40), rtol=1e-14)
    np.testing.assert_allclose(binary_cross_entropy([40.0], [1]), math.exp(-40), rtol=1e-14)


@given(st.lists(st.floats(-1e4, 1e4), min_size=1, max_size=8), st.floats(-1e3, 1e3))
def test_softmax_rows_are_distributions_that_ignore_a_shift(row, shift):
    z = np.array([row])
    np.testing.assert_allclose(softmax(z).sum(axis=1), 1)
    np.testing.assert_allclose(softmax(z + shift), softmax(z), atol=1e-11)
    np.testing.assert_allclose(np.exp(log_softmax(z)), softmax(z))


def test_mse_is_a_mean_over_samples_of_a_sum_over_outputs_without_a_half():
    y_hat, Y = np.array([[1.0, 2.0], [3.0, 4.0]]), np.zeros((2, 2))
    assert mse(y_hat, Y) == (1 + 4 + 9 + 16) / 2
    np.testing.assert_array_equal(mse_prime(y_hat, Y), y_hat)
    assert mse(y_hat[:, 0], Y[:, 0]) == (1 + 9) / 2


def test_cross_entropies_by_hand():
    z = np.array([[math.log(3)], [math.log(3)]])  # σ(z) = 3/4
    assert binary_cross_entropy(z, [[1], [0]]) == pytest.approx((math.log(4 / 3) + math.log(4)) / 2)
    two = np.hstack([np.zeros_like(z), z])  # softmax is (1/4, 3/4)
    assert cross_entropy(two, [[0, 1], [1, 0]]) == pytest.approx(
        binary_cross_entropy(z, [[1], [0]])
    )


def test_undecided_costs_log_k():
    assert cross_entropy(np.zeros((4, 10)), np.eye(10)[:4]) == pytest.approx(math.log(10))


@pytest.mark.parametrize("name", LOSSES)
def test_one_over_n_lives_in_the_loss(name):
    loss, loss_prime = LOSSES[name]
    outputs, targets = example(name)
    twice, targets_twice = np.tile(outputs, (2, 1)), np.tile(targets, (2, 1))
    assert loss(twice, targets_twice) == pytest.approx(loss(outputs, targets))
    once = loss_prime(outputs, targets)
    np.testing.assert_allclose(loss_prime(twice, targets_twice), np.tile(once, (2, 1)) / 2)


def test_probabilities_are_those_inside_the_loss():
    z = np.array([[2.0, -1.0, 0.5]])
    for i in range(3):
        yes, row = PROBABILITIES[binary_cross_entropy](z)[0, i], PROBABILITIES[cross_entropy](z)[0]
        assert binary_cross_entropy(z[:, i], [1]) == pytest.approx(-math.log(yes))
        assert cross_entropy(z, np.eye(3)[[i]]) == pytest.approx(-math.log(row[i]))


@pytest.mark.parametrize("name", LOSSES)
def test_shapes_must_agree(name):
    for f in LOSSES[name]:
        with pytest.raises(ValueError, match=r"\(4, 1\).*\(4,\).*y\[:, None\]"):
            f(np.zeros((4, 1)), np.zeros(4))
        with pytest.raises(ValueError, match="at least one row"):
            f(np.zeros((0, 2)), np.zeros((0, 2)))
        with pytest.raises(ValueError, match="at least one row"):
            f(1.0, 1.0)


def test_targets_that_a_cross_entropy_cannot_mean():
    with pytest.raises(ValueError, match=r"targets must be 0 or 1, got -1\.0 to 1\.0"):
        binary_cross_entropy(np.zeros(2), [-1, 1])
    with pytest.raises(ValueError, match="one-hot rows"):
        cross_entropy(np.zeros((2, 2)), [[1, 1], [1, 0]])
    with pytest.raises(ValueError, match="one-hot rows"):
        cross_entropy(np.zeros(2), [0, 1])


@pytest.mark.parametrize("f", LOSSES["cross_entropy"], ids=lambda f: f.__name__)
def test_rows_of_targets_are_distributions(f):
    rng, z = np.random.default_rng(0), np.zeros((1000, 10), dtype=np.float32)
    soft = rng.dirichlet(np.ones(10), size=1000).astype(np.float32)
    assert np.isfinite(f(z, soft)).all()
    for wrong in ([1.5, -0.5], [2, 0], [0.5, 0.4], [0, 0], [1, 1], [math.nan, 1], [math.inf, 0]):
        Y = np.eye(10)[rng.integers(10, size=1000)]
        Y[-1, :2], Y[-1, 2:] = wrong, 0  # in one row of many
        with pytest.raises(ValueError, match=r"targets must be (0 or 1, got|one-hot rows)"):
            f(z, Y)
    Y[-1], Y[-2] = [2] + 9 * [0], 0  # the sum of all is right, those of the rows are not
    with pytest.raises(ValueError, match=r"targets must be"):
        f(z, Y)


@pytest.mark.parametrize("nonsense", ["0.5", None, 1j])
def test_what_is_no_number_is_refused(nonsense):
    with pytest.raises(TypeError, match="real numbers"):
        sigmoid(nonsense)
