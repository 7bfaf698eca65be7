"""Wrong ways to go through an epoch, for the bank of `train_epoch`."""

import numpy as np

from course.checks.unit_08_training.passes import stepped


def train_epoch(layers, batches, backward, step):
    for X, Y in batches:
        layers = step(layers, backward(X, Y, layers))
    return layers


def of_batches(change):
    """An epoch over other batches: change(batches) -> batches."""
    return lambda layers, batches, backward, step: train_epoch(
        layers, change(batches), backward, step
    )


def of_step(change):
    """An epoch with another step: change(step) -> step."""
    return lambda layers, batches, backward, step: train_epoch(
        layers, batches, backward, change(step)
    )


def old_weights(layers, batches, backward, step):
    first = layers
    for X, Y in batches:
        layers = step(layers, backward(X, Y, first))
    return layers


def never_kept(layers, batches, backward, step):
    for X, Y in batches:
        new = step(layers, backward(X, Y, layers))
    return new


def first_gradient(layers, batches, backward, step):
    gradients = backward(*batches[0], layers)
    for _ in batches:
        layers = step(layers, gradients)
    return layers


def layer_by_layer(order):
    """Each layer is changed before the error goes on to the next; order(number of layers)."""

    def epoch(layers, batches, backward, step):
        layers = list(layers)
        for X, Y in batches:
            for i in order(len(layers)):
                layers[i] = step(layers, backward(X, Y, layers))[i]
        return layers

    return epoch


def from_the_last(count):
    return range(count - 1, -1, -1)


def gathered(share):
    """One step at the end with all gradients together, each times share(number of batches)."""

    def epoch(layers, batches, backward, step):
        parts = [backward(X, Y, layers) for X, Y in batches]
        total = [
            tuple(share(len(parts)) * sum(arrays) for arrays in zip(*layer, strict=True))
            for layer in zip(*parts, strict=True)
        ]
        return step(layers, total)

    return epoch


def merged(batches):
    X, Y = (np.concatenate(parts) for parts in zip(*batches, strict=True))
    return [(X, Y)]


def single_samples(batches):
    return [(x[None], y[None]) for X, Y in batches for x, y in zip(X, Y, strict=True)]


def batch_in_one(layers, batches, backward, step):
    for batch in batches:
        layers = step(layers, backward(batch, layers))
    return layers


def averaged_again(layers, batches, backward, step):
    for X, Y in batches:
        gradients = [(dW / len(X), db / len(X)) for dW, db in backward(X, Y, layers)]
        layers = step(layers, gradients)
    return layers


def own_step(lr):
    return lambda step: lambda layers, gradients: stepped(layers, gradients, lr)


def step_apiece(layers, batches, backward, step):
    for X, Y in batches:
        gradients = backward(X, Y, layers)
        layers = [step(layer, gradient) for layer, gradient in zip(layers, gradients, strict=True)]
    return layers


def into_the_list(layers, batches, backward, step):
    for X, Y in batches:
        layers[:] = step(layers, backward(X, Y, layers))
    return layers


def last_gradients(layers, batches, backward, step):
    for X, Y in batches:
        gradients = backward(X, Y, layers)
        layers = step(layers, gradients)
    return gradients


def nothing(answer):
    def epoch(*arguments):
        answer(*arguments)

    return epoch
