"""A class of 300 with hostile submissions mixed in: graded undisturbed, and killed in the middle.

    pip install -e '.[test]' && python tests/benchmarks/class_of_300.py [STUDENTS]

Every attack of tests/attacks.py is there. One class is graded in one go. Another, of the same
submissions, is killed with SIGKILL twice, each time after a third, and resumed. Both must end with
the same results and the same gradebook, every mark as expected, nothing graded twice, and no
process left. Cells and calls have 3 seconds here, so that those that hang do not take the day.
"""

import signal
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
import hostile_class as made

from course.teaching.marks import batch

STUDENTS = int(sys.argv[1]) if len(sys.argv) > 1 else 300
LIMITS = {"cell": 3, "call": 3}


def main() -> None:
    handed_in = made.mixed(STUDENTS)
    with tempfile.TemporaryDirectory() as folder:
        whole = made.make_class(Path(folder) / "whole", handed_in)
        stopped = made.make_class(Path(folder) / "stopped", handed_in)
        began = time.monotonic()
        print("undisturbed: graded, kept =", finished(whole.folder))
        seconds = time.monotonic() - began
        print(f"{STUDENTS} submissions in {seconds:.0f} s, {STUDENTS / seconds:.2f} a second")
        for third in (1, 2):
            there = killed(stopped.folder, third * STUDENTS // 3)
            print(f"killed with SIGKILL when {there} results were there; no process left")
        print("resumed: graded, kept =", finished(stopped.folder))
        compare(whole, stopped, handed_in)


def finished(folder: Path) -> str:
    with made.grading(folder, limits=LIMITS) as process:
        said, errors = process.communicate()
    assert process.returncode == 0, errors
    return said.strip()


def killed(folder: Path, after: int) -> int:
    before = made.written(folder)
    _, running = made.interrupted(folder, after, signal.SIGKILL, limits=LIMITS)
    now = made.written(folder)
    assert not made.left(running)
    assert {path: now[path] for path in before} == before, "something was graded twice"
    return len(now)


def compare(whole, stopped, handed_in) -> None:
    first, second = batch.results(whole, "01"), batch.results(stopped, "01")
    wrong = [r["student"] for r in first if r["points"] != handed_in[r["student"]][1]]
    differ = [a["student"] for a, b in zip(first, second, strict=True) if a != b]
    book, again = made.entered(whole), made.entered(stopped)
    print(f"wrong marks: {len(wrong)} {wrong}")
    print(f"results that differ: {len(differ)} {differ}")
    print(f"gradebooks: {len(book)} students, same: {book == again}")
    sys.exit(bool(wrong or differ or book != again or len(book) != STUDENTS))


if __name__ == "__main__":
    main()
