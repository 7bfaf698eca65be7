"""Where a class stands in one unit: every student, what they handed in last, and its result."""

from functools import cached_property
from typing import NamedTuple

from course.checks.judge import BLANK, FAILED, PASSED
from course.checks.library import exercises
from course.home import CourseError
from course.teaching.classroom import Classroom
from course.teaching.collecting import unmatched
from course.teaching.marks.batch import stored
from course.teaching.roster import Student

WORDS = {PASSED: "right", FAILED: "not right yet", BLANK: "not attempted"}


class Row(NamedTuple):
    """One student. result: what `grade` said of the last attempt, None where nothing is graded.

    canvas: the number by which Canvas knows the student, where the upload says it.
    """

    student: Student
    attempts: int = 0
    late: bool = False
    canvas: str = ""
    result: dict | None = None


class Standing:
    """rows: every student, in the order of the class list. unmatched: (file, why) pairs."""

    def __init__(self, name: str, unit: str, rows: list[Row], unmatched=()):
        self.name, self.unit, self.rows, self.unmatched = name, unit, rows, list(unmatched)

    @cached_property
    def graded(self) -> list[Row]:
        return [row for row in self.rows if row.result]

    @cached_property
    def results(self) -> list[dict]:
        return [row.result for row in self.graded]

    @cached_property
    def waiting(self) -> list[Row]:
        """Handed in, and not graded yet."""
        return [row for row in self.rows if row.attempts and not row.result]

    @cached_property
    def absent(self) -> list[Row]:
        return [row for row in self.rows if not row.attempts]

    @cached_property
    def exercises(self) -> list[tuple[str, float]]:
        """Name and points of the unit's exercises, in the order of the notebook."""
        if self.results:
            return [(e["name"], e["max_points"]) for e in self.results[0]["exercises"]]
        return [(e.name, float(e.points)) for e in exercises().get(self.unit, ())]

    @property
    def max_points(self) -> float:
        return sum(points for _, points in self.exercises)


def gather(classroom: Classroom, unit: str) -> Standing:
    """Read what is in the class folder. Raises CourseError for a unit without exercises."""
    if unit not in exercises():
        raise CourseError(f"Unit {unit} has no exercises, so there is nothing to report")
    rows = [_row(classroom, student, unit) for student in classroom.students()]
    lost = [(upload["name"], _why(upload)) for upload in unmatched.listed(classroom)]
    return Standing(classroom.name, unit, rows, lost)


def _row(classroom: Classroom, student: Student, unit: str) -> Row:
    attempts = classroom.attempts(student.id, unit)
    if not attempts:
        return Row(student)
    last = attempts[-1]
    lms = last.about.get("lms") or {}
    canvas = str(lms.get("number", "")) if lms.get("kind") == "canvas" else ""
    late = bool(last.about.get("late"))
    result = stored(classroom, last)
    known = result if result and not result.get("trouble") else None  # not the student's trouble
    return Row(student, len(attempts), late, student.number or canvas, known)


def _why(upload: dict) -> str:
    candidates = ", ".join(map(str, upload.get("candidates") or ()))
    return upload["reason"] + (f"; perhaps {candidates}" if candidates else "")
