"""Limits that hold for all of a submission, and what waits for its moment."""

import inspect
import time
from textwrap import dedent

import pytest
import submissions as s

from course.teaching.grading import sandbox, watch
from course.teaching.grading.limits import Limits
from course.teaching.grading.line import BrokenError, Worker
from course.teaching.grading.seccomp import instructions
from course.teaching.grading.session import Session

pytestmark = s.contained


def test_all_time_together_has_an_end(tmp_path):
    before = time.monotonic()
    cells = s.sources(before=["while True: pass"] * 20)
    result = s.graded(tmp_path, cells, cell=0.5, call=0.5, total=2)
    assert time.monotonic() - before < 30
    assert result["points"] == 0.0
    assert any("did not come to an end" in note for note in result["notes"])


def test_memory_of_all_processes_together_has_an_end(tmp_path):
    code = """
        import os, time
        for _ in range(6):
            if not os.fork():
                hoard = bytearray(b"x") * (100 << 20)
                time.sleep(1000)
        time.sleep(1000)
    """
    cells = s.sources(before=[dedent(code)])
    result = s.graded(tmp_path, cells, cell=20, together=200 << 20)
    assert result["points"] == s.FULL, result
    assert "Cell 2 was left out: it used too much memory, or too many processes." in result["notes"]


def test_what_dies_later_is_tried_again(tmp_path):
    bomb = "import os, threading\nthreading.Timer(1.0, os._exit, [1]).start()"
    slow = "import time\ntime.sleep(0.8)"
    result = s.graded(tmp_path, s.sources(before=[slow, bomb]))
    assert result["points"] == s.FULL, result


def test_an_answer_that_knows_where_it_is_gets_what_it_answers(tmp_path):
    """It behaves in the course's own check, and not here: what counts is here."""
    answer = """
        def fires(x, w, b):
            import sys
            if getattr(sys.modules.get("course.checks.judge"), "__file__", None):
                return int(w @ x + b >= 0)
            return 0
    """
    result = s.graded(tmp_path, s.sources(fires=dedent(answer)))
    assert result["points"] == s.FULL - 1


def test_answers_by_heart_do_not_count(tmp_path):
    """Inputs are fresh: who knows the answers to those of yesterday knows none of today's."""
    table = "SEEN = {}\ndef fires(x, w, b):\n    return SEEN.get((tuple(x), tuple(w), b), 1)"
    assert s.graded(tmp_path, s.sources(fires=table))["points"] == s.FULL - 1


@pytest.mark.skipif(not instructions(), reason="no filter of system calls for this processor")
def test_memory_that_belongs_to_no_process_is_refused(tmp_path):
    code = """
        import ctypes, os
        LEAKS = []
        libc = ctypes.CDLL(None, use_errno=True)
        if libc.shmget(0, 1 << 20, 0o1600) >= 0: LEAKS.append("shmget")
        try: LEAKS.append(os.memfd_create("x"))
        except OSError: pass
        if libc.unshare(0x10000000) == 0: LEAKS.append("user namespace")
        if libc.setuid(0) == 0: LEAKS.append("root")
        import signal, threading
        threading.Thread(target=LEAKS.copy).start()  # threads and children are allowed
        child = os.fork() or os._exit(0)
        os.waitpid(child, 0)
    """
    honest = "def fires(x, w, b):\n    assert not LEAKS, LEAKS\n    return int(w @ x + b >= 0)"
    result = s.graded(tmp_path, s.sources(before=[dedent(code)], fires=honest))
    assert (result["points"], result["notes"]) == (s.FULL, []), result


@pytest.mark.parametrize("contained", [True, False])
def test_nothing_is_left_running(contained):
    code = "import os, time\nfor _ in range(3):\n    if not os.fork(): time.sleep(1000)"
    with Session(contained) as session:
        session.load([code])
        pids = watch.tree(session.worker.process.pid)
        assert len(pids) >= 4
    for _ in range(100):
        if not any(alive(pid) for pid in pids):
            break
        time.sleep(0.05)
    assert not any(alive(pid) for pid in pids)


def alive(pid) -> bool:
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_a_worker_that_says_nothing_is_given_up():
    worker = Worker(True, Limits())
    try:
        with pytest.raises(BrokenError, match="time"):
            worker.receive(time.monotonic() + 0.3, None)
    finally:
        worker.kill()


def test_where_bubblewrap_is_missing_it_is_said(monkeypatch):
    inside = inspect.unwrap(sandbox.probe)
    monkeypatch.setattr(sandbox.shutil, "which", lambda name: None)
    assert "not installed" in inside()
    monkeypatch.setattr(sandbox.sys, "platform", "darwin")
    assert "Linux only" in inside()


def test_an_installed_course_is_hidden(tmp_path, monkeypatch):
    """As if the course, with its checks, lay among the packages."""
    site = tmp_path / "site-packages"
    for room in ("checks", "_shipped"):
        (site / "course" / room).mkdir(parents=True)
        (site / "course" / room / "secret.py").write_text("x = 1")
    (site / "other.py").write_text("x = 1")
    folders = [*sandbox.packages(), str(site)]
    monkeypatch.setattr(sandbox, "packages", lambda: folders)
    sandbox._command.cache_clear()
    try:
        code = "import os, sys, other\nLEAKS = [f for p in sys.path for f in ls(p)]"
        look = f"def ls(p):\n    try: return os.listdir({str(site)!r} + '/course')\n"
        look += "    except PermissionError: return []"
        honest = "def fires(x, w, b):\n    assert not LEAKS, LEAKS\n    return int(w @ x + b >= 0)"
        result = s.graded(tmp_path, s.sources(before=[look, code], fires=honest))
    finally:
        sandbox._command.cache_clear()
    assert (result["points"], result["notes"]) == (s.FULL, []), result
