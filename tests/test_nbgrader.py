"""nbgrader on our class: its CSV and its formgrader; and nbgrader without us."""

import contextlib
import csv
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import sysconfig
import time
import urllib.request
from pathlib import Path

import hostile_class as made
import nbformat
import pytest
import submissions as s
from made_gradebook import RESULTS, class_of_three, new_book, result  # noqa: F401

from course.home import shipped
from course.teaching.marks import formgrader, gradebook

pytest.importorskip("nbgrader", reason="nbgrader is in an extra: pip install -e '.[teach]'")

ENV = os.environ | {"PATH": f"{sysconfig.get_path('scripts')}{os.pathsep}{os.environ['PATH']}"}


def nbgrader(folder: Path, *arguments: str) -> str:
    line = [sys.executable, "-m", "nbgrader", *arguments]
    run = subprocess.run(line, cwd=folder, env=ENV, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return run.stderr


def test_export_to_csv(classroom):
    gradebook.record(classroom, "01", RESULTS)
    folder = formgrader.lay_out(classroom, "01", RESULTS)
    nbgrader(folder, "export", "--to", "grades.csv")
    rows = list(csv.DictReader((folder / "grades.csv").read_text().splitlines()))
    assert {row["student_id"]: row["score"] for row in rows} == {
        "ada": "6.0",
        "bob": "3.0",
        "eve": "0.0",
    }
    assert rows[0]["duedate"] == "2026-11-01 12:00:00"
    assert rows[0]["max_score"] == "6.0"


@pytest.fixture
def server(classroom):
    """formgrader on the class, and a way to ask it."""
    evil = ["</pre><script>alert(1)</script>", s.RIGHT["fires"] + "  # <script>alert(2)</script>"]
    made.hand_in(
        classroom, "mallory", s.notebook([*evil, s.cell("<script>alert(3)</script>", "markdown")])
    )
    results = [*RESULTS, result("mallory", ["fires"], problem="<script>alert(4)</script>")]
    gradebook.record(classroom, "01", results)
    folder = formgrader.lay_out(classroom, "01", results)
    line = [sys.executable, "-m", "jupyter", "server", "--no-browser", "--ServerApp.port=0"]
    line += ["--IdentityProvider.token=secret", f"--ServerApp.root_dir={folder}", "--allow-root"]
    line += ["--ServerApp.disable_check_xsrf=True"]
    env = ENV | {"JUPYTER_RUNTIME_DIR": str(folder.parent / "runtime")}
    with (
        (folder.parent / "log").open("w") as log,
        subprocess.Popen(line, cwd=folder, env=env, stdout=log, stderr=log) as process,
    ):
        try:
            yield asking(address(Path(log.name), process))
        finally:
            process.terminate()


def address(log: Path, process) -> str:
    """Where the server listens; it prints that a moment before it does."""
    ends = time.monotonic() + 60
    while time.monotonic() < ends and process.poll() is None:
        if found := re.search(r"http://(localhost|127\.0\.0\.1):(\d+)/", log.read_text()):
            with contextlib.suppress(OSError), socket.create_connection((found[1], int(found[2]))):
                return found[0]
        time.sleep(0.1)
    raise AssertionError(log.read_text())


def asking(base: str):
    def ask(path: str, data: dict | None = None) -> str:
        request = urllib.request.Request(f"{base}formgrader/{path}")
        request.add_header("Authorization", "token secret")
        if data is not None:
            request.data, request.method = json.dumps(data).encode(), "PUT"
        with urllib.request.urlopen(request) as answer:
            return answer.read().decode()

    return ask


def test_formgrader_shows_and_marks(classroom, server):
    (assignment,) = json.loads(server("api/assignments"))
    assert (assignment["name"], assignment["max_score"]) == ("01_neurons", 6.0)
    shown = json.loads(server("api/submitted_notebooks/01_neurons/01_neurons"))
    assert {row["student"]: row["score"] for row in shown} == {
        "ada": 6.0,
        "bob": 3.0,
        "mallory": 1.0,
    }
    ids = {row["student"]: row["id"] for row in shown}
    page = server(f"submissions/{ids['mallory']}/")
    assert "alert" in page
    assert not re.search(r"<script>\s*alert", page)
    assert "fires: not attempted yet" in server(f"submissions/{ids['bob']}/")
    (grade,) = [
        g
        for g in json.loads(server(f"api/grades?submission_id={ids['bob']}"))
        if g["name"] == "check-fires"
    ]
    server(f"api/grade/{grade['id']}", {"manual_score": 0.75})
    gradebook.record(classroom, "01", RESULTS)
    assert made.marks(classroom)["bob"][2] == 3.75


PARTLY = ("weighted_sum", "fires")


def test_nbgrader_without_us_takes_our_solutions(tmp_path, empty_book):
    from nbgrader.api import Gradebook

    shutil.copy(empty_book, tmp_path)
    source = shipped("solutions") / "01_neurons.ipynb"
    place = tmp_path / "source" / "01_neurons"
    place.mkdir(parents=True)
    (place / source.name).write_bytes(source.read_bytes())
    (tmp_path / "nbgrader_config.py").write_text("c = get_config()\nc.Exchange.enabled = False\n")
    nbgrader(tmp_path, "generate_assignment", "01_neurons")
    released = tmp_path / "release/01_neurons/01_neurons.ipynb"
    solution, blank = (nbformat.read(p, as_version=4) for p in (source, released))
    assert "BEGIN SOLUTION" not in released.read_text()
    partly = nbformat.from_dict(blank)
    wanted = {cell.id: cell.source for cell in solution.cells if cell.id in PARTLY}
    for cell in partly.cells:
        cell.source = wanted.get(cell.id, cell.source)
    full = nbformat.from_dict(blank)
    answers = {cell.id: cell.source for cell in solution.cells}
    for cell in full.cells:
        cell.source = answers[cell.id]
    for student, nb in {"full": full, "partly": partly, "blank": blank}.items():
        folder = tmp_path / "submitted" / student / "01_neurons"
        folder.mkdir(parents=True)
        nbformat.write(nb, folder / source.name)
    nbgrader(tmp_path, "autograde", "01_neurons")
    with Gradebook(f"sqlite:///{tmp_path}/gradebook.db") as book:
        scores = {sub.student.id: sub.score for sub in book.assignment_submissions("01_neurons")}
    assert scores == {"full": 6.0, "partly": 2.0, "blank": 0.0}
