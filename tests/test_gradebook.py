"""Our marks in nbgrader's gradebook."""

from datetime import datetime

import hostile_class as made
import pytest
import submissions as s
from made_gradebook import DUE, RESULTS, assign, class_of_three, new_book, result  # noqa: F401

from course.checks.library import exercises
from course.home import CourseError, shipped
from course.teaching.classroom import Classroom
from course.teaching.marks import formgrader, gradebook

pytest.importorskip("nbgrader", reason="nbgrader is in an extra: pip install -e '.[teach]'")

UNITS = [path.stem for path in sorted(shipped("solutions").glob("*.ipynb"))]


def auto_scores(classroom: Classroom, student: str) -> dict:
    return {name: scores[0] for name, scores in made.marks(classroom)[student][3].items()}


@pytest.mark.parametrize("name", UNITS)
def test_every_exercise_has_its_grade_cell(name):
    cells = [cell.metadata.nbgrader for cell in gradebook.graded_cells(name)]
    points = {c.grade_id.removeprefix("check-"): c.points for c in cells if c.grade}
    assert points == {e.name: e.points for e in exercises()[name[:2]]}


def test_marks_names_and_dates(classroom):
    from nbgrader.api import Gradebook

    assert gradebook.record(classroom, "01", RESULTS) == 2
    full = {f"check-{name}": points for name, points in s.POINTS.items()}
    assert auto_scores(classroom, "ada") == full
    assert sum(auto_scores(classroom, "bob").values()) == 3.0
    with Gradebook(f"sqlite:///{classroom.gradebook}") as book:
        assert book.find_assignment("01_neurons").duedate == DUE.replace(tzinfo=None)
        assert book.find_assignment("01_neurons").max_score == s.FULL
        assert (
            book.find_submission("01_neurons", "ada").timestamp.isoformat() == "2026-11-01T10:00:00"
        )
        people = {p.id: (p.first_name, p.last_name, p.email) for p in book.students}
    assert people["ada"] == ("Ada", "Lovelace", "ada@example.org")
    assert people["bob"][:2] == ("Bob B.", "Builder")
    assert people["eve"][1] == "Eve"


def test_twice_is_as_good_as_once(classroom):
    gradebook.record(classroom, "01", RESULTS)
    before = made.marks(classroom)
    assert gradebook.record(classroom, "01", RESULTS) == 0
    assert made.marks(classroom) == before


def test_a_mark_that_a_person_has_set_stays(classroom):
    from nbgrader.api import Gradebook

    gradebook.record(classroom, "01", RESULTS)
    with Gradebook(gradebook.database(classroom)) as book:
        grade = book.find_grade("check-fires", "01_neurons", "01_neurons", "bob")
        grade.manual_score, grade.needs_manual_grade = 0.5, False
        book.db.commit()
    gradebook.record(classroom, "01", RESULTS)
    assert made.marks(classroom)["bob"][3]["check-fires"] == (0.0, 0.5, False)
    gradebook.record(classroom, "01", [result("bob", [*made.HALF, "fires"])])
    assert made.marks(classroom)["bob"][3]["check-fires"] == (1.0, 0.5, True)
    assert made.marks(classroom)["bob"][2] == 3.5


def test_the_latest_upload_counts_and_keeps_its_moment(classroom):
    late = {"received": "2026-11-03T09:00:00+00:00", "late": True}
    made.hand_in(classroom, "bob", made.HONEST["perfect"][0], number=2, **late)
    gradebook.record(classroom, "01", [RESULTS[0], result("bob", s.RIGHT, attempt=2)])
    when, penalty, score, _ = made.marks(classroom)["bob"]
    assert (when.isoformat(), penalty, score) == ("2026-11-03T09:00:00", 0.0, 6.0)
    folder = formgrader.lay_out(classroom, "01", [])
    with (folder / "nbgrader_config.py").open("a") as config:
        config.write("c.LateSubmissionPlugin.penalty_method = 'zero'\n")
    gradebook.record(classroom, "01", [RESULTS[0], result("bob", s.RIGHT, attempt=2)])
    assert {who: m[1] for who, m in made.marks(classroom).items()} == {"ada": 0.0, "bob": 6.0}


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        ({"received": "2026-11-01T13:30:00+02:00"}, 11.5),
        ({"received": "2026-11-05T13:00:00+00:00"}, 12),  # collected later, but it was in time
        ({"received": "2026-11-01T15:00:00+00:00", "late": True}, 15),
        ({"modified": "2026-11-01T14:00:00+00:00", "received": "2026-11-02", "late": True}, 14),
    ],
)
def test_when_it_was_handed_in(about, expected):
    when = gradebook.handed_in(about, DUE.replace(tzinfo=None))
    assert (when - datetime(2026, 11, 1)).total_seconds() == expected * 3600


def test_what_could_not_be_graded_waits_for_a_person(classroom):
    gradebook.record(classroom, "01", [result("ada", trouble=True)])
    assert made.marks(classroom)["ada"][3]["check-fires"] == (None, None, True)


def test_points_of_the_class(classroom):
    assign(classroom, "fires = 10\nweighted_sum = 0\n")
    gradebook.record(classroom, "01", RESULTS)
    scores = auto_scores(classroom, "ada")
    assert (scores["check-fires"], scores["check-weighted_sum"]) == (10.0, 0.0)


def test_a_cell_that_came_later_gets_its_grade(classroom):
    from nbgrader.api import Gradebook

    gradebook.record(classroom, "01", RESULTS)
    with Gradebook(gradebook.database(classroom)) as book:
        book.db.delete(book.find_grade("check-fires", "01_neurons", "01_neurons", "ada"))
        book.db.commit()
    assert gradebook.record(classroom, "01", RESULTS) == 1
    assert auto_scores(classroom, "ada")["check-fires"] == 1.0


@pytest.mark.parametrize(
    ("url", "says"),
    [("sqlite:////no/such/folder/x.db", "cannot be used"), ("nonsense", "cannot be used")],
)
def test_a_database_that_cannot_be_used(classroom, url, says):
    with pytest.raises(CourseError, match=says):
        gradebook.record(classroom, "01", RESULTS, url)


def test_another_database(classroom):
    other = f"sqlite:///{classroom.gradebook.rename(classroom.folder / 'elsewhere.db')}"
    with (classroom.folder / "class.toml").open("a") as about:
        about.write(f'database = "{other}"\n')
    gradebook.record(Classroom.open(classroom.folder), "01", RESULTS)
    assert not classroom.gradebook.exists()
    assert len(made.marks(classroom)) == 2
