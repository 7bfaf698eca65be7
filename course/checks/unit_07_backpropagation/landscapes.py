"""Functions of an array, one number each, to hold a gradient against; each beside its gradient.

They stand at the top of a module and have names, so that an answer in another process can import
what it is asked about.
"""

import numpy as np

from course.functions import cross_entropy, cross_entropy_prime, relu, sigmoid, sigmoid_prime

X = np.array([[1.0, 2.0], [-1.0, 0.5], [0.5, -1.5]])
Y = np.eye(3)[[0, 2, 1]]


def sum_of_squares(p):
    return np.sum(p**2)


def sum_of_squares_gradient(p):
    return 2 * p


def sum_of_cubes(p):
    return np.sum(p**3)


def sum_of_cubes_gradient(p):
    return 3 * p**2


def tiny_cubes(p):
    """A loss whose slopes are so small that any absolute error looks small."""
    return 1e-10 * np.sum(p**3)


def tiny_cubes_gradient(p):
    return 3e-10 * p**2


def huge_sines(p):
    """A loss whose slopes are so large that any absolute error looks large."""
    return 1e6 * np.sum(np.sin(p))


def huge_sines_gradient(p):
    return 1e6 * np.cos(p)


def sum_of_relus(p):
    """A kink where an entry of p is 0."""
    return np.sum(relu(p))


def sum_of_sigmoids(p):
    return np.sum(sigmoid(p))


def sum_of_sigmoids_gradient(p):
    return sigmoid_prime(p)


def loss_of_weights(W):
    """The cross-entropy of a layer with weights W (2, 3) on three samples."""
    return cross_entropy(X @ W, Y)


def loss_of_weights_gradient(W):
    return X.T @ cross_entropy_prime(X @ W, Y)
