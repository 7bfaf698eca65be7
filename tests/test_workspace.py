"""The learner's copy: never overwritten where they edited it, whatever the update brings."""

import json

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from course import workspace
from course.home import CourseError
from course.notebooks import read, text

LESSON, EXERCISE = "notebooks/01_neurons.ipynb", "exercises/01_neurons.ipynb"
SOLUTION = "solutions/01_neurons.ipynb"


def put(folder, name, *sources):
    cells = [new_markdown_cell("# One **neuron**", id="title")]
    cells += [new_code_cell(source, id=f"c{n}") for n, source in enumerate(sources)]
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text(new_notebook(cells=cells)), encoding="utf-8")
    return path


def sources(path):
    return [cell.source for cell in read(path).cells[1:]]


@pytest.fixture
def source(tmp_path):
    """A course of units 00 and 01, as shipped."""
    folder = tmp_path / "shipped"
    put(folder, "notebooks/00_start_here.ipynb", "start")
    for name in (LESSON, EXERCISE, SOLUTION):
        put(folder, name, f"version 1 of {name}")
    (folder / "notebooks/.ipynb_checkpoints").mkdir()
    put(folder, "notebooks/.ipynb_checkpoints/01_neurons-checkpoint.ipynb", "x")
    return folder


@pytest.fixture
def target(source, tmp_path):
    """A workspace in which the course was opened once."""
    assert workspace.sync(source, tmp_path / "mine") == []
    return tmp_path / "mine"


def update(source, name):
    put(source, name, f"version 2 of {name}")


def contents(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_is_copied(target):
    names = {path.relative_to(target).as_posix() for path in contents(target)}
    assert names == {"notebooks/00_start_here.ipynb", LESSON, EXERCISE, ".course/shipped.json"}


def test_a_second_sync_writes_nothing(source, target, monkeypatch):
    monkeypatch.setattr(workspace, "write_atomically", lambda *_: pytest.fail("wrote"))
    assert workspace.sync(source, target) == []


def test_an_update_renews_what_was_not_edited(source, target):
    update(source, EXERCISE)
    assert workspace.sync(source, target) == []
    assert sources(target / EXERCISE) == [f"version 2 of {EXERCISE}"]
    update(source, EXERCISE)
    assert workspace.sync(source, target) == []


def test_executing_is_not_editing(source, target):
    nb = read(target / EXERCISE)
    nb.cells[1].outputs = [new_output("stream", text="ran")]
    nb.cells[1].execution_count = 3
    nb.cells.append(new_code_cell(""))  # as Lab does after Shift+Enter in the last cell
    (target / EXERCISE).write_text(text(nb))
    update(source, EXERCISE)
    assert workspace.sync(source, target) == []
    assert sources(target / EXERCISE) == [f"version 2 of {EXERCISE}"]


def test_an_update_never_overwrites_what_was_edited(source, target):
    put(target, EXERCISE, "my answer")
    put(target, LESSON, "my notes")
    mine = contents(target)
    assert workspace.sync(source, target) == []  # edited, but nothing newer to tell
    update(source, EXERCISE)
    update(source, LESSON)
    for _ in range(2):
        news = workspace.sync(source, target)
        assert len(news) == 2
        assert any(
            f"{EXERCISE} has a newer version" in x and "`course reset 01`" in x for x in news
        )
        assert any("`course reset 01 --lesson`" in x for x in news)
        assert contents(target) == mine


def test_editing_back_to_the_new_version_counts_as_having_it(source, target):
    put(target, EXERCISE, "my answer")
    update(source, EXERCISE)
    put(target, EXERCISE, f"version 2 of {EXERCISE}")
    assert workspace.sync(source, target) == []
    put(source, EXERCISE, "version 3")
    assert workspace.sync(source, target) == []
    assert sources(target / EXERCISE) == ["version 3"]


def test_a_deleted_file_comes_back_and_added_ones_stay(source, target):
    (target / LESSON).unlink()
    put(target, "exercises/mine.ipynb", "mine")
    (target / "notes.txt").write_text("mine")
    workspace.sync(source, target)
    assert sources(target / LESSON) == [f"version 1 of {LESSON}"]
    assert sources(target / "exercises/mine.ipynb") == ["mine"]
    assert (target / "notes.txt").read_text() == "mine"


@pytest.mark.parametrize("manifest", [None, "", "{", "[]"])
def test_without_a_manifest_nothing_is_overwritten(source, target, manifest):
    if manifest is None:
        (target / ".course/shipped.json").unlink()
    else:
        (target / ".course/shipped.json").write_text(manifest)
    put(target, EXERCISE, "my answer")
    update(source, EXERCISE)
    assert len(workspace.sync(source, target)) == 1
    assert sources(target / EXERCISE) == ["my answer"]
    assert LESSON in json.loads((target / ".course/shipped.json").read_text())


def test_a_damaged_file_of_the_learner_stays(source, target):
    (target / EXERCISE).write_text("{ half a notebook")
    update(source, EXERCISE)
    assert len(workspace.sync(source, target)) == 1
    assert (target / EXERCISE).read_text() == "{ half a notebook"


def test_a_disk_that_fills_up_leaves_whole_files_and_a_true_manifest(source, target, monkeypatch):
    update(source, LESSON)
    update(source, EXERCISE)
    write = workspace.write_atomically

    def full(path, data):
        if path.name == "01_neurons.ipynb" and path.parent.name == "notebooks":
            raise OSError(28, "No space left on device")
        write(path, data)

    monkeypatch.setattr(workspace, "write_atomically", full)
    with pytest.raises(OSError, match="No space"):
        workspace.sync(source, target)
    monkeypatch.setattr(workspace, "write_atomically", write)
    update(source, EXERCISE)
    assert workspace.sync(source, target) == []
    assert sources(target / LESSON) == [f"version 2 of {LESSON}"]


def test_reset_keeps_every_earlier_version(source, target):
    backups = []
    for answer in ("first", "second"):
        put(target, EXERCISE, answer)
        backups.append(workspace.reset(EXERCISE, source, target))
        assert sources(target / EXERCISE) == [f"version 1 of {EXERCISE}"]
    assert [sources(backup) for backup in backups] == [["first"], ["second"]]
    assert {backup.parent for backup in backups} == {target / "exercises"}
    assert all(".backup-" in backup.name for backup in backups)


def test_reset_gets_the_newer_version(source, target):
    put(target, EXERCISE, "my answer")
    update(source, EXERCISE)
    workspace.reset(EXERCISE, source, target)
    assert workspace.sync(source, target) == []
    assert sources(target / EXERCISE) == [f"version 2 of {EXERCISE}"]


def test_reset_of_a_missing_or_unknown_file(source, target):
    (target / EXERCISE).unlink()
    assert workspace.reset(EXERCISE, source, target) is None
    with pytest.raises(CourseError, match="no exercises/00_start_here"):
        workspace.reset("exercises/00_start_here.ipynb", source, target)


def test_solution_is_copied_and_notes_in_an_older_copy_are_kept(source, target):
    path = workspace.solution("01_neurons", source, target)
    assert path == target / SOLUTION
    assert workspace.solution("01_neurons", source, target) == path
    assert len(list(path.parent.iterdir())) == 1
    put(target, SOLUTION, "my notes")
    workspace.solution("01_neurons", source, target)
    assert sources(path) == [f"version 1 of {SOLUTION}"]
    assert len(list(path.parent.iterdir())) == 2
    with pytest.raises(CourseError, match="has no solution"):
        workspace.solution("00_start_here", source, target)


@pytest.mark.parametrize("wanted", ["01", "1", "neurons", "01_neurons", "01_Neurons.ipynb", " 1 "])
def test_ways_to_name_a_unit(source, wanted):
    assert workspace.find_unit(wanted, source) == "01_neurons"


@pytest.mark.parametrize("wanted", ["", "7", "neuron", "_", "../01_neurons", "001"])
def test_unknown_units_are_told_with_the_known_ones(source, wanted):
    with pytest.raises(CourseError, match="Units: 00 start_here, 01 neurons"):
        workspace.find_unit(wanted, source)


def test_title(source):
    assert workspace.title("01_neurons", source) == "One **neuron**"


@pytest.mark.parametrize("content", ["{", "[]", '{"cells": [{"cell_type": "markdown"}]}'])
def test_a_damaged_lesson_is_named(source, content):
    (source / "notebooks" / "01_neurons.ipynb").write_text(content)
    with pytest.raises(CourseError, match=r"01_neurons\.ipynb is damaged"):
        workspace.title("01_neurons", source)
