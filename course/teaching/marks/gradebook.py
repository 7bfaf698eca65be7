"""Our marks in nbgrader's gradebook, where formgrader, late penalties and its CSV find them.

The latest upload of a student counts, with the moment it came in. A mark that a person has set in
nbgrader stays; when ours changes under it, nbgrader shows that it wants to be looked at again.
"""

import os
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from course.home import CourseError, shipped
from course.notebooks import read
from course.teaching.classroom import FILE, Attempt, Classroom
from course.teaching.folders import folder_name
from course.teaching.marks.penalty import penalties
from course.teaching.records import read_toml
from course.teaching.roster import Student

EXTRA = "nbgrader is not installed here: pip install 'backprop-course[teach]'"
CHECK = "check-"  # a grade cell is called after its exercise


def record(classroom: Classroom, unit: str, results: list[dict], url: str = "") -> int:
    """Write the results of a unit into the gradebook; return how many of them are new or changed.

    url: of the database; default: "database" in class.toml, or else gradebook.db in the class.
    Doing it twice is as good as once. Raises CourseError.
    """
    attempts = {attempt.student: attempt for attempt in classroom.latest(unit)}
    with opened(url or database(classroom)) as book:
        name = assignment(book, classroom, unit)
        enroll(book, classroom.students())
        penalty = penalties(classroom)
        return sum(
            enter(book, name, result, attempts[result["student"]], penalty)
            for result in results
            if result["student"] in attempts
        )


def database(classroom: Classroom) -> str:
    """The URL of the gradebook, as SQLAlchemy understands it."""
    named = read_toml(classroom.folder / FILE).get("database")
    return str(named) if named else f"sqlite:///{classroom.gradebook.as_posix()}"


@contextmanager
def opened(url: str) -> Iterator:
    """nbgrader's Gradebook on a database; its troubles become a CourseError."""
    try:
        from nbgrader.api import Gradebook, InvalidEntry
        from sqlalchemy.engine import make_url
        from sqlalchemy.exc import SQLAlchemyError
    except ImportError:
        raise CourseError(EXTRA) from None
    try:
        shown = make_url(url).render_as_string(hide_password=True)
        with scripts_on_path():  # a new database asks a program of that environment for its version
            book = Gradebook(url)
        with book:
            yield book
    except ModuleNotFoundError as error:
        raise CourseError(f"The driver of this database is missing: {error.name}") from None
    except (SQLAlchemyError, InvalidEntry) as error:
        shown = shown if "shown" in locals() else "the database"
        raise CourseError(f"{shown} cannot be used: {str(error).splitlines()[0]}") from None


@contextmanager
def scripts_on_path() -> Iterator[None]:
    """Within it, programs of this Python are found: nbgrader calls alembic by its name."""
    before = os.environ.get("PATH", "")
    os.environ["PATH"] = os.pathsep.join([sysconfig.get_path("scripts"), before])
    try:
        yield
    finally:
        os.environ["PATH"] = before


def stem(unit: str) -> str:
    """The name of a unit's assignment and notebook: "03_networks"."""
    for path in shipped("solutions").glob(f"{unit}_*.ipynb"):
        return path.stem
    raise CourseError(f"Unit {unit} has no solution notebook")


def assignment(book, classroom: Classroom, unit: str) -> str:
    """Make the assignment of a unit what it is now: due date, cells, points. Returns its name."""
    name = stem(unit)
    given = [a for a in classroom.assignments().values() if unit in a.units]
    dated = {"duedate": given[-1].due} if given else {}
    book.update_or_create_assignment(name, **dated)
    book.update_or_create_notebook(name, name)
    points = given[-1].points.get(unit, {}) if given else {}
    for cell in graded_cells(name):
        about = cell.metadata.nbgrader
        if about.grade:
            most = points.get(about.grade_id.removeprefix(CHECK), about.points)
            kind = {"max_score": most, "cell_type": cell.cell_type}
            book.update_or_create_grade_cell(about.grade_id, name, name, **kind)
        if about.solution:
            book.update_or_create_solution_cell(about.grade_id, name, name)
    return name


def graded_cells(name: str) -> list:
    """The cells of a solution notebook that nbgrader knows."""
    cells = read(shipped("solutions") / f"{name}.ipynb").cells
    return [cell for cell in cells if "nbgrader" in cell.metadata]


def enroll(book, students: list[Student]) -> None:
    """Students get the name of their folder as their id: nbgrader makes folders of it too."""
    known = {student.id: student for student in book.students}
    for student in students:
        who, about = folder_name(student.id), described(student)
        before = known.get(who)
        if before is None or any(getattr(before, key) != about[key] for key in about):
            book.update_or_create_student(who, **about)


def described(student: Student) -> dict[str, str]:
    """What is known of a student. Commas would break nbgrader's CSV, which quotes nothing."""
    last, _, first = student.name.partition(",")
    if not first:
        first, _, last = student.name.rpartition(" ")
    if student.name == student.id:
        first = last = ""
    about = {"first_name": first, "last_name": last, "email": student.email}
    about["lms_user_id"] = student.number
    return {k: " ".join(v.replace(",", " ").split()) for k, v in about.items() if v.strip()}


def enter(book, name: str, result: dict, attempt: Attempt, penalty) -> bool:
    """Write one result; True if that changed a mark."""
    from nbgrader.api import Grade

    student = folder_name(result["student"])
    when = handed_in(attempt.about, book.find_assignment(name).duedate)
    with book.db.no_autoflush:  # nbgrader puts a submission together piece by piece
        submission = book.update_or_create_submission(name, student, timestamp=when)
    (notebook,) = submission.notebooks
    grades = {grade.cell_id: grade for grade in notebook.grades}
    scores = {e["name"]: e for e in result["exercises"]}
    changed = False
    for cell in notebook.notebook.grade_cells:
        grade = grades.get(cell.id) or Grade(cell_id=cell.id, notebook_id=notebook.id)
        book.db.add(grade)
        score = scored(scores.get(cell.name.removeprefix(CHECK)), cell.max_score)
        score = None if result.get("trouble") else score
        if grade.auto_score != score or cell.id not in grades or score is None:
            changed = True
            grade.auto_score = score
            grade.needs_manual_grade = score is None or grade.manual_score is not None
    book.db.flush()
    late = submission.total_seconds_late
    book.db.refresh(notebook, ["score"])
    notebook.late_submission_penalty = penalty(student, notebook.score, late) if late else None
    book.db.commit()
    return changed


def scored(exercise: dict | None, most: float) -> float | None:
    """The points of an exercise, of the most it gives in this class. None: nobody has judged it."""
    if exercise is None:
        return None
    return most * exercise["points"] / exercise["max_points"] if exercise["max_points"] else 0.0


def handed_in(about: dict, due: datetime | None) -> datetime | None:
    """When an upload came in, in UTC. One that was not late is in time, whenever collected."""
    said = [about[key] for key in ("modified", "received") if about.get(key)]
    moments = [datetime.fromisoformat(moment).astimezone(UTC) for moment in said]
    moments = [moment.replace(tzinfo=None, microsecond=0) for moment in moments]
    if not due or not moments:
        return next(iter(moments), None)
    if about.get("late"):
        return next((moment for moment in moments if moment > due), moments[-1])
    return min(moments[0], due)
