"""One real `course lab`, on a workspace of its own, and what it writes on its way."""

import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

TOKEN = "browser-tests"
BAD = re.compile(r"Traceback|Exception|Error\b|\[E |^ERROR|Warning:|never awaited")
# Messages that arrive while a kernel ends: ipykernel closes its loop, and complains of the loss.
DROPPED = re.compile(
    r"^Exception ignored in: <coroutine object Kernel\.dispatch_.*\n"
    r"Traceback .*\n(?: .*\n)*RuntimeError: Event loop is closed\n"
    r"|^.*RuntimeWarning: coroutine 'Kernel\.dispatch_\w+' was never awaited\n(?: .*\n)*"
    r"(?:RuntimeWarning: Enable tracemalloc .*\n)?",
    re.MULTILINE,
)


class Server:
    """Its address, its workspace, and its log: what server and kernels said."""

    def __init__(self, folder: Path, port: int):
        self.workspace, self.log = folder / "workspace", folder / "log.txt"
        self.address = f"http://127.0.0.1:{port}"
        self._read, self._bad = 0, []

    def bad_lines(self) -> list[str]:
        """Lines of the log since the last call that speak of an error or a warning."""
        bad, self._bad = self._bad + _bad(self._news()), []
        return bad

    def _news(self) -> str:
        with self.log.open(encoding="utf-8", errors="replace") as log:
            log.seek(self._read)
            said = log.read()
            self._read = log.tell()
        return said

    @contextmanager
    def a_kernel_ends(self):
        """In this block a kernel ends, and may complain of the messages that it drops."""
        self._bad += _bad(self._news())
        yield
        self._bad += _bad(DROPPED.sub("", self._news()))

    def sessions(self) -> list[dict]:
        return self.ask("GET", "sessions")

    def end_kernels(self) -> None:
        with self.a_kernel_ends():
            for session in self.sessions():
                self.ask("DELETE", f"sessions/{session['id']}")

    def ask(self, method: str, what: str):
        headers = {"Authorization": f"token {TOKEN}"}
        request = urllib.request.Request(
            f"{self.address}/api/{what}", method=method, headers=headers
        )
        with urllib.request.urlopen(request, timeout=20) as reply:
            return json.loads(reply.read() or "null")

    def course(self, *words: str) -> str:
        """What the `course` command prints in this workspace."""
        env = os.environ | {"COURSE_WORKSPACE": str(self.workspace), "COLUMNS": "120"}
        call = [sys.executable, "-c", "from course.cli import main; main()", *words]
        return subprocess.run(call, env=env, capture_output=True, text=True, check=True).stdout

    def progress(self, unit: str) -> list[str]:
        """The row on a unit in `course progress`, as [unit, passed, predictions, hints]."""
        rows = [line.strip("│ ").split("│") for line in self.course("progress").splitlines()]
        [row] = [row for row in rows if row[0].strip() == unit]
        return [cell.strip() for cell in (row[0], *row[2:5])]


def _bad(said: str) -> list[str]:
    return [line for line in said.splitlines() if BAD.search(line)]


@contextmanager
def running(folder: Path, start=None):
    """A server in `folder`, which is empty; it ends, with its kernels, when the block does.

    It is `course lab`, unless `start(workspace, port)` gives another command.
    """
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = Server(folder, port)
    call = (start or _course_lab)(server.workspace, port)
    call += [f"--IdentityProvider.token={TOKEN}", "--LabApp.expose_app_in_browser=True"]
    with server.log.open("w") as log:
        process = subprocess.Popen(call, env=_environment(folder), stdout=log, stderr=log)
    try:
        _wait_for(server, process)
        yield server
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _course_lab(workspace: Path, port: int) -> list[str]:
    call = [sys.executable, "-c", "from course.cli import main; main()", "lab", "--no-browser"]
    return [*call, "--workspace", str(workspace), "--port", str(port)]


def as_it_comes(workspace: Path, port: int) -> list[str]:
    """JupyterLab with none of our settings, on an empty workspace."""
    workspace.mkdir()
    call = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"]
    return [*call, f"--ServerApp.root_dir={workspace}", f"--ServerApp.port={port}"]


def _environment(folder: Path) -> dict[str, str]:
    """Nothing of the user's: settings, history and runtime files stay in `folder`."""
    settings = folder / "settings" / "@jupyterlab" / "notebook-extension"
    settings.mkdir(parents=True)
    all_cells = {"windowingMode": "none"}  # cells outside the view are there too
    (settings / "tracker.jupyterlab-settings").write_text(json.dumps(all_cells))
    return os.environ | {
        "JUPYTERLAB_SETTINGS_DIR": str(folder / "settings"),
        "JUPYTER_CONFIG_DIR": str(folder / "config"),
        "JUPYTER_RUNTIME_DIR": str(folder / "runtime"),
        "IPYTHONDIR": str(folder / "ipython"),
    }


def _wait_for(server: Server, process: subprocess.Popen, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and process.poll() is None:
        try:
            server.ask("GET", "status")
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"`course lab` did not start:\n{server.log.read_text()}")
