import math

import numpy as np
import pytest

from course.data import digits, moons, one_hot, truth_table
from course.gradcheck import numerical_gradient
from course.network import Dense, Network, mlp
from course.optimizers import SGD
from course.training import History, accuracy, fit, learn_batch, minibatches


def xor_run(epochs=300, **options):
    X, y = truth_table("xor")
    network = mlp([2, 4, 1], rng=1, loss="binary_cross_entropy")
    options = {"batch_size": 4, "optimizer": SGD(0.5), "rng": 0} | options
    return network, X, y[:, None], lambda: fit(network, X, y[:, None], epochs=epochs, **options)


def test_xor_is_learned():
    network, X, Y, run = xor_run()
    history = run()
    assert history.accuracy[-1] == 1
    assert history.loss[-1] < 0.1 < history.loss[0]
    np.testing.assert_array_equal(network.predict(X), Y[:, 0])


@pytest.mark.parametrize("seed", range(3))
def test_digits_never_seen_are_read(seed):
    X, y, X_test, y_test = digits()
    rng = np.random.default_rng(seed)
    network = mlp([64, 32, 10], rng=rng)
    fit(network, X, one_hot(y, 10), epochs=30, batch_size=32, optimizer=SGD(0.1), rng=rng)
    assert accuracy(network, X_test, one_hot(y_test, 10)) >= 0.95


def test_history_has_a_number_for_each_epoch():
    X, y = moons(31, 0.1, 0)
    network, Y = mlp([2, 3, 2], rng=0), one_hot(y, 2)
    options = {"epochs": 3, "batch_size": 8, "optimizer": SGD(0.1), "rng": 0}
    history = fit(network, X, Y, validation=(X[:5], Y[:5]), **options)
    for curve in vars(history).values():
        assert len(curve) == 3
        assert all(isinstance(value, float) for value in curve)
    assert history.loss[-1] == network.loss(X, Y)
    assert history.validation_loss[-1] == network.loss(X[:5], Y[:5])
    assert history.validation_accuracy[-1] == accuracy(network, X[:5], Y[:5])
    assert fit(network, X, Y, **options).validation_loss == []


def test_the_same_seeds_give_the_same_run():
    first, again, other = xor_run(20)[3](), xor_run(20)[3](), xor_run(20, batch_size=1)[3]()
    assert first == again
    assert first != other


def test_on_epoch_sees_the_history_grow():
    seen = []
    history = xor_run(3, on_epoch=lambda history: seen.append(len(history.loss)))[3]()
    assert seen == [1, 2, 3]
    assert isinstance(history, History)


def test_an_interrupt_reaches_the_caller_and_the_network_can_go_on():
    histories = []

    def stop(history):
        histories.append(history)
        if len(history.loss) == 2:
            raise KeyboardInterrupt

    network, X, Y, run = xor_run(100, on_epoch=stop)
    with pytest.raises(KeyboardInterrupt):
        run()
    assert network.loss(X, Y) == histories[0].loss[-1]
    more = fit(network, X, Y, epochs=1, batch_size=2, optimizer=SGD(0.1), rng=0)
    assert len(more.loss) == 1


def test_an_interrupt_inside_a_step_leaves_finite_weights():
    class Interrupted(SGD):
        def step(self, parameters, gradients):
            super().step(parameters[:1], gradients[:1])
            raise KeyboardInterrupt

    network, X, Y, run = xor_run(5, optimizer=Interrupted(0.1))
    with pytest.raises(KeyboardInterrupt):
        run()
    assert math.isfinite(network.loss(X, Y))


def test_divergence_is_told_in_words():
    X = np.array([[100.0], [200.0]])
    network = Network([Dense([[1.0]], [0.0])], "mse")
    with pytest.raises(FloatingPointError, match=r"SGD\(lr=10.*smaller lr"):
        fit(network, X, -X, epochs=200, batch_size=2, optimizer=SGD(10.0), rng=0)


def test_data_that_are_no_numbers_are_told_from_divergence():
    X = np.array([[np.nan], [1.0]])
    network = Network([Dense([[1.0]], [0.0])], "mse")
    with pytest.raises(FloatingPointError, match="X or Y contain NaN"):
        fit(network, X, np.ones((2, 1)), epochs=1, batch_size=2, optimizer=SGD(0.1), rng=0)


def test_minibatches_bring_every_row_once_with_its_target():
    X = np.arange(10)[:, None]
    batches = list(minibatches(X, 2 * X, 4, np.random.default_rng(0)))
    assert [len(X_batch) for X_batch, _ in batches] == [4, 4, 2]
    for X_batch, Y_batch in batches:
        np.testing.assert_array_equal(Y_batch, 2 * X_batch)
    rows = np.concatenate([X_batch[:, 0] for X_batch, _ in batches])
    assert sorted(rows) == list(range(10))
    assert list(rows) != list(range(10))


def test_every_epoch_is_shuffled_anew():
    class Spy:
        def __init__(self):
            self.orders = []

        def forward(self, X):
            self.orders.append(X[:, 0].tolist())

        def backward(self, Y, to_inputs=True):
            pass

        def loss(self, X, Y):
            return 0.0

        parameters = gradients = ()

    spy, X = Spy(), np.arange(20.0)[:, None]
    fit(spy, X, X, epochs=2, batch_size=20, optimizer=SGD(0.1), rng=0)
    first, second = spy.orders
    assert sorted(first) == sorted(second)
    assert first != second


def test_minibatches_of_more_than_there_is_and_of_lists():
    ((X_batch, Y_batch),) = minibatches([[1.0], [2.0]], [[1], [2]], 100, 0)
    np.testing.assert_array_equal(X_batch, Y_batch)


@pytest.mark.parametrize("batch_size", [0, -1, 2.5, "4"])
def test_bad_batch_sizes(batch_size):
    with pytest.raises(ValueError, match="batch_size must be a positive whole number"):
        next(minibatches(np.zeros((3, 1)), np.zeros((3, 1)), batch_size, 0))


def test_data_that_do_not_fit():
    with pytest.raises(ValueError, match="X has 3 rows and Y has 2"):
        next(minibatches(np.zeros((3, 1)), np.zeros((2, 1)), 1, 0))
    with pytest.raises(ValueError, match="X has 0 rows"):
        next(minibatches(np.zeros((0, 1)), np.zeros((0, 1)), 1, 0))
    with pytest.raises(ValueError, match="epochs must be a positive whole number, got 0"):
        xor_run(0)[3]()


def test_accuracy_counts_and_knows_when_there_are_no_classes():
    network = Network([Dense(np.eye(2), np.zeros(2))], "cross_entropy")
    X = np.array([[1.0, 0.0], [0.0, 1.0], [3.0, 2.0], [0.0, 2.0]])
    assert accuracy(network, X, one_hot([0, 1, 1, 1], 2)) == 3 / 4
    assert math.isnan(accuracy(network, X, X))


def test_l2_learns_from_the_slope_of_the_loss_and_of_all_squared_weights():
    (X, y), l2, lr = moons(20, 0.1, 0), 0.05, 1e-3
    network, Y = mlp([2, 3, 1], rng=0, loss="binary_cross_entropy"), y[:, None]
    network.layers[0].b += 0.5  # biases cost nothing

    def cost(values):
        W1[...] = values
        return network.loss(X, Y) + l2 * sum(np.sum(layer.W**2) for layer in network.layers)

    W1 = network.layers[0].W
    before = W1.copy(), network.layers[0].b.copy()
    expected = numerical_gradient(cost, before[0])
    W1[...] = before[0]
    network.forward(X)
    network.backward(Y)
    db = network.layers[0].db.copy()
    learn_batch(network, X, Y, SGD(lr), l2)
    np.testing.assert_allclose((before[0] - W1) / lr, expected, rtol=1e-6, atol=1e-9)
    np.testing.assert_allclose((before[1] - network.layers[0].b) / lr, db, atol=1e-9)


def test_l2_keeps_weights_small_and_is_not_in_the_history():
    X, y = moons(60, 0.1, 0)
    sizes, losses = [], []
    for l2 in (0.0, 0.05):
        network = mlp([2, 8, 1], rng=0, loss="binary_cross_entropy")
        options = {"epochs": 40, "batch_size": 10, "optimizer": SGD(0.3), "rng": 0, "l2": l2}
        history = fit(network, X, y[:, None], **options)
        assert history.loss[-1] == network.loss(X, y[:, None])
        sizes.append(sum(np.sum(layer.W**2) for layer in network.layers))
        losses.append(history.loss[-1])
    assert sizes[1] < sizes[0] / 2
    assert losses[1] > losses[0]


@pytest.mark.parametrize("l2", [-0.1, np.nan])
def test_bad_l2(l2):
    network, X, Y, _ = xor_run()
    with pytest.raises(ValueError, match="l2 must be 0 or more, got"):
        learn_batch(network, X, Y, SGD(0.1), l2)
