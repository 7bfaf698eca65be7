"""What `course class grade` shows: a bar while it works, then how it went."""

from collections import Counter
from collections.abc import Iterator
from importlib.util import find_spec

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from course.checks.judge import BLANK, FAILED, PASSED
from course.teaching.classroom import Classroom
from course.teaching.folders import folder_name
from course.teaching.marks import formgrader, gradebook
from course.teaching.marks.batch import Batch, grade_all

MOST = 20  # students named one by one


def with_a_bar(classroom: Classroom, unit: str, **how) -> Batch:
    """`batch.grade_all`, with a progress bar on the error stream."""
    columns = TextColumn(f"Grading unit {unit}"), BarColumn(), MofNCompleteColumn()
    with Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True)) as bar:
        task = bar.add_task("", total=None)
        step = lambda done, total: bar.update(task, completed=done, total=total)  # noqa: E731
        return grade_all(classroom, unit, progress=step, **how)


def told(done: Batch) -> Iterator[str | Table]:
    """How it went, for the terminal."""
    if not done.results:
        yield "Nobody has handed in this unit. course class collect takes in what students upload."
        return
    yield f"Graded {done.graded}; {done.kept} were graded already and have not changed."
    yield table(done.results)
    problems = [(r["student"], r["problem"]) for r in done.results if r["problem"]]
    if problems:
        yield f"Nothing to grade in {len(problems)} of {len(done.results)}:"
    for student, problem in problems[:MOST]:
        yield f"  {folder_name(student)}: {problem}"
    if len(problems) > MOST:
        yield f"  and {len(problems) - MOST} more"
    if not all(result["sandboxed"] for result in done.results):
        yield "Students' code ran without containment (--no-sandbox): marks may have been tampered."
    if any(result.get("trouble") for result in done.results):
        yield "Some could not be graded on this machine. The next run tries them again."


def table(results: list[dict]) -> Table:
    """How each exercise went, a row an exercise."""
    made = Table("Exercise", "Passed", "Failed", "Not attempted", "Points")
    for at, first in enumerate(results[0]["exercises"]):
        of = [result["exercises"][at] for result in results]
        count = Counter(exercise["status"] for exercise in of)
        mean = sum(exercise["points"] for exercise in of) / len(of)
        counts = [str(count[status]) for status in (PASSED, FAILED, BLANK)]
        made.add_row(first["name"], *counts, f"{mean:.2f} of {first['max_points']:g}")
    mean = sum(result["points"] for result in results) / len(results)
    made.add_section()
    made.add_row("all", "", "", "", f"{mean:.2f} of {results[0]['max_points']:g}")
    return made


def entered(classroom: Classroom, unit: str, done: Batch, url: str) -> Iterator[str]:
    """Enter the marks into the gradebook, and say so."""
    if not done.results:
        return
    if not find_spec("nbgrader"):
        yield f"The marks are in graded/. For a gradebook: {gradebook.EXTRA}."
        return
    changed = gradebook.record(classroom, unit, done.results, url)
    folder = formgrader.lay_out(classroom, unit, done.results)
    yield f"The gradebook has {changed} new or changed marks. For formgrader: start it in {folder}"
    yield f"Next: course class report {unit}"
