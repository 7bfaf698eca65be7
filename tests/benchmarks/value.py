"""`Value` beside micrograd on micrograd's own demo: 100 moons, a 2-16-16-1 network, hinge loss, L2.

    pip install -e '.[bench]' && python tests/benchmarks/value.py [TURNS]

Both run micrograd's own network code with the same weights, by turns in one process; only the
numbers in it are exchanged. One step is forward and backward; CPU milliseconds, medians. Python's
garbage collector costs more than the arithmetic, so each step is timed with it, as it comes, and
without. Then the step of `Value`, without it, on more and more points: it grows with the graph.
"""

import gc
import random
import statistics
import sys
import time

from micrograd import engine, nn

from course.autograd import Value, topological_order
from course.data import moons

TURNS = int(sys.argv[1]) if len(sys.argv) > 1 else 15
OURS, THEIRS = Value, engine.Value


def main() -> None:
    print(f"{'garbage collector':20}{'micrograd ms':>14}{'Value ms':>10}{'ratio':>8}")
    for collecting in (True, False):
        theirs, ours = by_turns(collecting)
        name = "as Python comes" if collecting else "off"
        print(f"{name:20}{theirs:14.0f}{ours:10.0f}{ours / theirs:8.2f}")
    print(f"largest difference between their gradients and ours: {difference():.1e}\n")
    print(f"{'points':>6}{'nodes':>9}{'Value ms':>10}{'µs a node':>11}")
    for points in (25, 50, 100, 200, 400):
        nodes, ms = growth(points)
        print(f"{points:6}{nodes:9}{ms:10.0f}{1000 * ms / nodes:11.2f}")


def by_turns(collecting: bool) -> list[float]:
    """Median milliseconds of a step of micrograd and of ours."""
    steps = [Step(THEIRS), Step(OURS)]
    times = [[timed(step, collecting) for step in steps] for _ in range(TURNS)]
    return [statistics.median(column) for column in zip(*times, strict=True)]


def timed(step, collecting: bool) -> float:
    """Milliseconds of one step. No one pays for another's garbage."""
    gc.collect()
    if not collecting:
        gc.disable()
    began = time.process_time()
    step()
    taken = time.process_time() - began
    gc.enable()
    step.loss = None
    return 1000 * taken


class Step:
    """One step of micrograd's demo with numbers of that kind."""

    def __init__(self, kind, points: int = 100):
        X, y = moons(points, noise=0.1, rng=1)
        self.kind, self.X, self.signs = kind, X.tolist(), (2 * y - 1).tolist()
        random.seed(1337)
        self.model = nn.MLP(2, [16, 16, 1])
        for neuron in (neuron for layer in self.model.layers for neuron in layer.neurons):
            neuron.w = [kind(w.data) for w in neuron.w]
            neuron.b = kind(neuron.b.data)

    def __call__(self) -> None:
        inputs = [list(map(self.kind, x)) for x in self.X]
        scores = list(map(self.model, inputs))
        losses = [(1 + -y * score).relu() for y, score in zip(self.signs, scores, strict=True)]
        penalty = 1e-4 * sum(p * p for p in self.model.parameters())
        self.loss = sum(losses) * (1.0 / len(losses)) + penalty
        self.model.zero_grad()
        self.loss.backward()


def difference() -> float:
    """The largest between the gradients, once all of them are there."""
    theirs, ours = Step(THEIRS), Step(OURS)
    theirs()
    ours()
    assert abs(theirs.loss.data - ours.loss.data) < 1e-12
    pairs = list(zip(theirs.model.parameters(), ours.model.parameters(), strict=True))
    assert len(pairs) == 337
    assert any(p.grad for p, _ in pairs)
    return max(abs(p.grad - q.grad) for p, q in pairs)


def growth(points: int) -> tuple[int, float]:
    step = Step(OURS, points)
    step()
    nodes = len(topological_order(step.loss))
    return nodes, statistics.median(timed(step, collecting=False) for _ in range(TURNS))


if __name__ == "__main__":
    main()
