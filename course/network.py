"""A network is a list of layers and a loss: forward to predict, backward to know who is to blame.

Rows are samples: X is (n, d_in). dQ is always ∂loss/∂Q and has exactly Q's shape.
"""

import numpy as np

from course.data import labels
from course.functions import ACTIVATIONS, LOSSES, PROBABILITIES, as_float, identity

NO_FORWARD = "backward needs what forward remembers: call forward(X) first"


class Dense:
    """A layer in which every input reaches every output: z = X @ W + b, a = f(z).

    W: weights (d_in, d_out). b: biases (d_out,). Both are copied.
    activation: a name in ACTIVATIONS, or a pair (f, f_prime) of functions of z.
    ValueError if shapes do not fit or the activation is unknown.
    """

    def __init__(self, W, b, activation="identity"):
        self.W, self.b = np.array(as_float(W)), np.array(as_float(b))
        self.f, self.f_prime = _pair(activation, ACTIVATIONS, "activation")
        self.X = self.z = self.dW = self.db = None
        if self.W.ndim != 2 or self.b.shape != self.W.shape[1:]:
            cause = "; did you pass W.T?" if self.b.shape == self.W.shape[:1] else ""
            raise ValueError(
                f"W has shape {self.W.shape} and b has shape {self.b.shape}, expected (d_in, d_out)"
                f" and (d_out,): one bias for each column of W{cause}"
            )

    def __call__(self, X):
        """Activations (n, d_out) for inputs X (n, d_in). Remembers nothing."""
        return self.f(_rows(X, self.W) @ self.W + self.b)

    def forward(self, X):
        """Activations (n, d_out) for inputs X (n, d_in). Remembers X and z for `backward`."""
        self.X = _rows(X, self.W)
        self.z = self.X @ self.W + self.b
        return self.f(self.z)

    def backward(self, da, to_inputs=True):
        """From da = ∂loss/∂a (n, d_out) to dW, db, which are kept, and dX, which is returned.

        Uses the X and z of the last `forward`; ValueError if there is none or da is not as z.
        to_inputs=False leaves dX out: nothing before the first layer learns from it.
        """
        _check_blame(da, self.z)
        dz = da * self.f_prime(self.z)
        self.dW = self.X.T @ dz
        self.db = dz.sum(axis=0)
        dX = dz @ self.W.T if to_inputs else None
        return dX


class Network:
    """Dense layers in a row and a loss (Rumelhart, Hinton and Williams, 1986).

    layers: Dense layers, each with as many inputs as the one before has outputs.
    loss: a name in LOSSES, or a pair (loss, loss_prime) of functions of outputs and targets.
    ValueError if the layers do not fit together or the loss is unknown.
    """

    def __init__(self, layers, loss):
        self.layers = list(layers)
        self.L, self.L_prime = _pair(loss, LOSSES, "loss")
        self.y_hat = None
        if not self.layers:
            raise ValueError("a network needs at least one layer, got none")
        for i, (one, two) in enumerate(zip(self.layers, self.layers[1:], strict=False), start=1):
            if one.W.shape[1] != two.W.shape[0]:
                raise ValueError(
                    f"layer {i} gives {one.W.shape[1]} outputs, but layer {i + 1} takes "
                    f"{two.W.shape[0]} inputs (W of shapes {one.W.shape}, {two.W.shape})"
                )

    def __repr__(self):
        sizes = [layer.W.shape[0] for layer in self.layers] + [self.layers[-1].W.shape[1]]
        return f"Network({' → '.join(map(str, sizes))})"

    def __call__(self, X):
        """Outputs (n, d_out) for inputs X (n, d_in). Remembers nothing."""
        for layer in self.layers:
            X = layer(X)
        return X

    def forward(self, X):
        """Outputs (n, d_out) for inputs X (n, d_in). Every layer remembers, for `backward`."""
        for layer in self.layers:
            X = layer.forward(X)
        self.y_hat = X
        return self.y_hat

    def backward(self, Y, to_inputs=True):
        """The loss's blame for every parameter, into `gradients`; returns ∂loss/∂X (n, d_in).

        Y: targets (n, d_out) of the X of the last `forward`; ValueError if there is none.
        to_inputs=False leaves ∂loss/∂X out, which training never needs.
        """
        if self.y_hat is None:
            raise ValueError(NO_FORWARD)
        da = self.L_prime(self.y_hat, Y)
        for layer in reversed(self.layers[1:]):
            da = layer.backward(da)
        return self.layers[0].backward(da, to_inputs)

    def loss(self, X, Y):
        """The loss, a float, at inputs X (n, d_in) and targets Y (n, d_out)."""
        return self.L(self(X), Y)

    def probabilities(self, X):
        """Outputs (n, d_out) as probabilities: through the σ or softmax that the loss holds.

        With mse, or with a loss of your own, the outputs as they are.
        """
        return PROBABILITIES.get(self.L, identity)(self(X))

    def predict(self, X):
        """The label (n,) of each row of X (n, d_in): see `labels`."""
        return labels(self.probabilities(X))

    @property
    def parameters(self):
        """[W1, b1, W2, b2, …]: the arrays themselves, for an optimizer to change in place."""
        return [p for layer in self.layers for p in (layer.W, layer.b)]

    @property
    def gradients(self):
        """[dW1, db1, dW2, db2, …] of the last `backward`, in the order of `parameters`."""
        return [dp for layer in self.layers for dp in (layer.dW, layer.db)]


def mlp(sizes, *, rng, activation="tanh", output="identity", loss="cross_entropy"):
    """A multilayer perceptron with layers of `sizes`, inputs first: mlp([64, 32, 10], rng=rng).

    activation: of the hidden layers; output: of the last one. Both cross-entropies take plain
    outputs ("identity"): the σ or softmax is in them. rng: numpy.random.Generator or seed.
    Biases start at 0, weights at random (see `initial_weights`). ValueError if sizes are no
    two or more positive whole numbers.
    """
    sizes, rng = list(sizes), np.random.default_rng(rng)
    if len(sizes) < 2 or not all(isinstance(d, (int, np.integer)) and d > 0 for d in sizes):
        raise ValueError(f"sizes must be two or more positive whole numbers, got {sizes}")
    activations = [activation] * (len(sizes) - 2) + [output]
    layers = [
        Dense(initial_weights(d_in, d_out, f, rng), np.zeros(d_out), f)
        for d_in, d_out, f in zip(sizes, sizes[1:], activations, strict=False)
    ]
    return Network(layers, loss)


def initial_weights(d_in, d_out, activation, rng):
    """Normal random weights (d_in, d_out), just large enough that signals neither fade nor grow.

    Variance 2 / d_in for relu and leaky_relu (He, Zhang, Ren and Sun, 2015),
    2 / (d_in + d_out) for all others (Glorot and Bengio, 2010).
    """
    variance = 2 / d_in if activation in ("relu", "leaky_relu") else 2 / (d_in + d_out)
    return rng.normal(0, np.sqrt(variance), (d_in, d_out))


def _pair(choice, table, kind):
    """(f, f_prime), by name or as given."""
    if isinstance(choice, str) and choice in table:
        return table[choice]
    if isinstance(choice, (tuple, list)) and len(choice) == 2 and all(map(callable, choice)):
        return choice
    hint = "; the softmax is in cross_entropy: use 'identity'" if choice == "softmax" else ""
    raise ValueError(
        f"unknown {kind} {choice!r}: give one of {', '.join(table)}, or a pair (f, f_prime){hint}"
    )


def _rows(X, W):
    """X as floats, one row a sample, if W can take it."""
    X, d_in = as_float(X), W.shape[0]
    if X.ndim == 2 and X.shape[1] == d_in:
        return X
    cause = ""
    if X.shape[:1] == (d_in,):
        cause = "; a single sample is x[None, :]" if X.ndim == 1 else "; did you pass X.T?"
    raise ValueError(f"X has shape {X.shape}, expected (n, {d_in}): rows are samples{cause}")


def _check_blame(da, z):
    if z is None:
        raise ValueError(NO_FORWARD)
    if np.shape(da) != z.shape:
        raise ValueError(f"da has shape {np.shape(da)}, but this layer's a has shape {z.shape}")
