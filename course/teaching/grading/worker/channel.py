"""Frames of plain data between the judge and the process that runs a student's code.

A frame is two lengths, that much JSON, and that many bytes of arrays. Neither side unpickles,
evaluates or imports what it reads. The JSON is a tree of numbers, strings and tagged lists:
["list", …], ["tuple", …], ["dict", key, value, …], ["array", dtype, shape], ["scalar", dtype],
["same", number of an array], ["strange", kind], ["function", number]. Arrays take their bytes in
the order of the tree.
"""

import json
import math
import struct

import numpy as np

HEAD = struct.Struct("<II")
TEXT, ANSWER, FILE = 8 << 20, 8 << 20, 128 << 20  # bytes of JSON; of arrays, out and in
ITEMS, DEPTH, BITS = 100_000, 40, 1024  # of all containers; of nesting; of a whole number
DTYPES = {
    np.dtype(code).newbyteorder("<").str: np.dtype(code).newbyteorder("<")
    for code in ("b1", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8")
}
KEYS = (str, int, float, bool, type(None))


class MalformedError(ValueError):
    """What arrived is not a frame of plain data within the limits."""


class TooLargeError(ValueError):
    """What should be sent does not fit into a frame."""


def pack(message, refer=None, most: int = ANSWER) -> bytes:
    """`message` as a frame. Raises TooLargeError.

    refer: what is no plain data -> a tagged list that stands for it; else it is "strange".
    """
    writer = _Writer(refer or strange, most)
    text = json.dumps(writer.tree(message, DEPTH)).encode("ascii")
    if len(text) > TEXT:
        raise TooLargeError("too much text")
    arrays = b"".join(writer.arrays)
    return HEAD.pack(len(text), len(arrays)) + text + arrays


def sizes(head: bytes, most: int = ANSWER) -> tuple[int, int]:
    """The two lengths in the first bytes of a frame. Raises MalformedError for too large ones."""
    text, arrays = HEAD.unpack(head)
    if text > TEXT or arrays > most:
        raise MalformedError("the frame is too large")
    return text, arrays


def unpack(text: bytes, arrays: bytes, resolve=None):
    """The message in a frame. Raises MalformedError, whatever the bytes are.

    resolve: the tag and the rest of a list that is no plain data -> what it stands for.
    """
    try:
        reader = _Reader(arrays, resolve or _unknown)
        message = reader.value(json.loads(text.decode("ascii")), DEPTH)
    except (ValueError, TypeError, KeyError, IndexError, OverflowError, RecursionError) as error:
        raise MalformedError(str(error)[:200]) from None
    if reader.at != len(arrays):
        raise MalformedError("bytes that belong to no array")
    return message


def strange(value) -> list:
    return ["strange", str(type(value).__name__)[:80]]


def _unknown(tag, rest):
    raise MalformedError(f"unknown tag {str(tag)[:40]!r}")


class _Writer:
    def __init__(self, refer, room: int):
        self.refer, self.room, self.items = refer, room, ITEMS
        self.arrays: list[bytes] = []
        self.seen: dict[int, int] = {}  # an array that stands twice is one array there too

    def tree(self, value, depth: int):
        kind = type(value)
        if value is None or kind in (bool, float, str):
            return value
        if kind is int:
            return value if value.bit_length() <= BITS else ["strange", "whole number, a huge one"]
        if kind in (list, tuple, dict):
            return self.container(value, kind, depth - 1)
        if isinstance(value, np.ndarray | np.generic):
            return self.array(value)
        return self.refer(value)

    def container(self, value, kind: type, depth: int) -> list:
        self.items -= 1 + len(value)
        if self.items < 0 or depth < 0:
            raise TooLargeError("too many items, or nested too deeply")
        if kind is dict:
            value = [part for pair in value.items() for part in pair]
        return [kind.__name__, *(self.tree(item, depth) for item in value)]

    def array(self, value) -> list:
        if id(value) in self.seen:
            self.take(value)
            return ["same", self.seen[id(value)]]
        made = self.numbers(value)
        if made[0] == "array":
            self.seen[id(value)] = len(self.arrays) - 1
        return made

    def numbers(self, value) -> list:
        if value.dtype.kind == "f" and value.dtype.itemsize > 8:
            value = value.astype("<f8")
        code = value.dtype.newbyteorder("<").str
        if code not in DTYPES:
            return ["strange", f"array of {value.dtype}"[:80]]
        self.take(value)
        self.arrays.append(np.array(value, DTYPES[code], order="C", subok=False).tobytes())
        if isinstance(value, np.generic):
            return ["scalar", code]
        return ["array", code, list(value.shape)]

    def take(self, value) -> None:
        self.room -= value.nbytes
        if self.room < 0:
            raise TooLargeError("too many numbers")


class _Reader:
    def __init__(self, data: bytes, resolve):
        self.data, self.resolve, self.items, self.at = data, resolve, ITEMS, 0
        self.room = ANSWER  # bytes of arrays that stand more than once: any sum copies them all
        self.arrays: list[np.ndarray] = []

    def value(self, node, depth: int):
        if node is None or type(node) in (bool, float, str):
            return node
        if type(node) is int and node.bit_length() <= BITS:
            return node
        if type(node) is not list or not node or depth < 0:
            raise MalformedError("neither a value nor a tagged list, or nested too deeply")
        self.items -= len(node)
        if self.items < 0:
            raise MalformedError("too many items")
        return self.tagged(node[0], node[1:], depth - 1)

    def tagged(self, tag, rest: list, depth: int):
        if tag == "list":
            return [self.value(item, depth) for item in rest]
        if tag == "tuple":
            return tuple(self.value(item, depth) for item in rest)
        if tag == "dict":
            return self.mapping([self.value(item, depth) for item in rest])
        if tag == "array":
            code, shape = rest
            return self.numbers(code, shape)
        if tag == "scalar":
            return self.numbers(*rest, [])[()]
        if tag == "same":
            return self.again(*rest)
        return self.resolve(tag, rest)

    def mapping(self, parts: list) -> dict:
        keys = parts[::2]
        if len(parts) % 2 or not all(type(key) in KEYS for key in keys):
            raise MalformedError("a dict with other keys than numbers and strings")
        return dict(zip(keys, parts[1::2], strict=True))

    def again(self, number) -> np.ndarray:
        self.room -= self.arrays[number].nbytes
        if self.room < 0:
            raise MalformedError("an array that stands too often")
        return self.arrays[number]

    def numbers(self, code, shape) -> np.ndarray:
        dtype = DTYPES[code]
        if type(shape) is not list or len(shape) > 32:
            raise MalformedError("a shape that is none")
        if not all(type(n) is int and 0 <= n < 1 << 48 for n in shape):
            raise MalformedError("a shape of other things than sizes")
        count = math.prod(shape)
        end = self.at + count * dtype.itemsize
        if end > len(self.data):
            raise MalformedError("an array of more bytes than came")
        array = np.frombuffer(self.data[self.at : end], "|u1" if dtype.kind == "b" else dtype)
        self.at = end
        array = array != 0 if dtype.kind == "b" else array.copy()  # no True but the usual one
        self.arrays.append(array.reshape(shape))
        return self.arrays[-1]
