"""A file as it was handed in: its bytes, or why there are none to grade."""

import hashlib
import os
import stat
from pathlib import Path
from typing import NamedTuple

from course.teaching.grading.worker import notebook

LARGEST = 100 << 20  # bytes; an answer that prints without end makes a notebook of 50 MB


class Received(NamedTuple):
    """problem: "" or why nothing can be read; the hash is that of the bytes."""

    data: bytes
    sha256: str
    problem: str


class Submission(NamedTuple):
    """The sources of the code cells, in order; problem: "" or why there are none."""

    sources: list[str]
    problem: str


def receive(path: Path | str) -> Received:
    """The bytes of the file. Never follows a link, and never waits for a pipe."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        fd = os.open(path, flags | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        return nothing("the file is missing")
    except (OSError, ValueError) as error:
        linked = os.path.islink(path)
        why = "it is a link, not a file" if linked else getattr(error, "strerror", str(error))
        return nothing(f"the file cannot be read: {why}")
    about = os.fstat(fd)
    if not stat.S_ISREG(about.st_mode):
        os.close(fd)
        return nothing("it is no ordinary file")
    with os.fdopen(fd, "rb") as file:
        data = b"" if about.st_size > LARGEST else file.read(LARGEST + 1)
    if about.st_size > LARGEST or len(data) > LARGEST:
        return nothing(f"the file is larger than {LARGEST >> 20} MB")
    return Received(data, hashlib.sha256(data).hexdigest(), "")


def read(path: Path | str, names: tuple[str, ...] = ()) -> Submission:
    """The code in a notebook, read in this process: for looking at it. Grading reads it inside.

    names: functions that are looked for, also in cells that are not code any more.
    """
    received = receive(path)
    if received.problem:
        return Submission([], received.problem)
    try:
        found = notebook.read(received.data, list(names))
    except (RecursionError, MemoryError):
        return Submission([], "it is damaged, or made to be unreadable")
    return Submission(found["sources"], found["problem"])


def nothing(problem: str) -> Received:
    return Received(b"", "", problem)
