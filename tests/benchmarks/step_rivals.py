"""One training step, five ways: each is built from the same weights and gives back its own.

A way is a function of (parameters, X, Y) that returns `step`, which trains on X and Y once, and
`weights`, which lists the parameters [W1, b1, …] as they are now. Hidden units are tanh, the loss
is softmax and cross-entropy, the optimizer is SGD: the course's defaults.
"""

import warnings

import numpy as np

LR = 0.01


def ours(parameters, X, Y):
    from course.network import Dense, Network
    from course.optimizers import SGD

    pairs = list(zip(parameters[::2], parameters[1::2], strict=True))
    layers = [Dense(W, b, "tanh") for W, b in pairs[:-1]] + [Dense(*pairs[-1])]
    network, sgd = Network(layers, "cross_entropy"), SGD(LR)

    def step():
        network.forward(X)
        network.backward(Y, to_inputs=False)
        sgd.step(network.parameters, network.gradients)

    return step, lambda: network.parameters


def pytorch(parameters, X, Y):
    import torch
    from torch import nn

    torch.set_num_threads(1)
    layers = []
    for W, b in zip(parameters[::2], parameters[1::2], strict=True):
        layers += [nn.Linear(*W.shape), nn.Tanh()]
        layers[-2].weight.data = torch.from_numpy(W.T.copy())
        layers[-2].bias.data = torch.from_numpy(b.copy())
    network = nn.Sequential(*layers[:-1])
    inputs, labels = torch.from_numpy(X), torch.from_numpy(Y.argmax(axis=1))
    sgd, loss = torch.optim.SGD(network.parameters(), lr=LR), nn.CrossEntropyLoss()

    def step():
        sgd.zero_grad()
        loss(network(inputs), labels).backward()
        sgd.step()

    return step, lambda: [p.detach().numpy().T for p in network.parameters()]


def scikit_learn(parameters, X, Y):
    from sklearn.neural_network import MLPClassifier

    hidden = [len(b) for b in parameters[1:-1:2]]
    plain = {"momentum": 0, "nesterovs_momentum": False, "alpha": 0, "shuffle": False}
    network = MLPClassifier(
        hidden, activation="tanh", solver="sgd", learning_rate_init=LR, batch_size=len(X), **plain
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        network.partial_fit(X, Y, classes=range(Y.shape[1]))  # it builds itself at its first data
    network.out_activation_ = "softmax"  # on one-hot rows it would take a σ for each output
    network.coefs_ = [W.copy() for W in parameters[::2]]
    network.intercepts_ = [b.copy() for b in parameters[1::2]]

    def weights():
        pairs = zip(network.coefs_, network.intercepts_, strict=True)
        return [p for pair in pairs for p in pair]

    return lambda: network.partial_fit(X, Y), weights


def hips_autograd(parameters, X, Y):
    import autograd.numpy as anp
    from autograd import grad

    parameters = [p.copy() for p in parameters]

    def loss(parameters):
        a = X
        for W, b in zip(parameters[:-2:2], parameters[1:-2:2], strict=True):
            a = anp.tanh(anp.dot(a, W) + b)
        z = anp.dot(a, parameters[-2]) + parameters[-1]
        z = z - anp.max(z, axis=1, keepdims=True)
        log_softmax = z - anp.log(anp.sum(anp.exp(z), axis=1, keepdims=True))
        return -anp.sum(Y * log_softmax) / len(Y)

    gradients = grad(loss)

    def step():
        for p, dp in zip(parameters, gradients(parameters), strict=True):
            p -= LR * dp

    return step, lambda: parameters


def hand_tuned(parameters, X, Y):
    """Our operations in NumPy: arrays allocated once, nothing checked or computed twice."""
    parameters = [p.copy() for p in parameters]
    gradients = [np.empty_like(p) for p in parameters]
    Ws, bs, dWs, dbs = parameters[::2], parameters[1::2], gradients[::2], gradients[1::2]
    a = [X] + [np.empty((len(X), len(b)), X.dtype) for b in bs]
    dz = [np.empty_like(layer) for layer in a]
    column, n, last = np.empty((len(X), 1), X.dtype), len(X), len(Ws)

    def step():
        for k in range(last):
            np.matmul(a[k], Ws[k], out=a[k + 1])
            np.add(a[k + 1], bs[k], out=a[k + 1])
            if k + 1 < last:
                np.tanh(a[k + 1], out=a[k + 1])
        z, delta = a[last], dz[last]
        np.maximum.reduce(z, axis=1, keepdims=True, out=column)
        np.subtract(z, column, out=delta)
        np.exp(delta, out=delta)
        np.add.reduce(delta, axis=1, keepdims=True, out=column)
        np.divide(delta, column, out=delta)
        np.subtract(delta, Y, out=delta)
        np.multiply(delta, 1 / n, out=delta)
        for k in range(last - 1, -1, -1):
            np.matmul(a[k].T, dz[k + 1], out=dWs[k])
            np.add.reduce(dz[k + 1], axis=0, out=dbs[k])
            if k > 0:
                np.matmul(dz[k + 1], Ws[k].T, out=dz[k])
                np.multiply(a[k], a[k], out=a[k])
                np.subtract(1, a[k], out=a[k])
                np.multiply(dz[k], a[k], out=dz[k])
        for p, dp in zip(parameters, gradients, strict=True):
            np.multiply(dp, LR, out=dp)
            np.subtract(p, dp, out=p)

    return step, lambda: parameters


WAYS = {
    "course": ours,
    "hand-tuned NumPy": hand_tuned,
    "PyTorch eager": pytorch,
    "scikit-learn": scikit_learn,
    "HIPS autograd": hips_autograd,
}
