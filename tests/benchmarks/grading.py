"""Submissions a second: ours beside nbgrader's autograde, with one process and more, and on Dask.

    pip install -e '.[test]' && python tests/benchmarks/grading.py [SUBMISSIONS] 2>/dev/null

Unit 01, all right answers. nbgrader runs in one process and is warm when the clock starts. Ours is
timed from the call to the last result, with the processes being started; Dask's cluster is up.
Seconds are wall time: the machine should be quiet.
"""

import logging
import os
import shutil
import sys
import sysconfig
import tempfile
import time
import warnings
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
import hostile_class as made
from distributed import LocalCluster
from nbgrader.apps import NbGraderAPI
from traitlets.config import Config

from course.home import shipped
from course.teaching.marks import batch
from course.teaching.marks.pools import cores

COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 24
UNIT = "01_neurons"


def main() -> None:
    print(f"{COUNT} submissions, {cores()} cores, load {os.getloadavg()[0]:.1f} at the start")
    print(f"{'':34}{'seconds':>9}{'a second':>10}{'and core':>10}")
    with tempfile.TemporaryDirectory() as folder:
        show("nbgrader autograde, warm", nbgrader(Path(folder) / "nbgrader"), 1)
        handed_in = {f"s{i:03}": made.HONEST["perfect"] for i in range(COUNT)}
        classroom = made.make_class(Path(folder) / "class", handed_in)
        for jobs in sorted({1, 2, cores()}):
            show(f"course class grade --jobs {jobs}", timed(classroom, jobs=jobs), jobs)
        show("  without containment", timed(classroom, jobs=1, sandbox=False), 1)
        for workers in sorted({1, 2, cores()}):
            show(f"  --dask, {workers} workers", on_dask(classroom, workers), workers)


def show(name: str, seconds: float, used: int) -> None:
    rate = COUNT / seconds
    print(f"{name:34}{seconds:9.1f}{rate:10.2f}{rate / min(used, cores()):10.2f}", flush=True)


def timed(classroom, **how) -> float:
    began = time.perf_counter()
    done = batch.grade_all(classroom, "01", again=True, **how)
    taken = time.perf_counter() - began
    assert {result["points"] for result in done.results} == {6.0}
    return taken


def on_dask(classroom, workers: int) -> float:
    quiet = {"dashboard_address": None, "silence_logs": logging.CRITICAL}
    with LocalCluster(n_workers=workers, threads_per_worker=1, **quiet) as cluster:
        return timed(classroom, dask=cluster.scheduler_address)


def nbgrader(folder: Path) -> float:
    """Seconds for COUNT submissions after the first one."""
    os.environ["PATH"] = f"{sysconfig.get_path('scripts')}{os.pathsep}{os.environ['PATH']}"
    warnings.simplefilter("ignore")  # nbgrader's own
    source = shipped("solutions") / f"{UNIT}.ipynb"
    students = [f"s{i:03}" for i in range(COUNT + 1)]
    for place in ("source/.", *(f"submitted/{student}" for student in students)):
        (folder / place / UNIT).mkdir(parents=True)
        shutil.copy(source, folder / place / UNIT)
    config = Config()
    config.CourseDirectory.root = str(folder)
    config.Exchange.enabled = False
    api = NbGraderAPI(config=config)
    assert api.generate_assignment(UNIT)["success"]
    for student in students:
        shutil.copy(source, folder / "submitted" / student / UNIT)
    assert api.autograde(UNIT, students[0])["success"]
    began = time.perf_counter()
    for student in students[1:]:
        assert api.autograde(UNIT, student)["success"]
    taken = time.perf_counter() - began
    with api.gradebook as book:
        assert {s.score for s in book.assignment_submissions(UNIT)} == {6.0}
    return taken


if __name__ == "__main__":
    main()
