"""A student's notebook, alive in another process: run its cells, call its functions.

The process may hang, die or lie at any moment. It is then killed and started anew; cells that did
it are left out, the others run again. What comes back is checked to be plain data and no more.
"""

import secrets
import time
from collections.abc import Callable

import numpy as np

from course.checks.outcome import Outcome
from course.home import CourseError
from course.teaching.grading import answers
from course.teaching.grading.limits import Limits
from course.teaching.grading.line import BrokenError, Worker
from course.teaching.grading.questions import answered, framed, referring, resolving
from course.teaching.grading.worker import channel

MOST_QUESTIONS = 100_000  # calls of one of our functions during one call of theirs
TIMES = 2  # a cell, or a call, after which the process is gone is tried once more


class Session:
    """One submission. A context manager; `read`, then `load`, then `call` as often as you like.

    errors : cell number -> what it raised (kind, message, line)
    skipped : cell number -> why it was left out ("time", "died", "garbage", "memory")
    """

    def __init__(self, contained: bool = True, limits: Limits | None = None):
        self.contained, self.limits = contained, limits or Limits()
        self.worker: Worker | None = None
        self.sources: list[str] = []
        self.order: list[int] = []
        self.errors: dict[int, tuple[str, str, str]] = {}
        self.skipped: dict[int, str] = {}
        self.ends = time.monotonic() + self.limits.total
        self._strikes: dict[int, int] = {}

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.stop()

    def read(self, data: bytes, names: list[str]) -> dict:
        """What is in the notebook: see `worker.notebook.read` and `worker.reading.describe`.

        Nothing of the student's has run when this is answered. Raises BrokenError.
        """
        self._start()
        array = np.frombuffer(data, np.uint8)
        return self._ask({"do": "read", "data": array, "names": names}, self.limits.start)

    def load(self, sources: list[str], setup: str = "") -> None:
        """Run all cells, in order, after `setup`, which has the number behind the last cell."""
        self.sources = [*sources, setup]
        self.order = [len(sources), *range(len(sources))]
        self._run_all()

    def again(self, cells: list[int]) -> None:
        """Run some cells once more, after all others."""
        self.order += cells
        self._run_all(cells)

    def found(self, names: list[str]) -> set[str]:
        """Those of the names that the notebook has given a value. Raises BrokenError."""
        request = {"do": "names", "names": names}
        return self._tried(request, [], lambda reply: {n for n in names if n in reply["found"]})

    def call(self, name: str, arguments: tuple) -> Outcome:
        """The outcome of a call of the student's function. Raises BrokenError."""
        request = {"do": "call", "name": name, "arguments": arguments}
        return self._tried(request, [], lambda reply: answers.outcome(reply, arguments))

    def _tried(self, request: dict, functions: list[Callable], read: Callable, times: int = TIMES):
        """What `read` makes of the reply, where all cells have run; once more if it died."""
        try:
            self._ready()
            return self._understood(read, self._ask(request, self.limits.call, functions))
        except BrokenError as broken:
            self.stop()
            if broken.reason != "died" or times == 1:
                raise
        return self._tried(request, [], read, times - 1)

    def _understood(self, read: Callable, part):
        try:
            return read(part)
        except (KeyError, TypeError, ValueError, AttributeError):
            raise BrokenError("garbage") from None

    def _ready(self) -> None:
        """A worker in which all cells have run."""
        if self.worker is None and not self._late():
            self._run_all()
        if self._late():
            raise BrokenError("time")

    def _late(self) -> bool:
        return time.monotonic() > self.ends

    def _run_all(self, cells: list[int] | None = None) -> None:
        """Run the cells of `order`, or some of them; those that break the worker are left out."""
        todo = self.order if cells is None or self.worker is None else cells
        while self._run_each(todo):
            todo = self.order

    def _run_each(self, cells: list[int]) -> bool:
        """Run cells until one breaks the worker; then it is noted, and True returned."""
        if self.worker is None and not self._late():
            self._start()
        if self.worker is None:
            self.skipped |= {n: self.skipped.get(n, "time") for n in cells}
        for number in [n for n in cells if n not in self.skipped]:
            try:
                self._run(number)
            except BrokenError as broken:
                self.stop()
                self._blame(number, broken.reason)
                return True
        return False

    def _run(self, number: int) -> None:
        request = {"do": "run", "source": self.sources[number], "name": f"<cell {number + 1}>"}
        reply = self._ask(request, min(self.limits.cell, self.ends - time.monotonic()))
        self.errors.pop(number, None)
        if reply.get("error") is not None:
            self.errors[number] = self._understood(answers.three, reply["error"])

    def _blame(self, number: int, reason: str) -> None:
        self._strikes[number] = self._strikes.get(number, 0) + 1
        if reason != "died" or self._strikes[number] == TIMES:
            self.skipped[number] = reason

    def _ask(self, request: dict, seconds: float, functions: list[Callable] | None = None) -> dict:
        """Send a request, answer questions on the way, return the reply. Raises BrokenError."""
        functions = [] if functions is None else functions
        token = secrets.randbits(62)
        ends = time.monotonic() + seconds
        frame = channel.pack(request | {"id": token}, referring(functions), channel.FILE)
        self.worker.send(frame, ends)
        for _ in range(MOST_QUESTIONS):
            reply = self.worker.receive(ends, resolving(functions))
            if type(reply) is not dict:
                break
            if "ask" not in reply:
                if type(reply.get("id")) is not int or reply["id"] != token:
                    break  # an array would be compared entry by entry
                return reply
            self.worker.send(framed(answered(reply, functions)), ends)
        raise BrokenError("garbage")

    def _start(self) -> None:
        self.stop()
        self.worker = Worker(self.contained, self.limits)
        try:
            self._ask({"do": "names", "names": []}, self.limits.start)
        except BrokenError as broken:
            self.stop()
            raise CourseError(f"The worker did not start ({broken.reason}).") from None

    def stop(self) -> None:
        """End the process; the next call starts another."""
        if self.worker is not None:
            self.worker.kill()
        self.worker = None
