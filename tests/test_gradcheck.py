import numpy as np
import pytest

from course.gradcheck import check_gradients, numerical_gradient, relative_error
from course.network import mlp


def test_numerical_gradient_by_hand():
    x = np.array([[1.0, -2.0], [0.5, 3.0]])
    gradient = numerical_gradient(lambda x: (x**3).sum(), x)
    np.testing.assert_allclose(gradient, 3 * x**2, rtol=1e-9)
    np.testing.assert_array_equal(x, [[1.0, -2.0], [0.5, 3.0]])


def test_any_shape_and_scalars():
    assert numerical_gradient(lambda x: x**2, 3.0) == pytest.approx(6)
    assert numerical_gradient(np.sum, np.zeros((2, 3, 4))).shape == (2, 3, 4)


@pytest.mark.parametrize("x", [1e-6, 1.0, 1e6])
def test_step_grows_with_x(x):
    assert numerical_gradient(np.square, x) == pytest.approx(2 * x, rel=1e-8)


def test_float32_and_integers_are_widened():
    for dtype in (np.float32, int):
        gradient = numerical_gradient(lambda x: (x**2).sum(), np.array([3, 5], dtype=dtype))
        assert gradient.dtype == np.float64
        np.testing.assert_allclose(gradient, [6, 10], rtol=1e-9)


def test_the_step_can_be_chosen():
    assert numerical_gradient(lambda x: x**3, 1.0, h=0.5) == pytest.approx(3.25)  # 3 + h²
    with pytest.raises(ValueError, match="h must be positive, got 0"):
        numerical_gradient(np.sin, 1.0, h=0)


def test_f_may_do_as_it_likes_with_what_it_gets():
    def f(x):
        x *= 2
        return x.sum()

    np.testing.assert_allclose(numerical_gradient(f, np.array([1.0, 2.0])), [2, 2])


def test_f_must_return_one_number():
    with pytest.raises(ValueError, match=r"one number, got shape \(3,\)"):
        numerical_gradient(np.sin, np.zeros(3))


def test_relative_error_by_hand():
    assert relative_error([3.0, 4.0], [3.0, 4.0]) == 0
    assert relative_error([3.0, 4.0], [-3.0, -4.0]) == 1
    assert relative_error([1.0], [0.0]) == 1
    assert relative_error([1.0], [3.0]) == pytest.approx(0.5)


@pytest.mark.parametrize("scale", [1e-300, 1.0, 1e300])
def test_relative_error_has_no_scale(scale):
    assert relative_error([scale], [3 * scale]) == pytest.approx(0.5)


def test_comparisons_that_would_prove_nothing():
    with pytest.raises(ValueError, match="zero everywhere"):
        relative_error(np.zeros(3), np.zeros(3))
    with pytest.raises(ValueError, match="zero everywhere"):
        relative_error([], [])
    with pytest.raises(ValueError, match=r"\(2, 1\) and \(2,\)"):
        relative_error(np.ones((2, 1)), np.ones(2))
    with pytest.raises(ValueError, match="NaN"):
        relative_error([np.nan], [1.0])


def test_check_gradients_tells_right_from_wrong_and_restores_the_weights():
    rng = np.random.default_rng(0)
    network = mlp([3, 4, 2], rng=rng)
    X, Y = rng.normal(size=(5, 3)), np.eye(2)[[0, 1, 0, 1, 1]]
    before = [p.copy() for p in network.parameters]
    assert max(check_gradients(network, X, Y)) < 1e-8
    for p, kept in zip(network.parameters, before, strict=True):
        np.testing.assert_array_equal(p, kept)

    first = network.layers[0]
    first.f_prime = lambda z: 1 - z**2  # the slope of tanh, taken at z as if z were a
    errors = check_gradients(network, X, Y)
    assert min(errors[:2]) > 1e-3  # W1 and b1 are behind that slope
    assert max(errors[2:]) < 1e-8  # W2 and b2 are not


def test_check_gradients_of_float32_weights():
    rng = np.random.default_rng(0)
    network = mlp([3, 4, 2], rng=rng)
    for layer in network.layers:
        layer.W, layer.b = layer.W.astype(np.float32), layer.b.astype(np.float32)
    X = rng.normal(size=(5, 3)).astype(np.float32)
    assert max(check_gradients(network, X, np.eye(2)[[0, 1, 0, 1, 1]])) < 1e-2
