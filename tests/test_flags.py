"""What the instructor is shown: the course's own code in an answer, and copies."""

import pytest
import submissions as s

from course.teaching.grading.flags import borrowed, copies
from course.teaching.grading.worker import reading

UNIT_02 = "def sigmoid_prime(z):\n    a = sigmoid(z)\n    return a * (1 - a)"
BORROWED = {
    "import": "from course.functions import sigmoid",
    "another name": "from course.functions import sigmoid as s\nsigmoid = s",
    "a module": "import course.functions as f\ndef sigmoid(z):\n    return f.sigmoid(z)",
    "the package": "import course\nimport course.functions\ndef sigmoid(z):\n"
    "    return course.functions.sigmoid(z)",
    "inside": "def sigmoid(z):\n    from course import functions\n    return functions.sigmoid(z)",
    "through another function": "from course.functions import sigmoid as s\ndef helper(z):\n"
    "    return s(z)\ndef sigmoid(z):\n    return helper(z)",
    "by name": "import importlib\ndef sigmoid(z):\n"
    "    return importlib.import_module('course.functions').sigmoid(z)",
    "everything": "from course.functions import *",
    "a table": "from course.functions import ACTIVATIONS as A\nF = {}\nF['s'] = A['sigmoid'][0]\n"
    "def sigmoid(z):\n    return F['s'](z)",
}


@s.contained
@pytest.mark.parametrize("way", BORROWED)
def test_the_courses_own_code_is_seen(tmp_path, way):
    cells = ["import numpy as np", BORROWED[way], UNIT_02]
    result = s.graded(tmp_path, cells, unit="02", name="02.ipynb")
    assert s.exercise(result, "sigmoid")["status"] == "passed"  # seen, and for a person to judge
    assert any(n.startswith("sigmoid uses the course's own code") for n in result["notes"]), result


@s.contained
def test_what_the_exercise_itself_imports_is_no_flag(tmp_path):
    path = next(p for p in s.unit_files("solutions") if p.name.startswith("03"))
    assert s.grade_path(path, unit="03")["notes"] == []


def about(source, name="f"):
    return reading.describe([source], [name])[name]


def test_a_fingerprint_sees_through_names_and_comments():
    one = about("def f(x):\n    'Words.'\n    t = 0\n    for v in x:\n        t += v\n    return t")
    two = about("def f(x):\n    s=0 # mine\n    for item in x: s += item\n    return s")
    other = about("def f(x):\n    s = 0\n    for item in x: s -= item\n    return s")
    assert one["fingerprint"] == two["fingerprint"] != other["fingerprint"]


def test_a_stub_and_nothing_are_seen():
    assert about("def f(x):\n    'Words.'\n    raise NotImplementedError  # replace")["stub"]
    assert about("x = 1") == {
        "fingerprint": "",
        "size": 0,
        "stub": False,
        "origins": [],
        "cells": [],
        "written": [],
    }


def result(student, sha, fingerprint, status="passed"):
    exercises = [{"name": "f", "status": status}]
    return {"student": student, "sha256": sha, "fingerprint": fingerprint, "exercises": exercises}


def test_copies_are_listed_once():
    results = [result(f"s{i}", f"sha{i}", {"f": f"own{i}"}) for i in range(10)]
    results += [result("anna", "same", {"f": "x", "g": "y"}), result("bert", "same", {"f": "x"})]
    results += [result("carl", "c", {"g": "z"}), result("dora", "d", {"g": "z"})]
    found = [(copy.students, copy.exercises) for copy in copies(results)]
    assert found == [(("anna", "bert"), ()), (("carl", "dora"), ("g",))]


def test_what_many_write_and_what_nobody_wrote_is_no_copy():
    many = [result(f"s{i}", f"sha{i}", {"f": "usual"}) for i in range(10)]
    untouched = [result(f"u{i}", "blank", {}, "not attempted") for i in range(3)]
    assert copies(many + untouched) == []


@s.contained
def test_a_copied_notebook_is_marked_as_usual_and_flagged(tmp_path):
    path = next(p for p in s.unit_files("solutions") if p.name.startswith("05"))
    results = [s.grade_path(path, unit="05", student=name) for name in ("anna", "bert")]
    assert [r["points"] for r in results] == [7.0, 7.0]
    assert [copy.students for copy in copies(results)] == [("anna", "bert")]
    other_bytes = tmp_path / "05.ipynb"
    other_bytes.write_bytes(path.read_bytes().replace(b"gradient descent", b"descent", 1) + b"\n")
    results[1] = s.grade_path(other_bytes, unit="05", student="bert")
    assert [copy.exercises for copy in copies(results)] != [()]
    assert copies(results)[0].students == ("anna", "bert")


def test_the_digits_that_an_answer_is_judged_on_are_not_to_be_learned():
    origins = about("from course.data import digits\ndef f(X): return digits()")["origins"]
    assert borrowed("08", "f", origins) == "f uses the course's own code: course.data.digits."
