"""For every test process: a workspace of its own, so that no test meets the user's real one.

Kernels that nbval starts inherit the environment, and with it this folder.
"""

import gc
import os
import re
import shutil
import tempfile

import hypothesis
import pytest

# No test is timed. In CI the same examples every time: what is red there is red here.
hypothesis.settings.register_profile("default", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "default")

# Kernels run beside one another. Were each to multiply on all cores, their threads would wait for
# each other: lesson 08, three times at once on two cores, took 42 s instead of 19.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def pytest_configure(config):
    config.course_workspace = tempfile.mkdtemp(prefix="course-test-")
    os.environ["COURSE_WORKSPACE"] = config.course_workspace


def pytest_unconfigure(config):
    shutil.rmtree(config.course_workspace, ignore_errors=True)


def pytest_collection_finish(session):
    """What is collected stays until the end: looking through it for garbage cost a tenth."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """As `--dist loadfile`, but the browser tests go lesson by lesson: each is run only once."""
    from xdist.scheduler import LoadFileScheduling

    class ByLesson(LoadFileScheduling):
        def _split_scope(self, nodeid):
            lesson = re.match(r"tests/browser/.*\[(\d\d_\w+)", nodeid)
            return lesson[1] if lesson else super()._split_scope(nodeid)

    return ByLesson(config, log)
