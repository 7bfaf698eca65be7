"""Hostile cells and answers: none wins a point, none costs another exercise its own."""

import os
import socket
import sqlite3
from contextlib import closing
from textwrap import dedent

import pytest
import submissions as s
from attacks import KILLS, PATCHES

pytestmark = s.contained


@pytest.mark.parametrize("attack", PATCHES)
def test_patching_costs_and_wins_nothing(tmp_path, attack):
    two_wrong = {name: s.ZEROS[name] for name in ("weighted_sum", "predict_batch")}
    cells = s.sources(before=[dedent(PATCHES[attack])], **two_wrong)
    result = s.graded(tmp_path, cells, **s.QUICK)
    assert list(s.statuses(result).values()) == ["failed", "passed", "failed", "passed"], result
    assert result["points"] == 3.0


@pytest.mark.parametrize("attack", KILLS)
def test_what_ends_or_hangs_costs_itself(tmp_path, attack):
    """The same code as a cell, which is left out, and in an answer, which is wrong."""
    code = dedent(KILLS[attack]).strip()
    body = code.replace("\n", "\n    ")
    answer = f"def predict_batch(X, w, b):\n    {body}\n    return np.zeros(len(X))"
    result = s.graded(tmp_path, s.sources(before=[code], predict_batch=answer), **s.QUICK)
    assert list(s.statuses(result).values()) == ["passed", "passed", "failed", "passed"], result
    assert any(note.startswith("Cell 2 was left out") for note in result["notes"])


@pytest.mark.parametrize("attack", ["builtins", "json, struct, socket and pickle", "exit", "input"])
def test_patching_in_the_plain_worker(tmp_path, attack):
    before = [dedent(PATCHES[attack])]
    assert s.graded(tmp_path, s.sources(before=before), sandbox=False)["points"] == s.FULL


@pytest.mark.parametrize("attack", ["os._exit", "endless", "a forged verdict", "a segfault"])
def test_kills_in_the_plain_worker(tmp_path, attack):
    before = [dedent(KILLS[attack])]
    result = s.graded(tmp_path, s.sources(before=before), sandbox=False, **s.QUICK)
    assert result["points"] == s.FULL, result


LOOK = """
    import os, sys
    LEAKS = []
    for path in {paths}:
        try:
            LEAKS.append(open(path, "rb").read(1) and path)
        except OSError:
            pass
        try:
            LEAKS += os.listdir(path)
        except OSError:
            pass
    LEAKS += os.listdir(os.path.expanduser("~"))
    LEAKS += [name for name in os.environ if "NBGRADER" in name or "COURSE" in name]
    LEAKS += [word for word in sys.argv if word]
    for name in ("judge", "library", "compare", "exercise", "unit_01_neurons.fires"):
        module = __import__("course.checks." + name, fromlist=["x"])
        if getattr(module, "__file__", None) or isinstance(getattr(module, "fires", 0), type(open)):
            LEAKS.append(name)
    for top in set(os.listdir("/")) - {{"lib", "lib64", "lib32", "usr", "dev", "tmp"}}:
        for folder, folders, files in os.walk("/" + top):
            folders[:] = [f for f in folders if not f.startswith("python3")]
            LEAKS += [f for f in files if f.startswith(("unit_", "0", "cli", "grade", "judge"))]
    for folder in sys.path:
        try:
            LEAKS += [f for f in os.listdir(folder + "/course") if f in ("checks", "cli.py")]
        except OSError:
            pass
"""
HONEST = "def fires(x, w, b):\n    assert not LEAKS, LEAKS\n    return int(w @ x + b >= 0)"


def test_nothing_of_ours_or_of_others_can_be_read(tmp_path):
    other = tmp_path / "submitted" / "bert.ipynb"
    other.parent.mkdir()
    other.write_bytes(s.notebook(s.sources()))
    database = tmp_path / "gradebook.db"
    with closing(sqlite3.connect(database)) as db, db:
        db.execute("CREATE TABLE grades (student)")
    import course.checks
    import course.home

    ours = course.home.PACKAGE
    paths = [other, database, tmp_path, ours / "checks", ours / "cli.py", course.checks.__file__]
    paths += [
        ours.parent / "solutions",
        ours / "_shipped",
        "/proc/1/environ",
        "/etc/passwd",
        "/proc",
    ]
    paths += [os.path.expanduser("~/.ssh"), "/var", "/sys", "/home/../root/.bashrc"]
    look = dedent(LOOK.format(paths=[str(path) for path in paths]))
    result = s.graded(tmp_path, s.sources(before=[look], fires=HONEST))
    assert result["points"] == s.FULL, s.exercise(result, "fires")


def test_no_network(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        code = f"""
            import socket, urllib.request
            LEAKS = []
            for address in [("127.0.0.1", {port}), ("1.1.1.1", 53)]:
                try:
                    LEAKS.append(socket.create_connection(address, timeout=1))
                except OSError:
                    pass
        """
        result = s.graded(tmp_path, s.sources(before=[dedent(code)], fires=HONEST))
        server.setblocking(False)
        with pytest.raises(BlockingIOError):
            server.accept()
    assert result["points"] == s.FULL, s.exercise(result, "fires")


def test_nothing_is_written_anywhere(tmp_path):
    code = f"""
        import os, sys, numpy, course
        LEAKS = []
        folders = ["/", "/dev", "/usr", "/opt", "/etc", "/home", {str(tmp_path)!r}, sys.prefix]
        folders += [os.path.dirname(m.__file__) for m in (os, numpy, course)]
        folders += [os.path.dirname(folders[-1]) + "/worker", "/dev/shm"]
        for folder in folders:
            for name in ("/new", "/course.py"):
                try:
                    open(folder + name, "w").write("x")
                    LEAKS.append(folder)
                except OSError:
                    pass
    """
    result = s.graded(tmp_path, s.sources(before=[dedent(code)], fires=HONEST))
    assert result["points"] == s.FULL, s.exercise(result, "fires")
    assert [path.name for path in tmp_path.iterdir()] == ["01_neurons.ipynb"]
