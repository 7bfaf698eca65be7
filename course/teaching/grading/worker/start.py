"""The first thing that runs inside: give up what must not be there, then serve.

Nothing of the student's has run yet. What follows is loaded where student's code does not look:
in modules that `sys.modules` does not list, with builtins and library modules of their own, so
that patching `builtins`, `json` or `np.array` changes nothing of how values are brought back.
"""

import builtins
import ctypes
import json
import os
import resource
import signal
import socket
import sys
import types
from pathlib import Path

HERE = Path(__file__).resolve().parent
OURS = ("channel", "outcome", "reading", "notebook", "proxies", "standins", "cells", "serve")
KEPT = (*OURS, "builtins", "sys")
NO_NEW_PRIVILEGES = 38


def main() -> None:
    config = json.loads(sys.argv[1])
    sys.argv[:] = [""]
    confine(config)
    sys.path[:] = [config["course"], *sys.path, *config["packages"]]
    modules = [private(name) for name in OURS]
    for name in OURS:
        del sys.modules[name]
    for module in modules:
        freeze(module)
    modules[-1].serve(socket.socket(fileno=config["channel"]))


def confine(config: dict) -> None:
    """Take the ordinary user id, if one is named, and the limits."""
    if config["user"]:
        os.setgroups([])
        os.setresgid(*[config["user"]] * 3)
        os.setresuid(*[config["user"]] * 3)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    for name, value in config["limits"].items():
        kind = getattr(resource, f"RLIMIT_{name}", None)
        if kind is not None:
            lower(kind, value)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)


def lower(kind: int, value: int) -> None:
    hard = resource.getrlimit(kind)[1]
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    try:
        resource.setrlimit(kind, (value, value))
    except (ValueError, OSError):
        if sys.platform == "linux":  # other systems lack some of them
            raise


def private(name: str) -> types.ModuleType:
    """The module in the file beside this one, with builtins of its own."""
    path = HERE / f"{name}.py"
    module = sys.modules[name] = types.ModuleType(name)
    vars(module).update(__file__=str(path), __builtins__=dict(vars(builtins)))
    exec(compile(path.read_text(encoding="utf-8"), str(path), "exec"), vars(module))
    return module


def freeze(module: types.ModuleType) -> None:
    """Let the module keep the library as it is now, whatever is patched later."""
    for name, value in list(vars(module).items()):
        if isinstance(value, types.ModuleType) and value.__name__ not in KEPT:
            setattr(module, name, types.SimpleNamespace(**vars(value)))


main()
