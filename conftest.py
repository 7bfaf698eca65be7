"""For every test process: a workspace of its own, so that no test meets the user's real one.

Kernels that nbval starts inherit the environment, and with it this folder.
"""

import os
import shutil
import tempfile

import hypothesis

# In CI the same examples every time: what is red there is red here.
hypothesis.settings.register_profile("ci", derandomize=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "default")


def pytest_configure(config):
    config.course_workspace = tempfile.mkdtemp(prefix="course-test-")
    os.environ["COURSE_WORKSPACE"] = config.course_workspace


def pytest_unconfigure(config):
    shutil.rmtree(config.course_workspace, ignore_errors=True)
