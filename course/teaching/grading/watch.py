"""What a worker and its children use now, read from /proc; nothing where there is none."""

import contextlib
import os
import re
import signal
from pathlib import Path

MOST = 1000  # processes to look at


def tree(pid: int) -> list[int]:
    """The process and its descendants. Children of the dead are those of the first one inside."""
    found, todo = [], [pid]
    while todo and len(found) < MOST:
        one = todo.pop()
        found.append(one)
        with contextlib.suppress(OSError, ValueError):
            for task in os.listdir(f"/proc/{one}/task"):
                text = Path(f"/proc/{one}/task/{task}/children").read_text()
                todo += map(int, text.split())
    return found


def usage(pid: int) -> tuple[int, int]:
    """Bytes of memory in use, pages of files not counted, and the number of processes."""
    pids, kilobytes = tree(pid), 0
    for one in pids:
        with contextlib.suppress(OSError):
            text = Path(f"/proc/{one}/status").read_text(errors="replace")
            kilobytes += sum(map(int, re.findall(r"^Rss(?:Anon|Shmem):\s+(\d+)", text, re.M)))
    return kilobytes << 10, len(pids)


def kill_tree(pid: int) -> None:
    """Stop, then kill the process and all descendants that can be found."""
    for one in tree(pid):
        with contextlib.suppress(OSError):
            os.kill(one, signal.SIGSTOP)
    for one in tree(pid):
        with contextlib.suppress(OSError):
            os.kill(one, signal.SIGKILL)


def tasks_of_user() -> int:
    """How many processes and threads this user has."""
    count, user = 0, os.getuid()
    for entry in os.scandir("/proc"):
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                if entry.stat().st_uid == user:
                    count += len(os.listdir(f"/proc/{entry.name}/task"))
    return count
