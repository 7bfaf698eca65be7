"""Start JupyterLab in the learner's workspace, with settings that touch no other JupyterLab."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from course.home import PACKAGE

FIRST = "notebooks/00_start_here.ipynb"
SETTINGS = PACKAGE / "jupyter"


def command(
    workspace: Path, *, browser: bool = True, port: int | None = None, extra: Sequence[str] = ()
) -> list[str]:
    """The command that opens JupyterLab on the first lesson; `extra` arguments have the last word.

    -P: a learner's own random.py in the current folder must not break JupyterLab.
    """
    page = f"/lab/tree/{FIRST}" if (workspace / FIRST).exists() else "/lab"
    return [
        *(sys.executable, "-P", "-m", "jupyterlab"),
        f"--ServerApp.root_dir={workspace}",
        f"--LabApp.default_url={page}",
        "--ServerApp.ip=127.0.0.1",
        *([f"--ServerApp.port={port}"] if port is not None else []),
        *([] if browser else ["--no-browser"]),
        *(["--allow-root"] if _root() else []),  # as in a container; loopback and token stay
        *extra,
    ]


def _root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def environment(workspace: Path) -> dict[str, str]:
    """The environment for it: the kernels know the workspace, the server finds our settings.

    Which tabs are open is remembered in the workspace too: tabs of other projects stay away.
    nbgrader's pages stay out: a workspace is no course folder of nbgrader, as it would complain.
    """
    paths = [str(SETTINGS), os.environ.get("JUPYTER_CONFIG_PATH", "")]
    return os.environ | {
        "COURSE_WORKSPACE": str(workspace),
        "JUPYTERLAB_WORKSPACES_DIR": str(workspace / ".course" / "lab"),
        "JUPYTER_CONFIG_PATH": os.pathsep.join(filter(None, paths)),
    }


def start(arguments: list[str], env: dict[str, str]) -> int:
    """Run the command until it ends. On POSIX it takes our place, so signals reach it directly."""
    if os.name == "posix":
        sys.stdout.flush()
        os.execve(arguments[0], arguments, env)
    with subprocess.Popen(arguments, env=env) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:  # JupyterLab got it too, and asks or ends
                continue
