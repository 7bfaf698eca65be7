"""For `train_epoch`: layers and batches to try, and the functions that come with them.

The functions travel to an answer by their names.
"""

from itertools import pairwise

import numpy as np

from course.functions import sigmoid, softmax


def linear_backward(X, Y, layers):
    """One layer without a bend, ŷ = X W + b, and the mean squared error."""
    [(W, b)] = layers
    dz = 2 * (X @ W + b - Y) / len(X)
    return [(X.T @ dz, dz.sum(axis=0))]


def network_backward(X, Y, layers):
    """Any number of layers: sigmoid hidden units, plain outputs, softmax cross-entropy."""
    activations = [X]
    for W, b in layers[:-1]:
        activations.append(sigmoid(activations[-1] @ W + b))
    W, b = layers[-1]
    dz, gradients = (softmax(activations[-1] @ W + b) - Y) / len(X), []
    for (W, _), a in zip(reversed(layers), reversed(activations), strict=True):
        gradients.append((a.T @ dz, dz.sum(axis=0)))
        dz = (dz @ W.T) * a * (1 - a)  # past the first layer nobody reads it
    return gradients[::-1]


def quarter_step(layers, gradients):
    """Gradient descent with lr = 0.25."""
    return stepped(layers, gradients, 0.25)


def tenth_step(layers, gradients):
    """Gradient descent with lr = 0.1."""
    return stepped(layers, gradients, 0.1)


def capped_step(layers, gradients):
    """Gradient descent with lr = 1 in which no weight moves by more than 0.25."""
    capped = [(np.clip(dW, -0.25, 0.25), np.clip(db, -0.25, 0.25)) for dW, db in gradients]
    return stepped(layers, capped, 1)


def stepped(layers, gradients, lr):
    return [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(layers, gradients, strict=True)]


def random_layers(sizes, rng):
    return [
        (rng.normal(size=(d_in, d_out)), rng.normal(size=d_out)) for d_in, d_out in pairwise(sizes)
    ]


def random_batches(counts, d_in, k, rng):
    """Batches (X, Y) of the sizes `counts`, with one-hot Y."""
    return [(rng.normal(size=(n, d_in)), np.eye(k)[rng.integers(k, size=n)]) for n in counts]


def epoch_cases(rng):
    """(layers, batches, backward, step): by hand, one batch, a network, unequal batches, random."""
    line = [(np.array([[1.0]]), np.array([0.0]))]
    one = np.array([[1.0]]), np.array([[3.0]])
    two = np.array([[2.0]]), np.array([[4.5]])
    both = np.array([[1.0], [-1.0]]), np.array([[0.5], [2.0]])
    small = [
        (np.array([[1.0, -1.0], [0.5, 2.0]]), np.array([0.0, 0.5])),
        (np.array([[1.0, 0.0], [-2.0, 1.0]]), np.array([0.0, 0.0])),
    ]
    pairs = [
        (np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([[1.0, 0.0], [0.0, 1.0]])),
        (np.array([[1.0, 1.0]]), np.array([[0.0, 1.0]])),
    ]
    cases = [
        (line, [one, two], linear_backward, quarter_step),
        (line, [one], linear_backward, quarter_step),
        (line, [one, both, two], linear_backward, capped_step),
        (small, pairs, network_backward, quarter_step),
        (small, pairs[::-1], network_backward, tenth_step),
    ]
    for sizes, counts in (((3, 4, 2), (5, 5, 2)), ((2, 3, 4, 3), (4, 4, 4)), ((5, 2), (3, 1))):
        batches = random_batches(counts, sizes[0], sizes[-1], rng)
        cases.append((random_layers(sizes, rng), batches, network_backward, quarter_step))
    return cases
