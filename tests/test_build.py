"""`course build`: what it writes, what it refuses, and every difference that it finds."""

import json
import shutil

import pytest
from made_notebooks import notebook, save
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

from course.build import build, differences
from course.notebooks import NotebookError, normal, read, text


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A small course of one unit, built."""
    tmp_path = tmp_path_factory.mktemp("course")
    lesson = notebook(new_markdown_cell("# One", id="title"), ("sum", "1 + 1"))
    solution = notebook(("answer", "### BEGIN SOLUTION\nx = 2\n### END SOLUTION\nprint(x)"))
    save(tmp_path / "notebooks/01_one.ipynb", lesson)
    save(tmp_path / "solutions/01_one.ipynb", solution)
    (tmp_path / "exercises").mkdir()
    written = ["notebooks/01_one.ipynb", "solutions/01_one.ipynb", "exercises/01_one.ipynb"]
    assert build(tmp_path) == written
    return tmp_path


@pytest.fixture
def root(built, tmp_path):
    """A copy of it to spoil."""
    return shutil.copytree(built, tmp_path / "course")


@pytest.fixture
def lesson(root):
    """The path of its lesson, which is all that is left of it: what takes time is executing."""
    shutil.rmtree(root / "solutions")
    shutil.rmtree(root / "exercises")
    return root / "notebooks/01_one.ipynb"


def edit(path, old, new):
    before = path.read_text()
    assert old in before
    path.write_text(before.replace(old, new))


def test_build_runs_in_the_folder_and_away_from_the_workspace(lesson, monkeypatch):
    source = "import os\nprint(os.getcwd())\nprint(os.environ['COURSE_WORKSPACE'])"
    save(lesson, notebook(("where", source)))
    monkeypatch.setenv("COURSE_WORKSPACE", "mine")
    build(lesson.parent.parent)
    where, workspace = read(lesson).cells[0].outputs[0].text.split()
    assert where == str(lesson.parent)
    assert workspace != "mine"


def test_build_of_what_is_built_changes_nothing(root):
    assert build(root, check=True) == []
    assert build(root) == []


def test_check_writes_nothing(root):
    (root / "exercises/01_one.ipynb").unlink()
    before = {path: path.read_bytes() for path in root.rglob("*.ipynb")}
    assert "exercises/01_one.ipynb is missing; `course build` makes it" in build(root, check=True)
    assert before == {path: path.read_bytes() for path in root.rglob("*.ipynb")}


@pytest.mark.parametrize(
    ("file", "old", "new", "difference"),
    [
        ("notebooks", '"2"', '"3"', "cell sum, output 1, text/plain: stored '3', now '2'"),
        ("notebooks", '"execution_count": 1', '"execution_count": 5', "metadata of cell sum"),
        ("notebooks", '"name": "python3"', '"name": "py"', "the notebook's metadata"),
        ("notebooks", '\n "metadata"', '\n  "metadata"', "not stored in the form"),
        ("exercises", "print(x)", "print(y)", "cell answer: stored 'print(y)', now 'print(x)'"),
        ("exercises", "}\n", "}", "not stored in the form"),
        ("exercises", '"answer"', '"question"', "the order of cells: stored 'question'"),
    ],
)
def test_every_difference_is_seen(root, file, old, new, difference):
    path = root / file / "01_one.ipynb"
    wanted = path.read_text()
    assert list(differences(path, wanted)) == []
    edit(path, old, new)
    assert any(difference in line for line in differences(path, wanted))


def test_many_differences_are_cut_short(root):
    path = root / "notebooks/01_one.ipynb"
    wanted = text(notebook(*((f"cell-{n}", "1") for n in range(30))))
    lines = list(differences(path, wanted))
    assert len(lines) == 7
    assert lines[-1].endswith(" more differences")


def test_check_executes_and_generates(root):
    edit(root / "notebooks/01_one.ipynb", '"2"', '"3"')
    edit(root / "solutions/01_one.ipynb", "x = 2", "x = 3")
    edit(root / "exercises/01_one.ipynb", "print(x)", "print(y)")
    assert build(root, check=True) == [
        "notebooks/01_one.ipynb, cell sum, output 1, text/plain: stored '3', now '2'",
        "solutions/01_one.ipynb, cell answer, output 1: stored '2', now '3'",
        "exercises/01_one.ipynb, cell answer: stored 'print(y)', now 'print(x)'",
    ]


def test_images_may_differ_but_must_be_there(tmp_path):
    def drawn(**data):
        cell = new_code_cell("draw()", id="draw")
        cell.outputs = [new_output("display_data", data={"text/plain": "alt", **data})]
        return normal(notebook(cell))

    wanted = text(drawn(**{"image/png": "b25l"}))
    same = save(tmp_path / "notebooks/same.ipynb", drawn(**{"image/png": "dHdv"}))
    assert list(differences(same, wanted)) == []
    where = "notebooks/none.ipynb, cell draw, output 1, image/png"
    none = save(tmp_path / "notebooks/none.ipynb", drawn())
    assert list(differences(none, wanted)) == [f"{where}: stored nothing, now 'an image'"]


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        (("a", "import sys\nprint('careful', file=sys.stderr)"), "cell a: wrote to stderr: 'caref"),
        (("a", "x" * 500_000 + " = 1"), "the limit is 400 KB"),
        (("0f3a9b1c", "1"), "cell 1: the id '0f3a9b1c' is random"),
        (("0f3a9b1c-1111-2222-3333-0123456789ab", "1"), "is random"),
        (("a", "1 / 0"), "cell a: ZeroDivisionError"),
    ],
)
def test_what_may_not_be_stored(lesson, cell, problem):
    save(lesson, notebook(cell))
    before = lesson.read_bytes()
    with pytest.raises(NotebookError, match=problem):
        build(lesson.parent.parent)
    assert lesson.read_bytes() == before


@pytest.mark.parametrize("change", ["missing", "twice"])
def test_cells_need_ids_of_their_own(lesson, change):
    raw = json.loads(lesson.read_text())
    raw["cells"][1].pop("id")
    if change == "twice":
        raw["cells"][1]["id"] = "title"
    lesson.write_text(json.dumps(raw))
    with pytest.raises(NotebookError, match="missing or used twice"):
        build(lesson.parent.parent, unit="01_one")


def test_strays(root):
    (root / "exercises/notes.txt").touch()
    (root / "exercises/.gitkeep").touch()
    (root / "exercises/.ipynb_checkpoints").mkdir()
    save(root / "solutions/09_nine.ipynb", notebook(("a", "1")))
    problems = build(root, check=True)
    assert "exercises/notes.txt has no solution" in problems
    assert "solutions/09_nine.ipynb has no lesson" in problems
    assert "exercises/09_nine.ipynb is missing; `course build` makes it" in problems
    with pytest.raises(NotebookError, match=r"notes\.txt"):
        build(root)


def test_every_problem_is_told_at_once(root):
    edit(root / "solutions/01_one.ipynb", "### END SOLUTION", "### END SOLUTIONS")
    (root / "notebooks/01_one.ipynb").write_text("{")
    with pytest.raises(NotebookError) as caught:
        build(root)
    told = str(caught.value)
    assert "notebooks/01_one.ipynb is damaged" in told
    assert "solutions/01_one.ipynb, cell answer: '### END SOLUTIONS' looks like" in told


def test_a_lesson_without_exercises_is_allowed(lesson):
    assert build(lesson.parent.parent, check=True) == []


def test_a_unit_that_does_not_exist(root):
    with pytest.raises(NotebookError, match="no lesson"):
        build(root, unit="77_none")


def test_the_course_as_committed_is_what_build_writes():
    """nbval runs every notebook and compares its outputs; here one is run, as `build` does it."""
    assert build(check=True, execute=False) == []
    assert build(check=True, unit="01_neurons") == []
