"""Progress is never lost: many writers, killed writers, damaged files, disks that refuse."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from course import progress

WRITER = """
import sys
from course import progress
for n in range(int(sys.argv[2])):
    said = progress.record("attempted", "01", sys.argv[1], str(n))
    print(n, flush=True)
    print(said, end="", file=sys.stderr)
"""


@pytest.fixture(autouse=True)
def folder(monkeypatch, tmp_path):
    """The `.course` folder of an empty workspace, used by this test and its child processes."""
    monkeypatch.setenv("COURSE_WORKSPACE", str(tmp_path))
    progress.notice()
    return tmp_path / ".course"


def start(name, events):
    command = [sys.executable, "-c", WRITER, name, str(events)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def finish(writers):
    said = [writer.communicate(timeout=120)[1].strip() for writer in writers]
    assert [writer.returncode for writer in writers] == [0] * len(writers), said
    return said


def stored(file):
    with closing(sqlite3.connect(file)) as db:
        return db.execute("SELECT * FROM events ORDER BY id").fetchall()


def filled(events=40):
    for n in range(events):
        progress.record("attempted", "01", "weighted_sum", "x" * 200 + str(n))


def test_summary_and_counts():
    assert progress.summary() == {}
    progress.record("attempted", "01", "fires")
    progress.record("attempted", "01", "fires")
    progress.record("passed", "01", "weighted_sum")
    progress.record("hint", "01", "fires", "1")
    progress.record("predicted", "02", "saturation", "b")
    summary = progress.summary()
    assert summary["01"][:4] == ({"weighted_sum"}, {"weighted_sum", "fires"}, set(), 1)
    assert summary["02"][:4] == (set(), set(), {"saturation"}, 0)
    assert summary["01"].last < summary["02"].last
    assert summary["02"].last.endswith("+00:00")
    assert progress.count("attempted", "fires") == 2
    assert progress.count("hint", "weighted_sum") == 0
    assert progress.notice() == ""


def test_reading_creates_nothing(folder):
    assert progress.count("hint", "fires") == 0
    assert not folder.exists()


def test_a_kind_that_does_not_exist():
    with pytest.raises(ValueError, match="'pased'"):
        progress.record("pased", "01", "fires")


def test_many_writers_at_once_lose_nothing(folder):
    finish([start(f"writer{n}", 50) for n in range(4)])
    for n in range(4):
        assert progress.count("attempted", f"writer{n}") == 50
    assert stored(folder / "progress.sqlite") == stored(folder / "progress-copy.sqlite")


def test_a_killed_writer_loses_nothing(folder):
    confirmed = 0
    for turn in range(12):
        writer = start("victim", 10_000)
        for _ in range(1 + turn):
            writer.stdout.readline()
        os.kill(writer.pid, signal.SIGKILL)
        confirmed += 1 + turn + len(writer.communicate()[0].splitlines())
        assert progress.count("attempted", "victim") >= confirmed
        confirmed = progress.count("attempted", "victim")
        assert stored(folder / "progress.sqlite") == stored(folder / "progress-copy.sqlite")
    assert progress.notice() == ""


def garbage(file):
    file.write_bytes(os.urandom(4096))


def header(file):
    file.write_bytes(b"not a database, " * 7 + file.read_bytes()[112:])


def truncated(file):
    file.write_bytes(file.read_bytes()[:5000])


def empty(file):
    file.write_bytes(b"")


def zeroed_page(file):
    data = file.read_bytes()
    file.write_bytes(data[:8192] + bytes(4096) + data[12288:])


def other_database(file):
    file.unlink()
    with closing(sqlite3.connect(file)) as db:
        db.execute("CREATE TABLE recipes (name)")


def older(file):
    with closing(sqlite3.connect(file)) as db, db:
        db.execute("DELETE FROM events WHERE id > 10")


DAMAGES = [garbage, header, truncated, empty, zeroed_page, other_database, older]


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("name", ["progress.sqlite", "progress-copy.sqlite"])
def test_a_damaged_file_is_set_aside_and_restored(folder, damage, name):
    filled()
    before = stored(folder / "progress.sqlite")
    damage(folder / name)
    said = progress.record("passed", "01", "fires")
    [aside] = folder.glob(f"{name.removesuffix('.sqlite')}.damaged-*.sqlite")
    assert aside.name in said
    assert "nothing is lost" in said
    assert progress.notice() == ""
    for file in ("progress.sqlite", "progress-copy.sqlite"):
        assert stored(folder / file)[:-1] == before
        assert stored(folder / file)[-1][2:5] == ("passed", "01", "fires")


def test_a_deleted_file_is_restored(folder):
    filled(3)
    (folder / "progress.sqlite").unlink()
    assert progress.count("attempted", "weighted_sum") == 3
    assert "was missing" in progress.notice()
    (folder / "progress-copy.sqlite").unlink()
    assert progress.count("attempted", "weighted_sum") == 3
    assert len(stored(folder / "progress-copy.sqlite")) == 3


@pytest.mark.parametrize("damage", [garbage, empty])
def test_both_damaged_are_set_aside(folder, damage):
    filled(3)
    damage(folder / "progress.sqlite")
    garbage(folder / "progress-copy.sqlite")
    assert "starts anew" in progress.record("passed", "01", "fires")
    assert progress.summary()["01"].passed == {"fires"}
    assert len(list(folder.glob("*.damaged-*"))) == (1 if damage is empty else 2)


def test_a_stale_journal_is_not_played_into_the_restored_file(folder):
    filled()
    garbage(folder / "progress.sqlite")
    garbage(folder / "progress.sqlite-journal")
    assert progress.count("attempted", "weighted_sum") == 40
    assert not (folder / "progress.sqlite-journal").exists()


def test_a_damaged_lock_is_no_obstacle(folder):
    filled(1)
    garbage(folder / "progress.lock")
    filled(1)
    assert len(stored(folder / "progress.sqlite")) == 2


def test_two_processes_that_find_the_damage_at_once(folder):
    filled()
    garbage(folder / "progress.sqlite")
    said = finish([start(f"writer{n}", 20) for n in range(3)])
    assert sorted(map(bool, said)) == [False, False, True]
    assert progress.count("attempted", "weighted_sum") == 40
    assert [progress.count("attempted", f"writer{n}") for n in range(3)] == [20] * 3
    assert len(list(folder.glob("*.damaged-*"))) == 1


def test_a_file_that_is_busy_is_not_damaged(folder, monkeypatch):
    filled(1)
    monkeypatch.setattr(progress, "WAIT", 0.05)
    with closing(sqlite3.connect(folder / "progress.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(progress.ProgressError, match="another program holds it"):
            progress.record("passed", "01", "fires")
    assert not list(folder.glob("*.damaged-*"))


def test_a_folder_that_cannot_be_made(monkeypatch, tmp_path):
    (tmp_path / "file").touch()
    monkeypatch.setenv("COURSE_WORKSPACE", str(tmp_path / "file"))
    with pytest.raises(progress.ProgressError, match=r"Not a directory|cannot find"):
        progress.record("passed", "01", "fires")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write it")
def test_a_read_only_folder(folder):
    filled(1)
    for file in folder.iterdir():
        file.chmod(0o444)
    folder.chmod(0o555)
    with pytest.raises(progress.ProgressError, match=r"read-only|cannot be opened"):
        progress.record("passed", "01", "fires")
    folder.chmod(0o755)


def test_a_full_disk_is_said_and_loses_nothing(folder, monkeypatch):
    filled(3)

    def full(path):  # SQLite itself refuses to grow the file: the error of a full disk
        db = sqlite3.connect(path, isolation_level=None)
        db.execute("PRAGMA max_page_count = 1")
        return db

    with monkeypatch.context() as patch:
        patch.setattr(progress, "_connect", full)
        with pytest.raises(progress.ProgressError, match="the disk is full"):
            filled(40)
    assert progress.count("attempted", "weighted_sum") >= 3
    assert stored(folder / "progress.sqlite") == stored(folder / "progress-copy.sqlite")
    assert progress.notice() == ""
