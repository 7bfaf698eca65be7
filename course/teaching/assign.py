"""What students get: a zip with the notebooks of some units and how to start. No solutions.

The same units, date and course give the same bytes, whenever and wherever it is made.
"""

import hashlib
import io
import re
import zipfile
from datetime import datetime
from datetime import time as clock
from importlib.metadata import version
from pathlib import Path, PurePosixPath

from course.checks.library import exercises
from course.home import CourseError, shipped, stamped, write_atomically
from course.notebooks import BEGIN, NotebookError, read
from course.teaching.classroom import Assignment, Classroom, read_assignment
from course.teaching.collecting import recognize
from course.teaching.records import toml
from course.teaching.start import moment, page

EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip knows
NOUNS = {"units": "other units", "due": "another due date", "points": "other points"}
MODE = 0o100644 << 16  # an ordinary file that its owner writes and all may read


def assign(
    classroom: Classroom,
    units: list[str],
    due: datetime | None,
    out: Path | None = None,
    name: str = "",
    *,
    again: bool = False,
) -> Path:
    """Make the zip of an assignment, write down what was assigned, and say where the zip is.

    units: "03", … . due: with its time zone. out: a file or a folder; by default in the class.
    name: by default that of the file. again: change an assignment that exists; its record is kept.
    Raises CourseError for units without exercises, and where something else would be overwritten.
    """
    name = valid_name(name or named(out) or f"units-{'-'.join(units)}")
    assignment = Assignment(name, tuple(units), due, points(units))
    path = place(classroom, out, name)
    record = classroom.assignment_path(name)
    data = archive(name, contents(assignment))
    if not again:
        _must_agree(record, assignment)
        if path.exists() and path.read_bytes() != data:
            raise CourseError(f"{path} exists and is something else. --again replaces it")
    if record.exists() and read_assignment(record) != assignment:
        record.rename(stamped(record, "before").with_suffix(".toml.old"))
    write_atomically(path, data)
    write_atomically(record, toml(told(assignment, data)).encode())
    return path


def parse_due(text: str) -> datetime:
    """ "2027-01-15", "2027-01-15 18:00" or with a time zone, "2027-01-15T18:00+01:00".

    Without a time the end of that day is meant, without a zone the one of this machine. Raises
    CourseError for anything else.
    """
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError as error:
        why = f" ({error})" if re.fullmatch(r"\d{4}-\d\d-\d\d.*", text.strip()) else ""
        expected = "expected a date like 2027-01-15, or 2027-01-15T18:00"
        raise CourseError(f"{text!r} is no due date{why}: {expected}") from None
    if re.fullmatch(r"[\d-]*(W[\d-]*)?", text.strip()):
        moment = datetime.combine(moment, clock(23, 59))
    try:
        return moment if moment.tzinfo else moment.astimezone()
    except (OverflowError, ValueError, OSError):
        raise CourseError(f"{text!r} is no due date: the year is {moment.year}") from None


def points(units: list[str]) -> dict[str, dict[str, int]]:
    """Unit -> exercise -> points. Raises CourseError for a unit without exercises."""
    for unit in units:
        if unit not in recognize.handed_in():
            can = ", ".join(recognize.handed_in())
            raise CourseError(f"Unit {unit} has no exercises to hand in; these have: {can}")
    if not units or len(set(units)) < len(units):
        raise CourseError("An assignment has one unit or more, each of them once")
    return {unit: {e.name: e.points for e in exercises()[unit]} for unit in units}


def contents(assignment: Assignment) -> dict[str, bytes]:
    """Path in the zip -> bytes."""
    files = {}
    for unit in assignment.units:
        lesson = shipped("notebooks") / f"{recognize.handed_in()[unit]}.ipynb"
        for path in (lesson, recognize.notebook(unit)):
            if path.exists():
                files[f"{path.parent.name}/{path.name}"] = _without_solution(path)
    handed_in = [recognize.notebook(unit) for unit in assignment.units]
    hand_in = [f"{path.parent.name}/{path.name}" for path in handed_in]
    return files | {"START.md": page(assignment, hand_in, version("backprop-course")).encode()}


def archive(name: str, files: dict[str, bytes]) -> bytes:
    """A zip of these files in a folder, the same bytes for the same files.

    Nothing is compressed, since what comes out of that depends on the version of zlib.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as zipped:
        for path in sorted(files):
            info = zipfile.ZipInfo(str(PurePosixPath(name) / path), EARLIEST)
            info.external_attr, info.create_system = MODE, 3  # as Unix has it, on Windows too
            zipped.writestr(info, files[path], zipfile.ZIP_STORED)
    return packed.getvalue()


def told(assignment: Assignment, data: bytes) -> dict:
    """What is written down; the hash tells whether a zip is the one that was given out."""
    due = {"due": assignment.due} if assignment.due else {}
    made = {"course": version("backprop-course"), "sha256": hashlib.sha256(data).hexdigest()}
    return {"units": assignment.units} | due | made | {"points": assignment.points}


def valid_name(name: str) -> str:
    """A name that may be a folder's and a file's everywhere."""
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}", name):
        rule = "letters, digits, - and _, at most 64"
        raise CourseError(f"An assignment cannot be called {name!r}: {rule}. Choose with --name")
    return name


def named(out: Path | None) -> str:
    """The name that the file to be written gives the assignment."""
    return "" if out is None or out.is_dir() else out.name.removesuffix(".zip")


def place(classroom: Classroom, out: Path | None, name: str) -> Path:
    if out is None:
        return classroom.assignment_path(name).with_suffix(".zip")
    path = (
        out / f"{name}.zip"
        if out.is_dir()
        else out.with_name(f"{out.name.removesuffix('.zip')}.zip")
    )
    return path.expanduser().absolute()


def _must_agree(record: Path, assignment: Assignment) -> None:
    if not record.exists():
        return
    before = read_assignment(record)
    for what, words in NOUNS.items():
        if getattr(before, what) != getattr(assignment, what):
            was = {"units": f": {', '.join(before.units)}", "due": f": {moment(before.due)}"}
            told = "--again changes it, --name makes another"
            said = f"{words}{was.get(what, '')}"
            raise CourseError(f"{assignment.name} is assigned already, with {said}. {told}")


def _without_solution(path: Path) -> bytes:
    """The bytes of a notebook that students get; a last look that it holds no answer."""
    if any(BEGIN in cell.source for cell in read(path).cells):
        raise NotebookError(f"{path} holds a solution; `course build` makes the exercises")
    return path.read_bytes()
