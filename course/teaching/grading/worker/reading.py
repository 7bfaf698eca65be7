"""What can be seen in the code without running it: where an answer comes from, what it looks like.

This too happens inside, before any code of the student's runs.
"""

import ast
import hashlib
import re
import textwrap

UNREADABLE = (SyntaxError, ValueError, RecursionError, MemoryError)
SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def describe(sources: list[str], names: list[str]) -> dict:
    """For each name: {"fingerprint", "size", "stub", "origins", "cells", "written"}.

    fingerprint: a hash that other names of variables, comments and spaces do not change.
    size: how many parts it has; 0 where it is nowhere defined.
    origins: what it uses of the course, as "course.functions.sigmoid".
    cells: where it is defined, counted from 0; written: those of them that hold no stub of it.
    """
    trees = [parsed(source) for source in sources]
    bound = [bindings(tree) for tree in trees]
    every: dict[str, list] = {}
    for found in bound:
        for name, things in found.items():
            every.setdefault(name, []).extend(things)
    return {
        name: looks(every.get(name, []))
        | {"origins": origins(name, every)}
        | {"cells": [i for i, b in enumerate(bound) if name in b or writes(sources[i], name)]}
        | {"written": [i for i, b in enumerate(bound) if name in b and not is_stub(b[name][-1])]}
        for name in names
    }


def writes(source: str, name: str) -> bool:
    """Whether a function of this name begins here, though the cell may be no Python."""
    return bool(
        re.search(rf"^[ \t]*(async[ \t]+)?def[ \t]+{re.escape(name)}\b", source, re.MULTILINE)
    )


def parsed(source: str) -> ast.Module:
    """The code as a tree; magics are left out, and what is no Python is empty."""
    text = re.sub(r"^([ \t]*)(?:[%!?].*|.*\?|(.*=[ \t]*)[%!].*)$", passing, source, flags=re.M)
    for attempt in (source, text, textwrap.dedent(text)):
        try:
            return ast.parse(attempt)
        except UNREADABLE:
            continue
    return ast.Module(body=[], type_ignores=[])


def passing(magic: re.Match) -> str:
    """A line that does nothing in the place of a magic; `x = !ls` gives x a value."""
    return f"{magic[1]}{magic[2]}None" if magic[2] else f"{magic[1]}pass"


def bindings(tree: ast.Module) -> dict[str, list]:
    """Top-level names -> what they were bound to: trees, and the origins of imports as strings."""
    found: dict[str, list] = {}
    todo = list(reversed(tree.body))
    while todo:
        node = todo.pop()
        for name, thing in bound_by(node):
            found.setdefault(name, []).append(thing)
        if not isinstance(node, (*SCOPES, ast.expr)):
            todo += reversed(list(ast.iter_child_nodes(node)))
    return found


def bound_by(node: ast.AST) -> list[tuple[str, object]]:
    if isinstance(node, SCOPES):
        return [(node.name, node)]
    if isinstance(node, ast.Import | ast.ImportFrom):
        return imports(node)
    targets = getattr(node, "targets", None) or [getattr(node, "target", None)]
    value = getattr(node, "value", None) or getattr(node, "iter", None)
    names = {n.id for t in targets if t is not None for n in ast.walk(t) if isinstance(n, ast.Name)}
    return [(name, value) for name in sorted(names) if value is not None]


def imports(node: ast.Import | ast.ImportFrom) -> list[tuple[str, str]]:
    if isinstance(node, ast.ImportFrom):
        return [(a.asname or a.name, f"{node.module}.{a.name}") for a in node.names]
    return [(a.asname, a.name) if a.asname else (a.name.split(".")[0],) * 2 for a in node.names]


def origins(name: str, every: dict[str, list]) -> list[str]:
    """What of the course is reached from `name`, through the notebook's own functions too."""
    found: set[str] = set()
    seen, todo = {name}, [name]
    while todo:
        for thing in every.get(todo.pop(), []):
            if isinstance(thing, str):
                found.add(thing)
                continue
            names, direct = reached(thing, every)
            found |= direct
            todo += names - seen
            seen |= names
    stars = {origin for origin in map(str, every.get("*", [])) if origin.startswith("course.")}
    return sorted(origin[:120] for origin in found | stars if origin.startswith("course."))


def reached(tree: ast.AST, every: dict[str, list]) -> tuple[set[str], set[str]]:
    """The names that a tree uses, and what it reaches of the course by itself."""
    names, direct = set(), set()
    local = {
        n: o
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for n, o in imports(node)
    }
    direct |= set(local.values())
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            names.add(node.id)
        elif isinstance(node, ast.Attribute):
            direct |= attribute_of(node, local, every)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            direct |= set(re.findall(r"\bcourse\.[a-z_]+", node.value[:2000]))
    return names, direct


def attribute_of(node: ast.Attribute, local: dict, every: dict[str, list]) -> set[str]:
    """`F.sigmoid`, where F is an import: {"course.functions.sigmoid"}."""
    parts = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return set()
    bases = [local[node.id]] if node.id in local else every.get(node.id, [])
    return {".".join([b, *reversed(parts)]) for b in bases if isinstance(b, str)}


def looks(things: list) -> dict:
    """What the last of the trees that is no stub looks like."""
    trees = [thing for thing in things if isinstance(thing, ast.AST)]
    if not trees:
        return {"fingerprint": "", "size": int(bool(things)), "stub": False}
    tree = ([tree for tree in trees if not is_stub(tree)] or trees)[-1]
    if body_of(tree):
        tree.body = body_of(tree)
    size = sum(1 for _ in ast.walk(tree))
    return {"fingerprint": fingerprint(tree), "size": size, "stub": is_stub(tree)}


def body_of(thing) -> list:
    """The statements of a function without the text that says what it does."""
    body = getattr(thing, "body", None)
    if not isinstance(body, list) or not body:
        return []
    text = isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant)
    return body[text:]


def is_stub(thing) -> bool:
    body = body_of(thing)
    if len(body) != 1 or not isinstance(body[0], ast.Raise):
        return False
    names = [node.id for node in ast.walk(body[0]) if isinstance(node, ast.Name)]
    return names == ["NotImplementedError"]


def fingerprint(tree: ast.AST) -> str:
    """A hash of the tree with its own variables numbered in the order of their appearance."""
    nodes = list(ast.walk(tree))
    own = {n.arg for n in nodes if isinstance(n, ast.arg)}
    own |= {n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    order: dict[str, str] = {}
    for node in nodes:
        for field in ("id", "arg"):
            old = getattr(node, field, None)
            if isinstance(node, ast.Name | ast.arg) and old in own:
                setattr(node, field, order.setdefault(old, f"v{len(order)}"))
    try:
        return hashlib.sha256(ast.dump(tree).encode("utf-8", "replace")).hexdigest()[:24]
    except RecursionError:
        return ""
