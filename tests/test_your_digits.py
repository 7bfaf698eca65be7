"""The learner's own training in our pictures: right, blank and failing functions of theirs."""

import numpy as np
import pytest

from course.checks.unit_08_training.accuracy import accuracy
from course.checks.unit_08_training.passes import network_backward, tenth_step
from course.checks.unit_08_training.train_epoch import train_epoch
from course.checks.unit_08_training.train_on_digits import train_on_digits
from course.data import digits
from course.plots.mistakes import MOST, guesses, misread
from course.widgets import examine, train_yours, your_digits


def backward(X, Y, layers, loss):
    assert loss == "cross_entropy"
    return network_backward(X, Y, layers)


def half_step(layers, gradients):
    return tenth_step(layers, [(5 * dW, 5 * db) for dW, db in gradients])


@pytest.fixture
def said(monkeypatch):
    """What was shown: sentences, and alternatives of pictures."""
    shown = []
    monkeypatch.setattr(your_digits, "_say", shown.append)
    monkeypatch.setattr(your_digits, "show", lambda picture, alt: shown.append(alt))
    return shown


def test_their_functions_train_a_network(said):
    history = train_yours(train_epoch, backward, half_step, accuracy, epochs=6)
    assert len(history.loss) == len(history.validation_accuracy) == 6
    assert history.loss[-1] < history.loss[0]
    assert history.validation_accuracy[-1] > 0.8
    [words] = said
    assert "your network reads at least 8" in words or "your network reads at least 9" in words


def blank(*arguments):
    raise NotImplementedError


@pytest.mark.parametrize(
    ("functions", "words"),
    [
        ((blank, backward, half_step, accuracy), "Your blank is still blank"),
        ((train_epoch, blank, half_step, accuracy), "Your blank is still blank"),
        ((train_epoch, backward, blank, accuracy), "Your blank is still blank"),
        ((train_epoch, backward, half_step, blank), "Your blank is still blank"),
        ((lambda *a: None, backward, half_step, accuracy), "must return the layers [(W1 (64, 32)"),
        ((train_epoch, lambda *a: 1 / 0, half_step, accuracy), "raised ZeroDivisionError"),
        ((train_epoch, backward, lambda layers, g: g[:1], accuracy), "must return the layers"),
        ((train_epoch, backward, half_step, lambda s, y: s), "does not return one number"),
        (
            (train_epoch, backward, lambda layers, g: [(W * np.nan, b) for W, b in layers],
             accuracy),
            "no longer numbers",
        ),
    ],
)  # fmt: skip
def test_what_fails_is_said_in_words(said, functions, words):
    assert train_yours(*functions, epochs=2) is None
    assert words in said[-1]


def test_an_examination_tells_what_the_network_reads(said, monkeypatch):
    titles = []
    monkeypatch.setattr(your_digits, "_title", lambda *counts: titles.append(counts) or "")
    examine(train_on_digits)
    assert said == [
        "Your network reads at least 95 % of the digits it has never seen. The picture shows "
        "those it misreads, with its first and second guess."
    ]
    [(right, total)] = titles
    assert total == 445
    assert right >= 0.95 * total


def test_an_examination_of_a_blank_function(said):
    examine(blank)
    assert said == ["Your blank is still blank: write it, then run this cell again."]


@pytest.mark.parametrize(
    ("right", "ending"),
    [(445, "None is misread."), (444, "1 mistake:"), (436, "9 mistakes:"), (300, "The 24 surest")],
)
def test_the_title_counts(right, ending):
    assert ending in your_digits._title(right, 445)


def test_only_misread_digits_are_drawn_the_surest_first():
    _, _, X, y = digits()
    P = np.full((6, 10), 0.02)
    P[np.arange(6), y[:6]] = 0.82
    P[1], P[4] = 0.0, 0.0
    wrong = (y[1] + 1) % 10, (y[4] + 1) % 10
    P[1, [wrong[0], y[1]]] = 0.6, 0.4
    P[4, [wrong[1], y[4]]] = 0.9, 0.1
    drawn = [ax for ax in misread(X[:6], y[:6], P).axes if ax.images]
    assert [ax.get_title() for ax in drawn] == [guesses(y[4], P[4]), guesses(y[1], P[1])]
    assert (
        guesses(y[1], P[1])
        == f"{y[1]}, read as {wrong[0]}\n{wrong[0]}: 60\u00a0%, {y[1]}: 40\u00a0%"
    )
    assert np.array_equal(drawn[0].images[0].get_array(), X[4].reshape(8, 8))


def test_many_and_no_mistakes():
    _, _, X, y = digits()
    constant = np.tile(np.eye(10)[0], (len(y), 1))
    assert len([ax for ax in misread(X, y, constant).axes if ax.images]) == MOST
    assert not any(ax.images for ax in misread(X, y, np.eye(10)[y]).axes)
