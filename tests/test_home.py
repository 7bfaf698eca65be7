"""Where the workspace and the shipped notebooks are found."""

import os
from pathlib import Path

import pytest

from course import home


def test_workspace_is_the_named_one(monkeypatch, tmp_path):
    monkeypatch.setenv("COURSE_WORKSPACE", str(tmp_path / "mine"))
    assert home.workspace() == tmp_path / "mine"


def test_workspace_named_with_a_tilde(monkeypatch):
    monkeypatch.setenv("COURSE_WORKSPACE", "~/mine")
    assert home.workspace() == Path.home() / "mine"


def test_workspace_around_the_current_folder(monkeypatch, tmp_path):
    monkeypatch.delenv("COURSE_WORKSPACE")
    deep = tmp_path / "exercises" / "deep"
    deep.mkdir(parents=True)
    (tmp_path / ".course").mkdir()
    monkeypatch.chdir(deep)
    assert home.workspace() == tmp_path


def test_workspace_of_last_resort(monkeypatch, tmp_path):
    monkeypatch.delenv("COURSE_WORKSPACE")
    monkeypatch.chdir(tmp_path)
    assert home.workspace().name == "backprop-course"
    assert not list(tmp_path.iterdir())


def test_tests_never_use_the_real_workspace():
    assert "course-test-" in os.environ["COURSE_WORKSPACE"]


def test_shipped_from_the_checkout(request):
    assert home.shipped("solutions") == request.config.rootpath / "solutions"


def test_shipped_from_a_wheel(monkeypatch, tmp_path):
    monkeypatch.setattr(home, "PACKAGE", tmp_path / "course")
    (tmp_path / "pyproject.toml").touch()  # somebody else's, dropped into site-packages
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "course/_shipped/notebooks").mkdir(parents=True)
    assert home.shipped("notebooks") == tmp_path / "course/_shipped/notebooks"
    with pytest.raises(home.CourseError, match="no exercises"):
        home.shipped("exercises")
    with pytest.raises(ValueError, match="'lessons'"):
        home.shipped("lessons")


def test_write_is_all_or_nothing(monkeypatch, tmp_path):
    target = tmp_path / "new" / "file"
    home.write_atomically(target, b"first")

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="No space"):
        home.write_atomically(target, b"second")
    assert target.read_bytes() == b"first"
    assert list(target.parent.iterdir()) == [target]


def test_stamped_never_names_an_existing_file(tmp_path):
    names = []
    for _ in range(3):
        names.append(home.stamped(tmp_path / "01_neurons.ipynb", "backup"))
        names[-1].touch()
    assert len(set(names)) == 3
    assert all(name.name.startswith("01_neurons.backup-") for name in names)
    assert all(name.suffix == ".ipynb" for name in names)
