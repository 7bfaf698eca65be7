"""Layers in a row: what one puts out, the next takes in."""

from itertools import pairwise

import numpy as np

from course.checks.exercise import Exercise, Mistake
from course.checks.unit_03_networks.dense_forward import dense_forward
from course.checks.unit_03_networks.shared import FUNCTIONS


def forward(X, layers):
    for W, b, activation in layers:
        X = dense_forward(X, W, b, activation)
    return X


def network_cases(rng):
    """(X, layers): by hand, one layer, three, one sample, one column, integers, random."""
    one = (np.array([[1.0, -1.0], [2.0, 1.0]]), np.array([-1.0, 0.5]), "relu")
    two = (np.array([[2.0], [-1.0]]), np.array([0.5]), "identity")
    three = (np.array([[0.5, -2.0], [1.0, 1.0]]), np.array([1.0, -2.0]), "identity")
    integers = (np.array([[1, 0, 2], [-1, 1, 0]]), np.array([0, 1, -2]), "step")
    last = (np.array([[1], [-2], [2]]), np.array([1]), "identity")
    cases = [
        (np.array([[1.0, 2.0]]), [one, two]),
        (np.array([[1.0, 2.0], [3.0, -1.0]]), [one]),
        (np.array([[1.0, 2.0], [-3.0, -1.0]]), [one, three]),
        (np.array([[1.0, 2.0], [-3.0, -1.0], [0.0, 1.0]]), [one, three, one]),
        (np.array([[1, 0], [0, 3]]), [integers, last]),
        (np.array([[0.5], [-2.0]]), [(np.array([[1.0, 2.0]]), np.array([0.0, 1.0]), "tanh"), two]),
        (np.array([[500.0, 900.0]]), [(one[0], one[1], "sigmoid"), two]),
    ]
    for sizes in ((3, 4, 2), (4, 4, 4, 4), (2, 5, 3, 1), (3, 3, 3)):
        cases.append((rng.normal(size=(3, sizes[0])), random_layers(sizes, rng)))
    X, layers = cases[-1]
    single = [(W.astype(np.float32), b.astype(np.float32), name) for W, b, name in layers]
    return [*cases, (X.astype(np.float32), single)]


def random_layers(sizes, rng):
    names = ("relu", "tanh", "sigmoid")
    return [
        (rng.normal(size=(d_in, d_out)), rng.normal(size=d_out), names[i % 3])
        for i, (d_in, d_out) in enumerate(pairwise(sizes))
    ]


def _with(change):
    """The forward pass through other layers: change(layers) -> layers."""
    return lambda X, layers: forward(X, change(layers))


def _inputs_every_time(X, layers):
    for W, b, activation in layers:
        a = dense_forward(X, W, b, activation)
    return a


def _no_bend(X, layers):
    for W, b, _ in layers:
        X = X @ W + b
    return X


def _bend_before(X, layers):
    for W, b, activation in layers:
        X = FUNCTIONS[activation](X) @ W + b
    return X


def _consuming(X, layers):
    while layers:
        X = dense_forward(X, *layers.pop(0))
    return X


def _every_activation(X, layers):
    found = []
    for layer in layers:
        found.append(X := dense_forward(X, *layer))
    return found


def _last_z(X, layers):
    *before, (W, b, _) = layers
    return forward(X, before) @ W + b


EXERCISE = Exercise(
    reference=forward,
    returns="the activations of the last layer, one row a sample",
    points=2,
    cases=network_cases,
    mistakes=(
        Mistake(
            "inputs into every layer",
            "Every layer gets X, so only the last one counts. Each must get what the layer before it "
            "put out: `X = dense_forward(X, …)`.",
            _inputs_every_time,
        ),
        Mistake(
            "returned inside the loop",
            "You return after the first layer: move `return` out of the loop, to the left.",
            lambda X, layers: forward(X, layers[:1]),
        ),
        Mistake(
            "last layer left out",
            "The last layer is missing. It has weights and a bias as every other.",
            lambda X, layers: forward(X, layers[:-1]),
        ),
        Mistake(
            "first layer left out",
            "The first layer is missing: the inputs themselves are not a layer in `layers`.",
            lambda X, layers: forward(X, layers[1:]),
        ),
        Mistake(
            "wrong order",
            "You go through the layers from back to front. Forward starts with `layers[0]`.",
            _with(lambda layers: layers[::-1]),
        ),
        Mistake("no activation", "The activations are missing: each layer bends its z.", _no_bend),
        Mistake(
            "only the last activation",
            "You bend once, at the end. Without a bend between them, all layers fold into one.",
            lambda X, layers: FUNCTIONS[layers[-1][2]](_no_bend(X, layers)),
        ),
        Mistake(
            "inputs instead of z",
            "The activation is applied to what goes into a layer. It belongs on what comes out.",
            _bend_before,
        ),
        Mistake(
            "activation of the last layer forgotten",
            "The last layer's activation is missing. Its name may be identity, but need not be.",
            _last_z,
        ),
        Mistake(
            "one activation for all layers",
            "Every layer uses the first layer's activation. Each tuple brings its own.",
            _with(lambda layers: [(W, b, layers[0][2]) for W, b, _ in layers]),
        ),
        Mistake(
            "always relu",
            "Every layer uses relu. The third entry of each tuple names its activation.",
            _with(lambda layers: [(W, b, "relu") for W, b, _ in layers]),
        ),
        Mistake(
            "always sigmoid",
            "Every layer uses the sigmoid. The third entry of each tuple names its activation.",
            _with(lambda layers: [(W, b, "sigmoid") for W, b, _ in layers]),
        ),
        Mistake(
            "biases forgotten",
            "The biases are missing: each layer computes f(X @ W + b).",
            _with(lambda layers: [(W, 0 * b, name) for W, b, name in layers]),
        ),
        Mistake(
            "weights transposed",
            "You transposed the weights. Each W is (d_in, d_out) already: `X @ W`.",
            _with(lambda layers: [(W.T, b, name) for W, b, name in layers]),
        ),
        Mistake(
            "layers used up",
            "The numbers are right, but `pop` empties the caller's list: the network would work "
            "once. Go through it with `for W, b, activation in layers:`.",
            _consuming,
        ),
        Mistake(
            "all activations",
            "You return what every layer put out. Here only the last one is asked for.",
            _every_activation,
        ),
        Mistake(
            "two layers written out",
            "You wrote out two layers. A network may have any number: use a loop.",
            lambda X, layers: dense_forward(dense_forward(X, *layers[0]), *layers[1]),
        ),
        Mistake(
            "inputs returned",
            "You return the inputs. Does what a layer puts out get lost in the loop?",
            lambda X, layers: X,
        ),
        Mistake(
            "inputs bent first",
            "You bend the inputs before the first layer. The inputs go in as they are.",
            lambda X, layers: forward(FUNCTIONS[layers[0][2]](X), layers),
        ),
    ),
    hints=(
        "You wrote one layer: `dense_forward`. A network is a loop over layers.",
        "What comes out of a layer goes into the next: give it the name that went in.",
        "`for W, b, activation in layers:`, inside it `X = dense_forward(…)`, after it `return X`.",
    ),
    owned="You own the forward pass of every plain network, however deep.",
)
