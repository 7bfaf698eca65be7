"""What students get: the same bytes for the same input, no solutions, no seed."""

import re
import time
import zipfile
from datetime import UTC, datetime, timedelta, timezone

import pytest

from course.checks import units as exercise_names
from course.home import CourseError, shipped
from course.notebooks import answers, read
from course.teaching.assign import assign, parse_due
from course.teaching.classroom import Classroom

DUE = datetime(2027, 1, 15, 23, 59, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture
def classroom(tmp_path):
    return Classroom.create(tmp_path / "class")


def test_the_same_input_gives_the_same_bytes(classroom, tmp_path, monkeypatch):
    first = assign(classroom, ["03", "05"], DUE, tmp_path / "week3.zip").read_bytes()
    other = Classroom.create(tmp_path / "other")
    (tmp_path / "there").mkdir()
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    if hasattr(time, "tzset"):
        time.tzset()
    again = assign(other, ["03", "05"], DUE, tmp_path / "there", "week3").read_bytes()
    monkeypatch.undo()
    if hasattr(time, "tzset"):
        time.tzset()
    assert again == first


def test_what_is_in_it(classroom, tmp_path):
    path = assign(classroom, ["03", "05"], DUE, tmp_path / "week3")
    assert path == tmp_path / "week3.zip"
    with zipfile.ZipFile(path) as archive:
        files = {info.filename: archive.read(info) for info in archive.infolist()}
        assert {i.date_time for i in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {i.external_attr >> 16 for i in archive.infolist()} == {0o100644}
    assert list(files) == [
        "week3/START.md",
        "week3/exercises/03_networks.ipynb",
        "week3/exercises/05_gradient_descent.ipynb",
        "week3/notebooks/03_networks.ipynb",
        "week3/notebooks/05_gradient_descent.ipynb",
    ]
    everything = b"".join(files.values()).decode()
    assert str(classroom.seed) not in everything
    assert str(tmp_path) not in everything
    for name, data in files.items():
        if "exercises/" in name:
            for answer in answers(read(shipped("solutions") / name.rpartition("/")[2])):
                assert answer not in data.decode()
    start = files["week3/START.md"].decode()
    assert "**Due: Friday, 15 January 2027, 23:59 (UTC+01:00).** 14 points in all." in start
    for unit in ("03", "05"):
        for name in exercise_names()[unit]:
            assert re.search(rf"\| `{name}` \| [1-9] \|", start)
    assert "- `exercises/03_networks.ipynb`" in start


def test_notebooks_are_the_ones_that_the_course_ships_and_runs(classroom, tmp_path):
    path = assign(classroom, ["03"], DUE, tmp_path / "w.zip")
    with zipfile.ZipFile(path) as archive:
        for kind in ("notebooks", "exercises"):
            data = archive.read(f"w/{kind}/03_networks.ipynb")
            assert data == (shipped(kind) / "03_networks.ipynb").read_bytes()


def test_a_lesson_that_holds_its_exercises_is_handed_in_itself(classroom, tmp_path):
    path = assign(classroom, ["00"], None, tmp_path / "w.zip")
    with zipfile.ZipFile(path) as archive:
        assert archive.namelist() == ["w/START.md", "w/notebooks/00_start_here.ipynb"]
        start = archive.read("w/START.md").decode()
    assert "- `notebooks/00_start_here.ipynb`" in start
    assert "Due: as your teacher says." in start


def test_an_assignment_is_written_down_and_not_changed_by_accident(classroom, tmp_path):
    out = tmp_path / "week3.zip"
    first = assign(classroom, ["03"], DUE, out).read_bytes()
    assert assign(classroom, ["03"], DUE, out).read_bytes() == first  # identical: no question
    made = classroom.assignments()["week3"]
    assert (made.units, made.due) == (("03",), DUE)
    assert sum(made.points["03"].values()) == 7
    for units, due, why in (
        (["03", "04"], DUE, "with other units: 03"),
        (["03"], None, "with another due date: Friday, 15 January 2027, 23:59"),
    ):
        with pytest.raises(CourseError, match=why):
            assign(classroom, units, due, out)
        assert out.read_bytes() == first
    assign(classroom, ["03"], None, out, again=True)
    assert classroom.assignments()["week3"].due is None
    assert len(list((classroom.folder / "assignments").glob("week3.before-*"))) == 1


def test_another_file_is_not_overwritten(classroom, tmp_path):
    (tmp_path / "thesis.zip").write_bytes(b"years of work")
    with pytest.raises(CourseError, match="exists and is something else"):
        assign(classroom, ["03"], None, tmp_path / "thesis.zip")
    assert (tmp_path / "thesis.zip").read_bytes() == b"years of work"
    assert classroom.assignments() == {}


@pytest.mark.parametrize(
    ("units", "name", "why"),
    [
        (["77"], "", "Unit 77 has no exercises to hand in; these have: 00, 01"),
        ([], "a", "one unit or more"),
        (["03", "03"], "", "each of them once"),
        (["03"], "../up", "cannot be called '../up'"),
        (["03"], "week 3", "cannot be called 'week 3'"),
    ],
)
def test_what_cannot_be_assigned(classroom, units, name, why):
    with pytest.raises(CourseError, match=re.escape(why)):
        assign(classroom, units, None, None, name)
    assert list(classroom.folder.glob("**/*.zip")) == []


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2027-01-15T18:00+01:00", "2027-01-15T18:00:00+01:00"),
        ("2027-01-15 18:00Z", "2027-01-15T18:00:00+00:00"),
        ("2027-01-15T00:00:00-05:00", "2027-01-15T00:00:00-05:00"),
    ],
)
def test_due_dates_with_a_zone(text, moment):
    assert parse_due(text).isoformat() == moment


def test_a_day_ends_at_its_end_here():
    due = parse_due("2027-01-15")
    assert (due.hour, due.minute) == (23, 59)
    assert due.utcoffset() == datetime(2027, 1, 15, 23, 59).astimezone().utcoffset()
    assert parse_due("2027-01-15T00:00").hour == 0
    assert parse_due("2027-01-15T12:00").tzinfo is not None
    assert parse_due("2027-01-15T12:00Z").tzinfo == UTC


@pytest.mark.parametrize(
    "text", ["", "soon", "15.1.2027", "2027-02-30", "2027-1-5", "2027-01-15T25:00", "0001-01-01"]
)
def test_due_dates_that_are_none(text):
    with pytest.raises(CourseError, match="is no due date"):
        parse_due(text)
