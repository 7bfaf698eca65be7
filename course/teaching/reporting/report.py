"""Report: a page about the class, and a page for each student, that need nothing but a browser.

Everything that a student can influence (names, what the code printed or raised, names of files)
is text here: cut by `plain`, escaped by Jinja. The pages run no script, load nothing, and their
Content-Security-Policy allows our style sheet, by its hash, and the picture.
"""

import base64
import hashlib
import re
from functools import cache
from pathlib import Path
from urllib.parse import quote

import jinja2
from markupsafe import Markup

from course.checks.card import marked_up
from course.checks.judge import BLANK, FAILED, PASSED
from course.home import write_atomically
from course.plots import class_marks, still
from course.plots.words import plural
from course.teaching.classroom import Classroom
from course.teaching.folders import folder_name
from course.teaching.reporting import tally
from course.teaching.reporting.plain import LINE, NAME, plain, points
from course.teaching.reporting.standing import WORDS, Row, Standing, gather

TEMPLATES = Path(__file__).parent / "templates"
WIDTHS = {"wide": 720, "narrow": 340}  # CSS pixels of the picture
MARKS = {PASSED: "✓", FAILED: "✗", BLANK: "○"}


def report(classroom: Classroom, unit: str, title: str = "") -> Path:
    """Write reports/UNIT/: index.html and students/*.html. Returns the page of the class.

    unit: "03"; title: what the unit is called. Raises CourseError for a unit without exercises.
    """
    return write(gather(classroom, unit), classroom.reports / unit, title)


def write(standing: Standing, folder: Path, title: str = "") -> Path:
    """Write all pages into `folder`; pages of students who are not there any more go."""
    pages = {f"{page_name(row)}.html": row for row in standing.graded}
    for old in (folder / "students").glob("*.html"):
        if old.name not in pages:
            old.unlink()
    for name, row in pages.items():
        write_atomically(folder / "students" / name, student_page(standing, row, title).encode())
    write_atomically(folder / "index.html", class_page(standing, title).encode())
    return folder / "index.html"


def student_page(standing: Standing, row: Row, title: str = "") -> str:
    """The page for one student: nothing about others, and nothing that is for the instructor."""
    return page("student.html.j2", standing, title, row=row, result=row.result)


def class_page(standing: Standing, title: str = "") -> str:
    """The page for the instructor."""
    went = tally.went(standing)
    totals = [result["points"] for result in standing.results]
    return page(
        "class.html.j2",
        standing,
        title,
        missed=tally.most_missed(went),
        misconceptions=tally.misconceptions(standing),
        unknown=tally.unknown(standing),
        flags=tally.to_look_at(standing),
        totals=totals,
        mean=sum(totals) / len(totals) if totals else 0.0,
        late=[row for row in standing.rows if row.late],
        names={row.student.id: named(row) for row in standing.rows},
        pictures=pictures(went, totals, standing.max_points) if totals else None,
    )


def page(template: str, standing: Standing, title: str, **more) -> str:
    """The HTML, with the style sheet inside and its hash in the policy."""
    css = (TEMPLATES / "style.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    heading = f"Unit {standing.unit}" + (f": {plain(title, NAME)}" if title else "")
    text = environment().get_template(template).render(
        css=Markup(css), style_hash=digest, standing=standing, heading=heading, **more
    )  # fmt: skip
    return re.sub(r"\n\s*\n+", "\n", text)


@cache
def environment() -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"plain": plain, "points": points, "prose": prose, "named": named}
    made.filters |= {"plural": lambda items, noun: plural(len(items), noun), "address": address}
    made.globals |= {"MARKS": MARKS, "WORDS": WORDS, "NAME": NAME}
    return made


def prose(text: str, limit: int = LINE) -> Markup:
    """A sentence, `code` in backticks set as code, the rest escaped: as on the learner's card."""
    return Markup(marked_up(plain(text, limit), emphasis=False))


def named(row: Row) -> str:
    """What a student is called: the id where there is no name."""
    return plain(row.student.name, NAME) or plain(row.student.id, NAME)


def page_name(row: Row) -> str:
    return folder_name(row.student.id)


def address(row: Row) -> str:
    """The student's page, seen from the page of the class."""
    return f"students/{quote(page_name(row))}.html"


def pictures(went: list[tally.Went], totals: list[float], most: float) -> dict:
    """The picture in two widths, as PNG in base64, and its text alternative."""
    rows = [(plain(w.name, 60), w.passed, w.failed, w.blank) for w in went]
    made = {"alt": class_marks.describe(rows, totals, most), "sizes": {}}
    for name, width in WIDTHS.items():
        figure = class_marks.draw(rows, totals, most, width)
        made[name] = still.bundle(figure, made["alt"])["image/png"]
        made["sizes"][name] = width, round(figure.get_figheight() * 96)
    return made
