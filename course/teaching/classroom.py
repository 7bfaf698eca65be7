"""The class folder: who is in the class, what was assigned, what came back and what it is worth.

    class.toml  roster.csv  assignments/NAME.toml
    submitted/STUDENT/UNIT/NNN/  unmatched/  graded/STUDENT/UNIT/NNN.json  gradebook.db  reports/

It never lies in the course's own checkout: no work of students and no mark can be committed there.
"""

import secrets
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from course.home import CourseError, checkout, write_atomically
from course.teaching.folders import folder_name, student_of
from course.teaching.records import read_json, read_toml, toml
from course.teaching.roster import Roster, Student

FORMAT = 1
FILE = "class.toml"
HEAD = "# The seed draws the inputs of grading. Keep it secret, and keep it: marks depend on it.\n"
IGNORED = "# What students hand in, and their marks, belong in no repository.\n*\n"


class Assignment(NamedTuple):
    """units: ("03", "05"). due: with its time zone; None for no date. points: unit -> exercise ->
    points."""

    name: str
    units: tuple[str, ...]
    due: datetime | None
    points: dict[str, dict[str, int]]


class Attempt(NamedTuple):
    """One upload of one unit. path: the file as received. about: what received.json says."""

    student: str
    unit: str
    number: int
    path: Path
    about: dict


class Classroom(NamedTuple):
    """folder: absolute. seed: what the inputs of grading are drawn from, secret."""

    folder: Path
    name: str
    seed: int

    @classmethod
    def create(cls, folder: Path, name: str = "") -> "Classroom":
        """Make the folder. Raises CourseError where something else is, and in the checkout."""
        folder = folder.expanduser().resolve()
        if root := _course_around(folder):
            why = "students' work and marks must not get into it. Choose a folder elsewhere"
            raise CourseError(f"{folder} is inside the course's own folder {root}: {why}")
        if (folder / FILE).exists():
            raise CourseError(f"{folder} is a class already")
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise CourseError(f"{folder} is not empty. Choose a new folder")
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)  # for the instructor's eyes only
        about = {"format": FORMAT, "name": name or folder.name, "seed": secrets.randbits(62)}
        write_atomically(folder / ".gitignore", IGNORED.encode())
        write_atomically(folder / FILE, (HEAD + toml(about)).encode())
        return cls.open(folder)

    @classmethod
    def open(cls, folder: Path) -> "Classroom":
        """The class in this folder. Raises CourseError where there is none, or a damaged one."""
        folder = folder.expanduser().resolve()
        path = folder / FILE
        if not path.is_file():
            raise CourseError(
                f"{folder} is no class: it has no {FILE}. `course class new` makes one"
            )
        about = read_toml(path)
        if about.get("format") != FORMAT:
            found = about.get("format", "missing")
            raise CourseError(f"{path}: its format is {found}; this course reads format {FORMAT}")
        if not isinstance(about.get("seed"), int):
            raise CourseError(f"{path} has lost its seed, a whole number: marks depend on it")
        return cls(folder, str(about.get("name", folder.name)), about["seed"])

    @classmethod
    def find(cls, folder: Path | None = None) -> "Classroom":
        """The class in `folder`, or else the one around the current folder."""
        places = [folder] if folder else [Path.cwd(), *Path.cwd().parents]
        for place in places:
            if folder or (place / FILE).is_file():
                return cls.open(place)
        told = "Go into its folder, or name it: --class DIR. `course class new DIR` makes one"
        raise CourseError(f"There is no class here. {told}")

    @property
    def roster_path(self) -> Path:
        return self.folder / "roster.csv"

    @property
    def gradebook(self) -> Path:
        return self.folder / "gradebook.db"

    @property
    def reports(self) -> Path:
        return self.folder / "reports"

    @property
    def unmatched(self) -> Path:
        return self.folder / "unmatched"

    def submitted(self, student: str, unit: str) -> Path:
        return self.folder / "submitted" / folder_name(student) / unit

    def graded(self, student: str, unit: str, number: int) -> Path:
        """Where the result of an attempt is kept."""
        return self.folder / "graded" / folder_name(student) / unit / f"{number:03}.json"

    def assignment_path(self, name: str) -> Path:
        return self.folder / "assignments" / f"{name}.toml"

    def roster(self) -> Roster | None:
        """The class list, None when there is none. Raises CourseError for a damaged one."""
        return Roster.read(self.roster_path) if self.roster_path.exists() else None

    def students(self) -> list[Student]:
        """Everyone on the roster, then those who handed in without being on it, by name."""
        roster = self.roster()
        listed = list(roster.students) if roster else []
        known = {student.id for student in listed}
        handed_in = sorted(student_of(path.name) for path in _folders(self.folder / "submitted"))
        return listed + [Student(id=x, name=x) for x in handed_in if x not in known]

    def attempts(self, student: str, unit: str) -> list[Attempt]:
        """What a student has handed in for a unit ("03"), the first upload first."""
        folders = [p for p in _folders(self.submitted(student, unit)) if p.name.isdecimal()]
        return [
            _attempt(student, unit, path) for path in sorted(folders, key=lambda p: int(p.name))
        ]

    def latest(self, unit: str) -> list[Attempt]:
        """The attempt that counts, the last one, of every student who handed in the unit."""
        every = (self.attempts(student.id, unit) for student in self.students())
        return [attempts[-1] for attempts in every if attempts]

    def assignments(self) -> dict[str, Assignment]:
        """Every assignment by its name, in the order of their due dates."""
        paths = sorted((self.folder / "assignments").glob("*.toml"))
        found = sorted(map(read_assignment, paths), key=lambda a: (a.due is None, a.due, a.name))
        return {assignment.name: assignment for assignment in found}


def read_assignment(path: Path) -> Assignment:
    """Raises CourseError for a damaged file."""
    about = read_toml(path)
    units, due, points = about.get("units"), about.get("due"), about.get("points")
    dated = due is None or (isinstance(due, datetime) and due.tzinfo)
    if not isinstance(units, list) or not isinstance(points, dict) or not dated:
        raise CourseError(f"{path} is damaged: it needs units, points, and a due with a time zone")
    return Assignment(path.stem, tuple(units), due, points)


def _attempt(student: str, unit: str, folder: Path) -> Attempt:
    about = read_json(folder / "received.json")
    path = folder / str(about.get("file", f"{unit}.ipynb"))
    return Attempt(student, unit, int(folder.name), path, about)


def _folders(parent: Path) -> Iterator[Path]:
    return (path for path in parent.glob("[!.]*") if path.is_dir())


def _course_around(folder: Path) -> Path | None:
    """The checkout of the course, this one or another, that the folder lies in."""
    for place in (folder, *folder.parents):
        ours = (place / "pyproject.toml").is_file() and (place / "course/checks").is_dir()
        if ours or place == checkout():
            return place
    return None
