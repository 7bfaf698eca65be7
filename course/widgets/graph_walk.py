"""A walk through a computation graph: values forward, node by node; gradients back, edge by edge.

Every step of it is a scene for the picture and a sentence in words.
"""

from collections.abc import Iterator, Mapping, Sequence

from course.plots.graph import Scene
from course.widgets.expression import Part, compute
from course.widgets.graph_words import (
    amount,
    bracketed,
    called,
    listed,
    passing,
    plain,
    slope,
    written,
)

Step = tuple[Scene, str]


def walk(parts: Sequence[Part], values: Mapping[str, float]) -> list[Step]:
    """All steps: what is given, a step for each operation, the seed ∂f/∂f = 1, a step for each
    edge back, and the end. Their number does not depend on ``values``."""
    it = _Walk(parts, values)
    return [it.start(), *it.forward(), it.seed(), *it.back(), it.end()]


class _Walk:
    """What is known so far: how many values, and which gradients."""

    def __init__(self, parts: Sequence[Part], values: Mapping[str, float]):
        self.parts, self.given = parts, values
        self.nodes, self.trouble = compute(parts, values)
        self.names = [called(part) for part in parts]
        self.live = _live(parts)
        self.operations = [at for at, part in enumerate(parts) if part.op]
        self.known = 0  # nodes up to here show their value
        self.grads: dict[int, float] = {}
        self.flowed: list[tuple[int, int]] = []

    def start(self) -> Step:
        scene = self._scene("what is given", "", "")
        return scene, "Press Next, and every operation gets its value, from left to right."

    def forward(self) -> Iterator[Step]:
        for node in self.operations:
            self.known = node + 1
            yield self._stuck() if node >= len(self.nodes) else self._made(node)

    def seed(self) -> Step:
        if self.trouble:
            return self._stuck()
        last = len(self.parts) - 1
        self.grads[last] = 1.0
        scene = self._scene("backward from the result", "∂f/∂f = 1", "", node=last, backward=True)
        words = "Now back. A nudge to f moves f by as much: ∂f/∂f = 1. Every edge hands it on."
        return scene, words

    def back(self) -> Iterator[Step]:
        for node in reversed(self.operations):
            for k, one in enumerate(self.parts[node].inputs):
                if self.live[one]:
                    yield self._stuck() if self.trouble else self._handed(node, k, one)

    def end(self) -> Step:
        if self.trouble:
            return self._stuck()
        found = [
            f"∂f/∂{part.name} = {amount(self.grads[at])}"
            for at, part in enumerate(self.parts)
            if not part.op and at in self.grads
        ]
        rows = ",  ".join(found[:3]), ",  ".join(found[3:6]) + ", …" * (len(found) > 6)
        scene = self._scene("done", *rows, backward=True)
        if not found:
            return scene, "Nothing that could be nudged: there are no names in it."
        return scene, f"Done, in one sweep: {listed(found)}. Next begins again."

    def _made(self, node: int) -> Step:
        """An operation gets its value."""
        part, name = self.parts[node], self.names[node]
        symbols = written(part, [self.names[at] for at in part.inputs])
        numbers = written(part, [self._amount(at) for at in part.inputs])
        result = amount(self.nodes[node].data)
        scene = self._scene(
            f"forward to {name}", f"{name} = {symbols}", f"= {numbers} = {result}",
            node=node, edges=[(node, k) for k in range(len(part.inputs))],
        )  # fmt: skip
        return scene, f"Forward: {name} = {symbols} = {numbers} = {result}."

    def _handed(self, node: int, k: int, one: int) -> Step:
        """A gradient goes back along an edge, and is added to what is there."""
        part, local = self.parts[node], self.nodes[node].local[k]
        terms = [self.names[at] for at in part.inputs]
        here, there = self.names[one], self.names[node]
        more, before = self.grads[node] * local, self.grads.get(one)
        self.grads[one] = (before or 0.0) + more
        self.flowed.append((node, k))
        come, count = self._paths(one)
        product = f"{bracketed(amount(self.grads[node]))} · {bracketed(amount(local))}"
        start = f"{amount(before) if before is not None else 0} + " if count > 1 else ""
        scene = self._scene(
            f"backward from {there} to {here}" + f", path {come} of {count}" * (count > 1),
            f"∂f/∂{here} {'+=' if count > 1 else '='} ∂f/∂{there} · {slope(part, k, terms, local)}",
            f"= {start}{product} = {amount(self.grads[one])}",
            edges=[(node, k)],
            backward=True,
        )
        words = f"Back from {there} to {here}: {passing(part, k, terms, local)}: "
        words += f"{product} = {amount(more)}."
        if count > 1 and come == 1:
            words += f" {count} paths meet at {here}: this is the first."
        elif count > 1:
            words += (
                f" It is added to what came along {'the others' if come > 2 else 'the first'}: "
            )
            words += f"{start}{bracketed(amount(more))} = {amount(self.grads[one])}."
        return scene, words

    def _paths(self, one: int) -> tuple[int, int]:
        """Along how many edges a gradient has come back to a node, and along how many it will."""
        come = sum(self.parts[at].inputs[k] == one for at, k in self.flowed)
        return come, sum(part.inputs.count(one) for part in self.parts)

    def _stuck(self) -> Step:
        self.known = len(self.nodes)
        scene = self._scene("no value", self.trouble, "", node=len(self.nodes))
        return scene, f"It stops here: {self.trouble}. Move a slider."

    def _scene(self, title: str, symbols: str, numbers: str, **marks) -> Scene:
        values = [self._shown(at) for at in range(len(self.parts))]
        grads = [
            amount(self.grads[at]) if at in self.grads else "" for at in range(len(self.parts))
        ]
        lines = {"title": title, "symbols": symbols, "numbers": numbers}
        return Scene(values, grads, flowed=tuple(self.flowed), **lines, **marks)

    def _shown(self, at: int) -> str:
        """The words above a node: its name, and its value once it is known."""
        part = self.parts[at]
        if not part.op:
            return self._amount(at) if part.number is None else ""
        return f"{part.name} = {self._amount(at)}" if at < self.known else part.name

    def _amount(self, at: int) -> str:
        part = self.parts[at]
        if not part.op:
            return plain(part.number) if part.number is not None else amount(self.given[part.name])
        return amount(self.nodes[at].data)


def _live(parts: Sequence[Part]) -> list[bool]:
    """Which nodes depend on a name: to typed numbers no gradient needs to go back."""
    live: list[bool] = []
    for part in parts:
        live.append(any(live[at] for at in part.inputs) if part.op else part.number is None)
    return live
