"""Wrong gradients of a layer, for the bank of `dense_backward`."""

import numpy as np

from course.checks.exercise import Mistake
from course.functions import sigmoid_prime

PARTS = {
    "dW": lambda dz, X, W: X.T @ dz,
    "db": lambda dz, X, W: dz.sum(axis=0),
    "dX": lambda dz, X, W: dz @ W.T,
}


def answer(order=("dW", "db", "dX"), **wrong):
    """The right three, in this order, except for the `wrong` ones."""
    parts = PARTS | wrong
    return lambda dz, X, W: tuple(parts[name](dz, X, W) for name in order)


right = answer()


def _in_place(dz, X, W):
    found = right(dz, X, W)
    W -= found[0].astype(W.dtype)
    return found


WRONG_ORDER = "The numbers are right, the order is not: `return dW, db, dX`."
STEPPED = (
    "You update the weights before the error is carried back through them. dX belongs to the "
    "weights that made the error: compute all three first. (The step is not our business here.)"
)

MISTAKES = (
    Mistake(
        "dW transposed",
        "`dW` lies on its side: it must have W's shape, (d_in, d_out). That is `X.T @ dz`.",
        answer(dW=lambda dz, X, W: dz.T @ X),
    ),
    Mistake(
        "transpose missing in dW",
        "In `dW` a transpose is missing. Say the shapes aloud: (d_in, n) @ (n, d_out) is "
        "(d_in, d_out), so X is turned: `X.T @ dz`.",
        answer(dW=lambda dz, X, W: X @ dz),
    ),
    Mistake(
        "wrong factor transposed in dW",
        "In `dW` the wrong factor is transposed: (d_in, n) @ (n, d_out), so it is `X.T @ dz`.",
        answer(dW=lambda dz, X, W: X @ dz.T),
    ),
    Mistake(
        "dW averaged",
        "You divide `dW` by n. The 1/n is in dz already: it came in with the loss. The samples "
        "are summed, and `X.T @ dz` does that.",
        answer(dW=lambda dz, X, W: X.T @ dz / len(X)),
    ),
    Mistake(
        "dW and db averaged",
        "You divide by n again. The 1/n is in dz already, since it came in with the loss: sum over "
        "the samples.",
        lambda dz, X, W: (X.T @ dz / len(X), dz.mean(axis=0), dz @ W.T),
    ),
    Mistake(
        "everything averaged",
        "You divide everything by n. The 1/n is in dz already: it came in with the loss.",
        lambda dz, X, W: tuple(g / len(X) for g in right(dz, X, W)),
    ),
    Mistake(
        "inputs and errors summed apart",
        "You sum inputs and errors over the samples and multiply then. Multiply sample by sample, "
        "and then sum: `X.T @ dz` does both.",
        answer(dW=lambda dz, X, W: np.outer(X.sum(axis=0), dz.sum(axis=0))),
    ),
    Mistake(
        "last sample only in dW",
        "`dW` knows only the last sample: in your loop each overwrites the one before. They add.",
        answer(dW=lambda dz, X, W: np.outer(X[-1], dz[-1])),
    ),
    Mistake(
        "one dW per sample",
        "You have a `dW` for each sample. All samples share one W, so their shares are added.",
        answer(dW=lambda dz, X, W: X[:, :, None] * dz[:, None, :]),
    ),
    Mistake(
        "weights in dW",
        "In `dW` stands W. z = X W + b: nudging a weight moves z by the *input* that it carries.",
        answer(dW=lambda dz, X, W: W * dz.sum(axis=0)),
    ),
    Mistake(
        "input forgotten in dW",
        "In `dW` the input is missing: z = X W + b, so nudging W_ij moves z_j by x_i.",
        answer(dW=lambda dz, X, W: np.ones_like(X).T @ dz),
    ),
    Mistake(
        "slope in dW",
        "You multiply a slope into dz. It is ∂L/∂z already: the slope has been passed.",
        answer(dW=lambda dz, X, W: (X * sigmoid_prime(X)).T @ dz),
    ),
    Mistake(
        "db not summed",
        "`db` is not summed over the samples. All of them share one bias, so their errors add: "
        "`dz.sum(axis=0)`, shape (d_out,).",
        answer(db=lambda dz, X, W: dz),
    ),
    Mistake(
        "db averaged",
        "You average `db`. The 1/n is in dz already: `dz.sum(axis=0)`.",
        answer(db=lambda dz, X, W: dz.mean(axis=0)),
    ),
    Mistake(
        "db summed over units",
        "`db` is summed along the wrong axis: each unit has its bias, and the samples add. "
        "`axis=0` runs down the samples.",
        answer(db=lambda dz, X, W: dz.sum(axis=1)),
    ),
    Mistake(
        "db summed over everything",
        "`db` is one number. Each unit has a bias of its own: sum over the samples only, `axis=0`.",
        answer(db=lambda dz, X, W: np.sum(dz)),
    ),
    Mistake(
        "db as a row",
        "`db` must have b's shape, (d_out,). Without `keepdims` the sum has it.",
        answer(db=lambda dz, X, W: dz.sum(axis=0, keepdims=True)),
    ),
    Mistake(
        "db of the first sample",
        "`db` knows only the first sample. Their errors add: `dz.sum(axis=0)`.",
        answer(db=lambda dz, X, W: dz[0]),
    ),
    Mistake(
        "transpose missing in dX",
        "In `dX` the transpose is missing: (n, d_out) @ (d_out, d_in), so W is turned: `dz @ W.T`.",
        answer(dX=lambda dz, X, W: dz @ W),
    ),
    Mistake(
        "dX transposed",
        "`dX` lies on its side. Rows are samples: `dz @ W.T` has X's shape.",
        answer(dX=lambda dz, X, W: W @ dz.T),
    ),
    Mistake(
        "slope in dX",
        "You multiply the slope into `dX`. Here it ends at the inputs of this layer; the slope of "
        "the layer before is its own business, in `hidden_delta`.",
        answer(dX=lambda dz, X, W: dz @ W.T * sigmoid_prime(X)),
    ),
    Mistake(
        "slope of an activation in dX",
        "You multiply X(1 − X) into `dX`, the slope of the layer before. It is passed later, in "
        "`hidden_delta`; dX is `dz @ W.T` and nothing else.",
        answer(dX=lambda dz, X, W: dz @ W.T * X * (1 - X)),
    ),
    Mistake(
        "dX summed over samples",
        "You sum `dX` over the samples. They share weights, not inputs: each row keeps its own.",
        answer(dX=lambda dz, X, W: (dz @ W.T).sum(axis=0)),
    ),
    Mistake(
        "dX averaged",
        "You divide `dX` by n. The 1/n is in dz already.",
        answer(dX=lambda dz, X, W: dz @ W.T / len(X)),
    ),
    Mistake(
        "inputs in dX",
        "In `dX` stands X. z = X W + b: nudging an input moves z by the *weight* it meets.",
        answer(dX=lambda dz, X, W: X * dz.sum(axis=1, keepdims=True)),
    ),
    Mistake("weights stepped first", STEPPED, answer(dX=lambda dz, X, W: dz @ (W - X.T @ dz).T)),
    *(
        Mistake(
            f"weights stepped first, lr = {lr}",
            STEPPED,
            answer(dX=lambda dz, X, W, lr=lr: dz @ (W - lr * X.T @ dz).T),
        )
        for lr in (0.5, 0.1, 0.01)
    ),
    Mistake("weights stepped in place", f"You write into W. {STEPPED}", _in_place),
    Mistake(
        "gradients of input and weights swapped",
        "`dX` and `dW` are swapped. dW has W's shape and is what learning needs; dX has X's shape "
        "and goes to the layer before. The order is `dW, db, dX`.",
        answer(("dX", "db", "dW")),
    ),
    Mistake("db first", WRONG_ORDER, answer(("db", "dW", "dX"))),
    Mistake("dX first", WRONG_ORDER, answer(("dX", "dW", "db"))),
    Mistake("db last", WRONG_ORDER, answer(("dW", "dX", "db"))),
    Mistake(
        "dX forgotten",
        "`dX` is missing. The layer before needs it: without it the error stops here.",
        answer(("dW", "db")),
    ),
    Mistake(
        "sign turned",
        "All signs are turned. These are slopes; the minus comes with the step.",
        lambda dz, X, W: tuple(-g for g in right(dz, X, W)),
    ),
)
