"""What travels in a wheel, and that CI runs the line of the README."""

import os
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LINE = "python3 -m venv .venv && .venv/bin/pip install -e '.[test]' && .venv/bin/pytest"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=120)
    [path] = folder.glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        return set(archive.namelist())


@pytest.mark.parametrize("kind", ["notebooks", "exercises", "solutions"])
def test_the_notebooks_travel_inside_the_package(wheel, kind):
    stored = {f"course/_shipped/{kind}/{path.name}" for path in (ROOT / kind).glob("*.ipynb")}
    assert {name for name in wheel if name.startswith(f"course/_shipped/{kind}/")} == stored


def test_every_file_of_the_package_travels(wheel):
    files = (path for path in (ROOT / "course").rglob("*") if path.is_file())
    names = {path.relative_to(ROOT).as_posix() for path in files if path.suffix != ".pyc"}
    assert {name for name in names if "/." not in name} <= wheel
    assert "course/data/digits.npz" in wheel
    assert "course/jupyter/labconfig/default_setting_overrides.json" in wheel


def test_nothing_else_travels(wheel):
    assert {name.split("/")[0].partition("-")[0] for name in wheel} == {"course", "backprop_course"}


def test_the_checkout_is_not_shadowed_by_a_copy():
    assert not (ROOT / "course/_shipped").exists()


def test_the_readme_has_the_test_line_once_and_ci_takes_it_from_there():
    assert (ROOT / "README.md").read_text(encoding="utf-8").splitlines().count(LINE) == 1
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert "README.md" in script
    assert ".[test]" not in script


@pytest.mark.skipif(os.name == "nt", reason="a bash script")
def test_ci_runs_exactly_that_line(tmp_path):
    (tmp_path / ".ci").mkdir()
    script = tmp_path / ".ci/run"
    script.write_bytes((ROOT / ".ci/run").read_bytes())
    tools = {"python3": "exit 7", "chromium": "true", "apt-get": "true"}
    for name, does in tools.items():
        (tmp_path / name).write_text(f'#!/bin/sh\necho {name} "$@"\n{does}\n')
        (tmp_path / name).chmod(0o755)
    (tmp_path / "README.md").write_text(f"# Title\n\n```sh\n{LINE}\n```\n")
    env = {"PATH": f"{tmp_path}:/usr/bin:/bin"}
    done = subprocess.run(["bash", script], env=env, capture_output=True, text=True)
    assert done.stdout == f"+ {LINE}\npython3 -m venv .venv\n"
    assert done.returncode == 7
    (tmp_path / "README.md").write_text("# Title\n")
    done = subprocess.run(["bash", script], env=env, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (1, "README.md has no test line\n")


def test_versions_have_lower_bounds_and_no_lock_names_a_registry():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["test"]
    others = [
        requirement for requirement in wanted if not requirement.startswith("backprop-course")
    ]
    assert all(">=" in requirement for requirement in others)
    assert not (ROOT / "requirements.txt").exists()
