"""Take in what came back: every notebook to its student and unit, the rest listed with a reason.

Everything is unpacked into a folder of its own first, then decided, then kept: an upload whose
collecting was interrupted is collected again, and nothing is there twice.
"""

import hashlib
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from course.home import CourseError
from course.teaching.classroom import Attempt, Classroom
from course.teaching.collecting import recognize, shelf, unmatched
from course.teaching.collecting.deciding import Found, Item, about_namesakes, decide, needless
from course.teaching.collecting.incoming import File
from course.teaching.collecting.owners import Owners
from course.teaching.roster import Student


class Collected(NamedTuple):
    """new: attempts that were kept. again: attempts whose bytes came once more. unmatched: what
    was put on the list. left: what was not needed, counted by reason. notes: for the instructor."""

    new: list[Attempt]
    again: list[Attempt]
    unmatched: list[dict]
    left: Counter
    notes: list[str]


def collect(
    classroom: Classroom,
    source: Path | None,
    assignment: str = "",
    *,
    student: str = "",
    unit: str = "",
    late: bool = False,
) -> Collected:
    """Take in a folder, a zip or a file; None: what could not be matched before, once more.

    assignment: only its units may come. student, unit: whose, and of which unit all of it is.
    late: all of it came too late (Canvas says so by itself).
    """
    units = expected(classroom, assignment, unit)
    given = named_student(classroom, student) if student else None
    listed = classroom.roster() is not None
    name = source.resolve().name if source else ""
    with tempfile.TemporaryDirectory(dir=classroom.folder, prefix=".incoming-") as folder:
        arriving = unmatched.files_of(classroom, source)
        items = [unpacked(file, Path(folder) / str(n), name) for n, file in enumerate(arriving)]
        paths = [item.file.parts for item in items if not item.file.problem]
        around = recognize.stem(name)
        known, empty = classroom.students(), classroom.assignments()
        owners = Owners(known, listed, units, paths, around, empty)
        found = [decide(item, owners, units, given, unit) for item in items]
        found = found if given else about_namesakes(found, classroom, listed)
        return kept(classroom, found, {"assignment": assignment, "late": late})


def expected(classroom: Classroom, assignment: str, unit: str = "") -> list[str]:
    """The units that may come. Raises CourseError for what the class does not have."""
    every = list(recognize.handed_in())
    if assignment:
        assignments = classroom.assignments()
        if assignment not in assignments:
            known = ", ".join(assignments) or "none"
            raise CourseError(f"There is no assignment {assignment!r}. There are: {known}")
        every = list(assignments[assignment].units)
    if unit and unit not in every:
        raise CourseError(f"Unit {unit} is not expected here. There are: {', '.join(every)}")
    return [unit] if unit else every


def named_student(classroom: Classroom, wanted: str) -> Student:
    """The student whom the instructor names; a new one only where there is no class list."""
    match = Owners(classroom.students(), True).known.called(wanted)
    if match.student:
        return match.student
    if match.candidates:
        ids = ", ".join(s.id for s in match.candidates)
        raise CourseError(f"{wanted!r} could be several students. Name one by id: {ids}")
    if classroom.roster():
        raise CourseError(f"{wanted!r} is not on the class list {classroom.roster_path}")
    return Student(wanted, wanted)


def unpacked(file: File, path: Path, source: str) -> Item:
    """Put the bytes of a file aside, and look at them."""
    file = file._replace(source=file.source or source)
    if file.problem:
        return Item(file, path, "", "", False)
    path.write_bytes(file.data)
    written = recognize.written_unit(file.data)
    digest = hashlib.sha256(file.data).hexdigest()
    return Item(file._replace(data=b""), path, digest, written, recognize.is_lesson(file.data))


def kept(classroom: Classroom, found: list[Found], told: dict) -> Collected:
    """Keep what has a student and a unit, in the order of its making; list the rest."""
    result = Collected([], [], [], Counter(), [])
    good = sorted((f for f in found if not f.why), key=_order)
    handed_in = {(f.owner.student.id, f.unit) for f in good}
    for one in found:
        if one.note:
            result.notes.append(one.note)
        if one.why and (reason := needless(one, handed_in, classroom)):
            result.left[reason] += 1
        elif one.why:
            result.unmatched.append(_entry(one))
    # listed before anything is moved: a copy of the same bytes may be another student's
    unmatched.put(classroom, result.unmatched, {f.item.sha256: f.item.path for f in found})
    for one in good:
        attempt, new = shelf.keep(
            classroom, one.owner.student.id, one.unit, one.item.path, _about(one, told)
        )
        (result.new if new else result.again).append(attempt)
    listed = {unmatched.key(entry) for entry in result.unmatched}
    unmatched.solved(classroom, {unmatched.key(_entry(f)) for f in found} - listed)
    return result._replace(notes=[*result.notes, *_about_attempts(classroom, result)])


def _order(found: Found) -> tuple:
    """The blank notebook first, then by time: the last attempt is the one that counts."""
    item = found.item
    written = item.path.stat().st_size and not recognize.is_blank(item.path, found.unit)
    copy = recognize.copy_number(item.file.parts[-1])
    return bool(written), item.file.modified, copy, item.file.parts


def _about(found: Found, told: dict) -> dict:
    file, label = found.item.file, found.owner.label
    return {
        "name": file.name,
        "source": file.source,
        "file": f"{recognize.handed_in()[found.unit]}.ipynb",
        "sha256": found.item.sha256,
        "bytes": found.item.path.stat().st_size,
        "modified": file.modified,
        "assignment": told["assignment"],
        "late": told["late"] or bool(label and label.late),
        "lms": {"kind": label.lms, "number": label.number} if label else {},
    }


def _entry(found: Found) -> dict:
    file = found.item.file
    entry = {
        "name": file.name,
        "source": file.source,
        "sha256": found.item.sha256,
        "modified": file.modified,
        "reason": found.why,
        "candidates": [student.id for student in found.candidates],
    }
    return entry | {"file": unmatched.copy_name(entry)}


def _about_attempts(classroom: Classroom, result: Collected) -> Iterable[str]:
    """Where a student has several: which one counts."""
    several = Counter((a.student, a.unit) for a in result.new)
    for (student, unit), count in several.items():
        if count > 1:
            last = classroom.attempts(student, unit)[-1]
            yield f"{student}, unit {unit}: {count} files; the last, {last.about['name']}, counts."
    for attempt in result.again:
        last = classroom.attempts(attempt.student, attempt.unit)[-1]
        if last.number != attempt.number:
            who = f"{attempt.student}, unit {attempt.unit}"
            yield f"{who}: attempt {attempt.number} came again; attempt {last.number} still counts."
