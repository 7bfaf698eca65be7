"""What becomes of a file that came in: whose it is, of which unit, or why it is not taken."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import NamedTuple

from course.teaching.classroom import Classroom
from course.teaching.collecting import recognize
from course.teaching.collecting.incoming import File
from course.teaching.collecting.owners import Owner, Owners
from course.teaching.roster import Student

LESSON = "the lesson, not the exercises"
NO_NOTEBOOK = "not a notebook"


class Item(NamedTuple):
    """A file as unpacked. path: where its bytes lie. written: the unit whose functions are in it.
    lesson: whether it is a lesson of the course."""

    file: File
    path: Path
    sha256: str
    written: str
    lesson: bool


class Found(NamedTuple):
    """why: "" or the reason for which it is not taken. note: what the instructor should know."""

    item: Item
    owner: Owner
    unit: str
    why: str = ""
    candidates: tuple[Student, ...] = ()
    note: str = ""


def decide(
    item: Item, owners: Owners, units: Sequence[str], student: Student | None, unit: str
) -> Found:
    """student, unit: what the instructor has said about all files, or None and ""."""
    parts = item.file.parts
    owner = Owner(student, recognize.labels(parts)) if student else owners.of(parts)
    which, why, note = (unit, "", "") if unit else unit_of(item, owner, units)
    candidates = (owner.student,) if owner.student else owner.candidates
    lesson = LESSON if item.lesson else ""
    why = item.file.problem or lesson or owner.why or why
    return Found(item, owner, which, why, candidates if why else (), "" if why else note)


def unit_of(item: Item, owner: Owner, units: Sequence[str]) -> tuple[str, str, str]:
    """The unit by the file's name, else by what is in it, else the only one; why none; a note."""
    label = recognize.label(item.file.parts[-1])
    name = label.rest if label else item.file.parts[-1]
    every = recognize.handed_in()
    named, written = recognize.named_unit(recognize.stem(name), every)[0], item.written
    folders = [recognize.named_unit(part, every)[0] for part in reversed(item.file.parts[:-1])]
    if named and written not in ("", named) and not _mentions(item, named):
        note = f"{item.file.name} is called unit {named}, but holds the functions of {written}."
        named = written
    else:
        note = ""
    only = units[0] if len(units) == 1 else ""
    unit = named or written or next(filter(None, folders), "") or only
    if not unit:
        return "", "its unit is seen neither from its name nor from the functions in it", ""
    if unit not in units:
        return unit, f"unit {unit} is not expected: it should be {' or '.join(units)}", ""
    return unit, "", note


def _mentions(item: Item, unit: str) -> bool:
    return bool(item.sha256) and recognize.any_function(item.path.read_bytes(), unit)


def about_namesakes(found: list[Found], classroom: Classroom, listed: bool) -> list[Found]:
    """Two numbers of an LMS under one name are two people: the name alone does not say which."""
    numbers: dict[tuple, set[str]] = defaultdict(set)
    for one in found:
        if one.owner.student and one.owner.label:
            student, label = one.owner.student, one.owner.label
            numbers[student.id, label.lms].add(label.number)
            if not listed:
                numbers[student.id, label.lms] |= _before(classroom, student, one.unit, label.lms)
    return [_or_namesake(one, numbers) for one in found]


def _before(classroom: Classroom, student: Student, unit: str, lms: str) -> set[str]:
    known = (attempt.about.get("lms", {}) for attempt in classroom.attempts(student.id, unit))
    return {said["number"] for said in known if said.get("kind") == lms}


def _or_namesake(one: Found, numbers: dict[tuple, set[str]]) -> Found:
    student, label = one.owner.student, one.owner.label
    if one.why or not label or label.number in (student.participant, student.number):
        return one
    others = numbers[student.id, label.lms]
    if len(others) < 2:
        return one
    why = f"several are called {label.name}: number {', '.join(sorted(others))}"
    return one._replace(why=why, candidates=(student,))


def needless(one: Found, handed_in: Collection[tuple[str, str]], classroom: Classroom) -> str:
    """The reason, if a file that is not taken need not be listed: its student has handed in."""
    student = one.owner.student
    if student is None:
        return ""
    if one.why == NO_NOTEBOOK and any(student.id == who for who, _ in handed_in):
        return NO_NOTEBOOK
    there = (student.id, one.unit) in handed_in or classroom.attempts(student.id, one.unit or "-")
    return LESSON if one.why == LESSON and there else ""
