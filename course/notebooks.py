"""Notebook files: the form they are stored in, the exercise inside a solution, running them."""

import ast
import asyncio
import difflib
import json
import re
import warnings
from pathlib import Path

import ipykernel.kernelspec
import nbformat
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from course.home import CourseError

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
LOOKALIKES = ("begin solution", "end solution", "solution begin", "solution end", "start solution")
STUB = "raise NotImplementedError  # replace this line with your code"
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
NOISE = ("execution", "ExecuteTime", "collapsed", "scrolled", "trusted")  # left by front ends
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"


class NotebookError(CourseError):
    """A notebook that is missing, broken or fails; the message names the file and the cell."""


def read(path: Path) -> NotebookNode:
    """The notebook in a file, brought to format 4.5."""
    try:
        with warnings.catch_warnings():  # cells without an id get one; `build` looks at them
            warnings.simplefilter("ignore")
            nb = nbformat.convert(nbformat.reader.reads(path.read_text(encoding="utf-8")), 4)
            nbformat.validate(nb)
    except FileNotFoundError:
        raise NotebookError(f"{path} does not exist") from None
    except (
        ValueError,
        AttributeError,
        KeyError,
        TypeError,
        RecursionError,
        nbformat.ValidationError,
    ) as error:
        why = str(error).partition("\n")[0]
        raise NotebookError(f"{path} is damaged, it is not a notebook: {why}") from error
    return nb


def text(nb: NotebookNode) -> str:
    """The characters that a notebook is stored as."""
    return nbformat.v4.writes(nb) + "\n"


def normal(nb: NotebookNode) -> NotebookNode:
    """The notebook in its stored form: nothing in it that depends on who ran it, when and where."""
    nb = nbformat.from_dict(json.loads(json.dumps(nb)))
    nb.metadata, nb.nbformat, nb.nbformat_minor = nbformat.from_dict(METADATA), 4, 5
    for cell in nb.cells:
        for key in NOISE:
            cell.metadata.pop(key, None)
        if cell.cell_type == "code":
            cell.outputs = _joined(cell.outputs)
            for output in cell.outputs:
                output.get("data", {}).pop(WIDGET_VIEW, None)
    return nb


def _joined(outputs: list[NotebookNode]) -> list[NotebookNode]:
    """Outputs with neighboring pieces of one stream made one: how they were cut is chance."""
    joined: list[NotebookNode] = []
    for output in outputs:
        before = joined[-1] if joined else {}
        if output.output_type == "stream" and before.get("name") == output.name:
            before.text += output.text
        else:
            joined.append(output)
    return joined


def exercise(solution: NotebookNode, name: str) -> NotebookNode:
    """The notebook that learners get: solutions cut out, nothing executed.

    name: what errors call the file.
    """
    blank = normal(solution)
    blank.cells = [c for c in blank.cells if "solution-only" not in c.metadata.get("tags", [])]
    for cell in blank.cells:
        where = f"{name}, cell {cell.id}"
        if cell.cell_type == "code":
            cell.source = _without_solution(cell.source, where)
            cell.outputs, cell.execution_count = [], None
        elif any(_marker(line, where) for line in cell.source.splitlines()):
            raise NotebookError(f"{where}: a solution marker outside a code cell")
    return blank


def answers(solution: NotebookNode) -> list[str]:
    """The source of each cell that holds a solution, without the markers."""
    cells = (c.source for c in solution.cells if c.cell_type == "code" and BEGIN in c.source)
    return ["\n".join(x for x in s.split("\n") if x.strip() not in (BEGIN, END)) for s in cells]


def _without_solution(source: str, where: str) -> str:
    lines, inside = [], False
    for line in source.split("\n"):
        marker = _marker(line, where)
        if marker == BEGIN and inside:
            raise NotebookError(f"{where}: {BEGIN} inside a solution")
        if marker == END and not inside:
            raise NotebookError(f"{where}: {END} without {BEGIN}")
        if marker == BEGIN:
            lines.append(line.replace(BEGIN, STUB))
        elif not marker and not inside:
            lines.append(line)
        inside = marker == BEGIN or (inside and not marker)
    if inside:
        raise NotebookError(f"{where}: {BEGIN} without {END}")
    blank = "\n".join(lines)
    if blank != source:
        _must_compile(blank, where)
    return blank


def _must_compile(source: str, where: str) -> None:
    try:
        compile(source, where, "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    except SyntaxError as error:
        why = f"{error.msg} (line {error.lineno})"
        raise NotebookError(f"{where}: without its solution the cell breaks: {why}") from None


def _marker(line: str, where: str) -> str:
    """BEGIN, END or ""; an error for a line that is nearly one of them."""
    if line.lstrip() in (BEGIN, END):
        return line.lstrip()
    comment = " ".join(re.findall("[a-z]+", line.partition("#")[2].lower()))
    if difflib.get_close_matches(comment, LOOKALIKES, n=1, cutoff=0.8):
        expected = f"expected exactly {BEGIN!r} or {END!r}, alone on its line"
        raise NotebookError(f"{where}: {line.strip()!r} looks like a solution marker; {expected}")
    return ""


class _ThisPython(AsyncKernelManager):
    """Kernels of the Python that runs us, whatever else is registered on the machine."""

    @property
    def kernel_spec(self) -> KernelSpec:
        spec = ipykernel.kernelspec.get_kernel_dict()
        return KernelSpec(resource_dir=ipykernel.kernelspec.RESOURCES, **spec)


def run(
    nb: NotebookNode,
    path: Path,
    env: dict[str, str],
    *,
    timeout: int = 600,
    allow_errors: bool = False,
) -> None:
    """Execute the notebook in place, in the folder of `path` and the environment `env`.

    timeout: seconds for a cell. A cell that raises, hangs or ends the kernel is a NotebookError;
    the outputs that came before it are in `nb`.
    """
    now = {"cell": ""}
    client = NotebookClient(
        nb,
        kernel_manager_class=_ThisPython,
        resources={"metadata": {"path": str(path.parent)}},
        timeout=timeout,
        allow_errors=allow_errors,
        store_widget_state=False,
        record_timing=False,
        shutdown_kernel="immediate",
        extra_arguments=["--log-level=ERROR"],
        on_cell_start=lambda cell, cell_index: now.update(cell=cell.id),
    )
    try:
        asyncio.run(client.async_execute(env=env))
    except CellExecutionError as error:
        why = f"{error.ename}: {error.evalue}"
    except CellTimeoutError:
        why = f"still running after {timeout} s. Is there an endless loop?"
    except DeadKernelError:
        why = "the kernel died while it ran"
    except RuntimeError as error:
        why = f"the kernel did not start: {error}"
    else:
        return
    raise NotebookError(f"{path.parent.name}/{path.name}, cell {now['cell']}: {why}")
