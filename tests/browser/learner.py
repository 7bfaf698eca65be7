"""A learner at the keyboard: types, runs cells with Shift+Enter, and reads."""


class Learner:
    """In the exercise notebook of a unit."""

    def __init__(self, notebook):
        self.notebook, self.page, self.keyboard = notebook, notebook.page, notebook.page.keyboard
        self.unit = notebook.name[:2]

    def write(self, cell: str, code: str) -> None:
        """Replace what stands in a cell, key by key; the editor indents by itself."""
        self._clear(cell)
        self.keyboard.type(code)

    def paste(self, cell: str, code: str) -> None:
        """Replace what stands in a cell, at once and as it is."""
        self._clear(cell)
        self.keyboard.insert_text(code)

    def run(self, cell: str) -> str:
        """Run a cell with Shift+Enter and read what it says."""
        self.page.evaluate("id => course.forget(id)", cell)
        self.page.evaluate("id => course.edit(id)", cell)
        self.keyboard.press("Shift+Enter")
        self.page.wait_for_function("id => course.count(id)", arg=cell)
        return self.read(cell)

    def check(self, name: str) -> str:
        """Run the answer called `name` and its check; what the check says."""
        self.run(name)
        return self.run(f"check-{name}")

    def hint(self, name: str) -> str:
        """Ask for a hint in a new cell below the check."""
        self.page.evaluate("id => course.edit(id)", f"check-{name}")
        self.keyboard.press("Escape")
        self.keyboard.press("b")
        cell = self.page.evaluate("course.newCell()")
        self.write(cell, f"hint({name})")
        return self.run(cell)

    def read(self, cell: str) -> str:
        return self.page.evaluate("id => course.says(id)", cell)

    def code(self, cell: str) -> str:
        return self.page.evaluate("id => course.find(id).model.sharedModel.getSource()", cell)

    def progress(self) -> list[str]:
        """What `course progress` says of the unit: how many exercises passed, how many hints."""
        _, passed, _, hints = self.notebook.lab.server.progress(self.unit)
        return [passed, hints]

    def _clear(self, cell: str) -> None:
        self.page.evaluate("id => course.edit(id)", cell)
        self.keyboard.press("Control+A")
