"""Submissions for unit 01, made for the tests of grading, and a short way to grade them."""

import json
from pathlib import Path

import pytest

from course.home import shipped
from course.teaching.grading.grade import grade
from course.teaching.grading.sandbox import probe

QUICK = {"cell": 1.0, "call": 1.0}  # seconds, for submissions that hang
RIGHT = {
    "weighted_sum": "def weighted_sum(x, w, b):\n    return w @ x + b",
    "fires": "def fires(x, w, b):\n    return int(w @ x + b >= 0)",
    "predict_batch": "def predict_batch(X, w, b):\n    return (X @ w + b >= 0).astype(int)",
    "perceptron_update": (
        "def perceptron_update(w, b, x, y, lr):\n"
        "    error = y - int(w @ x + b >= 0)\n"
        "    return w + lr * error * x, b + lr * error"
    ),
}
POINTS = {"weighted_sum": 1.0, "fires": 1.0, "predict_batch": 2.0, "perceptron_update": 2.0}
FULL = sum(POINTS.values())
IMPORTS = (
    "import numpy as np\n\nfrom course.checks import check, hint\nfrom course.widgets import *"
)
ZEROS = {name: f"def {name}(*arguments):\n    return 0.0" for name in RIGHT}

contained = pytest.mark.skipif(
    bool(probe()), reason=f"{probe()} Then these tests run: apt install bubblewrap"
)


def sources(answers=None, *, before=(), after=(), **changed) -> list[str]:
    """The code cells of unit 01: imports, `before`, answers and their checks, `after`."""
    answers = (RIGHT if answers is None else answers) | changed
    asked = [cell for name, code in answers.items() for cell in (code, f"check({name})")]
    return [IMPORTS, *before, *asked, *after]


def cell(source: str, kind: str = "code") -> dict:
    more = {"outputs": [], "execution_count": None} if kind == "code" else {}
    return {"cell_type": kind, "id": "a", "metadata": {}, "source": source, **more}


def notebook(cells) -> bytes:
    """The file with these cells, given as sources or as made by `cell`."""
    made = [cell(c) if isinstance(c, str) else c for c in cells]
    return json.dumps(
        {"cells": made, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, ensure_ascii=True
    ).encode()


def graded(folder: Path, data, *, unit="01", sandbox=True, name="01_neurons.ipynb", **limits):
    """What `grade` says of a file with this data (bytes, or cells of a notebook)."""
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else notebook(data))
    return grade_path(path, unit=unit, sandbox=sandbox, limits=limits)


def grade_path(path, *, unit="01", sandbox=True, seed=11, limits=None, student="anna"):
    job = {"student": student, "unit": unit, "attempt": 1, "path": str(path)}
    result = grade(job | {"seed": seed, "sandbox": sandbox, "limits": limits or {}})
    json.dumps(result).encode("utf-8")  # plain data, and text that any file can hold
    json.dumps(result, ensure_ascii=False).encode("utf-8")
    return result


def statuses(result) -> dict[str, str]:
    return {exercise["name"]: exercise["status"] for exercise in result["exercises"]}


def exercise(result, name) -> dict:
    return next(e for e in result["exercises"] if e["name"] == name)


def unit_files(kind: str) -> list[Path]:
    return sorted(shipped(kind).glob("[0-9][0-9]_*.ipynb"))
