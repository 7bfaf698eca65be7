"""A grader that dies. Apart from the tests, since new processes import whatever stands here."""

import os
import signal

from course.teaching.marks import pools


def deadly(job: dict) -> dict:
    """Grades, but dies of one student's submission."""
    if job["student"] == "mallory":
        os.kill(os.getpid(), signal.SIGKILL)
    return pools.graded(job)
