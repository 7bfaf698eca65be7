"""The judge's end: a worker's process, and frames to and from it before a deadline.

Nothing that comes from there is trusted: any bytes may come, at any time, or none.
"""

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from course.teaching.grading import sandbox, watch
from course.teaching.grading.limits import Limits
from course.teaching.grading.seccomp import program
from course.teaching.grading.worker import channel

SLICE = 0.1  # seconds between two looks at what the worker uses, however much it says


class BrokenError(Exception):
    """The worker cannot be used any more. reason: "time", "died", "garbage" or "memory"."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


class Worker:
    """A process that runs a student's code, and the channel to it. `kill` it in the end."""

    def __init__(self, contained: bool, limits: Limits):
        self.limits, self.contained, self.looked = limits, contained, time.monotonic()
        self.folder = None if contained else Path(tempfile.mkdtemp(prefix="work-"))
        self.sock, theirs = socket.socketpair()
        try:
            with theirs, program() if contained else contextlib.nullcontext() as filters:
                self.process = self._started(theirs.fileno(), filters)
        except BaseException:
            self._tidy()
            raise

    def _started(self, fd: int, filters: int | None) -> subprocess.Popen:
        root = sandbox.INSIDE if self.contained else staged(self.folder)
        home = sandbox.HOME if self.contained else str(self.folder / "home")
        limits = self.limits.resource()
        if self.contained and sandbox.counts_processes_inside():
            limits["NPROC"] = self.limits.processes
        elif not self.contained and os.geteuid() != 0 and sys.platform == "linux":
            limits["NPROC"] = self.limits.processes + watch.tasks_of_user()
        config = {
            "channel": fd,
            "user": sandbox.user() if self.contained else 0,
            "limits": limits,
            "course": str(root),
            "packages": sandbox.packages(),
        }
        before = sandbox.command(self.limits, filters) if self.contained else []
        script = str(root / "worker" / "start.py")
        return subprocess.Popen(
            [*before, *sandbox.python(), script, json.dumps(config)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=sandbox.environment(home),
            cwd="/" if self.contained else home,
            pass_fds=[fd] if filters is None else [fd, filters],
            start_new_session=True,
        )

    def send(self, frame: bytes, ends: float) -> None:
        """Send a frame. Raises BrokenError, also when something has come that nobody asked for."""
        if self._unasked():
            raise BrokenError("garbage")
        view = memoryview(frame)
        while view:
            with self._waiting(ends):
                view = view[self.sock.send(view[: 1 << 20]) :]

    def receive(self, ends: float, resolve):
        """The next message. Raises BrokenError."""
        try:
            text, arrays = channel.sizes(self._bytes(channel.HEAD.size, ends))
            return channel.unpack(self._bytes(text, ends), self._bytes(arrays, ends), resolve)
        except channel.MalformedError:
            raise BrokenError("garbage") from None

    def kill(self) -> None:
        """End the process and everything that it has started."""
        if not self.contained:
            watch.kill_tree(self.process.pid)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self._tidy()

    def _tidy(self) -> None:
        self.sock.close()
        if self.folder:
            shutil.rmtree(self.folder, ignore_errors=True)

    def _bytes(self, count: int, ends: float) -> bytes:
        data = bytearray()
        while len(data) < count:
            with self._waiting(ends):
                part = self.sock.recv(min(count - len(data), 1 << 20))
                if not part:
                    raise BrokenError("died")
                data += part
        return bytes(data)

    @contextlib.contextmanager
    def _waiting(self, ends: float):
        """Wait a slice of time at most, and look at the clock and at the memory in use."""
        now = time.monotonic()
        if now >= ends:
            raise BrokenError("time")
        if now >= self.looked + SLICE:
            self._look()
        self.sock.settimeout(min(ends - now, SLICE))
        try:
            yield
        except TimeoutError:
            pass
        except OSError:
            raise BrokenError("died") from None

    def _look(self) -> None:
        memory, processes = watch.usage(self.process.pid)
        if memory > self.limits.together or processes > 2 * self.limits.processes:
            raise BrokenError("memory")
        self.looked = time.monotonic()

    def _unasked(self) -> bool:
        self.sock.settimeout(0)
        try:
            return bool(self.sock.recv(1, socket.MSG_PEEK))
        except OSError:
            return False


def staged(folder: Path) -> Path:
    """A copy of the files that exist inside, for a worker that is not contained."""
    (folder / "home").mkdir()
    for path, to in sandbox.staged():
        target = folder / to
        target.parent.mkdir(exist_ok=True)
        if path.is_dir():
            shutil.copytree(path, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(path, target)
    return folder
