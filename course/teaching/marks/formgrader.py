"""The files that nbgrader's formgrader looks at, beside the gradebook: the class as its course.

    nbgrader/nbgrader_config.py  source/03_networks/…  autograded/STUDENT/03_networks/…

A sheet in autograded/ holds a student's code as text and what our checks say. Nothing of it has
run or runs there, and no output or HTML of the student's is taken over.
"""

import re
from pathlib import Path

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from course.home import shipped, write_atomically
from course.notebooks import text
from course.teaching.classroom import Attempt, Classroom
from course.teaching.folders import folder_name
from course.teaching.grading import submission
from course.teaching.marks.gradebook import CHECK, graded_cells, stem

LONGEST = 100_000  # characters of a student's cell that are shown
CONFIG = '''"""nbgrader on this class. Late penalties and the like can be set here."""

import tomllib
from pathlib import Path

c = get_config()  # noqa: F821
HERE = Path(__file__).resolve().parent
ABOUT = tomllib.loads((HERE.parent / "class.toml").read_text(encoding="utf-8-sig"))
BOOK = f"sqlite:///{(HERE.parent / 'gradebook.db').as_posix()}"

c.CourseDirectory.root = str(HERE)
c.CourseDirectory.db_url = ABOUT.get("database") or BOOK
c.Exchange.enabled = False

# c.LateSubmissionPlugin.penalty_method = "zero"  # an upload that was late gets no points
'''


def lay_out(classroom: Classroom, unit: str, results: list[dict]) -> Path:
    """Write what formgrader needs for a unit; returns the folder to start it in."""
    folder, name = classroom.folder / "nbgrader", stem(unit)
    if not (folder / "nbgrader_config.py").exists():  # a teacher may have changed it
        write_atomically(folder / "nbgrader_config.py", CONFIG.encode())
    solution = (shipped("solutions") / f"{name}.ipynb").read_bytes()
    renew(folder / "source" / name / f"{name}.ipynb", solution)
    attempts = {attempt.student: attempt for attempt in classroom.latest(unit)}
    for result in results:
        if result["student"] in attempts:
            place = folder / "autograded" / folder_name(result["student"]) / name
            made = text(sheet(attempts[result["student"]], result, name))
            renew(place / f"{name}.ipynb", made.encode("utf-8", "replace"))
    return folder


def renew(path: Path, data: bytes) -> None:
    if not path.exists() or path.read_bytes() != data:
        write_atomically(path, data)


def sheet(attempt: Attempt, result: dict, name: str):
    """A notebook for the eyes: the student's cells, then each exercise with its verdict."""
    found = submission.read(attempt.path)
    problem = result["problem"] or found.problem
    cells = [new_markdown_cell(f"Not graded: {plain(problem)}.", id="problem")] if problem else []
    sources = [source[:LONGEST] for source in found.sources]
    answers = {e["name"]: last(sources, e["name"]) for e in result["exercises"]}
    cells += [
        new_code_cell(source, id=f"cell-{number}")
        for number, source in enumerate(sources)
        if number not in answers.values() and not source.lstrip().startswith("check(")
    ]
    said = {e["name"]: e for e in result["exercises"]}
    for cell in graded_cells(name):
        exercise = cell.metadata.nbgrader.grade_id.removeprefix(CHECK)
        at = answers.get(exercise)
        cell.source = cell.source if cell.metadata.nbgrader.grade else shown(sources, at)
        cell.outputs, cell.execution_count = [], None
        if cell.metadata.nbgrader.grade and exercise in said:
            cell.outputs = [new_output("stream", text=verdict(said[exercise]))]
        cells.append(cell)
    return new_notebook(cells=cells)


def last(sources: list[str], exercise: str) -> int | None:
    """The number of the last cell in which a function of this name begins."""
    start = re.compile(rf"^[ \t]*(async[ \t]+)?def[ \t]+{re.escape(exercise)}\b", re.MULTILINE)
    return max((i for i, source in enumerate(sources) if start.search(source)), default=None)


def shown(sources: list[str], number: int | None) -> str:
    return "# There is no such function." if number is None else sources[number]


def verdict(exercise: dict) -> str:
    return "\n".join([exercise["headline"], *exercise["lines"]]) + "\n"


def plain(words: str) -> str:
    """Words in which Markdown and HTML find nothing to do."""
    return re.sub(r"[^\w\s.,:;'()/-]", "", words)
