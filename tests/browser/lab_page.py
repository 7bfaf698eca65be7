"""A page of JupyterLab, driven through the commands that its menus call."""

import re
from contextlib import contextmanager
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

from browser.lab_server import TOKEN

HERE = Path(__file__).parent
# Complaints of JupyterLab's own: of a notebook closed early, of a theme changed again and again.
NOT_OURS = "Could not restore the debugger state", "Failed to execute 'removeChild' on 'Node'"
PATIENCE = 60_000  # ms for whatever must come; on a busy machine kernels start slowly
LESSON = 300_000  # ms for all cells of a notebook


class LabPage:
    """The page, and what its console and the server's log complained about."""

    def __init__(self, page, server):
        self.page, self.server = page, server
        self.complaints, self.expected = [], list(NOT_OURS)
        page.set_default_timeout(PATIENCE)
        page.on("console", self._listen)
        page.on("pageerror", lambda error: self._complain(f"page: {error.stack}"))
        page.add_init_script(path=HERE / "walk.js")
        self.load()

    def _listen(self, message) -> None:
        if message.type == "error":
            self._complain(f"console: {message.text}")

    def _complain(self, words: str) -> None:
        if not any(known in words for known in self.expected):
            self.complaints.append(words)

    def load(self) -> None:
        """Load JupyterLab afresh, with no notebook open and no file browser in the way."""
        self.page.goto(f"{self.server.address}/lab?token={TOKEN}&reset")
        self.page.wait_for_function("window.jupyterapp?.restored.then(() => true)")
        self.run("application:toggle-left-area")

    def run(self, command: str, **arguments) -> None:
        call = "([id, args]) => jupyterapp.commands.execute(id, args).then(() => null)"
        self.page.evaluate(call, [command, arguments])

    def errors(self) -> list[str]:
        """What was complained about since the last call."""
        self.page.evaluate("null")  # lets what is under way arrive
        found = self.complaints + [f"log: {line}" for line in self.server.bad_lines()]
        self.complaints = []
        return found

    def set_theme(self, theme: str) -> None:
        """Theme is "light" or "dark"."""
        there = f"document.body.dataset.jpThemeLight === '{str(theme == 'light').lower()}'"
        if not self.page.evaluate(there):  # JupyterLab stumbles over a theme that is on already
            self.run("apputils:change-theme", theme=f"JupyterLab {theme.title()}")
            self.page.wait_for_function(f"{there} && !document.querySelector('#jupyterlab-splash')")

    @contextmanager
    def notebook(self, path: str):
        """The notebook at `path` of the workspace, open; it and its kernel end with the block."""
        notebook = Notebook(self, path)
        try:
            notebook.open()
            yield notebook
        finally:
            self.page.evaluate("course.close()")
            self.server.end_kernels()

    @contextmanager
    def scratch(self, *sources: str):
        """A notebook with a code cell for each of `sources`, open and run."""
        made = new_notebook(cells=[new_code_cell(source) for source in sources])
        made.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
        nbformat.write(made, self.server.workspace / "scratch.ipynb")
        with self.notebook("scratch.ipynb") as notebook:
            notebook.run_all()
            yield notebook


class Notebook:
    """One open notebook."""

    def __init__(self, lab: LabPage, path: str):
        self.lab, self.page, self.path, self.name = lab, lab.page, path, Path(path).stem

    def open(self) -> None:
        self.page.evaluate("path => course.open(path)", self.path)

    def reload(self) -> None:
        """Save, and load the page again."""
        self.page.evaluate("course.panel.context.save()")
        self.lab.load()
        self.open()

    def restart(self) -> None:
        """Kernel, Restart Kernel…, Restart, with the mouse."""
        self.page.evaluate("course.expectRestart()")
        self.page.locator(".lm-MenuBar-itemLabel", has_text=re.compile("^Kernel$")).click()
        self.page.locator(".lm-Menu-itemLabel", has_text=re.compile("^Restart Kernel…$")).click()
        with self.lab.server.a_kernel_ends():
            self.page.locator(".jp-Dialog button.jp-mod-accept").click()
            self.page.evaluate("course.restarted")

    def run_all(self) -> None:
        """Run every cell, as Run All Cells does."""
        self.page.evaluate("course.runAll()")
        try:
            self.page.wait_for_function("course.done", timeout=LESSON)
        except Exception as late:
            busy = self.page.evaluate("course.busy()")
            raise AssertionError(f"{self.path}: cells {busy} are still running") from late

    def outputs(self) -> list[dict]:
        """Every output as {"cell": id, "text": what is seen, "error": traceback or ""}."""
        return self.page.evaluate("course.outputs()")

    def ask(self, **expressions: str) -> dict[str, float]:
        """What the kernel makes of Python expressions whose values are numbers."""
        return self.page.evaluate("expressions => course.ask(expressions)", expressions)

    def settle(self) -> None:
        """Wait until the kernel has answered all that was asked of it."""
        self.page.evaluate("course.settle()")

    def wait_for_a_panel(self) -> None:
        """Wait until a live widget of this notebook shows its picture."""
        self.page.wait_for_function(
            "course.panels().some(p => p.querySelector('.course-picture')?.checkVisibility())"
        )

    def panels(self) -> list["Panel"]:
        """The live widgets, from top to bottom."""
        found = self.page.evaluate_handle("course.panels()").get_properties().values()
        return [Panel(self, handle.as_element()) for handle in found]


class Panel:
    """One live widget: its node, and the cell that made it."""

    def __init__(self, notebook: Notebook, node):
        self.notebook, self.node = notebook, node
        self.place = f"{notebook.path}, cell {node.evaluate('node => course.cellOf(node)')}"

    @contextmanager
    def alone(self):
        """Hides the other cells, since a long page is slow to draw."""
        self.node.evaluate("node => course.alone(node)")
        yield
        self.node.evaluate("() => course.together()")

    def state(self) -> dict:
        """{"picture": a number for its pixels, "sentence": words, "wrong": what must not be}."""
        return self.node.evaluate("node => course.state(node)")

    def settled(self) -> dict:
        """The state once the kernel has answered all that was asked of it."""
        return self.node.evaluate("node => course.settle().then(() => course.state(node))")

    def changed(self, before: dict, seconds: float = 2) -> dict:
        """The state once picture and sentence differ from `before`, or when time is up."""
        return self.node.evaluate(
            "(node, [before, ms]) => course.changed(node, before, ms)", [before, 1000 * seconds]
        )
