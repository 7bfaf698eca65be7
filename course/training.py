"""Learning: epochs of minibatches, each a forward pass, a backward pass and a step."""

import math
from dataclasses import dataclass, field

import numpy as np

from course.data import labels
from course.functions import as_float


@dataclass
class History:
    """What happened, one number for each epoch, measured at its end on all samples.

    The losses are in the loss's own units, the accuracies from 0 to 1 (see `accuracy`). The lists
    of validation stay empty when nothing is held back for it.
    """

    loss: list = field(default_factory=list)
    accuracy: list = field(default_factory=list)
    validation_loss: list = field(default_factory=list)
    validation_accuracy: list = field(default_factory=list)


def fit(
    network, X, Y, *, epochs, batch_size, optimizer, rng, l2=0.0, validation=None, on_epoch=None
):
    """Trains `network` in place on inputs X (n, d_in) and targets Y (n, d_out); its History.

    validation: a pair (X, Y) to measure but not to learn from. rng: numpy.random.Generator or
    seed, which shuffles every epoch. l2: how much large weights cost, see `learn_batch`; the
    History shows the loss without it. on_epoch: called with the History after each epoch; what it
    raises ends the training and reaches you, as does Ctrl-C or the stop button. The network then
    keeps all it has learned until there, and `fit` may be called again.
    ValueError for data that do not fit; FloatingPointError when the loss stops being a number.
    """
    rng, history = np.random.default_rng(rng), History()
    for _ in range(_positive("epochs", epochs)):
        _train_epoch(network, X, Y, batch_size, optimizer, rng, l2)
        history.loss.append(_finite_loss(network, X, Y, optimizer))
        history.accuracy.append(accuracy(network, X, Y))
        if validation is not None:
            history.validation_loss.append(network.loss(*validation))
            history.validation_accuracy.append(accuracy(network, *validation))
        if on_epoch is not None:
            on_epoch(history)
    return history


def learn_batch(network, X, Y, optimizer, l2=0.0):
    """Learns from inputs X (n, d_in) and targets Y (n, d_out), all at once, in place.

    l2 adds l2 · ΣW² over all weights, not the biases, to what is made small, and so 2 · l2 · W to
    every dW: weights that the samples do not hold up fade (Krogh and Hertz, 1992).
    ValueError if l2 is negative.
    """
    if not l2 >= 0:
        raise ValueError(f"l2 must be 0 or more, got {l2!r}")
    network.forward(X)
    network.backward(Y, to_inputs=False)
    if l2:
        for layer in network.layers:
            layer.dW += 2 * l2 * layer.W
    optimizer.step(network.parameters, network.gradients)


def minibatches(X, Y, batch_size, rng):
    """Yields (X, Y) in random batches of `batch_size` rows until every row came once.

    The last batch is smaller when n is no multiple. rng: numpy.random.Generator or seed.
    ValueError if X and Y differ in length, are empty, or batch_size is no positive whole number.
    """
    X, Y, batch_size = np.asarray(X), np.asarray(Y), _positive("batch_size", batch_size)
    if len(X) != len(Y) or len(X) == 0:
        raise ValueError(f"X has {len(X)} rows and Y has {len(Y)}: one row a sample in both")
    order = np.random.default_rng(rng).permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        yield X[rows], Y[rows]


def accuracy(network, X, Y):
    """The share, 0 to 1, of rows of X (n, d_in) that get the label of Y's row (n, d_out).

    NaN when the targets are not all 0 or 1: then they name no classes.
    """
    if not np.isin(Y, (0, 1)).all():
        return math.nan
    return float(np.mean(network.predict(X) == labels(Y)))


@np.errstate(over="ignore", invalid="ignore")  # a run that diverges is told once, in words
def _train_epoch(network, X, Y, batch_size, optimizer, rng, l2):
    for X_batch, Y_batch in minibatches(X, Y, batch_size, rng):
        learn_batch(network, X_batch, Y_batch, optimizer, l2)


@np.errstate(over="ignore", invalid="ignore")
def _finite_loss(network, X, Y, optimizer):
    loss = network.loss(X, Y)
    if not math.isfinite(loss):
        cause = "the steps are too large: try a smaller lr"
        if not np.isfinite(as_float(X)).all() or not np.isfinite(as_float(Y)).all():
            cause = "X or Y contain NaN or infinity"
        raise FloatingPointError(
            f"the loss is {loss} after training with {optimizer}. The likely cause: {cause}. "
            "The weights are spoilt; build the network anew."
        )
    return loss


def _positive(name, value):
    if not (isinstance(value, (int, np.integer)) and value >= 1):
        raise ValueError(f"{name} must be a positive whole number, got {value!r}")
    return value
