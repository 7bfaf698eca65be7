"""The `course` command as typed: what it prints, its exit codes, and never a traceback."""

import io
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

import course.checks
from course import cli, home, lab, progress, workspace
from course.notebooks import text

SAYS = """from IPython.display import display
about = {{"exercise": "{name}", "unit": "01", "status": "{status}"}}
display({{"text/plain": "{name} [is] {status}"}}, raw=True, metadata={{"course": about}})"""
ANSWER = "def fires(z):\n    ### BEGIN SOLUTION\n    return z > 0\n    ### END SOLUTION"


def says(name, status):
    return SAYS.format(name=name, status=status)


def put(path, *sources):
    cells = [new_markdown_cell("# One [neuron]", id="title")]
    cells += [new_code_cell(source, id=f"c{n}") for n, source in enumerate(sources)]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text(new_notebook(cells=cells)), encoding="utf-8")


@pytest.fixture
def mine(monkeypatch, tmp_path):
    """An empty workspace, beside an installed course of units 00 and 01."""
    shipped = tmp_path / "site-packages/course/_shipped"
    put(shipped / "notebooks/00_start_here.ipynb", "start")
    put(shipped / "notebooks/01_neurons.ipynb", "lesson")
    put(shipped / "exercises/01_neurons.ipynb", "blank")
    put(shipped / "solutions/01_neurons.ipynb", ANSWER, "fires(1)")
    monkeypatch.setattr(home, "PACKAGE", shipped.parent)
    monkeypatch.setattr(course.checks, "units", lambda: {"01": ["weighted_sum", "fires"]})
    monkeypatch.setattr(course.checks, "next_hint", lambda name: f"a hint for {name}")
    monkeypatch.setattr("course.tables.exercises", course.checks.units)
    monkeypatch.setenv("COURSE_WORKSPACE", str(tmp_path / "mine"))
    monkeypatch.setenv("COLUMNS", "120")
    return tmp_path / "mine"


@pytest.fixture
def type_(monkeypatch, capsys):
    """Type a command line; returns (exit code, stdout, stderr)."""

    def run(*words, answer=""):
        monkeypatch.setattr(sys, "argv", ["course", *words])
        monkeypatch.setattr(sys, "stdin", io.StringIO(answer))
        code = cli._exit_code()
        said = capsys.readouterr()
        assert "Traceback" not in said.out + said.err
        return code, said.out, said.err

    return run


def test_help_and_version(type_):
    assert type_("--version") == (0, "0.1.0\n", "")
    code, out, _ = type_()
    assert code == 0
    for command in ("lab", "progress", "check", "hint", "reset", "solution", "build"):
        assert command in out
        assert type_(command, "--help")[0] == 0


@pytest.mark.parametrize(
    ("words", "code", "line"),
    [
        (["check", "77"], 1, "There is no unit '77'. Units: 00 start_here, 01 neurons"),
        (["check", "00"], 1, "Unit 00_start_here has no exercises to check"),
        (["check", "01"], 1, "does not exist. `course lab` makes your copy"),
        (["reset", "nonsense"], 1, "There is no unit 'nonsense'"),
        (["reset", "00"], 1, "The course has no exercises/00_start_here.ipynb"),
        (["solution", "00", "--yes"], 1, "Unit 00_start_here has no solution"),
        (["hint", "01", "foo"], 1, "no exercise 'foo'. It has: weighted_sum, fires"),
        (["hint", "00"], 1, "has no exercises"),
        (["build"], 1, "needs a source checkout"),
        (["build", "77"], 1, "There is no unit '77'"),
        (["frobnicate"], 2, "No such command 'frobnicate'"),
        (["check", "--frobnicate"], 2, "No such option: --frobnicate"),
        (["check"], 2, "Missing argument 'UNIT'"),
        (["check", "01", "--timeout", "soon"], 2, "Invalid value for '--timeout'"),
        (["lab", "--port", "99999999"], 2, "Invalid value for '--port'"),
    ],
)
def test_a_mistake_gets_one_clear_line(mine, type_, words, code, line):
    got, out, err = type_(*words)
    assert got == code
    assert line in err
    assert err.startswith("course: ")
    assert err.count("\n") == 1
    assert out == ""


def test_check_shows_each_verdict(mine, type_):
    put(mine / "exercises/01_neurons.ipynb", says("weighted_sum", "passed"), "1 / 0")
    code, out, err = type_("check", "1")
    assert code == 1
    assert "✓ passed" in out
    assert "weighted_sum [is] passed" in out
    assert "not checked" in out
    assert err == "cell 3 raised ZeroDivisionError: division by zero\n"


def test_check_when_all_pass(mine, type_):
    passed = [says(name, "passed") for name in ("weighted_sum", "fires")]
    put(mine / "exercises/01_neurons.ipynb", says("fires", "failed"), *passed)
    code, out, err = type_("check", "neurons")
    assert (code, err) == (0, "")
    assert "failed" not in out  # the last verdict counts


def test_check_does_not_trust_stored_outputs(mine, type_):
    source = says("fires", "passed")
    put(mine / "exercises/01_neurons.ipynb", source, "import os; os._exit(1)", source)
    code, out, err = type_("check", "01")
    assert code == 1
    assert "the kernel died" in err
    assert out.count("✓ passed") == 1


def test_check_of_an_endless_loop(mine, type_):
    put(mine / "exercises/01_neurons.ipynb", says("weighted_sum", "passed"), "while True: pass")
    code, out, err = type_("check", "01", "--timeout", "1")
    assert code == 1
    assert "✓ passed" in out
    line = "exercises/01_neurons.ipynb, cell c1: still running after 1 s. Is there an endless loop?"
    assert line in err


def test_check_of_a_damaged_notebook(mine, type_):
    put(mine / "exercises/01_neurons.ipynb")
    (mine / "exercises/01_neurons.ipynb").write_text("{ half")
    code, _, err = type_("check", "01")
    assert code == 1
    assert "01_neurons.ipynb is damaged, it is not a notebook" in err
    assert err.count("\n") == 1


def test_hint_is_for_the_first_open_exercise(mine, type_):
    assert type_("hint", "01")[1] == "a hint for weighted_sum\n"
    progress.record("passed", "01", "weighted_sum")
    assert type_("hint", "01")[1] == "a hint for fires\n"
    assert type_("hint", "01", "weighted_sum")[1] == "a hint for weighted_sum\n"


def test_progress_is_a_table(mine, type_):
    progress.record("passed", "01", "fires")
    progress.record("hint", "01", "fires", "1")
    code, out, err = type_("progress")
    assert (code, err) == (0, "")
    [row] = [line for line in out.splitlines() if "One [neuron]" in line and "01" in line]
    cells = [cell.strip() for cell in row.strip("│").split("│")]
    assert cells[:5] == ["01", "One [neuron]", "1 of 2", "0", "1"]


def test_a_damaged_progress_file_is_said(mine, capsys, monkeypatch):
    progress.record("passed", "01", "fires")
    (mine / ".course/progress.sqlite").write_bytes(b"garbage" * 1000)
    monkeypatch.setattr(sys, "argv", ["course", "progress"])
    monkeypatch.setattr(cli, "sys", sys)
    monkeypatch.setattr(type(sys.stdout), "reconfigure", lambda *_, **__: None, raising=False)
    with pytest.raises(SystemExit) as end:
        cli.main()
    said = capsys.readouterr()
    assert end.value.code == 0
    assert "1 of 2" in said.out
    assert "was damaged and is set aside as progress.damaged-" in said.err


def test_reset(mine, type_):
    put(mine / "exercises/01_neurons.ipynb", "my answer")
    code, out, _ = type_("reset", "01")
    assert code == 0
    assert "kept as 01_neurons.backup-" in out
    assert "blank" in (mine / "exercises/01_neurons.ipynb").read_text()
    code, out, _ = type_("reset", "01", "--lesson")
    assert (code, (mine / "notebooks/01_neurons.ipynb").exists()) == (0, True)
    assert "backup" not in out


def test_solution_asks_once_if_not_passed(mine, type_):
    for answer in ("n\n", ""):
        code, out, err = type_("solution", "01", answer=answer)
        assert code != 0
        assert "Not passed yet: weighted_sum, fires." in out
        assert "return" not in out
        assert err.endswith("course: Stopped.\n")
    assert "return z > 0" in type_("solution", "01", answer="y\n")[1]
    for name in ("weighted_sum", "fires"):
        progress.record("passed", "01", name)
    code, out, _ = type_("solution", "01")
    assert (code, "all the same" in out) == (0, False)
    assert "BEGIN" not in out
    assert (mine / "solutions/01_neurons.ipynb").exists()


def test_lab_syncs_and_starts_jupyter(mine, type_, monkeypatch):
    started = {}
    monkeypatch.setattr(lab, "start", lambda *call: started.update(call=call) or 3)
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", "/elsewhere")
    code, out, _ = type_("lab", "--no-browser", "--port", "8901", "--debug", "--LabApp.x=1")
    assert code == 3
    assert f"Your workspace is {mine}" in out
    arguments, env = started["call"]
    assert f"--ServerApp.root_dir={mine}" in arguments
    assert "--LabApp.default_url=/lab/tree/notebooks/00_start_here.ipynb" in arguments
    assert "--ServerApp.ip=127.0.0.1" in arguments
    assert {"--ServerApp.port=8901", "--no-browser"} <= set(arguments)
    assert arguments[-2:] == ["--debug", "--LabApp.x=1"]
    assert env["COURSE_WORKSPACE"] == str(mine)
    assert env["JUPYTER_CONFIG_PATH"].split(os.pathsep)[1:] == ["/elsewhere"]
    assert env["JUPYTERLAB_WORKSPACES_DIR"].startswith(env["COURSE_WORKSPACE"])
    assert (mine / "exercises/01_neurons.ipynb").exists()


def test_lab_in_another_workspace_tells_of_newer_versions(mine, type_, monkeypatch, tmp_path):
    monkeypatch.setattr(lab, "start", lambda *_: 0)
    put(tmp_path / "other/exercises/01_neurons.ipynb", "mine")
    code, out, _ = type_("lab", "--workspace", str(tmp_path / "other"))
    assert code == 0
    assert "exercises/01_neurons.ipynb has a newer version" in out
    assert not mine.exists()


def test_a_disk_that_refuses_is_one_line(mine, type_, tmp_path):
    (tmp_path / "file").touch()
    code, _, err = type_("lab", "--workspace", str(tmp_path / "file"))
    assert code == 1
    assert err.count("\n") == 1
    assert str(tmp_path / "file") in err


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_a_real_jupyterlab(mine, tmp_path):
    """Starts on the first lesson, with our settings, and ends cleanly on Ctrl-C."""
    workspace.sync(target=mine)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    extra = ["--IdentityProvider.token=t"]
    arguments = lab.command(mine, browser=False, port=port, extra=extra)
    env = lab.environment(mine) | {"JUPYTER_RUNTIME_DIR": str(tmp_path / "runtime")}
    pipes = {"stdin": subprocess.DEVNULL, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(arguments, env=env, **pipes) as server:
        try:
            address = next(
                line.split()[-1] for line in server.stderr if "http://127.0.0.1:" in line
            )
            assert (
                address
                == f"http://127.0.0.1:{port}/lab/tree/notebooks/00_start_here.ipynb?token=..."
            )
            address = address.partition("/lab")[0]
            kernels, news = (
                _get(f"{address}/lab/api/settings/@jupyterlab/apputils-extension:{plugin}?token=t")
                for plugin in ("kernels-settings", "notification")
            )
        finally:
            server.send_signal(signal.SIGINT)  # without a terminal nobody is asked whether
            _, said = server.communicate(timeout=30)
    assert '"default": "disabled"' in kernels
    assert '"default": "false"' in news
    assert "Traceback" not in said


def _get(address, tries=50):
    """What a page says; the server prints its address a moment before it listens."""
    try:
        with urllib.request.urlopen(address, timeout=20) as reply:
            return reply.read().decode()
    except urllib.error.URLError:
        if not tries:
            raise
        time.sleep(0.1)
        return _get(address, tries - 1)
