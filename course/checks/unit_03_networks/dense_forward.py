"""One layer: f(X @ W + b)."""

import numpy as np

from course.checks.exercise import Exercise, Mistake
from course.checks.unit_03_networks.shared import (
    BEFORE_BIAS,
    FORGOT_ACTIVATION,
    FORGOT_BIAS,
    FUNCTIONS,
    NAME_IGNORED,
)


def dense_forward(X, W, b, activation):
    return FUNCTIONS[activation](X @ W + b)


def layer_cases(rng):
    """(X, W, b, activation): by hand, one sample, column, unit, integers, saturated, random."""
    X, W, b = np.array([[1.0, 2.0]]), np.array([[1.0, 0.0, -1.0], [2.0, 1.0, 0.5]]), [0.5, -3, 1]
    square = np.array([[1.0, 2.0], [3.0, 5.0]])
    cases = [
        (X, W, np.array(b), "identity"),  # z = (5.5, −1, 1)
        (X, W, np.array(b), "relu"),
        (np.array([[1.0, 0.0], [0.0, 1.0], [2.0, -1.0]]), W, np.array(b), "step"),
        (square, np.array([[0.0, 1.0], [-1.0, 0.5]]), np.array([0.25, -0.5]), "identity"),
        (np.array([[0.5], [-2.0]]), np.array([[3.0]]), np.array([1.0]), "tanh"),
        (np.array([[1, 0], [2, 1]]), np.array([[1, -2], [0, 3]]), np.array([1, -1]), "relu"),
        (np.array([[1, 0], [2, 1]]), np.array([[1, -2], [0, 3]]), np.array([0.5, 0.25]), "tanh"),
        (1000 * square, np.array([[1.0], [-1.0]]), np.array([1.0]), "sigmoid"),
    ]
    for (n, d_in, d_out), activation in zip(
        ((4, 3, 2), (3, 3, 3), (2, 5, 1), (1, 4, 3), (3, 2, 3)), FUNCTIONS, strict=True
    ):
        X, W, b = rng.normal(size=(n, d_in)), rng.normal(size=(d_in, d_out)), rng.normal(size=d_out)
        cases.append((X, W, b, activation))
    single = tuple(array.astype(np.float32) for array in (X, W, b))
    return [*cases, (*single, "sigmoid")]


def _layer(z):
    """A layer with another idea of z: z(X, W, b)."""
    return lambda X, W, b, activation: FUNCTIONS[activation](z(X, W, b))


def _always(name):
    return lambda X, W, b, activation: FUNCTIONS[name](X @ W + b)


def _added_in_place(X, W, b):
    z = X @ W
    z += b
    return z


EXERCISE = Exercise(
    reference=dense_forward,
    returns="one row a sample, one column a unit, shape (n, d_out)",
    points=2,
    cases=layer_cases,
    mistakes=(
        Mistake("bias forgotten", FORGOT_BIAS, _layer(lambda X, W, b: X @ W)),
        Mistake("activation forgotten", FORGOT_ACTIVATION, lambda X, W, b, activation: X @ W + b),
        Mistake(
            "activation before the bias",
            BEFORE_BIAS,
            lambda X, W, b, activation: FUNCTIONS[activation](X @ W) + b,
        ),
        Mistake(
            "activation on the inputs",
            "You bend the inputs before they are weighted. The activation comes last: f(X @ W + b).",
            lambda X, W, b, activation: FUNCTIONS[activation](X) @ W + b,
        ),
        Mistake(
            "activation twice",
            "The activation is applied twice. Once is enough: f(X @ W + b).",
            lambda X, W, b, activation: FUNCTIONS[activation](FUNCTIONS[activation](X @ W + b)),
        ),
        *(
            Mistake(f"always {name}", NAME_IGNORED, _always(name))
            for name in ("relu", "sigmoid", "tanh", "step")
        ),
        Mistake(
            "factors swapped",
            "`W @ X` pairs the inputs with the samples. Rows are samples, and the inner sizes must "
            "meet: (n, d_in) @ (d_in, d_out) is `X @ W`.",
            _layer(lambda X, W, b: W @ X + b),
        ),
        Mistake(
            "weights transposed",
            "You transposed W. It is (d_in, d_out) already, a column for each unit: `X @ W`.",
            _layer(lambda X, W, b: X @ W.T + b),
        ),
        Mistake(
            "inputs transposed",
            "You transposed X, so its rows are no longer samples. X is (n, d_in) already: `X @ W`.",
            _layer(lambda X, W, b: X.T @ W + b),
        ),
        Mistake(
            "columns are samples",
            "That is the transpose: you have a column for each sample. Here rows are samples, "
            "and the answer is (n, d_out).",
            _layer(lambda X, W, b: (X @ W + b).T),
        ),
        Mistake(
            "bias as a column",
            "`b[:, None]` gives each sample a bias. Each unit has one: `+ b` adds it to every row.",
            _layer(lambda X, W, b: X @ W + b[:, None]),
        ),
        Mistake(
            "bias once per sample",
            "The bias is added once for every sample of the batch, all to the same row. Each row "
            "gets it once.",
            _layer(lambda X, W, b: X @ W + len(X) * b),
        ),
        Mistake(
            "bias once per input",
            "The bias is added once for every input. It is added once, after the sum.",
            _layer(lambda X, W, b: X @ W + len(W) * b),
        ),
        Mistake(
            "one bias for all",
            "Every unit gets the first unit's bias. `b` holds one for each: add all of `b`.",
            _layer(lambda X, W, b: X @ W + b[0]),
        ),
        Mistake(
            "biases added up",
            "You add the sum of all biases everywhere. Each unit adds its own: `+ b`.",
            _layer(lambda X, W, b: X @ W + np.sum(b)),
        ),
        Mistake(
            "bias subtracted", "The bias is subtracted. It is added: z = X @ W + b.",
            _layer(lambda X, W, b: X @ W - b),
        ),
        Mistake(
            "products not summed",
            "`*` multiplies entry by entry. `@` multiplies and sums over the inputs: `X @ W`.",
            _layer(lambda X, W, b: X * W + b),
        ),
        Mistake(
            "first sample only",
            "You answer for the first row only. Each sample gets a row: shape (n, d_out).",
            _layer(lambda X, W, b: X[0] @ W + b),
        ),
        Mistake(
            "units summed",
            "You added up the units of the layer. Each keeps its own column.",
            lambda X, W, b, activation: FUNCTIONS[activation](X @ W + b).sum(axis=1),
        ),
        Mistake(
            "decimals into integers",
            "`z += b` writes into z, and z holds whole numbers when X and W do. "
            "Make a new array: `z = X @ W + b`.",
            _layer(_added_in_place),
        ),
    ),
    hints=(
        "First z for every sample and every unit at once: a matrix product, and the biases.",
        "z = X @ W + b has shape (n, d_out). Look up the function: `FUNCTIONS[activation]`.",
        "`return FUNCTIONS[activation](…)`, with z inside the parentheses.",
    ),
    owned="You own a whole layer: any number of neurons, any number of samples, one line.",
)  # fmt: skip
