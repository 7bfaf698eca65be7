"""The class folder: where it may be, what it holds, what damage says."""

import json
import os
import stat
import tomllib
import unicodedata
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.home import CourseError, checkout
from course.teaching.classroom import Classroom
from course.teaching.folders import LONGEST, folder_name, student_of
from course.teaching.records import toml

IDS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=12)


@given(IDS)
def test_folders_of_students_are_safe_and_reversible(student):
    name = folder_name(student)
    assert student_of(name) == unicodedata.normalize("NFC", student)
    assert not set('/\\:*?"<>|\0') & set(name)
    assert name not in (".", "..")
    assert not name.startswith(".")
    assert not name.endswith((".", " "))
    assert all(c.isprintable() for c in name)


@pytest.mark.parametrize("student", ["", "x" * (LONGEST + 1), "/" * 60])
def test_ids_that_no_folder_can_have(student):
    with pytest.raises(ValueError, match="cannot be a student's id"):
        folder_name(student)


def test_names_of_devices_are_no_folders():
    assert [folder_name(n) for n in ("con", "LPT1.x", "console")] == [
        "%63on",
        "%4CPT1.x",
        "console",
    ]


def test_a_new_class_is_private_and_has_a_seed_of_its_own(tmp_path):
    one, two = (Classroom.create(tmp_path / name) for name in ("one", "two"))
    assert one.seed != two.seed
    assert Classroom.open(one.folder) == one
    assert (one.folder / ".gitignore").read_text().endswith("*\n")
    if os.name == "posix":
        assert stat.S_IMODE(one.folder.stat().st_mode) == 0o700
    assert (one.students(), one.assignments(), one.latest("03")) == ([], {}, [])


def test_a_class_is_found_from_inside(tmp_path, monkeypatch):
    made = Classroom.create(tmp_path / "a")
    (made.folder / "reports").mkdir()
    monkeypatch.chdir(made.folder / "reports")
    assert Classroom.find() == made
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CourseError, match="There is no class here"):
        Classroom.find()


def test_a_class_is_never_in_the_course(tmp_path):
    with pytest.raises(CourseError, match="inside the course's own folder"):
        Classroom.create(checkout() / "my_class")
    (tmp_path / "clone/course/checks").mkdir(parents=True)
    (tmp_path / "clone/pyproject.toml").touch()
    (tmp_path / "link").symlink_to(tmp_path / "clone")
    with pytest.raises(CourseError, match="inside the course's own folder"):
        Classroom.create(tmp_path / "link" / "my_class")
    assert not (tmp_path / "clone/my_class").exists()


def test_a_class_takes_no_folder_that_holds_something(tmp_path):
    (tmp_path / "thesis.txt").touch()
    with pytest.raises(CourseError, match="is not empty"):
        Classroom.create(tmp_path)
    with pytest.raises(CourseError, match="is not empty"):
        Classroom.create(tmp_path / "thesis.txt")
    Classroom.create(tmp_path / "a")
    with pytest.raises(CourseError, match="is a class already"):
        Classroom.create(tmp_path / "a")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("format = ", "damaged"),
        ("format = 2\nseed = 1", "its format is 2; this course reads format 1"),
        ("seed = 1", "its format is missing"),
        ("format = 1", "has lost its seed"),
    ],
)
def test_a_damaged_class_says_so(tmp_path, text, why):
    (tmp_path / "class.toml").write_text(text)
    with pytest.raises(CourseError, match=why):
        Classroom.open(tmp_path)


WORDS = st.text(max_size=6)
TABLES = st.recursive(
    st.dictionaries(WORDS, WORDS | st.integers() | st.lists(WORDS, max_size=3), max_size=3),
    lambda inner: st.dictionaries(WORDS, inner, max_size=2),
    max_leaves=4,
)


@given(TABLES)
def test_toml_is_read_as_it_was_written(table):
    assert tomllib.loads(toml(table)) == table


def test_moments_keep_their_zone():
    moment = datetime(2027, 1, 15, 23, 59, tzinfo=UTC)
    assert tomllib.loads(toml({"due": moment}))["due"] == moment


def test_attempts_in_their_order(tmp_path):
    made = Classroom.create(tmp_path / "a")
    for number in ("002", "010", "001", ".new-x"):
        folder = made.submitted("Anna/B", "03") / number
        folder.mkdir(parents=True)
        (folder / "received.json").write_text(json.dumps({"file": f"{number}.ipynb"}))
    assert [a.number for a in made.attempts("Anna/B", "03")] == [1, 2, 10]
    [last] = made.latest("03")
    assert (last.student, last.path.name) == ("Anna/B", "010.ipynb")
    assert made.graded("Anna/B", "03", 10).parts[-3:] == ("Anna%2FB", "03", "010.json")
