"""`progress_bar`: how far a long training is, live; and a line that the notebook keeps."""

import numpy as np
import pytest

from course.data import moons, one_hot
from course.network import mlp
from course.optimizers import SGD
from course.training import History, fit
from course.widgets import bar, progress_bar

X, y = moons(60, 0.05, 0)
Y = one_hot(y, 2)
VIEW = "application/vnd.jupyter.widget-view+json"


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock(monkeypatch):
    made = Clock()
    monkeypatch.setattr(bar.time, "monotonic", made)
    return made


@pytest.fixture
def page(monkeypatch):
    """What is shown in the notebook, in order."""
    shown = []
    monkeypatch.setattr(bar, "display_in_notebook", shown.append)
    return shown


def bar_of(follow):
    return follow.__self__.bar


def train(follow, epochs=3, **options):
    network = mlp([2, 4, 2], rng=0)
    return fit(
        network, X, Y, epochs=epochs, batch_size=10, optimizer=SGD(0.1), rng=0, on_epoch=follow,
        **options,
    )  # fmt: skip


def history(done, loss=0.5, accuracy=0.9):
    return History([loss] * done, [accuracy] * done)


def test_first_the_living_bar_then_the_line(page):
    follow = progress_bar(3)
    assert [VIEW in bundle for bundle in page] == [True]
    history = train(follow, validation=(X, Y))
    _, still = page
    assert still["text/plain"].startswith("Trained for 3 epochs: at least ")
    assert still["text/plain"].endswith(" % on unseen ones.")
    assert still["text/plain"] in still["text/html"]
    assert bar_of(follow).done == bar_of(follow).epochs == 3
    assert f"loss {history.loss[-1]:.4f}" in bar_of(follow).words


def test_it_says_epoch_loss_accuracy_and_seconds_left(page, clock):
    follow = progress_bar(10)
    assert bar_of(follow).words == "Epoch 0 of 10."
    clock.now = 8.0
    follow(history(4, loss=0.123456, accuracy=0.914))
    assert bar_of(follow).words == "Epoch 4 of 10: loss 0.1235, 91\u00a0% right. About 12 s left."
    clock.now = 20.0
    follow(history(10))
    assert bar_of(follow).words == "Epoch 10 of 10: loss 0.5, 90\u00a0% right."


def test_times_as_one_says_them():
    assert [bar._duration(t) for t in (0.2, 59.5, 99, 100, 600)] == [
        "1 s", "60 s", "99 s", "2 min", "10 min",
    ]  # fmt: skip


def test_quick_epochs_do_not_flood_the_page(page, clock):
    follow = progress_bar(1000)
    sent = []
    bar_of(follow).observe(lambda change: sent.append(change.new), "done")
    for done in range(1, 1001):
        clock.now += 0.01
        follow(history(done))
    assert 90 <= len(sent) <= 110
    assert sent[-1] == 1000


def test_targets_that_are_no_classes(page):
    follow = progress_bar(2)
    network = mlp([2, 3, 2], rng=0, loss="mse")
    options = {"batch_size": 10, "optimizer": SGD(0.01), "rng": 0}
    fit(network, X, Y + 0.5, epochs=2, on_epoch=follow, **options)
    assert "right" not in bar_of(follow).words
    assert page[-1]["text/plain"] == "Trained for 2 epochs."


def test_a_second_training_gets_a_bar_of_its_own(page):
    follow = progress_bar(3)
    train(follow)
    first = bar_of(follow)
    train(follow)
    assert bar_of(follow) is not first
    assert [VIEW in bundle for bundle in page] == [True, False, True, False]


def test_without_a_notebook_nothing_is_printed_and_learning_is_the_same(capsys):
    assert train(progress_bar(3)) == train(None)
    assert capsys.readouterr().out == ""


def test_the_kept_line_is_round(page):
    follow = progress_bar(1)
    follow(history(1, accuracy=1.0))
    assert page[-1]["text/plain"] == (
        "Trained for 1 epoch: at least 95 % right on samples it has seen."
    )


@pytest.mark.parametrize("epochs", [0, -1, 2.5, "3", None])
def test_bad_epochs(epochs):
    with pytest.raises(ValueError, match="epochs must be a positive whole number, got"):
        progress_bar(epochs)


def test_whole_numbers_of_numpy_count_too(page):
    assert bar_of(progress_bar(np.int64(4))).epochs == 4
