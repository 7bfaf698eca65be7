"""Notebooks made by tests."""

from nbformat.v4 import new_code_cell, new_notebook

from course.notebooks import text


def notebook(*cells):
    """A notebook of code cells given as (id, source), or of ready-made cells."""
    made = [new_code_cell(c[1], id=c[0]) if isinstance(c, tuple) else c for c in cells]
    return new_notebook(cells=made)


def save(path, nb):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text(nb), encoding="utf-8")
    return path
