import numpy as np
import pytest

from course.optimizers import SGD


def test_step_is_against_the_gradient_and_in_place():
    W, b = np.array([[1.0, 2.0]]), np.array([3.0])
    SGD(0.5).step([W, b], [np.array([[2.0, -4.0]]), np.array([1.0])])
    np.testing.assert_array_equal(W, [[0.0, 4.0]])
    np.testing.assert_array_equal(b, [2.5])


def test_float32_stays_float32_and_gradients_stay_as_they_were():
    p, dp = np.ones(2, dtype=np.float32), np.ones(2)
    SGD(lr=0.25).step([p], [dp])
    assert p.dtype == np.float32
    np.testing.assert_array_equal(p, [0.75, 0.75])
    np.testing.assert_array_equal(dp, [1, 1])


def test_it_goes_downhill_to_the_bottom():
    x = np.array([4.0])
    for _ in range(50):
        SGD(0.3).step([x], [2 * (x - 1)])
    assert x == pytest.approx(1)


@pytest.mark.parametrize("lr", [0, -0.1, np.nan, np.inf, "0.1", None])
def test_bad_learning_rates(lr):
    with pytest.raises(ValueError, match="lr must be a positive, finite number, got"):
        SGD(lr)


def test_gradients_that_do_not_fit():
    with pytest.raises(ValueError, match=r"a gradient has shape \(1,\), its parameter \(3,\)"):
        SGD(0.1).step([np.zeros(3)], [np.zeros(1)])
    with pytest.raises(ValueError, match="shape"):
        SGD(0.1).step([np.zeros(3)], [None])
    with pytest.raises(ValueError, match="zip"):
        SGD(0.1).step([np.zeros(3)], [])
