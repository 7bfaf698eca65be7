"""Run a cell as a notebook would: magics, top-level await, errors that stop only the cell."""

import ast
import builtins
import inspect
import linecache

FEATURES = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
BODY_MAGICS = ("time", "timeit", "capture", "prun", "python", "python3", "py3", "px")
_loops = []


class Shell:
    """Stands for `get_ipython()`: timing magics run their code, all others do nothing."""

    def __init__(self, space: dict):
        self._space = space

    def run_cell_magic(self, name, line, body):
        if name in BODY_MAGICS:
            _run(body, "<cell magic>", self._space)

    def run_line_magic(self, name, line, _stack_depth=1):
        if name in ("time", "prun"):
            _run(line, "<line magic>", self._space)

    def getoutput(self, *arguments, **named):
        return []

    def __getattr__(self, name):
        return lambda *arguments, **named: None


def run(source: str, name: str, space: dict):
    """Run one cell in `space`; returns what it raised, or None."""
    builtins.get_ipython = lambda: space.setdefault("__shell__", Shell(space))
    builtins.display = lambda *things, **named: None
    try:
        _run(source, name, space)
    except BaseException as error:  # sys.exit ends no notebook, nor does an interrupt of their own
        return error
    return None


def _run(source: str, name: str, space: dict) -> None:
    code = compiled(source, name)
    linecache.cache[name] = (len(source), None, source.splitlines(True), name)
    result = eval(code, space)
    if code.co_flags & inspect.CO_COROUTINE:
        import asyncio  # slow to import, and rarely wanted

        if not _loops:
            _loops.append(asyncio.new_event_loop())
        _loops[0].run_until_complete(result)


def compiled(source: str, name: str):
    """The cell's code; only what Python does not understand goes through IPython first."""
    try:
        return compile(source, name, "exec", FEATURES, dont_inherit=True)
    except (SyntaxError, ValueError):
        from IPython.core.inputtransformer2 import TransformerManager

        source = TransformerManager().transform_cell(source)
        return compile(source, name, "exec", FEATURES, dont_inherit=True)
