"""The playground: its code is what is on the screen, and playing never blocks."""

import asyncio
import math

import numpy as np
import pytest
from test_panel import button, nothing_else_runs, until
from test_playground import broken, made_by, values

from course.plots import playground as plot
from course.widgets import experiment as engine
from course.widgets import playground, verdict
from course.widgets.picture import Picture

HEAVY = {
    "data": "spirals", "points": 500, "batch_size": 1, "layers": 3, "units": 8, "optimizer": "adam",
}  # fmt: skip


# The code


def assert_same(panel):
    """The code, run, says and draws what is on the screen."""
    space = made_by(panel.picture.code)
    network, seen = space["network"], (space["X"], space["y"][:, None])
    unseen = space["X_new"], space["y_new"][:, None]
    told = verdict._loss(network.loss(*seen)), verdict._loss(network.loss(*unseen))
    assert f"loss {told[0]} on the points it learns from and {told[1]} on unseen" in panel.sentence
    shown = panel.canvas.figure.axes[0].images[0].get_array()
    answers = network.probabilities(plot.plane()).reshape(plot.GRID, plot.GRID)
    assert np.array_equal(shown, answers)


def test_ten_lines_do_what_is_on_the_screen():
    code = playground("moons", layers=2, optimizer="adam", lr=0.03, epochs=12).picture.code
    assert 8 <= sum(bool(line.strip()) for line in code.splitlines()) <= 12
    assert max(map(len, code.splitlines())) <= 100
    assert "epochs=12, batch_size=10" in code
    assert "optimizer = Adam(0.03)" in code


def test_before_anything_is_learned_the_code_says_so():
    panel = playground()
    assert panel.picture.code.endswith("press Play or Step, and `fit` appears here.")
    assert_same(panel)


@pytest.mark.parametrize("seed", range(12))
def test_the_code_gives_the_same_network_whatever_was_changed_on_the_way(seed):
    rng = np.random.default_rng(seed)
    panel = playground(epochs=2)
    for _ in range(6):
        name = rng.choice(list(panel.controls))
        choices = values(panel.controls[name])
        panel.controls[name].value = choices[rng.integers(len(choices))]
        if panel.controls["lr"].value > 1:
            panel.controls["lr"].value = 0.1
        for _ in range(rng.integers(4)):
            panel.step()
    assert_same(panel)


def test_changes_of_how_it_learns_follow_each_other_in_the_code():
    panel = playground(epochs=3)
    panel.controls["lr"].value = 0.03
    panel.step()
    panel.controls["lr"].value = 0.1  # nothing learned with it: no line of its own
    panel.controls["optimizer"].value = "adam"
    panel.controls["l2"].value = 0.01
    panel.step()
    lines = panel.picture.code.splitlines()
    assert [line for line in lines if line.startswith("optimizer")] == [
        "optimizer = SGD(0.3)", "optimizer.lr = 0.03", "optimizer = Adam(0.1)",
    ]  # fmt: skip
    assert "import SGD, Adam" in panel.picture.code or "import Adam, SGD" in panel.picture.code
    assert "l2=0.01" in panel.picture.code
    assert_same(panel)


# Slices


class Ticking:
    """A clock that counts how often it is asked."""

    def __init__(self):
        self.now = 0

    def __call__(self):
        self.now += 1
        return self.now


def test_a_slice_ends_in_the_middle_of_an_epoch_and_shows_the_last_whole_one(monkeypatch):
    monkeypatch.setattr(engine.time, "perf_counter", Ticking())
    it = engine.Experiment(engine.Settings())  # 100 points in batches of 10
    before = it.network.loss(*it.seen)
    assert it.advance(5, seconds=4) is True
    assert it.epochs == 0
    assert it.network.loss(*it.seen) == before
    while it.epochs < 2:
        it.advance(1, seconds=4)
    whole = engine.Experiment(engine.Settings())
    whole.advance(2)
    for ours, theirs in zip(it.network.parameters, whole.network.parameters, strict=True):
        assert np.array_equal(ours, theirs)


def test_a_change_in_the_middle_of_an_epoch_is_heard_at_the_next(monkeypatch):
    monkeypatch.setattr(engine.time, "perf_counter", Ticking())
    it = engine.Experiment(engine.Settings())
    it.advance(1, seconds=4)
    it.change(engine.Settings(lr=0.01))
    it.advance(2)
    assert [(how.lr, epochs) for how, epochs in it.phases] == [(0.3, 1), (0.01, 1)]


# Playing


def test_playing_advances_and_pausing_stops_at_once():
    async def main():
        panel = playground("moons")
        panel.play.value = True
        assert panel.picture.busy
        await until(lambda: "Epoch 0" not in panel.sentence)
        panel.play.value = False
        stood = panel.sentence
        assert not panel.picture.busy
        await asyncio.sleep(0.1)
        assert panel.sentence == stood
        await nothing_else_runs()
        assert_same(panel)
        panel.play.value = True
        await until(lambda: panel.sentence != stood)
        panel.close()
        await nothing_else_runs()

    asyncio.run(main())


def test_the_loop_is_free_between_slices_even_where_an_epoch_is_long(monkeypatch):
    """Time is counted in batches: no turn of the loop learns more than a slice of them."""
    clock, turns = Ticking(), []
    monkeypatch.setattr(engine.time, "perf_counter", clock)
    monkeypatch.setitem(playground.__globals__, "SLICE", 30)

    async def main():
        panel = playground(**HEAVY)
        panel.play.value = True
        for _ in range(40):
            before = clock.now
            await asyncio.sleep(0)
            turns.append(clock.now - before)
            await asyncio.sleep(0.005)
        panel.stop()
        await nothing_else_runs()

    asyncio.run(main())
    assert 0 < max(turns) <= 32


@pytest.mark.parametrize("name", ["lr", "data", "units", "noise"])
def test_changes_while_playing_act_and_it_plays_on(name):
    async def main():
        panel = playground()
        panel.play.value = True
        await until(lambda: "Epoch 0" not in panel.sentence)
        panel.controls[name].value = values(panel.controls[name])[0]
        changed = panel.sentence
        assert panel.play.value
        await until(lambda: panel.sentence != changed)
        panel.play.value = False
        assert_same(panel)
        await nothing_else_runs()

    asyncio.run(main())


def test_running_the_cell_again_leaves_nothing_running():
    async def main():
        first = playground()
        first.play.value = True
        await until(lambda: "Epoch 0" not in first.sentence)
        second = playground()
        assert first.play.value is False
        stood = first.sentence
        await nothing_else_runs()
        assert first.sentence == stood
        assert "Epoch 0" in second.sentence

    asyncio.run(main())


@pytest.mark.parametrize("label", ["Reset", "New weights", "Step"])
def test_buttons_stop_playing(label):
    async def main():
        panel = playground()
        panel.play.value = True
        await until(lambda: "Epoch 0" not in panel.sentence)
        button(panel, label).click()
        assert panel.play.value is False
        await nothing_else_runs()
        assert label == "Step" or "Epoch 0:" in panel.sentence

    asyncio.run(main())


def test_the_first_epochs_pass_slowly_and_later_ones_fast(monkeypatch):
    monkeypatch.setitem(playground.__globals__, "SLICE", math.inf)
    panel = playground()
    epochs = []
    for _ in range(60):
        panel._run()
        panel.refresh()
        epochs.append(int(panel.sentence.partition("Epoch ")[2].partition(":")[0]))
    steps = np.diff(epochs)
    assert set(steps[:20]) == {1}
    assert steps[-1] > 1


def test_playing_ends_by_itself_where_it_diverges():
    async def main():
        panel = broken()
        panel.play.value = True
        await until(lambda: not panel.play.value, seconds=20)
        assert "no longer a number" in panel.sentence
        await nothing_else_runs()

    asyncio.run(main())


def test_pictures_travel_in_pieces_so_small_that_a_kernel_may_end_meanwhile():
    png = playground("spirals", points=500, layers=3, units=8).picture.png
    pieces = Picture(png=png).get_state("png")["png"]
    assert b"".join(pieces) == png
    assert max(map(len, pieces)) < 2**16 < len(png)
