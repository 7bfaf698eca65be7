"""Where a student's code runs: bubblewrap, what exists inside, and the limits.

Inside there are the interpreter and its packages, the maths of the course, the worker, and an
empty home; no network, no /proc, nothing to write but two small file systems in memory. Run by
root, the worker takes an ordinary user id of its own, since root has no limit on processes.
"""

import os
import platform
import secrets
import shutil
import subprocess
import sys
import sysconfig
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from course.home import PACKAGE, checkout
from course.teaching.grading.limits import Limits
from course.teaching.grading.seccomp import program

# What a notebook finds of the course. All else of it is a stand-in that does nothing.
MATHS = ("__init__", "functions", "gradcheck", "network", "optimizers", "training")
MATHS += ("autograd", "walkthrough", "data")
INSIDE = Path("/opt/python")  # a name that says nothing
HOME = "/home/learner"
SYSTEM = ("/usr/lib", "/usr/lib64", "/usr/lib32", "/lib", "/lib64", "/nix/store")
SYSTEM += ("/etc/ld.so.cache", "/etc/alternatives")
DEVICES = ("null", "zero", "full", "random", "urandom")
USERS = 1_900_000_000  # user ids that nobody has start here
NOBODY = "65534"


def environment(home: str) -> dict[str, str]:
    """The whole environment of the worker; one thread for each library is fastest here."""
    threads = ("OPENBLAS", "OMP", "MKL")
    return {
        "PATH": "/usr/bin:/bin",
        "HOME": home,
        "TMPDIR": home,
        "LANG": "C.UTF-8",
        "PYTHONHASHSEED": "0",
        "MPLBACKEND": "Agg",
        **{f"{name}_NUM_THREADS": "1" for name in threads},
    }


def python() -> list[str]:
    """The interpreter itself, not that of a virtual environment, with nothing on its path."""
    return [os.path.realpath(sys.executable), "-P", "-S", "-s", "-B"]


@cache
def packages() -> list[str]:
    """The folders that packages are imported from."""
    folders = [sysconfig.get_path("purelib"), sysconfig.get_path("platlib")]
    for name in ("numpy", "IPython"):
        spec = find_spec(name)
        folders += [str(Path(spec.origin).parents[1])] if spec and spec.origin else []
    return list(dict.fromkeys(os.path.realpath(folder) for folder in folders))


def staged() -> list[tuple[Path, str]]:
    """The files of ours that exist inside, and where, relative to one folder."""
    worker = Path(__file__).parent / "worker"
    files = [(path, f"worker/{path.name}") for path in sorted(worker.glob("*.py"))]
    files.append((PACKAGE / "checks" / "outcome.py", "worker/outcome.py"))
    maths = [PACKAGE / f"{n}.py" for n in MATHS if (PACKAGE / f"{n}.py").is_file()]
    maths += [PACKAGE / n for n in MATHS if (PACKAGE / n).is_dir()]
    return files + [(path, f"course/{path.name}") for path in maths]


def user() -> int:
    """The user id to take inside: one that no other process has; 0 to keep the one we have."""
    if os.geteuid() != 0:
        return 0
    known = Path("/proc/self/uid_map").read_text().split()
    high = len(known) == 3 and int(known[2]) > USERS + (1 << 24)
    return USERS + secrets.randbelow(1 << 24) if high else 20_000 + secrets.randbelow(40_000)


def hidden(shown: list[Path]) -> list[Path]:
    """The folders among those shown in which the course is installed, or lies as a checkout."""
    sites = [path for folder in shown for path in folder.glob("python3*/*-packages")]
    sites += map(Path, packages())
    found = {site / "course" for site in sites} | {checkout() or PACKAGE}
    seen = [*shown, *map(Path, SYSTEM)]
    return sorted(p for p in found if p.is_dir() and any(p.is_relative_to(s) for s in seen))


@cache
def _command(limits: Limits) -> tuple[str, ...]:
    """bubblewrap with everything that must exist inside."""
    base = Path(os.path.realpath(sys.base_prefix))
    shown = [base / "lib", Path(python()[0]), *map(Path, packages())]
    files = [(path, INSIDE / to) for path, to in staged()]
    binds = [(path, path) for path in shown if path.exists()] + files
    targets = [to for _, to in binds] + [Path(path) for path in (*SYSTEM, HOME, "/dev/null")]
    parents = {folder for to in targets for folder in to.parents if folder != Path("/")}
    folders = sorted(parents - {Path(path) for path in SYSTEM})
    return (
        *(shutil.which("bwrap") or "bwrap", "--die-with-parent", "--new-session", *_unshared()),
        *_writable("/tmp", limits.files),
        *(word for path in folders for word in ("--perms", "0755", "--dir", str(path))),
        *_system(),
        *(word for path, to in binds for word in ("--ro-bind", str(path), str(to))),
        *(word for path in hidden(shown) for word in _closed(path)),
        *("--size", "65536", "--tmpfs", "/dev"),
        *(word for name in DEVICES for word in ("--dev-bind", f"/dev/{name}", f"/dev/{name}")),
        *("--remount-ro", "/dev", *_writable(HOME, limits.files)),
        *("--remount-ro", "/", "--chdir", HOME),
    )


def _unshared() -> list[str]:
    """Namespaces of its own, no privileges; as root those that `start.py` needs to give root up."""
    options = ["--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts"]
    options += ["--unshare-cgroup-try", "--hostname", "localhost", "--cap-drop", "ALL"]
    if os.geteuid() == 0:
        return [*options, "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
    return [*options, "--unshare-user", "--uid", NOBODY, "--gid", NOBODY]


def _system() -> list[str]:
    """The system's own folders, to read."""
    options = []
    for path in map(Path, SYSTEM):
        if path.is_symlink():
            options += ["--symlink", os.readlink(path), str(path)]
        elif path.exists():
            options += ["--ro-bind", str(path), str(path)]
    return options


def _writable(folder: str, size: int) -> tuple[str, ...]:
    return "--perms", "1777", "--size", str(size), "--tmpfs", folder


def _closed(folder: Path) -> tuple[str, ...]:
    """Something empty, over what nobody may see."""
    covered = "--perms", "0000", "--size", "4096", "--tmpfs", str(folder)
    return *covered, "--remount-ro", str(folder)


def command(limits: Limits, seccomp: int | None = None) -> list[str]:
    """What to put before the worker's command; seccomp: a file descriptor of the filter."""
    extra = [] if seccomp is None else ["--seccomp", str(seccomp)]
    return [*_command(limits), *extra, "--"]


def counts_processes_inside() -> bool:
    """Whether the limit on processes counts those inside only (root: a user of its own)."""
    release = platform.release().split(".")
    return os.geteuid() == 0 or (int(release[0]), int(release[1].split("-")[0])) >= (5, 14)


PROBE = """import os, sys
user = int(sys.argv[1])
if user: os.setgroups([]); os.setresgid(user, user, user); os.setresuid(user, user, user)
sys.path += sys.argv[2:]
import numpy, course.functions"""


@cache
def probe() -> str:
    """ "" if students' code can be contained here, or why it cannot."""
    if sys.platform != "linux":
        return "Students' code can be contained on Linux only."
    if not shutil.which("bwrap"):
        return "bubblewrap is not installed: `apt install bubblewrap` or the like brings it."
    paths = [str(INSIDE), *packages()]
    with program() as filters:
        line = [*command(Limits(), filters), *python(), "-c", PROBE, str(user()), *paths]
        fds = () if filters is None else (filters,)
        try:
            run = subprocess.run(
                line,
                capture_output=True,
                env=environment(HOME),
                pass_fds=fds,
                timeout=60,
                text=True,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            return f"bubblewrap does not run here: {error}."
    why = (run.stderr.strip().splitlines() or [f"exit code {run.returncode}"])[-1]
    return f"bubblewrap cannot contain a process here: {why}." if run.returncode else ""
