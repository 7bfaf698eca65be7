"""The CSVs for Moodle and Canvas: read back, they say what the results say, and compute nothing."""

import csv
import io
import random
from dataclasses import replace

import made_class
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.teaching.reporting import exports
from course.teaching.reporting.standing import Row, Standing
from course.teaching.roster import Student

COLUMN = "Week 3 (4711)"


def read(data: bytes) -> list[list[str]]:
    text = data.decode("utf-8")
    assert text.endswith("\r\n")
    assert not text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def of(*students: Student) -> Standing:
    verdicts = made_class.drawn("03", random.Random(1), 1)
    return Standing(
        "c", "03", [Row(s, 1, result=made_class.result(s.id, "03", verdicts)) for s in students]
    )


@pytest.mark.parametrize("count", [0, 1, 30])
def test_moodle_has_each_mark(count):
    standing = made_class.a_class(count)
    header, *lines = read(exports.moodle(standing, COLUMN))
    assert header[-3:] == ["Full name", "Week 3 (Real)", "Week 3 (Feedback)"]
    found = {line[0]: (float(line[-2]), line[-3]) for line in lines}
    assert found == {r.student.id: (r.result["points"], r.student.name) for r in standing.graded}
    for line, row in zip(lines, standing.graded, strict=True):
        mistakes = [e["mistake"] for e in row.result["exercises"] if e["mistake"]]
        assert all(f"({mistake}. " in line[-1] for mistake in mistakes)
        assert row.result["problem"] in line[-1]


@pytest.mark.parametrize("count", [0, 1, 30])
def test_canvas_has_each_mark(count):
    standing = made_class.a_class(count)
    header, possible, *lines = read(exports.canvas(standing, COLUMN))
    assert header == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", COLUMN]
    assert possible == ["Points Possible", "", "", "", "", "7"]
    found = {line[2]: (line[0], float(line[5])) for line in lines}
    assert found == {r.student.id: (r.student.name, r.result["points"]) for r in standing.graded}


def test_canvas_gets_back_what_its_own_list_said():
    row = {"SIS User ID": "u1", "SIS Login ID": "ann", "Section": "Group 2"}
    standing = of(Student("u1", "Lee, Ann", number="4001", row=row))
    standing.rows[0] = standing.rows[0]._replace(canvas="4001")
    line = read(exports.canvas(standing, COLUMN))[2]
    assert line[:5] == ["Lee, Ann", "4001", "u1", "ann", "Group 2"]


def test_nobody_gets_the_line_of_canvas_for_the_points_there_are():
    lines = read(exports.canvas(of(Student("1", "Points Possible")), COLUMN))
    assert sum("Points Possible" in line[0] for line in lines) == 1


def test_moodle_never_sees_an_empty_identifier():
    def first(*students):
        return [line[:1] for line in read(exports.moodle(of(*students), COLUMN))]

    ann, bob = Student("Ann", "Ann", "ann@x.org"), Student("b7", "Bob", "bob@x.org")
    zero = replace(bob, id="0")  # empty, to PHP
    assert first(ann, bob) == [["Email address"], ["ann@x.org"], ["bob@x.org"]]
    assert first(bob, replace(ann, id="a", email="")) == [["ID number"], ["b7"], ["a"]]
    assert first(bob, zero) == [["ID number"], ["b7"]]
    assert first(Student("Ann", "Ann"), bob) == [["ID number"], ["Ann"], ["b7"]]


BEFORE = st.sampled_from(["", " ", "\t", "\n", "\u202e", "\ufeff"])


@given(BEFORE, st.sampled_from("=+-@＝"), st.text())
def test_no_cell_is_a_formula(before, sign, after):
    text = before + sign + after
    standing = of(Student(text, text, text, text))
    for data in (exports.moodle(standing, text), exports.canvas(standing, text)):
        lines = read(data)
        assert len({len(line) for line in lines}) == 1
        for line in lines:
            assert not any(cell.strip().startswith(exports.FORMULA) for cell in line)
            assert not any(c in cell for cell in line for c in "\t\r\n\x00")


def test_feedback_is_in_our_words_alone():
    standing = made_class.a_class(30)
    for row in standing.graded:
        for e in row.result["exercises"]:
            e["lines"] = e["hints"] = ["STUDENT"]
            e["headline"] = "STUDENT"
        row.result["notes"] = ["STUDENT"]
    assert b"STUDENT" not in exports.moodle(standing, COLUMN)


def test_both_are_written(tmp_path):
    paths = exports.write(made_class.a_class(5), tmp_path, COLUMN)
    assert [path.name for path in paths] == ["moodle.csv", "canvas.csv"]
    assert all(path.stat().st_size for path in paths)
