"""What the instructor should see, and decide about: the course's own code, and copies.

A flag changes no mark.
"""

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from course.home import CourseError, shipped
from course.teaching.grading import submission
from course.teaching.grading.worker import reading

# Rooms of the course that an exercise is not about: whoever uses them has written the answer.
OPEN = {"checks", "widgets", "plots", "progress", "home"}
SMALL = 30  # an answer of fewer parts is written alike by many
COMMON = 0.2  # of the class: what so many have in common is no copy


class Copy(NamedTuple):
    """Students with the same: whole file, or answers (in other names, perhaps)."""

    students: tuple[str, ...]
    exercises: tuple[str, ...]  # () for the whole file
    says: str


@cache
def handed_out(unit: str) -> tuple[str, ...]:
    """The code cells of the exercise notebook of the unit; the first one holds its imports."""
    try:
        paths = sorted(shipped("exercises").glob(f"{unit}_*.ipynb"))
    except CourseError:
        return ()
    return tuple(source for path in paths for source in submission.read(path).sources)


@cache
def given(unit: str) -> frozenset[str]:
    """What the exercise notebook of the unit itself imports of the course."""
    trees = [reading.parsed(source) for source in handed_out(unit)]
    every = [
        thing for tree in trees for things in reading.bindings(tree).values() for thing in things
    ]
    return frozenset(thing for thing in every if isinstance(thing, str))


def borrowed(unit: str, exercise: str, origins: list[str]) -> str:
    """A sentence about what an answer takes from the course instead of writing it, or ""."""
    names = [o for o in origins if o.count(".") and o.split(".")[1] not in OPEN]
    names = [o for o in names if o not in given(unit)]
    if not names:
        return ""
    longest = [o for o in names if not any(other.startswith(f"{o}.") for other in names)]
    return f"{exercise} uses the course's own code: {', '.join(longest[:5])}."


def copies(results: list[dict]) -> list[Copy]:
    """The copies among the results of one unit, one result a student.

    What nobody has written does not count: an untouched notebook, the stub, an answer so short
    that many write it alike.
    """
    tried = [r for r in results if any(e["status"] != "not attempted" for e in r["exercises"])]
    most = max(3, COMMON * len({result["student"] for result in tried}))
    found = [
        Copy(students, (), f"{', '.join(students)} handed in the same file.")
        for students in shared({r["student"]: [r["sha256"]] for r in tried}).values()
    ]
    alike = shared({r["student"]: sorted(r["fingerprint"].items()) for r in tried})
    groups = defaultdict(list)
    for (exercise, _), students in alike.items():
        if len(students) <= most:
            groups[students].append(exercise)
    same_file = {copy.students for copy in found}
    for students, exercises in sorted(groups.items()):
        if students not in same_file:
            says = f"{', '.join(students)} have the same {', '.join(sorted(exercises))}."
            found.append(Copy(students, tuple(sorted(exercises)), says))
    return found


def shared(marks: dict[str, list]) -> dict:
    """Mark -> the students who have it, for those that several have."""
    having = defaultdict(set)
    for student, own in marks.items():
        for mark in own:
            having[mark].add(student)
    return {mark: tuple(sorted(who)) for mark, who in sorted(having.items()) if len(who) > 1}


def fingerprints(answers: dict[str, dict]) -> dict[str, str]:
    """Exercise -> hash of an answer that is the student's own and long enough to compare."""
    return {
        name: about["fingerprint"]
        for name, about in answers.items()
        if about["fingerprint"] and about["size"] >= SMALL and not about["stub"]
    }
