"""The learner's own training on the digits: watched with a bar and a curve, and examined."""

import html
from collections.abc import Callable

import numpy as np

from course.data import digits, one_hot
from course.functions import cross_entropy, sigmoid, softmax
from course.network import initial_weights
from course.plots import show
from course.plots.mistakes import MOST, misread
from course.plots.training import accuracy_curve
from course.plots.words import at_least, plural
from course.training import History
from course.widgets.bar import progress_bar
from course.widgets.page import display_in_notebook
from course.widgets.yours import YoursError, one_number, yours

SIZES = ((64, 32), (32, 10))
FORM = "[(W1 (64, 32), b1 (32,)), (W2 (32, 10), b2 (10,))]"


def train_yours(
    train_epoch: Callable,
    backward: Callable,
    step: Callable,
    accuracy: Callable,
    *,
    epochs: int = 20,
    batch_size: int = 32,
    seed: int = 0,
) -> History | None:
    """Train a network of 64, 32 and 10 units with the learner's functions, and show it live.

    Weights, batches and measurements of the loss are ours; the rest is theirs: ``train_epoch``
    (layers, batches, backward, step), ``backward`` (X, Y, layers, loss), ``step`` (layers,
    gradients) and ``accuracy`` (scores, y). A bar follows the epochs, and then there is a curve.
    What fails in theirs is said in words, and then None comes back.
    """
    try:
        history = _train(train_epoch, backward, step, accuracy, epochs, batch_size, seed)
    except YoursError as said:
        _say(str(said))
        return None
    ax = accuracy_curve(history.accuracy, history.validation_accuracy)
    show(
        ax,
        alt=f"Shares of digits read correctly, epoch by epoch. At the end your network reads "
        f"{at_least(history.validation_accuracy[-1])} of those it has never seen.",
    )
    return history


def examine(train: Callable) -> None:
    """Train with the learner's ``train`` (X, Y, seed), and show the unseen digits it misreads."""
    X, y, X_new, y_new = digits()
    try:
        layers = _layers(yours(train)(X.copy(), one_hot(y, 10), 0), train)
    except YoursError as said:
        _say(str(said))
        return
    scores = _scores(X_new, layers)
    right = int(np.sum(scores.argmax(axis=1) == y_new))
    figure = misread(X_new, y_new, softmax(scores))
    figure.suptitle(_title(right, len(y_new)), x=0.01, ha="left")
    share = at_least(right / len(y_new))
    show(figure, alt=f"Your network reads {share} of the digits it has never seen. The picture "
         "shows those it misreads, with its first and second guess.")  # fmt: skip


def _train(train_epoch, backward, step, accuracy, epochs, batch_size, seed) -> History:
    X, y, X_new, y_new = digits()
    Y, Y_new = one_hot(y, 10), one_hot(y_new, 10)
    rng, history, follow = np.random.default_rng(seed), History(), None
    layers = [(initial_weights(*size, "sigmoid", rng), np.zeros(size[1])) for size in SIZES]
    theirs, right = yours(train_epoch), one_number(accuracy)
    for _ in range(epochs):
        order = rng.permutation(len(X))
        parts = (order[i : i + batch_size] for i in range(0, len(X), batch_size))
        batches = [(X[rows], Y[rows]) for rows in parts]
        layers = _layers(theirs(layers, batches, _blame(backward), _checked(step)), train_epoch)
        seen, unseen = _scores(X, layers), _scores(X_new, layers)
        history.loss.append(cross_entropy(seen, Y))
        history.validation_loss.append(cross_entropy(unseen, Y_new))
        history.accuracy.append(right(seen, y))
        history.validation_accuracy.append(right(unseen, y_new))
        follow = follow or progress_bar(epochs)  # not before the first epoch has succeeded
        follow(history)
    return history


def _blame(backward: Callable) -> Callable:
    """Their backward pass as `train_epoch` wants it, with the loss for classes."""
    guarded = yours(backward)
    return lambda X, Y, layers: guarded(X, Y, layers, "cross_entropy")


def _checked(step: Callable) -> Callable:
    guarded = yours(step)
    return lambda layers, gradients: _layers(guarded(layers, gradients), step)


def _layers(value, function: Callable) -> list[tuple[np.ndarray, np.ndarray]]:
    try:
        layers = [(np.array(W, float), np.array(b, float)) for W, b in value]
    except (TypeError, ValueError):
        layers = []
    shapes = [(W.shape, b.shape) for W, b in layers]
    if shapes != [(size, size[1:]) for size in SIZES]:
        name = function.__name__
        raise YoursError(f"Your {name} must return the layers {FORM}. Its check says more.")
    if not all(np.isfinite(part).all() for layer in layers for part in layer):
        raise YoursError("Your weights are no longer numbers. Try a smaller learning rate.")
    return layers


def _scores(X, layers) -> np.ndarray:
    (W1, b1), (W2, b2) = layers
    return sigmoid(X @ W1 + b1) @ W2 + b2


def _title(right: int, total: int) -> str:
    says = f"Your network reads {right} of {total} unseen digits, {right / total:.1%}."
    wrong = total - right
    if wrong == 0:
        return f"{says} None is misread."
    shown = f"The {MOST} surest of {wrong} mistakes" if wrong > MOST else plural(wrong, "mistake")
    return f"{says} {shown}:"


def _say(words: str) -> None:
    display_in_notebook({"text/html": f"<p>{html.escape(words)}</p>", "text/plain": words})
