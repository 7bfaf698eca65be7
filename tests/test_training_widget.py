"""`train_and_watch`: the same training as `fit`, and a picture that follows it."""

import numpy as np
import pytest

from course.data import digits, one_hot
from course.network import mlp
from course.optimizers import SGD
from course.training import fit
from course.widgets import training
from course.widgets.training import Watch, some_of_each, train_and_watch

X, y, X_TEST, Y_TEST = digits()
Y, Y_TEST = one_hot(y, 10), one_hot(Y_TEST, 10)


@pytest.fixture
def page(monkeypatch):
    """What is shown in the notebook, in order."""
    shown = []
    monkeypatch.setattr(training, "display_in_notebook", shown.append)
    return shown


@pytest.fixture
def watches(monkeypatch):
    """Every picture that was made."""
    made = []
    monkeypatch.setattr(training, "Watch", lambda *given: made.append(Watch(*given)) or made[-1])
    return made


def settings(**changed):
    given = {"epochs": 3, "batch_size": 32, "optimizer": SGD(0.1), "rng": 0}
    return given | {"validation": (X_TEST, Y_TEST)} | changed


def run(network=None, **changed):
    network = network or mlp([64, 16, 10], rng=0)
    return train_and_watch(network, X, Y, seconds=0, **settings(**changed))


def test_it_learns_what_fit_learns(page):
    watched, plain = mlp([64, 16, 10], rng=0), mlp([64, 16, 10], rng=0)
    history = run(watched)
    assert history == fit(plain, X, Y, **settings())
    assert np.array_equal(watched.parameters[0], plain.parameters[0])


def test_first_the_living_picture_then_the_still(page):
    run()
    living, still = page
    assert "application/vnd.jupyter.widget-view+json" in living
    assert "image/png" in still
    assert still["text/plain"] == (
        "After 3 epochs the network reads at least 85 % of the digits it has never seen."
    )


def test_the_picture_follows_every_epoch(page, watches, monkeypatch):
    monkeypatch.setattr(training, "FRAME", 0.0)
    monkeypatch.setattr(training, "DRAWING", 1.0)
    said, drawn = [], Watch._draw

    def draw(self, *words):
        drawn(self, *words)
        said.append((self.picture.sentence, self.picture.png))

    monkeypatch.setattr(Watch, "_draw", draw)
    run()
    beginnings = [sentence.partition(" the network")[0] for sentence, _ in said]
    epochs = [f"After {n} of 3 epochs" for n in (1, 2, 3, 3)]  # the last is drawn in any case
    assert beginnings == ["Before it learns", *epochs]
    assert len({png for _, png in said}) == 4


def test_screen_readers_hear_the_end_only(page, watches, monkeypatch):
    follow, busy = Watch.follow, []
    monkeypatch.setattr(
        Watch, "follow", lambda self, h: busy.append(self.picture.busy) or follow(self, h)
    )
    run()
    assert busy == [True] * 3
    assert watches[0].picture.busy is False


def stop_after(epochs, error):
    def follow(self, history):
        self.history = history
        if len(history.loss) == epochs:
            raise error

    return follow


def test_interrupted_it_keeps_what_it_has_learned_and_says_so(page, watches, monkeypatch):
    monkeypatch.setattr(Watch, "follow", stop_after(2, KeyboardInterrupt()))
    network = mlp([64, 16, 10], rng=0)
    history = run(network)
    assert len(history.loss) == 2
    sentence = watches[0].picture.sentence
    assert sentence.startswith("After 2 of 3 epochs")
    assert sentence.endswith("Stopped here; the network keeps what it has learned.")
    assert network.loss(X, Y) == history.loss[-1]
    assert page[1]["text/plain"].startswith("After 2 epochs")


def test_interrupted_before_the_first_epoch(page, monkeypatch):
    monkeypatch.setattr(Watch, "follow", stop_after(1, KeyboardInterrupt()))
    monkeypatch.setattr(training, "fit", lambda *_, **__: (_ for _ in ()).throw(KeyboardInterrupt))
    assert run().loss == []


def test_failures_are_told_in_the_picture_and_raised(page, watches):
    spoilt = mlp([64, 16, 16, 10], rng=0, activation="relu")
    with pytest.raises(FloatingPointError):
        run(spoilt, optimizer=SGD(1e150))
    assert watches[0].picture.trouble.startswith("Learning ended early. FloatingPointError: the")
    assert watches[0].picture.busy is False


def test_it_takes_the_time_it_is_given(page, monkeypatch):
    naps = []
    monkeypatch.setattr(training.time, "sleep", naps.append)
    train_and_watch(mlp([64, 4, 10], rng=0), X, Y, seconds=1000, **settings())
    assert naps[-1] == pytest.approx(1000, abs=60)
    assert naps == sorted(naps)


def test_it_can_be_run_again(page):
    network = mlp([64, 16, 10], rng=0)
    first, second = run(network), run(network)
    assert second.loss[0] < first.loss[0]
    assert len(page) == 4


def test_other_data_are_sent_to_fit():
    with pytest.raises(ValueError, match=r"expected \(n, 64\).*use fit"):
        run(validation=(np.zeros((5, 2)), np.eye(10)[:5]))


def test_without_a_notebook_nothing_is_printed(capsys):
    run(epochs=1)
    assert capsys.readouterr().out == ""


def test_the_dozen_has_every_digit():
    shown = np.array(digits().y_test)[some_of_each(digits().y_test)]
    assert len(shown) == 12
    assert set(shown) == set(range(10))


def test_the_setting_of_the_lesson_reads_95_percent_of_unseen_digits():
    for seed in range(3):
        rng = np.random.default_rng(seed)
        network = mlp([64, 32, 10], rng=rng)
        changed = {"epochs": 60, "optimizer": SGD(lr=0.05), "rng": rng}
        assert fit(network, X, Y, **settings(**changed)).validation_accuracy[-1] >= 0.95
