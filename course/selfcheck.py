"""Check a unit's notebook from the terminal: run it, and read what its checks said."""

import os
from pathlib import Path
from typing import NamedTuple

from nbformat import NotebookNode

from course.notebooks import NotebookError, read, run


class Verdict(NamedTuple):
    """What a check said of one exercise."""

    exercise: str
    status: str  # "passed", "failed", "not attempted" or "not checked"
    text: str


def check_notebook(
    path: Path, expected: list[str], workspace: Path, *, timeout: int = 60
) -> tuple[list[Verdict], list[str]]:
    """Run the learner's notebook and return a verdict for each expected exercise, and problems.

    A cell that raises does not stop the others; one that hangs does, after `timeout` seconds.
    """
    nb = read(path)
    for cell in nb.cells:
        if cell.cell_type == "code":
            cell.outputs = []  # what an earlier run said must not count
    problems = []
    env = os.environ | {"COURSE_WORKSPACE": str(workspace)}
    try:
        run(nb, path, env, timeout=timeout, allow_errors=True)
    except NotebookError as error:
        problems.append(str(error))
    found = _verdicts(nb)
    missing = "Its check did not run: was the cell `check(...)` deleted, or did one before it fail?"
    verdicts = [found.get(name, Verdict(name, "not checked", missing)) for name in expected]
    return verdicts, _errors(nb) + problems


def _outputs(nb: NotebookNode):
    return ((cell, output) for cell in nb.cells for output in cell.get("outputs", []))


def _verdicts(nb: NotebookNode) -> dict[str, Verdict]:
    """The last verdict on each exercise."""
    found = {}
    for _, output in _outputs(nb):
        about = output.get("metadata", {}).get("course", {})
        if {"exercise", "status"} <= about.keys():
            said = output.get("data", {}).get("text/plain", "")
            found[about["exercise"]] = Verdict(about["exercise"], about["status"], said)
    return found


def _errors(nb: NotebookNode) -> list[str]:
    return [
        f"cell {list(nb.cells).index(cell) + 1} raised {output.ename}: {output.evalue}"
        for cell, output in _outputs(nb)
        if output.output_type == "error"
    ]
