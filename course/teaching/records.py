"""Small files that a class is made of: TOML for people, JSON for what the program remembers."""

import json
import tomllib
from datetime import datetime
from pathlib import Path

from course.home import CourseError, write_atomically


def read_toml(path: Path) -> dict:
    """Raises CourseError for a damaged file."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except ValueError as error:
        raise CourseError(f"{path} is damaged: {error}") from None


def toml(table: dict, name: str = "") -> str:
    """The text of a TOML file: strings, numbers, moments, lists of these, tables of all that."""
    tables = {key: value for key, value in table.items() if isinstance(value, dict)}
    lines = [f"{_word(key)} = {_value(v)}" for key, v in table.items() if key not in tables]
    head = [f"[{name}]"] if name else []
    parts = ["".join(f"{line}\n" for line in (*head, *lines))] if head or lines else []
    inner = (toml(t, f"{name}.{_word(k)}".lstrip(".")) for k, t in tables.items())
    return "\n".join([*parts, *inner])


def read_json(path: Path) -> dict:
    """What a file of ours holds, {} where there is none. Raises CourseError for a damaged one."""
    try:
        found = json.loads(path.read_bytes())
    except FileNotFoundError:
        return {}
    except ValueError as error:
        raise CourseError(f"{path} is damaged: {error}") from None
    if not isinstance(found, dict):
        raise CourseError(f"{path} is damaged: it holds no table")
    return found


def write_json(path: Path, value: dict) -> None:
    """Write plain data to a file, whole or not at all."""
    write_atomically(path, json_bytes(value))


def json_bytes(value: dict) -> bytes:
    """Plain data as indented JSON, anything beyond ASCII escaped."""
    return (json.dumps(value, indent=1) + "\n").encode()


def _value(value) -> str:
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, str):  # what JSON escapes, TOML reads
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return str(value)


def _word(key: str) -> str:
    plain = key.replace("_", "").replace("-", "")
    return key if plain.isascii() and plain.isalnum() else _value(key)
