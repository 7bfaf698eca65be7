"""Solution to exercise, the stored form, and running, on notebooks made here."""

import pytest
from made_notebooks import notebook
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

from course.notebooks import WIDGET_VIEW, NotebookError, answers, exercise, normal, read, run, text

SOLUTION = """\
def step(z):
    if z is None:
        ### BEGIN SOLUTION
        z = 0

        ### END SOLUTION
    ### BEGIN SOLUTION
    return z > 0
    ### END SOLUTION


### BEGIN SOLUTION
print("done")
### END SOLUTION"""

BLANK = """\
def step(z):
    if z is None:
        raise NotImplementedError  # replace this line with your code
    raise NotImplementedError  # replace this line with your code


raise NotImplementedError  # replace this line with your code"""


def test_solutions_are_cut_out_at_any_indentation():
    assert exercise(notebook(("step", SOLUTION)), "x").cells[0].source == BLANK


def test_what_an_exercise_keeps_and_drops():
    about = {"grade_id": "step", "points": 2, "solution": True}
    cell = new_code_cell(SOLUTION, id="step", metadata={"nbgrader": about, "collapsed": True})
    cell.outputs, cell.execution_count = [new_output("stream", text="x")], 7
    dropped = new_markdown_cell("Why", id="why", metadata={"tags": ["solution-only"]})
    [kept] = exercise(notebook(cell, dropped), "x").cells
    assert (kept.outputs, kept.execution_count) == ([], None)
    assert (kept.id, kept.metadata) == ("step", {"nbgrader": about})
    assert cell.source == SOLUTION  # the solution itself is left alone


def test_answers_are_the_cells_with_a_solution():
    nb = notebook(("a", "def f():\n    ### BEGIN SOLUTION\n    return 1\n    ### END SOLUTION"))
    nb.cells.append(new_code_cell("f()", id="b"))
    assert answers(nb) == ["def f():\n    return 1"]


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("### BEGIN SOLUTION\nx = 1", "without ### END"),
        ("x = 1\n### END SOLUTION", "without ### BEGIN"),
        ("### BEGIN SOLUTION\n### BEGIN SOLUTION\n### END SOLUTION", "inside a solution"),
        ("def f():\n    x = 1\n### BEGIN SOLUTION\n### END SOLUTION\n    y = 2", "cell breaks"),
        *(
            (f"{marker}\nx = 1\n### END SOLUTION", "looks like a solution marker")
            for marker in (
                "## BEGIN SOLUTION",
                "###BEGIN SOLUTION",
                "### BEGIN SOLUTIONS",
                "### Begin solution",
                "### begin_solution",
                "### BEGIN  SOLUTION",
                "### BEGIN SOLUTION ",
                "### BEGIN SOLUTION #",
                "### BEGIN SOLUTON",
                "### BEGINSOLUTION",
                "# SOLUTION BEGIN",
                "x = 0  ### BEGIN SOLUTION",
                "### BEGIN-SOLUTION",
            )
        ),
        ("### BEGIN SOLUTION\nx = 1\n### End solution", "looks like a solution marker"),
    ],
)
def test_bad_markers_name_file_and_cell(source, problem):
    with pytest.raises(NotebookError, match=problem) as caught:
        exercise(notebook(("fine", "x = 0"), ("bad-cell", source)), "solutions/01_one.ipynb")
    assert "solutions/01_one.ipynb, cell bad-cell" in str(caught.value)


def test_a_marker_in_prose_is_an_error():
    nb = notebook(new_markdown_cell("Text\n### BEGIN SOLUTION", id="prose"))
    with pytest.raises(NotebookError, match="cell prose: a solution marker outside a code cell"):
        exercise(nb, "x")


@pytest.mark.parametrize("line", ["# the end of the solution", "# solution: see above", "#", "x"])
def test_ordinary_comments_are_no_markers(line):
    assert exercise(notebook(("a", line)), "x").cells[0].source == line


# The stored form


def test_the_normal_form():
    cell = new_code_cell("1", id="a", metadata={"execution": {"iopub.status.busy": "now"}})
    cell.outputs = [
        new_output("stream", name="stdout", text="a"),
        new_output("stream", name="stdout", text="b\n"),
        new_output("display_data", data={WIDGET_VIEW: {"model_id": "1"}, "text/plain": "Panel"}),
    ]
    nb = notebook(cell)
    nb.metadata = {"widgets": {}, "language_info": {"name": "python", "version": "3.11.0"}}
    form = normal(nb)
    assert form.metadata.keys() == {"kernelspec", "language_info"}
    assert form.metadata.language_info == {"name": "python"}
    assert form.cells[0].metadata == {}
    assert form.cells[0].outputs[0].text == "ab\n"
    assert form.cells[0].outputs[1].data == {"text/plain": "Panel"}
    assert text(form).startswith('{\n "cells": [')
    assert text(form).endswith("}\n")
    assert text(normal(form)) == text(form)


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "3", "null", '{"cells": 1}', '{"nbformat": 4}', '{"nbformat": "x"}']
)
def test_a_file_that_is_no_notebook(tmp_path, content):
    (tmp_path / "x.ipynb").write_text(content)
    with pytest.raises(NotebookError, match="is not a notebook"):
        read(tmp_path / "x.ipynb")


def test_a_file_that_is_not_even_text(tmp_path):
    (tmp_path / "x.ipynb").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(NotebookError, match="is not a notebook"):
        read(tmp_path / "x.ipynb")
    with pytest.raises(NotebookError, match="does not exist"):
        read(tmp_path / "y.ipynb")


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("1 / 0", "cell bad: ZeroDivisionError: division by zero"),
        ("while True: pass", "cell bad: still running after 1 s"),
        ("import os; os._exit(1)", "cell bad: the kernel died"),
    ],
)
def test_a_cell_that_fails_is_named(tmp_path, source, problem):
    nb = notebook(("fine", "print(1)"), ("bad", source))
    with pytest.raises(NotebookError, match=f"/x.ipynb, {problem}"):
        run(nb, tmp_path / "x.ipynb", {}, timeout=1)
    assert nb.cells[0].outputs[0].text == "1\n"
