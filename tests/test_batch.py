"""Grading a class: every mark is right, and nothing is lost, graded twice or left running."""

import importlib.util
import json
import multiprocessing
import os
import re
import signal

import hostile_class as made
import pytest
import submissions as s
from deadly import deadly

from course.home import CourseError
from course.teaching.classroom import Classroom
from course.teaching.marks import batch, edition, pools

pytestmark = s.contained
MIX = {
    "os._exit": "import os\nos._exit(0)",
    "endless": "while True:\n    pass",
    "garbage on all files": made.KILLS["garbage on all files"],
    "np.testing": made.PATCHES["np.testing and np.allclose"],
}
TWO = {"ada": made.HONEST["perfect"], "bob": made.HONEST["half"]}


def points(done: batch.Batch) -> dict[str, float]:
    return {result["student"]: result["points"] for result in done.results}


def expected(handed_in: dict) -> dict[str, float]:
    return {student: mark for student, (_, mark) in handed_in.items()}


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    """A class with trouble in it, graded in one go: the class, what it handed in, the batch."""
    handed_in = made.mixed(12, MIX)
    classroom = made.make_class(tmp_path_factory.mktemp("class") / "whole", handed_in)
    steps = []
    done = batch.grade_all(
        classroom, "01", limits=s.QUICK, progress=lambda *step: steps.append(step)
    )
    assert steps == [(i, 12) for i in range(13)]
    return classroom, handed_in, done


def test_everyone_gets_their_mark(undisturbed):
    classroom, handed_in, done = undisturbed
    assert points(done) == expected(handed_in)
    assert (done.graded, done.kept) == (12, 0)
    assert [r["student"] for r in done.results] == sorted(handed_in)
    assert batch.results(classroom, "01") == done.results
    assert str(classroom.seed) not in json.dumps(done.results)


@pytest.mark.parametrize("by", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_was_stopped_goes_on(tmp_path, undisturbed, by):
    whole, handed_in, _ = undisturbed
    classroom = made.make_class(tmp_path / "stopped", handed_in)
    before, running = made.interrupted(classroom.folder, 4, by, limits=s.QUICK)
    assert 4 <= len(before) < 12
    assert running
    assert made.left(running) == set()
    there = made.written(classroom.folder)
    with made.grading(classroom.folder, limits=s.QUICK) as resumed:
        said, errors = resumed.communicate(timeout=60)
    assert said.split() == [str(12 - len(there)), str(len(there))], errors
    now = made.written(classroom.folder)
    assert {path: now[path] for path in there} == there
    assert batch.results(classroom, "01") == batch.results(whole, "01")
    if importlib.util.find_spec("nbgrader"):
        assert made.entered(classroom) == made.entered(whole)
        assert len(made.marks(whole)) == 12


def test_what_is_graded_is_kept_until_something_changes(tmp_path):
    classroom = made.make_class(tmp_path / "class", TWO)
    first = batch.grade_all(classroom, "01")
    assert batch.grade_all(classroom, "01") == (first.results, 0, 2)
    assert batch.grade_all(classroom, "01", again=True) == (first.results, 2, 0)

    made.hand_in(classroom, "bob", made.HONEST["perfect"][0], number=2)
    later = batch.grade_all(classroom, "01")
    assert (points(later), later.graded) == ({"ada": 6.0, "bob": 6.0}, 1)
    assert classroom.graded("bob", "01", 1).exists()

    classroom.graded("ada", "01", 1).write_text('{"stud')
    assert batch.grade_all(classroom, "01") == (later.results, 1, 1)

    about = classroom.folder / "class.toml"
    about.write_text(about.read_text().replace(str(made.SEED), "6"))
    assert batch.grade_all(Classroom.open(classroom.folder), "01").graded == 2


def test_another_edition_of_the_course_grades_again(tmp_path, monkeypatch):
    classroom = made.make_class(tmp_path / "class", TWO)
    batch.grade_all(classroom, "01", jobs=1)
    attempts = classroom.latest("01")
    assert all(batch.kept(classroom, attempt, True) for attempt in attempts)
    monkeypatch.setattr(batch, "edition", lambda: "0.2.0")
    assert not any(batch.kept(classroom, attempt, True) for attempt in attempts)


def test_the_edition_covers_all_that_grades():
    assert all(edition.sources(room) for room in edition.ROOMS)
    code = "\n".join(path.read_text("utf-8") for path in edition.sources("teaching/grading"))
    assert set(re.findall(r"from course\.teaching(?:\.(\w+))?", code)) == {"grading"}


def test_without_containment(tmp_path, monkeypatch):
    classroom = made.make_class(tmp_path / "class", TWO)
    monkeypatch.setattr(batch, "probe", lambda: "bubblewrap is not installed.")
    with pytest.raises(CourseError, match="Nothing was graded"):
        batch.grade_all(classroom, "01")
    assert made.written(classroom.folder) == {}
    done = batch.grade_all(classroom, "01", sandbox=False)
    assert points(done) == expected(TWO)
    assert not any(result["sandboxed"] for result in done.results)
    monkeypatch.undo()
    assert batch.grade_all(classroom, "01").graded == 2


def test_no_such_unit(tmp_path):
    classroom = made.make_class(tmp_path / "class", TWO)
    with pytest.raises(CourseError, match="no unit '77'"):
        batch.grade_all(classroom, "77")


def test_a_submission_that_kills_its_process_is_its_own_problem(tmp_path, monkeypatch):
    handed_in = {f"s{i}": made.HONEST["perfect"] for i in range(4)}
    handed_in["mallory"] = made.HONEST["perfect"]
    classroom = made.make_class(tmp_path / "class", handed_in)
    monkeypatch.setattr(pools, "graded", deadly)
    done = batch.grade_all(classroom, "01", jobs=2)
    assert points(done) == expected(handed_in) | {"mallory": 0.0}
    (bad,) = (result for result in done.results if result["student"] == "mallory")
    assert "could not be graded here" in bad["problem"]
    assert bad["max_points"] == s.FULL
    monkeypatch.undo()
    again = batch.grade_all(classroom, "01", jobs=2)
    assert (points(again), again.graded) == (expected(handed_in), 1)


def test_a_process_that_is_killed_costs_nothing(tmp_path):
    handed_in = {f"s{i}": made.HONEST["perfect"] for i in range(6)}
    classroom = made.make_class(tmp_path / "class", handed_in)

    def kill_one(done, total):
        if done == 2:
            os.kill(multiprocessing.active_children()[0].pid, signal.SIGKILL)

    done = batch.grade_all(classroom, "01", jobs=2, progress=kill_one)
    assert points(done) == expected(handed_in)


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")
def test_on_a_dask_cluster(tmp_path, undisturbed):
    distributed = pytest.importorskip("distributed", reason="pip install -e '.[dask]'")
    _, handed_in, whole = undisturbed
    some = dict(sorted(handed_in.items())[:6])
    classroom = made.make_class(tmp_path / "class", some)
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=2, dashboard_address=None, silence_logs=50
    ) as cluster:
        address = cluster.scheduler_address
        done = batch.grade_all(classroom, "01", dask=address, limits=s.QUICK)
    assert done.results == [r for r in whole.results if r["student"] in some]
    with pytest.raises(CourseError, match="No Dask scheduler answers"):
        pools.connected(address, seconds=1)
