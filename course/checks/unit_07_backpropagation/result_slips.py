"""The bank of `backward`, its second half: the right numbers, and what comes back in their place."""

import numpy as np

from course.checks.exercise import Mistake
from course.checks.unit_07_backpropagation.passes import (
    Pass,
    changed,
    consuming,
    descended,
    errors,
    gradients,
    inputs_gradients,
    past_the_first_layer,
    ragged,
    reversing,
)

RESULTS = (
    Mistake(
        "last layer first",
        "The list is turned around: you found the last layer first, and the first layer comes first "
        "in it. `insert(0, …)` or `gradients[::-1]` at the end.",
        changed(lambda found: found[::-1]),
    ),
    Mistake(
        "db and dW swapped",
        "Each pair is (dW, db), weights first.",
        changed(lambda found: [(db, dW) for dW, db in found]),
    ),
    Mistake(
        "one flat list",
        "The list is flat. Wanted is one pair (dW, db) for each layer.",
        changed(ragged),
    ),
    Mistake(
        "weights only",
        "The biases have gradients too: one pair (dW, db) for each layer.",
        changed(lambda found: [dW for dW, _ in found]),
    ),
    Mistake(
        "triples",
        "Each layer has three items, with dX perhaps. Keep dX to yourself: (dW, db).",
        lambda X, Y, layers, loss: [
            (*pair, dz @ W.T)
            for pair, dz, (W, _) in zip(
                Pass()(X, Y, layers, loss), errors(X, Y, layers, loss), layers, strict=True
            )
        ],
    ),
    Mistake(
        "last layer only",
        "Only the last layer came back. Is the `return` inside the loop?",
        changed(lambda found: found[-1:]),
    ),
    Mistake(
        "first layer left out",
        "The first layer is missing: your loop ends one layer too early.",
        changed(lambda found: found[1:]),
    ),
    Mistake(
        "gradients of the inputs",
        "In the place of `dW` stands the gradient of the layer's *inputs*, `dz @ W.T`. That one is "
        "carried on; the weights get `X.T @ dz`.",
        inputs_gradients,
    ),
    Mistake(
        "the errors themselves",
        "You return the error of each layer. Each becomes a pair: `X.T @ dz` and `dz.sum(axis=0)`.",
        errors,
    ),
    *(
        Mistake(
            f"stepped layers, lr = {lr}",
            "You return new weights. `backward` tells the gradients; a step is another matter.",
            lambda X, Y, layers, loss, lr=lr: descended(X, Y, layers, loss, lr),
        )
        for lr in (1, 0.5, 0.1, 0.01)
    ),
    Mistake(
        "carried past the first layer",
        "When i is 0 there is no layer before, and `zs[i - 1]` is the *last* one. Carry the error "
        "back only `if i > 0`.",
        past_the_first_layer,
    ),
    Mistake(
        "dW averaged",
        "You divide `dW` by n. The 1/n is in dz already: `X.T @ dz`.",
        Pass(gradients=gradients(lambda dz, X: X.T @ dz / len(X))),
    ),
    Mistake(
        "first pair only",
        "You return one pair. Wanted is a list with one for each layer.",
        changed(lambda found: found[0]),
    ),
    Mistake(
        "db as a row of dW",
        "You put db below dW into one array. Keep them apart: (dW, db).",
        changed(lambda found: [np.vstack([dW, db]) for dW, db in found]),
    ),
    Mistake(
        "layers turned around in place",
        "The numbers are right, but `layers.reverse()` turns the caller's list around. Go through "
        "`reversed(range(len(layers)))`.",
        reversing,
    ),
    Mistake(
        "layers used up",
        "The numbers are right, but `pop` empties the caller's list: read it, and leave it.",
        consuming,
    ),
)
