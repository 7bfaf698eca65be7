"""What damaged, odd and mended files get. No file stops the grader."""

import json
import os

import pytest
import submissions as s

from course.teaching.grading import submission
from course.teaching.grading.worker import notebook

pytestmark = s.contained

UNREADABLE = {
    "empty": (b"", "empty"),
    "blanks": (b" \n\n", "empty"),
    "cut off": (s.notebook(s.sources())[:-40], "damaged"),
    "corrupted": (s.notebook(s.sources()).replace(b":", b";", 9), "damaged"),
    "text": (b"def weighted_sum(x, w, b): return w @ x + b", "not a notebook"),
    "PDF": (b"%PDF-1.7 \xe2\xe3", "a PDF"),
    "zip": (b"PK\x03\x04\x00\xff", "zip"),
    "web page": (b"<!DOCTYPE html>", "web page"),
    "other JSON": (b'{"a": 1}', "no cells"),
    "a list": (b"[1, 2]", "not a notebook"),
    "a number": (b"17", "not a notebook"),
    "bytes": (bytes(range(256)) * 10, "not a notebook"),
    "brackets": (b"[" * 3_000_000, "nested"),
    "objects": (b'{"cells":' * 200_000, "nested"),
    "huge number": (b'{"cells": [' + b"9" * 100_000 + b"]}", "damaged"),
    "too much code": (s.notebook(["x = 1\n" * 400_000]), "more code"),
}


@pytest.mark.parametrize("kind", UNREADABLE)
def test_what_cannot_be_read_is_a_problem_and_nothing_else(tmp_path, kind):
    data, why = UNREADABLE[kind]
    result = s.graded(tmp_path, data)
    assert why in result["problem"]
    assert (result["points"], result["max_points"]) == (0.0, s.FULL)
    assert set(s.statuses(result).values()) == {"not attempted"}


def test_links_pipes_folders_and_nothing(tmp_path):
    (tmp_path / "real.ipynb").write_bytes(s.notebook(s.sources()))
    (tmp_path / "link.ipynb").symlink_to(tmp_path / "real.ipynb")
    os.mkfifo(tmp_path / "pipe.ipynb")
    (tmp_path / "folder.ipynb").mkdir()
    found = {p: s.grade_path(tmp_path / f"{p}.ipynb") for p in ("link", "pipe", "folder", "none")}
    assert {p: r["points"] for p, r in found.items()} == dict.fromkeys(found, 0.0)
    assert "link" in found["link"]["problem"]
    assert "missing" in found["none"]["problem"]
    assert all(r["problem"] for r in found.values())


def test_a_notebook_of_60_mb_counts(tmp_path):
    cells = [s.cell(source) for source in s.sources()]
    text = "x" * (60 << 20)
    cells[2]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": [text]}]
    assert s.graded(tmp_path, cells)["points"] == s.FULL


def test_a_file_beyond_the_limit_is_not_read(tmp_path):
    path = tmp_path / "huge.ipynb"
    with path.open("wb") as file:
        file.truncate(10 << 30)
    assert "larger than 100 MB" in s.grade_path(path)["problem"]


def as_format_3():
    cells = [{"cell_type": "code", "input": source, "language": "python"} for source in s.sources()]
    return {"worksheets": [{"cells": cells}], "nbformat": 3, "nbformat_minor": 0, "metadata": {}}


def without_metadata():
    cells = [{"cell_type": "code", "source": c.splitlines(True)} for c in s.sources()]
    return {"cells": cells}


MENDED = {
    "format 3": lambda: json.dumps(as_format_3()).encode(),
    "no metadata, no ids, lists of lines": lambda: json.dumps(without_metadata()).encode(),
    "byte order mark": lambda: b"\xef\xbb\xbf" + s.notebook(s.sources()),
    "UTF-16": lambda: s.notebook(s.sources()).decode().encode("utf-16"),
    "checks deleted": lambda: s.notebook([s.IMPORTS, *s.RIGHT.values()]),
    "reordered": lambda: s.notebook(s.sources()[::-1]),
    "all duplicated": lambda: s.notebook([c for c in s.sources() for _ in range(2)]),
    "all in one cell": lambda: s.notebook(["\n".join(s.sources())]),
    "retagged": lambda: s.notebook(
        [s.cell(c) | {"metadata": {"tags": ["skip-execution"]}} for c in s.sources()]
    ),
    "retyped as markdown": lambda: s.notebook(
        [s.cell(c, "markdown" if "def " in c else "code") for c in s.sources()]
    ),
    "retyped as raw, in fences": lambda: s.notebook(
        [s.cell(f"```python\n{c}\n```", "raw") if "def " in c else c for c in s.sources()]
    ),
    "split inside functions": lambda: s.notebook(
        [part for c in s.sources() for part in split_after_first_line(c)]
    ),
    "nothing but strange cells around": lambda: s.notebook(s.sources()).replace(
        b'"cells": [', b'"cells": [null, 3, "x", [], {}, {"cell_type": 7, "source": {"a": 1}}, '
    ),
    "magics and shell lines": lambda: s.notebook(
        ["%matplotlib inline\n!pip install numpy\nx = !ls\n?np", *s.sources(), "%%bash\nexit 1"]
    ),
    "a timing magic over an answer": lambda: s.notebook(
        s.sources(fires=f"%%time\n{s.RIGHT['fires']}")
    ),
    "top-level await": lambda: s.notebook(
        s.sources(before=["import asyncio\nawait asyncio.sleep(0)\nx = 1"], after=["await x"])
    ),
    "an answer that stands too early": lambda: s.notebook(
        [f"y = LATE\n{s.RIGHT['fires']}", *s.sources({**s.RIGHT, "fires": ""}), "LATE = 1"]
    ),
    "display and get_ipython": lambda: s.notebook(
        s.sources(before=["display(1)\nget_ipython().run_line_magic('pwd', '')\nx = input"])
    ),
    "matplotlib and widgets": lambda: s.notebook(
        s.sources(
            before=["from course.widgets import neuron\nfrom course.plots.theme import PALETTE"],
            after=["neuron(update=perceptron_update).show()", "import course.widgets.panel as p"],
        )
    ),
}


def split_after_first_line(source):
    head, _, rest = source.partition("\n")
    return [head, rest] if source.startswith("def ") else [source]


@pytest.mark.parametrize("kind", MENDED)
def test_what_happens_to_cells_costs_nothing(tmp_path, kind):
    result = s.graded(tmp_path, MENDED[kind](), name="my homework (final).ipynb")
    assert result["points"] == s.FULL, result


def test_the_last_definition_that_runs_wins(tmp_path):
    wrong = "def weighted_sum(x, w, b):\n    return 0.0"
    assert s.graded(tmp_path, s.sources(before=[wrong]))["points"] == s.FULL
    result = s.graded(tmp_path, s.sources(after=[wrong, "1 / 0\n" + s.RIGHT["weighted_sum"]]))
    assert result["points"] == s.FULL - 1


def test_a_cell_with_a_slip_costs_its_own_exercise(tmp_path):
    result = s.graded(tmp_path, s.sources(fires="def fires(x, w, b)\n    return 1"))
    assert result["points"] == s.FULL - 1
    found = s.exercise(result, "fires")
    assert found["status"] == "failed"
    assert "SyntaxError" in found["lines"][0]


def test_a_submission_can_be_looked_at_without_running_it(tmp_path):
    path = tmp_path / "a.ipynb"
    path.write_bytes(s.notebook(s.sources()))
    assert submission.read(path).sources == s.sources()
    assert submission.read(tmp_path / "none").problem == "the file is missing"
    path.write_bytes(b"[" * 1_000_000)
    assert "nested" in submission.read(path).problem
    assert notebook.read(b"{}", [])["sources"] == []
