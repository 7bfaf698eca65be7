"""A class of three for the tests of the gradebook: ada, bob, and eve, who hands in nothing."""

import shutil
from datetime import UTC, datetime

import hostile_class as made
import pytest
import submissions as s

from course.checks.library import exercises
from course.teaching.classroom import Classroom
from course.teaching.grading.grade import blank, summed
from course.teaching.marks import gradebook

DUE = datetime(2026, 11, 1, 12, tzinfo=UTC)


def result(student: str, passed=(), attempt: int = 1, **more) -> dict:
    """What `grade` would say of someone who has passed these exercises."""
    group = [blank(e, "") for e in exercises()["01"]]
    for exercise in group:
        if exercise["name"] in passed:
            exercise |= {"points": exercise["max_points"], "status": "passed"}
    return {"student": student, "unit": "01", "attempt": attempt} | summed(group) | more


@pytest.fixture(name="empty_book", scope="module")
def new_book(tmp_path_factory):
    """A new gradebook: nbgrader takes seconds to make one."""
    path = tmp_path_factory.mktemp("book") / "gradebook.db"
    with gradebook.opened(f"sqlite:///{path}"):
        return path


@pytest.fixture(name="classroom")
def class_of_three(tmp_path, empty_book):
    """ada and bob, who have handed in, and eve, who has not; due at noon."""
    handed_in = {"ada": made.HONEST["perfect"], "bob": made.HONEST["half"]}
    classroom = made.make_class(tmp_path / "class", handed_in)
    roster = 'id,name,email\nada,"Lovelace, Ada",ada@example.org\nbob,Bob B. Builder,\neve,Eve,\n'
    classroom.roster_path.write_text(roster)
    (classroom.folder / "assignments").mkdir(exist_ok=True)
    assign(classroom, "")
    shutil.copy(empty_book, classroom.gradebook)
    return classroom


def assign(classroom: Classroom, points: str) -> None:
    week = f"units = ['01']\ndue = {DUE.isoformat()}\n[points.01]\n{points}"
    classroom.assignment_path("week1").write_text(week)


RESULTS = [result("ada", s.RIGHT), result("bob", made.HALF)]
