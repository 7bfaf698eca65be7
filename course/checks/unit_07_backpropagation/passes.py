"""A whole backward pass in replaceable parts: the right one, and wrong ones for the bank."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from course.checks.unit_07_backpropagation.dense_backward import dense_backward
from course.checks.unit_07_backpropagation.output_delta import output_delta
from course.functions import sigmoid, sigmoid_prime


def sums_and_inputs(X, layers, f=sigmoid):
    """What goes into each layer, and its z."""
    inputs, zs = [X], []
    for W, b in layers:
        zs.append(inputs[-1] @ W + b)
        inputs.append(f(zs[-1]))
    return inputs[:-1], zs


def carry(dz, W, dW):
    return dz @ W.T


@dataclass(frozen=True)
class Pass:
    """backward(X, Y, layers, loss) with parts that may be done another way.

    delta : (z, Y, loss) -> dz of the last layer
    gradients : (dz, X, W) -> dW, db, dX of a layer
    slope : z -> what is multiplied in at each hidden layer
    carry : (dz, W, dW) -> da of the layer before
    f : what hidden units do to z on the way forward
    """

    delta: Callable = output_delta
    gradients: Callable = dense_backward
    slope: Callable = sigmoid_prime
    carry: Callable = carry
    f: Callable = sigmoid

    def __call__(self, X, Y, layers, loss):
        inputs, zs = sums_and_inputs(X, layers, self.f)
        dz, found = self.delta(zs[-1], Y, loss), []
        for i in reversed(range(len(layers))):
            dW, db, _ = self.gradients(dz, inputs[i], layers[i][0])
            found.insert(0, (dW, db))
            if i:
                dz = self.carry(dz, layers[i][0], dW) * self.slope(zs[i - 1])
        return found


def gradients(dW=lambda dz, X: X.T @ dz, db=lambda dz: dz.sum(axis=0)):
    """The gradients of a layer with another idea of dW(dz, X) or db(dz)."""
    return lambda dz, X, W: (dW(dz, X), db(dz), dz @ W.T)


def changed(change):
    """The right pass, and then something done to its result: change(gradients)."""
    return lambda X, Y, layers, loss: change(Pass()(X, Y, layers, loss))


def through(change):
    """The right pass through other layers: change(layers)."""
    return lambda X, Y, layers, loss: Pass()(X, Y, change(layers), loss)


def stepped(lr):
    """Each weight takes its step before the error goes back through it."""
    return Pass(carry=lambda dz, W, dW: dz @ (W - lr * dW).T)


def stepped_in_place(lr):
    def backward(X, Y, layers, loss):
        inputs, zs = sums_and_inputs(X, layers)
        dz, found = output_delta(zs[-1], Y, loss), []
        for i in reversed(range(len(layers))):
            W, b = layers[i]
            dW, db, _ = dense_backward(dz, inputs[i], W)
            found.insert(0, (dW, db))
            W -= lr * dW
            b -= lr * db
            if i:
                dz = dz @ W.T * sigmoid_prime(zs[i - 1])
        return found

    return backward


def slope_of_the_next_layer(X, Y, layers, loss):
    """Uses zs[i], the sums of the layer that the error comes from."""
    inputs, zs = sums_and_inputs(X, layers)
    dz, found = output_delta(zs[-1], Y, loss), []
    for i in reversed(range(len(layers))):
        found.insert(0, dense_backward(dz, inputs[i], layers[i][0])[:2])
        if i:
            dz = dz @ layers[i][0].T * sigmoid_prime(zs[i])
    return found


def error_never_renewed(X, Y, layers, loss):
    """The output error is used for every layer."""
    inputs, zs = sums_and_inputs(X, layers)
    dz = output_delta(zs[-1], Y, loss)
    return [dense_backward(dz, a, W)[:2] for a, (W, _) in zip(inputs, layers, strict=True)]


def with_inputs(choose):
    """Each dW computed with other inputs: choose(inputs, zs, i)."""

    def backward(X, Y, layers, loss):
        inputs, zs = sums_and_inputs(X, layers)
        dz, found = output_delta(zs[-1], Y, loss), []
        for i in reversed(range(len(layers))):
            W = layers[i][0]
            found.insert(0, (choose(inputs, zs, i).T @ dz, dz.sum(axis=0)))
            if i:
                dz = dz @ W.T * sigmoid_prime(zs[i - 1])
        return found

    return backward


def errors(X, Y, layers, loss):
    """dz of every layer."""
    _, zs = sums_and_inputs(X, layers)
    dzs = [output_delta(zs[-1], Y, loss)]
    for (W, _), z in zip(layers[:0:-1], zs[-2::-1], strict=True):
        dzs.insert(0, dzs[0] @ W.T * sigmoid_prime(z))
    return dzs


def inputs_gradients(X, Y, layers, loss):
    """(dX, db) of every layer in the place of (dW, db)."""
    return [
        (dz @ W.T, dz.sum(axis=0))
        for dz, (W, _) in zip(errors(X, Y, layers, loss), layers, strict=True)
    ]


def descended(X, Y, layers, loss, lr):
    """The layers after a step."""
    found = Pass()(X, Y, layers, loss)
    return [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(layers, found, strict=True)]


def past_the_first_layer(X, Y, layers, loss):
    """The error is carried once more, from the first layer to the z of the last one."""
    _, zs = sums_and_inputs(X, layers)
    errors(X, Y, layers, loss)[0] @ layers[0][0].T * sigmoid_prime(zs[-1])
    return Pass()(X, Y, layers, loss)


def reversing(X, Y, layers, loss):
    found = Pass()(X, Y, layers, loss)
    layers.reverse()
    return found


def consuming(X, Y, layers, loss):
    found = Pass()(X, Y, layers, loss)
    layers.clear()
    return found


def output_also_bent(z, Y, loss):
    """The error for scores that went through a sigmoid first."""
    return output_delta(sigmoid(z), Y, loss)


def ragged(rows):
    return [g for pair in rows for g in pair]


def without_bias(layers):
    return [(W, np.zeros_like(b)) for W, b in layers]
