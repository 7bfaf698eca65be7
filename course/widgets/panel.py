"""One panel: controls, a kept picture, and a sentence that says in words what it shows.

In JupyterLab the controls report on another thread. Every update is therefore posted to the loop
of the thread that made the panel, so that drawing stays on one thread, and updates that come
faster than they can be drawn become one. Without a loop (in a test) an update happens at once.
"""

import asyncio
from collections.abc import Callable, Iterable, Mapping

from ipywidgets import DOMWidget, VBox
from matplotlib.artist import Artist
from matplotlib.figure import Figure

from course.plots.canvas import Canvas
from course.plots.theme import shown_width
from course.widgets.controls import ActionButton, play_button
from course.widgets.home_thread import HomeThread
from course.widgets.layout import close, columns, row
from course.widgets.page import display_live, still_picture
from course.widgets.picture import Picture, suit_screen
from course.widgets.yours import YoursError

_playing: "Panel | None" = None  # one panel plays at a time: the next one made or played stops it


class Panel:
    """Controls around a picture.

    ``controls`` maps names to ipywidgets; ``update(**values)`` is called with their values, moves
    the artists ``moving`` of ``figure`` and returns the sentence. ``actions`` maps the labels of
    buttons to functions without arguments. ``step``, if given, does one step and returns whether
    another may follow: it gets a Step and a Play button. With ``back`` too, which undoes a step,
    they are Back, Next and Play, and the left and right arrow keys press Back and Next. Playing
    repeats ``run``, if given, else ``step``. ``groups``, title -> names of controls, are columns.
    """

    def __init__(
        self,
        figure: Figure,
        moving: Iterable[Artist],
        controls: Mapping[str, DOMWidget],
        update: Callable[..., str],
        *,
        step: Callable[[], bool] | None = None,
        back: Callable[[], object] | None = None,
        run: Callable[[], bool] | None = None,
        actions: Mapping[str, Callable[[], None]] | None = None,
        groups: Mapping[str, Iterable[str]] | None = None,
        delay: float = 0.4,
    ):
        self.canvas = Canvas(figure, moving)
        self.controls = dict(controls)
        self.delay = delay
        self.error: Exception | None = None
        self.picture = Picture(width=shown_width(figure))
        self._update, self._step, self._back, self._run = update, step, back, run or step
        self._home = HomeThread()
        self._task: asyncio.Task | None = None
        self.play = play_button() if step else None
        self.buttons = self._make_buttons(actions or {})
        self.box = self._lay_out(groups)
        self._heard = lambda _: self._home.post_once(self.refresh)
        suit_screen(self.picture, self.canvas, lambda work: self._home.post(self._guard, work))
        self._listen()
        _let_play(None)
        self.refresh()

    @property
    def sentence(self) -> str:
        """What the picture shows now, in words."""
        return self.picture.sentence

    def refresh(self) -> None:
        """Bring picture and sentence up to the values of the controls."""
        self._guard(self._redraw)

    def exchange(self, controls: Mapping[str, DOMWidget], moving: Iterable[Artist]) -> None:
        """Other controls, in the place of those there are, and other artists that move."""
        self.controls = dict(controls)
        self.box.children[0].children = list(self.controls.values())
        self.canvas.follow(moving)
        self._listen()

    def _listen(self) -> None:
        for control in self.controls.values():
            control.observe(self._heard, "value")

    def step(self) -> bool:
        """Do one step, show it, and say whether another may follow."""
        return self._do(self._step)

    def _do(self, work: Callable[[], bool]) -> bool:
        more = self._guard(work)
        self.refresh()
        return more

    def stop(self) -> None:
        """Stop playing, at once."""
        if self._task:
            self._task.cancel()
            self._task = None
        if self.play:
            self.play.value = False

    def close(self) -> None:
        """Stop, and take the panel off the page."""
        self.stop()
        close(self.box)

    def _redraw(self) -> None:
        values = {name: control.value for name, control in self.controls.items()}
        try:
            sentence = self._update(**values)
        except YoursError as said:
            sentence = str(said)
        png = self.canvas.png()
        with self.picture.hold_sync():  # picture and words change together
            self.picture.png, self.picture.sentence, self.picture.trouble = png, sentence, ""

    def _guard(self, work: Callable):
        """Do ``work``; a failure is said in the panel, kept, and raised: it never vanishes."""
        try:
            return work()
        except Exception as error:
            self.error = error
            self.picture.trouble = (
                f"This picture could not be drawn ({type(error).__name__}: {error}). "
                "Run the cell again; if it happens again, please report it."
            )
            raise

    def _act(self, action: Callable[[], None]) -> None:
        self.stop()
        self._guard(action)
        self.refresh()

    def _make_buttons(self, actions: Mapping[str, Callable[[], None]]) -> list[DOMWidget]:
        walk = {"Step": self._step} if self._step else {}
        if self._back:
            walk = {"Back": self._back, "Next": self._step}
        buttons = [self._button(label, action) for label, action in walk.items()]
        for button in buttons:
            button.add_class(f"course-{button.description.lower()}")  # for the arrow keys
        if self._step:
            self.play.observe(lambda _: self._home.post(self._toggle), "value")
            buttons.append(self.play)
        return buttons + [self._button(label, action) for label, action in actions.items()]

    def _button(self, label: str, action: Callable[[], object]) -> ActionButton:
        return ActionButton(label, lambda: self._home.post(lambda: self._act(action)))

    def _toggle(self) -> None:
        playing = self.play.value
        self.play.description = "Pause" if playing else "Play"
        self.play.icon = "pause" if playing else "play"
        if not playing:
            self.stop()
        elif self._home.loop is None:
            self.play.value = False
            raise RuntimeError("Playing needs a running event loop; without one, call step().")
        elif self._task is None:
            _let_play(self)
            self._task = self._home.loop.create_task(self._play_on())
            self._task.add_done_callback(_raise_failure)

    async def _play_on(self) -> None:
        try:
            while self._do(self._run):
                await asyncio.sleep(self.delay)
        finally:
            if self._task is asyncio.current_task():
                self._task = None
                self.play.value = False

    def _lay_out(self, groups: Mapping[str, Iterable[str]] | None) -> VBox:
        named = {title: map(self.controls.get, names) for title, names in (groups or {}).items()}
        controls = columns(named) if named else row(self.controls.values())
        rows = [controls, row(self.buttons), self.picture]
        box = VBox([part for part in rows if part is self.picture or part.children])
        box.add_class("course-panel")
        return box

    def _ipython_display_(self) -> None:
        png = self.canvas.small_png()
        display_live(self.box, still_picture(png, self.picture.width, self.sentence))


def _let_play(panel: Panel | None) -> None:
    global _playing
    if _playing is not None and _playing is not panel:
        _playing.stop()
    _playing = panel


def _raise_failure(task: asyncio.Task) -> None:
    if not task.cancelled():
        task.result()  # raised here it reaches the loop's exception handler
