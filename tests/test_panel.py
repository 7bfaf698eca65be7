"""One panel: controls move the picture and the sentence, on one thread, and no failure vanishes."""

import asyncio
import gc
import io
import threading
import weakref

import pytest
from PIL import Image

from course.plots import theme
from course.widgets.controls import dropdown, slider
from course.widgets.panel import Panel
from course.widgets.steps import Steps


class Dot:
    """A panel with one dot, and a count of how often it was drawn."""

    def __init__(self, *, last: int = 3, **options):
        ax = theme.axes()
        ax.set(xlim=(0, 10), ylim=(-1, 1))
        self.dot = ax.plot([0], [0], "o")[0]
        self.steps, self.last, self.threads = 0, last, []
        self.panel = Panel(
            ax.figure, [self.dot], {"x": slider("x", 1, 0, 10)}, self.update, **options
        )

    def update(self, x):
        self.threads.append(threading.get_ident())
        if x == 10:
            raise ValueError("ten is too much")
        self.dot.set_data([x + self.steps], [0])
        return f"The dot is at {x + self.steps:g}."

    def step(self) -> bool:
        self.steps += 1
        return self.steps < self.last

    def back(self) -> None:
        self.steps = 0


def stepping(**options) -> Dot:
    made = Dot.__new__(Dot)
    made.__init__(step=lambda: made.step(), actions={"Back": lambda: made.back()}, **options)
    return made


def button(panel: Panel, label: str):
    return next(button for button in panel.buttons if button.description == label)


def test_a_new_panel_shows_its_start():
    panel = Dot().panel
    assert panel.sentence == "The dot is at 1."
    assert Image.open(io.BytesIO(panel.picture.png)).size == (960, 540)
    assert panel.picture.width == 640


def test_a_sharper_screen_gets_a_sharper_picture_of_the_same():
    dot = Dot()
    drawn = len(dot.threads)
    dot.panel.picture.sharpness = 2
    assert Image.open(io.BytesIO(dot.panel.picture.png)).size == (1280, 720)
    assert dot.panel.picture.width == 640
    assert len(dot.threads) == drawn, "nothing was to be computed again"


def test_a_failure_to_draw_it_sharper_is_said_and_raised(monkeypatch):
    panel = Dot().panel

    def fail(pixels):
        raise MemoryError("too many pixels")

    monkeypatch.setattr(panel.canvas, "sharpen", fail)
    with pytest.raises(MemoryError):
        panel.picture.sharpness = 2
    assert "too many pixels" in panel.picture.trouble


def test_a_closed_panel_and_its_figure_leave_nothing_behind():
    panel = Dot().panel
    kept = [weakref.ref(thing) for thing in (panel, panel.picture, panel.canvas.figure)]
    panel.close()
    Dot()  # the panel that may play now
    del panel
    gc.collect()
    assert [ref() for ref in kept] == [None, None, None]


def test_a_control_moves_artists_picture_and_sentence():
    made = Dot()
    before = made.panel.picture.png
    made.panel.controls["x"].value = 4
    assert made.dot.get_xdata() == [4]
    assert made.panel.picture.png != before
    assert made.panel.sentence == "The dot is at 4."


def test_picture_and_sentence_travel_together(monkeypatch):
    panel = Dot().panel
    sent = []
    monkeypatch.setattr(panel.picture, "send_state", lambda key=None: sent.append(set(key)))
    panel.controls["x"].value = 4
    assert sent == [{"png", "sentence"}]


def test_a_failing_update_is_said_kept_and_raised():
    panel = Dot().panel
    with pytest.raises(ValueError, match="ten is too much"):
        panel.controls["x"].value = 10
    assert isinstance(panel.error, ValueError)
    assert "ten is too much" in panel.picture.trouble
    panel.controls["x"].value = 2
    assert panel.picture.trouble == ""
    assert panel.sentence == "The dot is at 2."


def test_a_failing_button_is_said_kept_and_raised():
    def fail():
        raise RuntimeError("broken button")

    panel = Dot(actions={"Fail": fail}).panel
    with pytest.raises(RuntimeError, match="broken button"):
        button(panel, "Fail").click()
    assert isinstance(panel.error, RuntimeError)
    assert "broken button" in panel.picture.trouble


def test_a_failing_first_picture_is_raised():
    with pytest.raises(ZeroDivisionError):
        Panel(theme.figure(), [], {}, lambda: 1 / 0)


def test_steps_are_shown_and_end():
    made = stepping()
    assert [made.panel.step(), made.panel.sentence] == [True, "The dot is at 2."]
    button(made.panel, "Step").click()
    assert made.panel.sentence == "The dot is at 3."
    assert made.panel.step() is False
    button(made.panel, "Back").click()
    assert made.panel.sentence == "The dot is at 1."


def test_a_panel_that_can_go_back_has_back_next_and_play():
    steps = Steps(last=3)
    panel = Panel(theme.figure(), [], {}, lambda: str(steps), **steps.buttons)
    assert [button.description for button in panel.buttons] == ["Back", "Next", "Play"]
    for name in ("Back", "Next"):  # the arrow keys find them by it
        assert f"course-{name.lower()}" in button(panel, name)._dom_classes
    seen = []
    for name in ("Next", "Back", "Back", "Next", "Next"):
        button(panel, name).click()
        seen.append(panel.sentence)
    assert seen == [f"Step {at} of 3" for at in (1, 0, 3, 0, 1)]


def test_playing_goes_to_the_last_step_and_from_there_begins_anew():
    async def main():
        steps = Steps(last=3)
        shown = []
        panel = Panel(
            theme.figure(), [], {}, lambda: shown.append(steps.at) or "…", delay=0, **steps.buttons
        )
        for _ in range(2):
            panel.play.value = True
            await until(lambda: not panel.play.value)
        assert shown == [0, 1, 2, 3, 0, 1, 2, 3]

    asyncio.run(main())


def test_playing_without_a_loop_says_what_to_do():
    panel = stepping().panel
    with pytest.raises(RuntimeError, match=r"step\(\)"):
        panel.play.value = True
    assert panel.play.value is False


def test_playing_steps_to_the_end_and_stops():
    async def main():
        made = stepping(delay=0)
        made.panel.play.value = True
        assert made.panel.play.description == "Pause"
        await until(lambda: not made.panel.play.value)
        assert made.steps == 3
        assert made.panel.play.description == "Play"
        await nothing_else_runs()

    asyncio.run(main())


def test_pausing_stops_at_once_and_playing_goes_on():
    async def main():
        made = stepping(last=10**9, delay=0)
        made.panel.play.value = True
        await until(lambda: made.steps > 2)
        made.panel.play.value = False
        stood = made.steps
        await nothing_else_runs()
        assert made.steps == stood
        made.panel.play.value = True
        await until(lambda: made.steps > stood)
        made.panel.close()
        await nothing_else_runs()

    asyncio.run(main())


def test_an_action_stops_playing():
    async def main():
        made = stepping(last=10**9, delay=0)
        made.panel.play.value = True
        await until(lambda: made.steps > 2)
        button(made.panel, "Back").click()
        assert made.panel.play.value is False
        await nothing_else_runs()
        assert made.steps == 0

    asyncio.run(main())


@pytest.mark.parametrize("start", [lambda panel: Dot(), lambda panel: play(panel)])
def test_one_panel_plays_at_a_time(start):
    async def main():
        first, other = stepping(last=10**9, delay=0), stepping(last=10**9, delay=0)
        first.panel.play.value = True
        await until(lambda: first.steps > 2)
        start(other.panel)
        assert first.panel.play.value is False
        other.panel.stop()
        await nothing_else_runs()

    asyncio.run(main())


def play(panel: Panel) -> None:
    panel.play.value = True


def test_a_failure_while_playing_reaches_the_loop():
    async def main():
        told = []
        asyncio.get_running_loop().set_exception_handler(lambda loop, what: told.append(what))
        made = stepping(delay=0)
        made.panel.controls["x"].value = 9
        made.update = None  # not reached: the panel holds its own reference
        made.step = lambda: 1 / 0
        made.panel.play.value = True
        await until(lambda: told)
        assert isinstance(told[0]["exception"], ZeroDivisionError)
        assert isinstance(made.panel.error, ZeroDivisionError)
        assert "ZeroDivisionError" in made.panel.picture.trouble
        assert made.panel.play.value is False

    asyncio.run(main())


def test_updates_from_another_thread_are_drawn_at_home_and_only_the_newest():
    async def main():
        made = Dot()
        home = threading.get_ident()
        made.threads.clear()

        def drag():
            for x in range(2, 9):
                made.panel.controls["x"].value = x

        other = threading.Thread(target=drag)
        other.start()
        other.join()  # the loop is kept busy: a cell is running
        assert made.panel.sentence == "The dot is at 1."
        await until(lambda: made.panel.sentence == "The dot is at 8.")
        assert made.threads == [home]

    asyncio.run(main())


def test_a_failure_posted_from_another_thread_reaches_the_loop():
    async def main():
        told = []
        asyncio.get_running_loop().set_exception_handler(lambda loop, what: told.append(what))
        panel = Dot().panel
        other = threading.Thread(target=setattr, args=(panel.controls["x"], "value", 10))
        other.start()
        other.join()
        await until(lambda: told)
        assert isinstance(told[0]["exception"], ValueError)
        assert "ten is too much" in panel.picture.trouble

    asyncio.run(main())


def test_buttons_pressed_on_another_thread_act_at_home():
    async def main():
        made = stepping()
        made.threads.clear()
        other = threading.Thread(target=button(made.panel, "Step").click)
        other.start()
        other.join()
        await until(lambda: made.panel.sentence == "The dot is at 2.")
        assert made.threads == [threading.get_ident()]

    asyncio.run(main())


def test_a_panel_is_two_outputs_live_and_still(monkeypatch):
    shown = []
    monkeypatch.setattr("IPython.display.display", lambda data, raw: shown.append(data))
    panel = Dot().panel
    panel._ipython_display_()
    live, still = shown
    assert live["application/vnd.jupyter.widget-view+json"]["model_id"] == panel.box.model_id
    assert live["text/plain"] == "Run this cell to bring it to life."
    assert still["text/plain"] == panel.sentence
    assert f'alt="{panel.sentence}"' in still["text/html"]
    assert still["image/png"] in still["text/html"]


def test_controls_have_room_for_their_labels():
    for control in (slider("learning rate", 0.5, 0, 1), dropdown("data", ["and"], "and")):
        assert control.style.description_width == "7em"
        assert len(control.description) <= 14
    assert slider("x", 1, 0, 2).continuous_update


async def until(done, seconds: float = 5.0) -> None:
    for _ in range(int(seconds / 0.005)):
        if done():
            return
        await asyncio.sleep(0.005)
    raise AssertionError("it never happened")


async def nothing_else_runs() -> None:
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert asyncio.all_tasks() == {asyncio.current_task()}
