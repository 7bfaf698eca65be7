"""Optimizers: each its paper's formula, in place, with a memory of its own for each parameter."""

import numpy as np
import pytest

from course.data import moons
from course.network import mlp
from course.optimizers import OPTIMIZERS, SGD, Adam, Momentum, RMSProp
from course.training import fit

EVERY = pytest.mark.parametrize("make", OPTIMIZERS.values(), ids=OPTIMIZERS)
REMEMBERING = pytest.mark.parametrize("make", [Momentum, RMSProp, Adam])


def numbers(*values):
    return np.array(values, float)


# The formulas, by hand


def walk(optimizer, p, *gradients):
    """Where `p`, one number, is after each of the gradients."""
    p, places = numbers(p), []
    for dp in gradients:
        optimizer.step([p], [numbers(dp)])
        places.append(p.item())
    return places


def test_sgd():
    assert walk(SGD(0.5), 1.0, 2.0, -4.0) == [0.0, 2.0]


def test_momentum_by_hand():
    # v = 2, then 0.5·2 + 2 = 3, then 0.5·3 − 1 = 0.5; p moves by −0.1 v
    assert walk(Momentum(0.1, beta=0.5), 1.0, 2, 2, -1) == pytest.approx([0.8, 0.5, 0.45])


def test_momentum_rolls_on_where_it_is_flat():
    # v = 1, 0.9, 0.81
    assert walk(Momentum(1.0), 0.0, 1, 0, 0) == pytest.approx([-1, -1.9, -2.71])


def test_rmsprop_by_hand():
    # s = 0.75·0 + 0.25·16 = 4, √s = 2, a step of 0.1·4/2; then s = 3 + 0.25·36 = 12
    expected = [0.8, 0.8 - 0.1 * 6 / np.sqrt(12)]
    assert walk(RMSProp(0.1, beta=0.75), 1.0, 4, 6) == pytest.approx(expected, abs=1e-8)


def test_adam_by_hand():
    # t = 1: m = 0.5·2 = 1, m̂ = 1/0.5 = 2; s = 0.25·4 = 1, ŝ = 1/0.25 = 4; 2/√4 = 1
    # t = 2: m = 0.5 + 0.5·4 = 2.5, m̂ = 2.5/0.75; s = 0.75 + 0.25·16 = 4.75, ŝ = 4.75/0.4375
    second = (2.5 / 0.75) / np.sqrt(4.75 / 0.4375)
    places = walk(Adam(0.1, beta1=0.5, beta2=0.75), 1.0, 2, 4)
    assert places == pytest.approx([0.9, 0.9 - 0.1 * second], abs=1e-9)


@pytest.mark.parametrize("size", [1e-6, 1.0, 1e6])
def test_the_first_step_of_adam_is_lr_whatever_the_gradient(size):
    """3.2 times that without the correction; less for small ones with ε inside the root."""
    assert walk(Adam(0.01), 0.0, -size)[0] == pytest.approx(0.01, rel=0.02)


def test_epsilon_is_outside_the_root():
    assert walk(RMSProp(1.0, beta=0.0, epsilon=1.0), 0.0, -3)[0] == pytest.approx(3 / 4)
    assert walk(Adam(1.0, epsilon=1.0), 0.0, -3)[0] == pytest.approx(3 / 4)


# What holds for all


@EVERY
def test_in_place_and_each_parameter_has_its_own_state(make):
    """Two parameters together go where each would go alone."""
    rng = np.random.default_rng(0)
    W, b = rng.normal(size=(2, 3)), rng.normal(size=3)
    together, alone = [W.copy(), b.copy()], [W.copy(), b.copy()]
    optimizer, (for_W, for_b) = make(lr=0.1), (make(lr=0.1), make(lr=0.1))
    for _ in range(5):
        dW, db = rng.normal(size=(2, 3)), rng.normal(size=3)
        optimizer.step(together, [dW, db])
        for_W.step(alone[:1], [dW])
        for_b.step(alone[1:], [db])
    assert not np.allclose(together[0], W)
    np.testing.assert_array_equal(together[0], alone[0])
    np.testing.assert_array_equal(together[1], alone[1])


@EVERY
def test_float32_stays_float32_and_gradients_stay_as_they_were(make):
    p, dp = np.ones(2, dtype=np.float32), np.full(2, 0.5)
    optimizer = make(lr=np.float64(0.25))
    for _ in range(2):
        optimizer.step([p], [dp])
    assert p.dtype == np.float32
    assert {kept.dtype for kept in state_of(optimizer)} <= {np.dtype(np.float32)}
    assert np.all(p < 1)
    np.testing.assert_array_equal(dp, [0.5, 0.5])


def state_of(optimizer):
    memory = getattr(optimizer, "_memory", None)
    return [kept for arrays in memory._kept for kept in arrays] if memory else []


@EVERY
def test_it_goes_downhill_to_the_bottom(make):
    x = numbers(4.0)
    optimizer = make(lr=0.05)
    for _ in range(400):
        optimizer.step([x], [2 * (x - 1)])
    assert x == pytest.approx(1, abs=0.06)


@EVERY
def test_nothing_happens_where_it_is_flat(make):
    p = numbers(1.0, -2.0)
    make(lr=0.1).step([p], [np.zeros(2)])
    np.testing.assert_array_equal(p, [1, -2])


@EVERY
def test_fit_works_with_each(make):
    X, y = moons(60, 0.05, 0)
    network = mlp([2, 6, 1], rng=0, loss="binary_cross_entropy")
    options = {"epochs": 30, "batch_size": 10, "optimizer": make(lr=0.02), "rng": 0}
    history = fit(network, X, y[:, None], **options)
    assert history.loss[-1] < 0.9 * history.loss[0]
    again = mlp([2, 6, 1], rng=0, loss="binary_cross_entropy")
    assert fit(again, X, y[:, None], **options | {"optimizer": make(lr=0.02)}) == history


@EVERY
@pytest.mark.filterwarnings("error")
def test_fit_tells_with_which_optimizer_it_diverged(make):
    X, y = moons(20, 0.05, 0)
    network = mlp([2, 4, 4, 1], rng=0, activation="relu", loss="mse")
    options = {"epochs": 3, "batch_size": 5, "optimizer": make(lr=1e200), "rng": 0}
    with pytest.raises(FloatingPointError, match=rf"{make.__name__}\(lr=1e\+200"):
        fit(network, X, y[:, None], **options)


# Errors


@EVERY
@pytest.mark.parametrize("lr", [0, -0.1, np.nan, np.inf, "0.1", None])
def test_bad_learning_rates(make, lr):
    with pytest.raises(ValueError, match="lr must be a positive, finite number, got"):
        make(lr)


@pytest.mark.parametrize("value", [-0.1, 1, 1.5, np.nan, "0.9", None])
def test_bad_settings(value):
    for make, name in [(Momentum, "beta"), (RMSProp, "beta"), (Adam, "beta1"), (Adam, "beta2")]:
        with pytest.raises(ValueError, match=f"{name} must be a number from 0 to below 1, got"):
            make(lr=0.1, **{name: value})
    with pytest.raises(ValueError, match="epsilon must be a positive, finite number, got 0"):
        Adam(epsilon=0)
    assert Momentum(0.1, beta=0).beta == 0


@EVERY
def test_gradients_that_do_not_fit(make):
    with pytest.raises(ValueError, match=r"a gradient has shape \(1,\), its parameter \(3,\)"):
        make(lr=0.1).step([np.zeros(3)], [np.zeros(1)])
    with pytest.raises(ValueError, match="call backward before step"):
        make(lr=0.1).step([np.zeros(3)], [None])
    with pytest.raises(ValueError, match="got 0 gradients for 1 parameters"):
        make(lr=0.1).step([np.zeros(3)], [])


@EVERY
def test_parameters_that_cannot_change_in_place(make):
    with pytest.raises(TypeError, match="array of floats to change in place, got list"):
        make(lr=0.1).step([[1.0, 2.0]], [np.zeros(2)])
    with pytest.raises(TypeError, match="in place, got an array of int64"):
        make(lr=0.1).step([np.zeros(2, np.int64)], [np.zeros(2)])


@EVERY
def test_what_fails_changes_nothing(make):
    p, q = np.ones(2), np.ones(3)
    optimizer = make(lr=0.1)
    with pytest.raises(ValueError, match="shape"):
        optimizer.step([p, q], [np.ones(2), np.ones(2)])
    assert p.tolist() == [1, 1]
    fresh = np.ones(2)
    optimizer.step([p, q], [np.ones(2), np.ones(3)])
    make(lr=0.1).step([fresh], [np.ones(2)])
    np.testing.assert_array_equal(p, fresh)  # the step that failed does not count


@REMEMBERING
def test_a_memory_belongs_to_its_parameters(make):
    p, other = np.ones(2), np.ones(2)
    optimizer = make(lr=0.1)
    optimizer.step([p], [np.ones(2)])
    for changed in ([other], [p, other], []):
        with pytest.raises(ValueError, match="make a new optimizer for another network"):
            optimizer.step(changed, [np.ones(2)] * len(changed))
    assert other.tolist() == [1, 1]
    optimizer.step([p], [np.ones(2)])
