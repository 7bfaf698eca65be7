"""For every test process: a workspace of its own, so that no test meets the user's real one.

Kernels that nbval starts inherit the environment, and with it this folder.
"""

import gc
import itertools
import os
import re
import shutil
import socket
import sys
import tempfile

import hypothesis
import pytest
from jupyter_client.connect import LocalPortCache

# No test is timed. In CI the same examples every time: what is red there is red here.
hypothesis.settings.register_profile("default", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "default")

# Kernels run beside one another. Were each to multiply on all cores, their threads would wait for
# each other: lesson 08, three times at once on two cores, took 42 s instead of 19.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


class Ports(LocalPortCache):
    """Ports for kernels: a thousand that neither the system nor other tests give away.

    A kernel takes its ports a second after they were found free. Of those that the system picks,
    one was gone by then at times, and the kernel died; where two test processes picked from the
    same range, two kernels got the same ones, and both hung. The thousand are ours as long as we
    hold the first of them.
    """

    def __init__(self):
        super().__init__()
        self.held = next(filter(None, map(_hold, range(10_000, 32_000, 1_000))))
        _, first = self.held.getsockname()
        self.ports = itertools.cycle(range(first + 1, first + 1_000))

    def find_available_port(self, ip: str) -> int:
        return next(port for port in self.ports if self._free(ip, port))

    def _free(self, ip: str, port: int) -> bool:
        with socket.socket() as tried:
            return tried.connect_ex((ip, port)) != 0


def _hold(port: int) -> socket.socket | None:
    held = socket.socket()
    try:
        held.bind(("127.0.0.1", port))
    except OSError:
        held.close()
        return None
    return held


def pytest_configure(config):
    Ports.instance()  # from now on the only LocalPortCache
    config.course_workspace = tempfile.mkdtemp(prefix="course-test-")
    os.environ["COURSE_WORKSPACE"] = config.course_workspace


def pytest_unconfigure(config):
    Ports.instance().held.close()
    shutil.rmtree(config.course_workspace, ignore_errors=True)


@pytest.fixture(autouse=True, scope="module")
def no_widget_is_kept():
    """What stays open is kept, with its figure: a gigabyte by the end."""
    yield
    if "ipywidgets" in sys.modules:
        sys.modules["ipywidgets"].Widget.close_all()


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
