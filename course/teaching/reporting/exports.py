"""The points of a unit as CSV files that Moodle and Canvas import.

Moodle: Grades > Import > CSV file (docs.moodle.org, "Grade import"; grade/import/csv of its
source). The teacher maps one column to the user ("ID number", "Email address" or "Username") and
the other two to the grade and the feedback of an activity, or to a new item; both have to be
mapped, or one deletes the other. The headings are those of Moodle's own export.

Canvas: Grades > Import (Canvas guides, "How do I import grades in the Gradebook?"; its source,
lib/gradebook_importer.rb): Student, ID, SIS User ID, SIS Login ID, Section, then a column for each
assignment, "Name (id)" with Canvas's id of the assignment; without the id it looks for the name,
and offers a new assignment where there is none. The second line has the points possible. Canvas
finds a student by the ID, then by the SIS IDs, then by the name. It imports no feedback.

Only students with a mark have a line: an empty cell would delete a mark, and what nothing handed
in is worth is for the LMS to decide. Marks are those of the last upload, as in the reports; what a
teacher changed by hand in the gradebook is in nbgrader's own export.

Both files are UTF-8, commas, quotes and line ends as in RFC 4180, and no cell is a formula.
"""

import csv
import io
import re
from pathlib import Path

from course.home import write_atomically
from course.teaching.reporting import tally
from course.teaching.reporting.plain import NAME, plain, points
from course.teaching.reporting.standing import WORDS, Row, Standing

FORMULA = (
    "=",
    "+",
    "-",
    "@",
    "＝",
    "＋",
    "－",
    "＠",
)  # what spreadsheets compute; a tab is gone by then
EXCERPT = 240  # characters of feedback on one exercise
LONGEST = 4000  # characters of a cell
EMPTY = ("", "0")  # PHP's idea of an empty cell


def write(standing: Standing, folder: Path, column: str) -> list[Path]:
    """Write moodle.csv and canvas.csv into `folder`; column: what the LMS calls the assignment."""
    made = {"moodle.csv": moodle(standing, column), "canvas.csv": canvas(standing, column)}
    for name, data in made.items():
        write_atomically(folder / name, data)
    return [folder / name for name in made]


def moodle(standing: Standing, column: str) -> bytes:
    """Who, points, feedback; whoever cannot be identified has no line.

    A column that identifies is there only when everyone has it: for a line where it is empty,
    Moodle takes the student of the line before.
    """
    rows = [row for row in standing.graded if row.student.id not in EMPTY]
    ways = {"ID number": _number, "Email address": _email, "Username": _username}
    ways = {head: of for head, of in ways.items() if all(of(row) not in EMPTY for row in rows)}
    ways = ways or {"ID number": lambda row: row.student.id}
    item = re.sub(r"\s*\(\d+\)$", "", column)  # without Canvas's id
    header = [*ways, "Full name", f"{item} (Real)", f"{item} (Feedback)"]
    lines = [
        [
            *(of(row) for of in ways.values()),
            _name(row),
            points(row.result["points"]),
            feedback(row),
        ]
        for row in rows
    ]
    return table([header, *lines])


def canvas(standing: Standing, column: str) -> bytes:
    """Who and points, below the line of what there is to get."""
    header = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", column]
    possible = ["Points Possible", "", "", "", "", points(standing.max_points)]
    return table([header, possible, *(_canvas(row) for row in standing.graded)])


def _mark(row: Row) -> list[str]:
    return [_name(row), points(row.result["points"]), feedback(row)]


def feedback(row: Row) -> str:
    """One line: each exercise, and the known mistake. In our words only, none of the student's."""
    result = row.result
    if result["problem"]:
        return f"Nothing could be graded: {plain(result['problem'])}."
    says = tally.explanations(result["unit"])
    return " | ".join(
        _about(e, says.get((e["name"], e["mistake"]), "")) for e in result["exercises"]
    )


def _about(e: dict, says: str) -> str:
    mark = f"{e['name']}: {points(e['points'])} of {points(e['max_points'])}"
    if not e["mistake"]:
        return mark if e["points"] else f"{mark} ({WORDS[e['status']]})"
    return plain(f"{mark} ({e['mistake']}. {says}".rstrip() + ")", EXCERPT)


def _canvas(row: Row) -> list[str]:
    own, given = row.student, row.student.row
    number, login = given.get("SIS User ID", _number(row)), given.get("SIS Login ID", own.username)
    who = _name(row).replace("Points Possible", "Points possible")  # Canvas's mark of line two
    section = given.get("Section", "")
    return [who, row.canvas, number, login or own.email, section, points(row.result["points"])]


def _name(row: Row) -> str:
    return plain(row.student.name or row.student.id, NAME)


def _number(row: Row) -> str:
    """The student's id where it is one, and not a name that stands in for it."""
    own = row.student
    others = (own.name, own.email, own.username, own.number, own.participant)
    return "" if own.id in others else own.id


def _email(row: Row) -> str:
    return row.student.email


def _username(row: Row) -> str:
    return row.student.username


def table(rows: list[list[str]]) -> bytes:
    """The rows as RFC 4180 has them."""
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\r\n").writerows([cell(c) for c in row] for row in rows)
    return stream.getvalue().encode("utf-8")


def cell(text: str) -> str:
    """The text on one line, and behind an apostrophe where a spreadsheet would compute it."""
    shown = plain(text, LONGEST)
    return f"'{shown}" if shown.startswith(FORMULA) else shown
