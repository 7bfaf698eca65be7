"""Where a widget was made, everything it does is done.

JupyterLab reports what a control did on another thread. Drawing must stay on one, so work is
posted to the event loop of the thread that made the widget; without a loop (in a test), and on
that thread itself, it is done at once.
"""

import asyncio
import threading
from collections.abc import Callable


class HomeThread:
    """The thread that makes this object; ``loop`` is its running event loop, or None."""

    def __init__(self):
        self._thread = threading.get_ident()
        self._asked: set[Callable] = set()
        try:
            self.loop = asyncio.get_running_loop()
        except RuntimeError:
            self.loop = None

    def post(self, work: Callable, *values) -> None:
        """Do ``work(*values)`` there."""
        if self.loop is None or threading.get_ident() == self._thread:
            work(*values)
        else:
            self.loop.call_soon_threadsafe(work, *values)

    def post_once(self, work: Callable[[], object]) -> None:
        """Do ``work`` there; asked for again before it is begun, it is done once all the same."""
        if work not in self._asked:
            self._asked.add(work)
            self.post(self._begin, work)

    def _begin(self, work: Callable[[], object]) -> None:
        self._asked.discard(work)
        work()
