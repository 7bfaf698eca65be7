"""Where submissions are graded: processes of this machine, or a Dask cluster. The callable is one.

A crew takes jobs through the interface of `concurrent.futures`. Nothing of it outlives us: its
processes end when we do, however we end.
"""

import multiprocessing
import os
import signal
import tempfile
import threading
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

from course.home import CourseError
from course.teaching.grading import sandbox, submission, watch
from course.teaching.grading.grade import grade
from course.teaching.marks.edition import edition

DASK = "pip install 'backprop-course[dask]'"


def graded(job: dict) -> dict:
    """What `grade` says of a job, and "edition", the code that said it. Runs in a worker.

    job: as for `grade`; with "data", the bytes of the file, for a machine that cannot see `path`.
    """
    with ExitStack() as stack:
        if "data" in job:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="grading-")))
            path = folder / "submission.ipynb"
            path.write_bytes(job["data"])
            job = {key: value for key, value in job.items() if key != "data"} | {"path": str(path)}
        return grade(job) | {"edition": edition()}


class Local:
    """Processes of this machine, started anew when one of them has died."""

    def __init__(self, width: int):
        self.width = width
        self._stack = ExitStack()

    def __enter__(self):
        self._renew()
        try:
            self._executor.submit(edition).result()
        except BrokenExecutor:
            self.__exit__(None, None, None)
            raise CourseError("The processes that grade do not start on this machine") from None
        return self

    def __exit__(self, kind, error, trace):
        return self._stack.__exit__(kind, error, trace)

    def submit(self, job: dict) -> Future:
        try:
            return self._executor.submit(graded, job)
        except BrokenExecutor:
            self._renew()
            return self._executor.submit(graded, job)

    def alone(self, job: dict) -> dict:
        """The result from a process that grades nothing else. Raises BrokenExecutor."""
        with processes(1) as executor:
            return executor.submit(graded, job).result()

    def _renew(self) -> None:
        self._stack.close()
        self._executor = self._stack.enter_context(processes(self.width))


@contextmanager
def processes(count: int) -> Iterator[Executor]:
    """A pool whose processes leave at once when we are interrupted, or are no more.

    They hold one end of a pipe, we the other: it closes with us, even if we are killed.
    """
    context = multiprocessing.get_context("spawn")
    theirs, ours = context.Pipe(duplex=False)
    pool = ProcessPoolExecutor(count, context, initializer=attend, initargs=(theirs,))
    try:
        yield pool
    except BaseException:
        ours.close()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
        ours.close()
        theirs.close()


def attend(pipe) -> None:
    """In a new process: Ctrl-C is for the one who started us; leave when it has left."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, leave)
    threading.Thread(target=await_end, args=(pipe,), daemon=True).start()


def await_end(pipe) -> None:
    try:
        pipe.recv_bytes()
    except (EOFError, OSError):
        leave()


def leave(*_) -> None:
    """End this process and what it has started, now."""
    for child in watch.tree(os.getpid())[1:]:
        watch.kill_tree(child)
    os._exit(1)


class Dask:
    """A Dask cluster. The notebooks travel with the jobs: its machines need the course, no more."""

    def __init__(self, address: str, contained: bool):
        self.address, self.contained = address, contained

    def __enter__(self):
        self._client = client = connected(self.address)
        try:
            for worker, (theirs, why) in client.run(about, self.contained).items():
                if theirs != edition():
                    raise CourseError(
                        f"{worker} has another course: {theirs}, here it is {edition()}"
                    )
                if why:
                    raise CourseError(f"{worker}: {why} Students' code would not be contained")
            threads = sum(client.nthreads().values())
            if not threads:
                raise CourseError(f"The Dask cluster at {self.address} has no workers")
        except BaseException:
            client.close()
            raise
        self.width = 2 * threads  # while one is graded, the next one is on its way
        self._executor = client.get_executor(pure=False)
        return self

    def __exit__(self, *error):
        self._executor.shutdown(wait=False)
        self._client.close()

    def submit(self, job: dict) -> Future:
        received = submission.receive(job["path"])
        if not received.problem:
            return self._executor.submit(graded, job | {"data": received.data})
        known: Future = Future()
        known.set_result(graded(job))  # nothing to run in a file that cannot be read
        return known

    def alone(self, job: dict) -> dict:
        return self.submit(job).result()


def connected(address: str, seconds: float = 20):
    """A client of the Dask scheduler at `address`. CourseError if there is none in `seconds`."""
    try:
        from distributed import Client
    except ImportError:
        raise CourseError(f"Dask is not installed here: {DASK}") from None
    try:
        return Client(address, timeout=seconds, set_as_default=False)
    except (OSError, ValueError) as error:
        raise CourseError(f"No Dask scheduler answers at {address}: {error}") from None


def about(contained: bool) -> tuple[str, str]:
    """Of this process: its edition of the course, and why it cannot contain, or ""."""
    return edition(), sandbox.probe() if contained else ""


def cores() -> int:
    """The processors that we may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1
