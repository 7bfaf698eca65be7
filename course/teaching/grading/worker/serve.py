"""Answer the judge: read a notebook, run a cell, call a function. One request, one reply.

These are the files that `start.py` puts beside this one; `outcome` is that of the checks.
"""

import builtins
import sys
import types

import cells
import channel
import notebook
import outcome
import proxies
import reading
import standins

OURS = ("json", "ctypes", "pathlib", "resource", "struct", "socket")  # modules that we work with


def serve(sock) -> None:
    main = types.ModuleType("__main__")
    sys.modules["__main__"] = main
    standins.install()
    line = Line(sock)
    while True:
        request = line.request()
        reply = DO[request["do"]](vars(main), request, line)
        line.send({"id": request["id"], **reply}, line.refer)


class Line:
    """The worker's end of the channel, and the judge's functions that the last request named."""

    def __init__(self, sock):
        self.sock, self.given, self.started = sock, {}, {}

    def request(self) -> dict:
        self.given = {}
        return self.receive()

    def receive(self) -> dict:
        text, arrays = channel.sizes(self.read(channel.HEAD.size), channel.FILE)
        return channel.unpack(self.read(text), self.read(arrays), self.resolve)

    def read(self, count: int) -> bytes:
        data = bytearray()
        while len(data) < count:
            part = self.sock.recv(min(count - len(data), 1 << 20))
            if not part:
                raise SystemExit  # the judge has gone
            data += part
        return bytes(data)

    def send(self, message: dict, refer=None) -> None:
        self.sock.sendall(fitting(message, refer))

    def resolve(self, tag, rest):
        if tag != "function":
            raise ValueError(tag)
        number, name = rest
        if number not in self.given:
            self.given[number] = proxies.proxy(self, number, name)
        return self.given[number]

    def refer(self, value) -> list:
        for number, function in self.given.items():
            if value is function:
                return ["function", number]
        kind = getattr(value, "kind", None) if isinstance(value, outcome.Strange) else None
        return ["strange", kind] if type(kind) is str else channel.strange(value)


def fitting(message: dict, refer) -> bytes:
    """The frame, without the value or the arguments that are too large to be brought back."""
    try:
        return channel.pack(message, refer)
    except channel.TooLargeError:
        too_large = outcome.Strange("answer that is too large to be brought back")
        return channel.pack(message | {"value": too_large, "arguments": None}, refer)


def read(space: dict, request: dict, line: Line) -> dict:
    found = notebook.read(request["data"].tobytes(), request["names"])
    return found | {"answers": reading.describe(found["sources"], request["names"])}


def run(space: dict, request: dict, line: Line) -> dict:
    if not line.started:
        for name in [n for n in sys.modules if n.split(".")[0] in OURS]:
            del sys.modules[name]  # a student's import brings a module of their own
        line.started = dict(sys.modules)
    space["__builtins__"] = builtins  # the real ones, for their code to use and to patch
    error = cells.run(request["source"], request["name"], space)
    return {"error": error and told(error)}


def names(space: dict, request: dict, line: Line) -> dict:
    return {"found": [name for name in request["names"] if name in space]}


def call(space: dict, request: dict, line: Line) -> dict:
    """Call the student's function; bring back its outcome, and the arguments as they are now."""
    arguments, kept = request["arguments"], []
    for name, module in line.started.items():
        sys.modules.setdefault(name, module)  # calling needs some that they may have removed
    function = space.get(request["name"])

    def keeping(*given):
        kept.extend(given)
        return function(*given)

    try:
        made = outcome.call(keeping, arguments)
    except BaseException as error:  # a KeyboardInterrupt of their own; an error without words
        made = outcome.Outcome(failure=outcome.Failure(type(error).__name__, ""))
    failed = made.failure
    return {
        "value": made.value,
        "failure": failed and (failed.kind[:80], clipped(failed.message), clipped(failed.line)),
        "arguments": tuple(kept),
        "printed": clipped(made.printed),
        "warned": [clipped(text) for text in made.warned[:20]],
    }


def told(error: BaseException) -> tuple[str, str, str]:
    """Kind, words and line of an error in a cell."""
    try:
        failure = outcome.Failure(type(error).__name__, str(error), outcome._line_of(error))
    except BaseException:  # its words may be code of theirs
        failure = outcome.Failure("Exception", "")
    return failure.kind[:80], clipped(failure.message), clipped(failure.line)


def clipped(text: str) -> str:
    return str.__str__(text)[:2000]


DO = {"read": read, "run": run, "names": names, "call": call}
