"""`course class grade` as typed: what it prints, its exit codes, and never a traceback."""

import importlib.util
import sys

import hostile_class as made
import pytest
import submissions as s

from course import cli
from course.teaching.marks import batch, marking

pytestmark = s.contained
WEEK = {"ada": made.HONEST["perfect"], "bob": made.HONEST["half"], "eve": made.BROKEN["empty"]}


@pytest.fixture
def typed(tmp_path, monkeypatch, capsys):
    """Type `course class grade … ` for a class of three; returns (exit code, stdout, stderr)."""
    classroom = made.make_class(tmp_path / "class", WEEK)

    def run(*words: str) -> tuple[int, str, str]:
        line = ["course", "class", "grade", *words, "--class", str(classroom.folder)]
        monkeypatch.setattr(sys, "argv", line)
        with pytest.raises(SystemExit) as end:
            cli.main()
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return end.value.code, out, err

    return run


def test_grade_and_grade_again(typed):
    code, out, _ = typed("neurons", "--jobs", "2")
    assert code == 0
    assert "Graded 3; 0 were graded already" in out
    assert "predict_batch" in out
    assert "Nothing to grade in 1 of 3:\n  eve: the file is empty" in out
    assert "3.00 of 6" in out  # the mean of 6, 3 and 0
    if importlib.util.find_spec("nbgrader"):
        assert "The gradebook has 3 new or changed marks" in out
    assert "Graded 0; 3 were graded already" in typed("01")[1]
    assert "Graded 3; 0 were graded already" in typed("01", "--again")[1]


def test_without_containment_it_refuses_in_one_line(typed, monkeypatch):
    monkeypatch.setattr(batch, "probe", lambda: "bubblewrap is not installed.")
    code, out, err = typed("01")
    assert (code, out) == (1, "")
    assert err.splitlines()[-1].startswith(
        "course: bubblewrap is not installed. Nothing was graded."
    )
    code, out, _ = typed("01", "--no-sandbox")
    assert code == 0
    assert "ran without containment" in out


def test_without_nbgrader_the_marks_are_in_graded(typed, monkeypatch):
    monkeypatch.setattr(marking, "find_spec", lambda name: None)
    code, out, _ = typed("01")
    assert code == 0
    assert "The marks are in graded/. For a gradebook: nbgrader is not installed" in out


def test_nobody_and_nothing(typed):
    assert "Nobody has handed in this unit" in typed("02")[1]
    code, _, err = typed("77")
    assert (code, "no unit '77'" in err) == (1, True)
    assert typed("01", "--jobs", "0")[0] == 2
