"""The class list: a CSV as Moodle, Canvas, Excel or a person writes it."""

import csv
import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from course.home import CourseError
from course.teaching.folders import folder_name

# What a column is called, in lower case without blanks, dots, hyphens and underscores.
COLUMNS = {
    "id": "idnumber studentid studentnumber sisuserid matriculationnumber orgdefinedid idnummer"
    " matrikelnummer numérodidentification númerodeid",
    "username": "username login loginid sisloginid user benutzername anmeldename"
    " nomdutilisateur nombredeusuario",
    "email": "email emailaddress mail emailadresse adressedecourriel correoelectrónico"
    " direccióndecorreo",
    "name": "name fullname student studentname displayname vollständigername nomcomplet"
    " nombrecompleto",
    "first": "firstname givenname forename first vorname prénom nombre",
    "last": "lastname surname familyname last nachname nomdefamille nom apellidos apellido(s)",
    "participant": "identifier teilnehmer/in",  # "Participant 12345" in Moodle's grading worksheet
}
ROLES = {name: role for role, names in COLUMNS.items() for name in names.split()}
NO_STUDENTS = ("points possible", "student, test", "test student")


@dataclass(frozen=True)
class Student:
    """id: never empty, the same in every file of the class. number: Canvas's own. participant:
    Moodle's, another in each of its assignments. row: the roster's line as it was, by column."""

    id: str
    name: str = ""
    email: str = ""
    username: str = ""
    number: str = ""
    participant: str = ""
    row: dict = field(default_factory=dict, compare=False)


class Roster(NamedTuple):
    """The class list: its students, in the order of the file."""

    students: tuple[Student, ...]

    @classmethod
    def read(cls, path: Path) -> "Roster":
        """Raises CourseError with the line, for a file that cannot be understood."""
        rows = list(_rows(path))
        if not rows:
            raise CourseError(
                f"{path} is empty: expected a line of column names, then the students"
            )
        roles = _roles(rows[0][1], path)
        found: dict[str, tuple[int, Student]] = {}
        for line, cells in rows[1:]:
            student = _student(cells, roles, dict(zip(rows[0][1], cells, strict=False)))
            if student is None:
                continue
            _usable(student.id, path, line)
            before, same = found.setdefault(student.id.casefold(), (line, student))
            if (same.name, same.email) != (student.name, student.email):
                who = f"{same.name or same.email} and {student.name or student.email}"
                raise CourseError(
                    f"{path}, lines {before} and {line}: {who} have one id, {student.id}"
                )
        return cls(tuple(student for _, student in found.values()))


def _rows(path: Path):
    """(number of the line, cells) of each line that is not blank."""
    text = _text(path)
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, [cell.strip() for cell in cells]
    except csv.Error as error:
        raise CourseError(f"{path}, line {reader.line_num}: no CSV: {error}") from None


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise CourseError(f"{path} does not exist") from None
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise CourseError(f"{path} is an Excel file. Save it as CSV")
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16" if wide else "utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:  # Excel on Windows writes the old encoding
            continue
    raise CourseError(f"{path} is no text in UTF-8. Save it again as CSV UTF-8")


def _roles(header: list[str], path: Path) -> dict[str, int]:
    """Role -> number of its column; the first column of a role counts."""
    words = ["".join(c for c in h.casefold() if c not in " ._-'’") for h in header]
    roles: dict[str, int] = {}
    canvas = "student" in words and ("sisloginid" in words or "sisuserid" in words)
    for number, word in enumerate(words):
        role = ("number" if canvas else "id") if word == "id" else ROLES.get(word)
        if role:
            roles.setdefault(role, number)
    if not roles.keys() & {"id", "username", "email", "name", "number", "participant", "last"}:
        got = ", ".join(header)[:200]
        raise CourseError(
            f"{path}: no column says who a student is. Expected id, name or email; got: {got}"
        )
    return roles


def _student(cells: list[str], roles: dict[str, int], row: dict) -> Student | None:
    def said(role: str) -> str:
        place = roles.get(role, len(cells))
        return cells[place] if place < len(cells) else ""

    name = said("name") or " ".join(filter(None, (said("first"), said("last"))))
    if name.casefold() in NO_STUDENTS:
        return None
    participant = "".join(c for c in said("participant") if c.isdigit())
    keys = (*map(said, ("id", "username", "email")), name, said("number"), participant)
    key = next(filter(None, keys), "")
    if not key:
        return None
    rest = (said("email"), said("username"), said("number"), participant)
    return Student(key, name, *rest, row)


def _usable(student: str, path: Path, line: int) -> None:
    try:
        folder_name(student)
    except ValueError as error:
        raise CourseError(f"{path}, line {line}: {error}") from None
