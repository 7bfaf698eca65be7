"""The tables that the command prints."""

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from course.checks import units as exercises
from course.progress import Unit, summary
from course.workspace import title, units

if TYPE_CHECKING:  # nbformat takes a second to load, and the progress needs none of it
    from course.selfcheck import Verdict

MARKS = {"passed": "✓ passed", "failed": "✗ failed"}
NOTHING = Unit(set(), set(), set(), 0, "")


def progress() -> Table:
    """What the learner has done, a row a unit."""
    done, names = summary(), exercises()
    table = Table("Unit", "Title", "Passed", "Predictions", "Hints", "Last activity (UTC)")
    for unit in units():
        what, all_of_it = done.get(unit[:2], NOTHING), names.get(unit[:2], [])
        passed = f"{len(what.passed & set(all_of_it))} of {len(all_of_it)}" if all_of_it else "–"
        last = what.last[:16].replace("T", " ") or "–"
        counts = str(len(what.predicted)), str(what.hints)
        row = (unit[:2], title(unit), passed, *counts, last)
        table.add_row(*map(Text, row))  # Text: brackets in a title are no markup
    return table


def verdicts(found: "list[Verdict]") -> Table:
    """What the checks said, a row an exercise."""
    table = Table("Exercise", "Result", "What the check says")
    for verdict in found:
        mark = MARKS.get(verdict.status, f"· {verdict.status}")
        table.add_row(*map(Text, (verdict.exercise, mark, verdict.text)))
    return table
