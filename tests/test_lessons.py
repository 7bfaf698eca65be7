"""What every unit owes its learners, found by folder: form, predictions, exercises, README."""

import ast
import re
from itertools import pairwise
from pathlib import Path

import nbformat
import pytest

from course.checks.library import exercises
from course.widgets.predict import all_predictions

ROOT = Path(__file__).parents[1]
LESSONS = sorted((ROOT / "notebooks").glob("*.ipynb"))
SOLUTIONS = sorted((ROOT / "solutions").glob("*.ipynb"))
WIDEST = 77  # characters that fit in a window of 800 pixels; JupyterLab breaks longer lines


def name(path):
    return path.stem


def cells(path, kind):
    return [cell for cell in nbformat.read(path, 4).cells if cell.cell_type == kind]


def code(path):
    return "\n".join(cell.source for cell in cells(path, "code"))


def prose(path):
    return "\n".join(cell.source for cell in cells(path, "markdown"))


def test_there_are_lessons():
    assert len(LESSONS) >= 3
    assert len(SOLUTIONS) >= 2


@pytest.mark.parametrize("lesson", LESSONS, ids=name)
def test_a_lesson_is_short_and_begins_and_ends_as_all_do(lesson):
    nb = nbformat.read(lesson, 4)
    first, last = nb.cells[0].source, nb.cells[-1].source
    assert len(nb.cells) <= 45
    assert first.startswith(f"# {lesson.stem[:2]} · ")
    assert "**You will be able to**" in first
    assert len(re.findall(r"^- ", first, re.MULTILINE)) == 3
    assert re.search(r"\*\d+ minutes\.", first)
    assert len(re.findall(r"^- ", last.partition("## In three lines")[2], re.MULTILINE)) == 3


@pytest.mark.parametrize(("lesson", "later"), list(pairwise(LESSONS)), ids=name)
def test_a_lesson_leads_on_to_the_next_by_its_title(lesson, later):
    title = nbformat.read(later, 4).cells[0].source.splitlines()[0].removeprefix("# ")
    assert f"[{title}]({later.name})" in nbformat.read(lesson, 4).cells[-1].source


@pytest.mark.parametrize("lesson", LESSONS, ids=name)
def test_a_lesson_moves_and_asks(lesson):
    called = {
        node.func.id
        for node in ast.walk(ast.parse(code(lesson)))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    imported = re.findall(r"from course\.widgets import (.+)", code(lesson))
    widgets = {word.strip() for line in imported for word in line.split(",")} - {"predict"}
    assert "predict" in called
    assert widgets
    assert widgets <= called


@pytest.mark.parametrize("lesson", LESSONS, ids=name)
def test_what_a_lesson_prints_fits_into_a_narrow_window(lesson):
    """Except for the source of the course, which is as wide as it is written."""
    wide = [
        f"cell {cell.id}: {line}"
        for cell in cells(lesson, "code")
        if "getsource" not in cell.source
        for output in cell.outputs
        if output.output_type == "stream"
        for line in output.text.splitlines()
        if len(line) > WIDEST
    ]
    assert not wide, "\n".join(wide)


def test_every_prediction_is_asked_in_its_lesson():
    asked = {
        key: lesson.stem[:2]
        for lesson in LESSONS
        for key in re.findall(r'predict\("([^"]+)"\)', code(lesson))
    }
    assert set(asked) == set(all_predictions())
    assert all(key.startswith(unit) for key, unit in asked.items())


@pytest.mark.parametrize("lesson", LESSONS, ids=name)
def test_prose_keeps_its_voice(lesson):
    text = re.sub(r"`[^`]*`|\$[^$]*\$", "", prose(lesson))
    banned = r"\b(simply|obviously|trivially|of course,|basically)\b"
    assert not re.findall(banned, text, re.IGNORECASE)
    assert not re.findall(r"[a-z)]!(?!\[)(?=\s)", text)


@pytest.mark.parametrize("solution", SOLUTIONS, ids=name)
def test_a_solution_checks_every_exercise_of_its_unit_and_gives_its_points(solution):
    wanted = {e.name: e.points for e in exercises()[solution.stem[:2]]}
    metadata = {c.id: c.metadata.get("nbgrader", {}) for c in cells(solution, "code")}
    assert list(wanted) == re.findall(r"^check\((\w+)\)$", code(solution), re.MULTILINE)
    for exercise, points in wanted.items():
        answer, check = metadata[exercise], metadata[f"check-{exercise}"]
        assert (answer["grade_id"], answer["solution"], answer["grade"]) == (exercise, True, False)
        assert (check["grade_id"], check["grade"], check["locked"]) == (
            f"check-{exercise}",
            True,
            True,
        )
        assert check["points"] == points
        assert answer["schema_version"] == check["schema_version"] == 3


@pytest.mark.parametrize("solution", SOLUTIONS, ids=name)
def test_a_solution_keeps_the_signatures_of_the_checks(solution):
    defined = {
        node.name: tuple(argument.arg for argument in node.args.args)
        for node in ast.parse(code(solution)).body
        if isinstance(node, ast.FunctionDef)
    }
    for exercise in exercises()[solution.stem[:2]]:
        assert defined[exercise.name] == exercise.arguments


def test_the_readme_lists_every_unit_and_no_other():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(readme.splitlines()) <= 120
    listed = re.findall(r"\(notebooks/(\w+)\.ipynb\)", readme)
    assert listed == [lesson.stem for lesson in LESSONS]


@pytest.mark.parametrize("path", [*LESSONS, *SOLUTIONS], ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_links_between_notebooks_lead_somewhere(path):
    for target in re.findall(r"\]\(([^)#]+\.ipynb)\)", prose(path)):
        assert (path.parent / target).exists(), target


@pytest.mark.parametrize("path", [*LESSONS, *SOLUTIONS], ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_every_stored_picture_has_words(path):
    for cell in cells(path, "code"):
        for output in cell.outputs:
            data = output.get("data", {})
            if "image/png" in data:
                words = data["text/plain"]
                assert len(words) > 20
                assert "object at" not in words
                assert words.split(".")[0][:30] in data["text/html"].replace("&#x27;", "'")
