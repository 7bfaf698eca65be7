"""From the bytes of a notebook to the code in it, whatever has happened to the file.

This runs inside too, before any code of the student's: a file that is made to exhaust a parser
exhausts the contained process.
"""

import ast
import json
import re
import textwrap

MOST_CELLS, MOST_TEXT = 5000, 2_500_000  # of text as JSON, which is how it travels
FENCE = re.compile(r"^\s*(```|~~~).*$", re.MULTILINE)
ALONE = re.compile(r"\s*(@|(async|def|class|import|from)\b)")
KINDS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive (or a Word file)"),
    (b"<", "a web page"),
    (b"\x1f\x8b", "a compressed archive"),
)


class DamagedError(ValueError):
    """No cells can be read from the file; the message says why, in one sentence."""


def read(data: bytes, names: list[str]) -> dict:
    """{"sources": the code to run, in order, "notes": what was mended, "problem": "" or why none}.

    names: the functions that are looked for, also in cells that are not code any more.
    """
    try:
        found = cells(data)
    except DamagedError as why:
        return {"sources": [], "notes": [], "problem": str(why)}
    sources, notes = rejoined(retyped(found, names))
    if len(sources) > MOST_CELLS or len(json.dumps(sources)) > MOST_TEXT:
        size = f"{sum(map(len, sources)) >> 10} KB in {len(sources)} cells"
        why = f"it holds more code than can be graded, {size}"
        return {"sources": [], "notes": [], "problem": why}
    return {"sources": sources, "notes": notes, "problem": ""}


def cells(data: bytes) -> list[tuple[str, str]]:
    """(type, source) of each cell, in notebooks of formats 2 to 4. Raises DamagedError."""
    if not data.strip():
        raise DamagedError("the file is empty")
    nb = parsed_json(data)
    if not isinstance(nb, dict):
        raise DamagedError("it is JSON, but not a notebook")
    groups = [nb] if isinstance(nb.get("cells"), list) else nb.get("worksheets")
    if not isinstance(groups, list):
        raise DamagedError("it is JSON, but not a notebook: it has no cells")
    found = [c for g in groups if isinstance(g, dict) for c in listed(g.get("cells"))]
    return [(str(c.get("cell_type")), source_of(c)) for c in found if isinstance(c, dict)]


def parsed_json(data: bytes):
    try:
        wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
        return json.loads(data.decode("utf-16" if wide else "utf-8-sig"))
    except RecursionError:
        raise DamagedError("it is not a notebook: its brackets are nested without end") from None
    except ValueError as error:
        for start, kind in KINDS:
            if data.startswith(start):
                raise DamagedError(f"it is not a notebook but {kind}") from None
        raise DamagedError(f"it is damaged, or not a notebook: {error}"[:300]) from None


def listed(value) -> list:
    return value if isinstance(value, list) else []


def source_of(cell: dict) -> str:
    source = cell.get("source", cell.get("input", ""))
    if isinstance(source, list):
        source = "".join(part for part in source if isinstance(part, str))
    return source if isinstance(source, str) else ""


def retyped(found: list[tuple[str, str]], names: list[str]) -> list[tuple[str, str, str]]:
    """(source, name of the function it was kept for, type) of the cells to run.

    These are the code cells, and cells of other types with a function that no code cell defines.
    """
    code = [source for kind, source in found if kind == "code"]
    lost = [n for n in names if not any(mentions(source, n) for source in code)]
    kept = []
    for kind, source in found:
        text = source if kind == "code" else FENCE.sub("", source)
        rescued = [n for n in lost if kind != "code" and parses(text) and mentions(text, n)]
        if kind == "code":
            kept.append((text, "", kind))
        elif rescued:
            kept.append((text, rescued[0], kind))
    return kept


def mentions(source: str, name: str) -> bool:
    """Whether the text looks like it gives the name a value, even if it does not compile."""
    if name not in source:
        return False
    word = re.escape(name)
    pattern = rf"^[ \t]*((async[ \t]+)?def[ \t]+{word}\b|{word}[ \t]*=[^=]|.*import\b.*\b{word}\b)"
    return bool(re.search(pattern, source, re.MULTILINE))


def parses(source: str) -> bool:
    try:
        ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def rejoined(kept: list[tuple[str, str, str]]) -> tuple[list[str], list[str]]:
    """The sources, with a function that was cut in two by "split cell" made one again; notes."""
    sources: list[str] = []
    notes: list[str] = []
    for source, rescued, kind in kept:
        if rescued:
            notes.append(
                f"{rescued} stood in a cell of type {kind[:20]}, and was run all the same."
            )
        if sources and is_rest(sources[-1], source):
            sources[-1] += "\n" + source
            notes.append(f"Cell {len(sources)} had been split inside a function: put together.")
        else:
            sources.append(source)
    return sources, notes


def is_rest(before: str, source: str) -> bool:
    """Whether a cell is the indented rest of the function in the cell before it."""
    if not source[:1].isspace() or not source.strip() or stands_alone(source):
        return False
    *_, last = ["", *(line for line in before.splitlines() if line.strip())]
    inside = last.rstrip().endswith(":") or last[:1].isspace()
    return inside and parses(before + "\n" + source)


def stands_alone(source: str) -> bool:
    """Whether it is an indented function or import: notebooks run such a cell as it is."""
    if not ALONE.match(source):
        return False
    try:
        compile(textwrap.dedent(source), "<cell>", "exec")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True
