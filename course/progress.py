"""What the learner has done, kept so that it is not lost.

One append-only table of events lives in two files, `progress.sqlite` and `progress-copy.sqlite`.
An event is written to both in one transaction, which SQLite makes atomic across files as long as
they use a rollback journal: a killed process leaves the event in both or in neither. Everything
happens under one lock, and starts by looking whether both files are sound; a damaged one is set
aside and rebuilt from the other. Damage in one file therefore never reaches the other.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from course.home import CourseError, stamped, workspace

KINDS = ("attempted", "passed", "hint", "predicted")
SCHEMA = """CREATE TABLE IF NOT EXISTS {file}.events (
    id INTEGER PRIMARY KEY, at TEXT NOT NULL, kind TEXT NOT NULL,
    unit TEXT NOT NULL, item TEXT NOT NULL, detail TEXT NOT NULL)"""
DAMAGE = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_ERROR", "SQLITE_IOERR_SHORT_READ")
WAIT = 10.0  # seconds that a writer waits for the others; one event takes milliseconds

_notices: list[str] = []


class ProgressError(CourseError):
    """The progress cannot be read or written; the message says why, in one sentence."""


class Unit(NamedTuple):
    """What was done in one unit: exercises passed and attempted, predictions made, and counts."""

    passed: set[str]
    attempted: set[str]
    predicted: set[str]
    hints: int
    last: str  # ISO time in UTC


def record(kind: str, unit: str, item: str, detail: str = "") -> str:
    """Remember that something happened: kind is "attempted", "passed", "hint" or "predicted".

    Returns what the learner must be told, usually "" (see `notice`). Raises ProgressError when it
    cannot be written.
    """
    if kind not in KINDS:
        raise ValueError(f"kind is {kind!r}; expected one of {', '.join(KINDS)}")
    event = (datetime.now(UTC).isoformat(), kind, unit, item, detail)
    with _open() as db:
        db.execute("BEGIN IMMEDIATE")
        for file in ("main", "copy"):
            db.execute(SCHEMA.format(file=file))
            db.execute(f"INSERT INTO {file}.events VALUES (NULL, ?, ?, ?, ?, ?)", event)
        db.execute("COMMIT")
    return notice()


def count(kind: str, item: str) -> int:
    """How many events of this kind the item has (hints opened, attempts made ...)."""
    return sum((k, i) == (kind, item) for k, _, i, _ in _events())


def summary() -> dict[str, Unit]:
    """What was done, by unit ("01"); units without any event are absent."""
    units, nothing = {}, Unit(set(), set(), set(), 0, "")
    for kind, unit, item, at in _events():
        passed, attempted, predicted, hints, _ = units.get(unit, nothing)
        units[unit] = Unit(
            passed | {item} if kind == "passed" else passed,
            attempted | {item} if kind in ("passed", "attempted") else attempted,
            predicted | {item} if kind == "predicted" else predicted,
            hints + (kind == "hint"),
            at,
        )
    return units


def notice() -> str:
    """What the learner must be told about their progress file; told once, usually ""."""
    said = " ".join(_notices)
    _notices.clear()
    return said


def _events() -> list[tuple[str, str, str, str]]:
    """All events, oldest first, as (kind, unit, item, at); reading alone creates no folder."""
    if not _folder().is_dir():
        return []
    with _open() as db:
        if not db.execute("SELECT 1 FROM main.sqlite_master").fetchone():
            return []
        return db.execute("SELECT kind, unit, item, at FROM main.events ORDER BY id").fetchall()


def _folder() -> Path:
    return workspace() / ".course"


@contextmanager
def _open() -> Iterator[sqlite3.Connection]:
    """Both files, sound, as `main` and `copy` of one connection, and nobody else at them."""
    folder = _folder()
    main, copy = folder / "progress.sqlite", folder / "progress-copy.sqlite"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _alone(folder / "progress.lock"):
            _mend(main, copy)
            with closing(_connect(main)) as db:
                db.execute("ATTACH ? AS copy", (str(copy),))
                yield db
    except (OSError, sqlite3.Error) as error:
        raise ProgressError(f"Your progress cannot be kept in {folder}: {_why(error)}") from error


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=WAIT, isolation_level=None)


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Hold the lock: an empty SQLite file, whose locks work everywhere and die with a process."""
    if lock.exists() and lock.stat().st_size:
        os.truncate(lock, 0)  # nobody writes to it, so this is damage; the file itself must stay
    with closing(_connect(lock)) as db:
        db.execute("BEGIN EXCLUSIVE")
        yield


def _last_id(path: Path) -> int | None:
    """The id of the last event, 0 if there is none, None if the file is damaged."""
    if not path.exists():
        return 0
    try:
        with closing(_connect(path)) as db:
            if db.execute("PRAGMA quick_check").fetchone() != ("ok",):
                return None
            if not db.execute("SELECT 1 FROM sqlite_master").fetchone():
                return 0
            return db.execute("SELECT coalesce(max(id), 0) FROM events").fetchone()[0]
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorname", "SQLITE_ERROR").startswith(DAMAGE):
            return None
        raise  # busy, full, read-only: nothing is wrong with the file


def _mend(main: Path, copy: Path) -> None:
    """Make both files sound and equal: whatever is damaged or behind is rebuilt from the other."""
    last = {path: _last_id(path) for path in (main, copy)}
    most = max(last[main] or 0, last[copy] or 0)
    bad = [path for path in last if last[path] is None or last[path] < most]
    for path in bad:
        missing, kept = not path.exists(), _set_aside(path)
        if most:
            _rebuild(path, source=copy if path is main else main)
        if path is main or not missing:  # a copy that was never made is no news
            _notices.append(_story(path is main, kept, most))


def _set_aside(path: Path) -> str:
    """Rename a bad file, and its journal, which must never be played into a new one."""
    if not path.exists():
        return ""
    kept = stamped(path, "damaged")
    journal = Path(f"{path}-journal")
    if journal.exists():
        journal.rename(f"{kept}-journal")
    path.rename(kept)
    return kept.name


def _rebuild(path: Path, source: Path) -> None:
    temporary = path.with_suffix(".new")
    for leftover in (temporary, Path(f"{temporary}-journal")):
        leftover.unlink(missing_ok=True)
    with closing(_connect(source)) as good, closing(_connect(temporary)) as new:
        good.backup(new)
    temporary.replace(path)


def _story(main: bool, kept: str, events: int) -> str:
    file = "Your progress file" if main else "The copy of your progress file"
    what = f"was damaged and is set aside as {kept}" if kept else "was missing"
    if not events:
        return f"{file} {what}; no sound copy was found, so your progress starts anew."
    return f"{file} {what}; it was restored from the other one, and nothing is lost."


def _why(error: Exception) -> str:
    reasons = {
        "SQLITE_FULL": "the disk is full",
        "SQLITE_READONLY": "it is read-only",
        "SQLITE_CANTOPEN": "its files cannot be opened for writing",
        "SQLITE_BUSY": "another program holds it for too long",
    }
    name = "_".join(getattr(error, "sqlite_errorname", "").split("_")[:2])
    return reasons.get(name) or getattr(error, "strerror", None) or str(error)
