"""Where the nodes of a computation graph stand: inputs on the left, the result on the right.

A small version of the layered drawing of Sugiyama, Tagawa and Toda (1981). A line that passes
over columns keeps a place free in each of them, so that it never runs through a node.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

SWEEPS = 24
NARROW = 0.62  # rows between a passing line and its neighbors; nodes are one row apart


class Layout(NamedTuple):
    """columns: the number of columns. places: (column, row) of each node, rows around 0.

    routes: for each edge (node, place among its inputs), the points (m, 2) it runs through, from
    the input to the node.
    """

    columns: int
    places: np.ndarray
    routes: dict[tuple[int, int], np.ndarray]


def arrange(inputs: Sequence[Sequence[int]]) -> Layout:
    """Places for nodes 0 … n − 1; ``inputs`` are those that each is made of, all before it."""
    column = _columns(inputs)
    chains = {
        (node, k): [one, *((node, k, c) for c in range(column[one] + 1, column[node])), node]
        for node, ones in enumerate(inputs)
        for k, one in enumerate(ones)
    }
    last = len(inputs) - 1
    items = [[] for _ in range(column[last] + 1)]
    for item in _as_met(last, inputs, chains):
        items[column[item] if isinstance(item, int) else item[2]].append(item)
    row = _rows(items, chains)
    at = {item: (c, row[item]) for c, stack in enumerate(items) for item in stack}
    places = np.array([at[node] for node in range(len(inputs))])
    routes = {edge: np.array([at[item] for item in chain]) for edge, chain in chains.items()}
    return Layout(len(items), places, routes)


def depth(inputs: Sequence[Sequence[int]]) -> int:
    """How many columns such a graph takes."""
    return max(_columns(inputs)) + 1


def _columns(inputs) -> list[int]:
    """Operations as far left as they can be, what is given as near to its use as it can be."""
    column: list[int] = []
    for ones in inputs:
        column.append(1 + max((column[one] for one in ones), default=-1))
    for leaf, ones in enumerate(inputs):
        if not ones:
            uses = [column[node] for node, ones in enumerate(inputs) if leaf in ones]
            column[leaf] = min(uses, default=1) - 1
    return column


def _as_met(last, inputs, chains) -> list:
    """Nodes and passing lines in the order in which a walk from the result back meets them."""
    met, ahead = {}, [last]
    while ahead:
        item = ahead.pop()
        if item in met:
            continue
        met[item] = None
        if isinstance(item, int):
            for k in reversed(range(len(inputs[item]))):
                ahead += chains[item, k][:-1]
    return list(met)


def _rows(items, chains) -> dict:
    """Heights that pull neighbors together and keep everything in a column apart."""
    pulls: dict = {item: [] for stack in items for item in stack}
    for chain in chains.values():
        for one, other in pairwise(chain):
            strength = 1 + 3 * (_passes(one) and _passes(other))  # long lines run straight
            pulls[one] += [other] * strength
            pulls[other] += [one] * strength
    row = {item: at - (len(stack) - 1) / 2 for stack in items for at, item in enumerate(stack)}
    for sweep in range(SWEEPS):
        for stack in items if sweep % 2 else items[::-1]:
            wanted = {item: np.mean([row[other] for other in pulls[item]] or [0]) for item in stack}
            row |= _apart(stack, wanted)
    middle = (min(row.values()) + max(row.values())) / 2
    return {item: height - middle for item, height in row.items()}


def _apart(stack, wanted) -> dict:
    """The rows of one column, close to what is wanted and not closer together than they may be."""
    gaps = [_gap(one, other) for one, other in pairwise(stack)]
    heights = [wanted[stack[0]]]
    for item, gap in zip(stack[1:], gaps, strict=True):
        heights.append(max(wanted[item], heights[-1] + gap))
    shift = np.mean([wanted[item] for item in stack]) - np.mean(heights)
    return {item: height + shift for item, height in zip(stack, heights, strict=True)}


def _gap(one, other) -> float:
    return NARROW if _passes(one) or _passes(other) else 1.0


def _passes(item) -> bool:
    """Whether it is the place of a line that passes over the column."""
    return not isinstance(item, int)
