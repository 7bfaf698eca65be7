"""`course class` as typed: what it prints, its exit codes, and never a traceback."""

import sys

import made_uploads as made
import pytest

from course import cli
from course.teaching.classroom import Classroom


@pytest.fixture
def type_(monkeypatch, capsys):
    """Type `course class …`; returns (exit code, stdout, stderr)."""
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.delenv("COURSE_CLASS", raising=False)

    def run(*words):
        monkeypatch.setattr(sys, "argv", ["course", "class", *map(str, words)])
        code = cli._exit_code()
        said = capsys.readouterr()
        assert "Traceback" not in said.out + said.err
        return code, said.out, said.err

    return run


def test_from_a_new_class_to_what_came_back(type_, tmp_path, monkeypatch):
    (tmp_path / "list.csv").write_text("id,name\ns1,Anna Schmidt\ns2,Ben [red]Doe\n")
    code, out, err = type_("new", tmp_path / "x", "--roster", tmp_path / "list.csv")
    assert (code, err) == (0, "")
    assert f"Made the class x in {tmp_path / 'x'}" in out
    assert "2 students on the class list" in out
    monkeypatch.chdir(tmp_path / "x")
    words = ("assign", "03", "networks", "--due", "2027-01-15T12:00Z", "--out", tmp_path / "w.zip")
    assert "each of them once" in type_(*words)[2]
    code, out, err = type_("assign", "3", "05", *words[3:])
    assert (code, err) == (0, "")
    assert f"Wrote {tmp_path / 'w.zip'}: 2 units, 14 points." in out
    assert "Due: Friday, 15 January 2027, 12:00 (UTC)." in out
    data = made.zipped(
        {
            "Anna Schmidt_7_assignsubmission_file_/03_networks.ipynb": made.answers(),
            "Eve\x1b[2J_8_assignsubmission_file_/03_networks.ipynb": made.answers(mark=1),
        }
    )
    (tmp_path / "up.zip").write_bytes(data)
    code, out, err = type_("collect", tmp_path / "up.zip", "--assignment", "w")
    assert (code, err) == (3, "")
    assert "Ben [red]Doe" in out
    assert "Not taken: 1." in out
    assert "is not on the class list. Copy: " in out
    assert "\x1b" not in out
    [copy] = (tmp_path / "x/unmatched").glob("*.ipynb")
    code, out, err = type_("collect", copy, "--student", "ben [RED]doe")
    assert (code, err) == (0, "")
    assert "nobody" in out
    assert list((tmp_path / "x/unmatched").glob("*.ipynb")) == []
    assert [a.student for a in Classroom.open(tmp_path / "x").latest("03")] == ["s1", "s2"]
    assert type_("collect") == (0, "There was no notebook in it.\n", "")


def test_help(type_):
    code, out, _ = type_()
    assert code == 0
    for command in ("new", "assign", "collect"):
        assert command in out
        assert type_(command, "--help")[0] == 0


@pytest.mark.parametrize(
    ("words", "code", "line"),
    [
        (["new", "."], 1, "is a class already"),
        (["new", "b", "--roster", "nolist.csv"], 1, "nolist.csv does not exist"),
        (["assign", "77"], 1, "There is no unit '77'"),
        (["assign", "03", "--due", "tomorrow"], 1, "'tomorrow' is no due date: expected a date"),
        (["assign", "03", "--name", "a b"], 1, "cannot be called 'a b'"),
        (["assign"], 2, "Missing argument 'UNIT...'"),
        (["assign", "03", "--class", "elsewhere"], 1, "is no class: it has no class.toml"),
        (["collect", "nowhere"], 1, "nowhere does not exist"),
        (["collect", ".", "--assignment", "w"], 1, "There is no assignment 'w'. There are: none"),
        (["collect", "bad.zip"], 1, "is damaged: it is not a zip"),
        (["frobnicate"], 2, "No such command 'frobnicate'"),
    ],
)
def test_a_mistake_gets_one_clear_line(type_, tmp_path, monkeypatch, words, code, line):
    monkeypatch.chdir(Classroom.create(tmp_path / "x").folder)
    (tmp_path / "x/bad.zip").write_bytes(b"PK")
    got, out, err = type_(*words)
    assert (got, out) == (code, "")
    assert line in err
    assert err.startswith("course: ")
    assert err.count("\n") == 1
    assert not (tmp_path / "x/b").exists()


def test_without_a_class(type_, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, _, err = type_("assign", "03")
    assert code == 1
    assert "There is no class here" in err
