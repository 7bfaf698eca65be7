"""How long one training step takes: ours, and the same step by others, in turn in one run.

    pip install -e '.[bench]' && python tests/benchmarks/training_step.py

Forward, the gradient of the loss, backward and the update, float32, one thread for all. Every way
starts at the same weights and must end at the same ones, or the run stops. Medians of CPU time,
which a busy machine disturbs less than the clock on the wall; with one thread both are the same on
an idle one. Then our step as parameters, batch and depth grow: the cost is linear in each.
"""

import os

for threads in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[threads] = "1"  # read when NumPy and PyTorch are imported, so before them

import itertools  # noqa: E402
import math  # noqa: E402
import platform  # noqa: E402
import statistics  # noqa: E402
import sys  # noqa: E402
import time  # noqa: E402
from importlib.metadata import version  # noqa: E402

import numpy as np  # noqa: E402
from step_rivals import WAYS  # noqa: E402

from course.gradcheck import relative_error  # noqa: E402

# sizes, batch, steps in a row, rounds
CASES = [
    ([2, 16, 16, 2], 100, 20, 60),
    ([64, 32, 10], 32, 20, 60),
    ([784, 128, 64, 10], 128, 4, 60),
    ([784, 512, 512, 10], 256, 2, 20),
]
SAME = 1e-5  # relative error of weights after all steps; rounding in float32 leaves about 1e-7
SERIES = {
    "parameters": [([784, width, width, 10], 128) for width in (64, 128, 256, 512, 1024)],
    "batch": [([784, 128, 64, 10], n) for n in (64, 128, 256, 512, 1024)],
    "depth": [([128] * (layers + 1), 128) for layers in (2, 4, 8, 16, 32)],
}


def main() -> None:
    packages = ("numpy", "torch", "scikit-learn", "autograd")
    print(platform.machine(), *(f"{name} {version(name)}" for name in packages), sep=", ")
    load()
    for sizes, n, steps, rounds in CASES:
        compare(sizes, n, steps, rounds)
    for grows, cases in SERIES.items():
        growth(grows, cases)
    load()


def load() -> None:
    if hasattr(os, "getloadavg"):
        print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


def compare(sizes, n: int, steps: int, rounds: int) -> None:
    parameters, X, Y = problem(sizes, n)
    built = {name: way(parameters, X, Y) for name, way in WAYS.items()}
    seconds = measure({name: step for name, (step, _) in built.items()}, steps, rounds)
    weights = {name: weights() for name, (_, weights) in built.items()}
    agree(parameters, weights)
    print(f"\n{'-'.join(map(str, sizes))}, batch {n}: {rounds * (steps + 1)} steps each")
    print(f"{'':18}{'µs a step':>10}{'ours is':>9}{'weights differ':>16}")
    for name, taken in seconds.items():
        off = worst(weights["course"], weights[name])
        print(f"{name:18}{taken * 1e6:10.1f}{seconds['course'] / taken:8.2f}×{off:16.0e}")


def problem(sizes, n: int):
    """Weights [W1, b1, …], inputs and one-hot targets, all float32."""
    rng, parameters = np.random.default_rng(0), []
    for d_in, d_out in itertools.pairwise(sizes):
        parameters += [rng.normal(0, math.sqrt(2 / (d_in + d_out)), (d_in, d_out))]
        parameters += [rng.normal(0, 0.1, d_out)]
    X, Y = rng.normal(size=(n, sizes[0])), np.eye(sizes[-1])[rng.integers(sizes[-1], size=n)]
    return [p.astype(np.float32) for p in parameters], X.astype(np.float32), Y.astype(np.float32)


def measure(ways, steps: int, rounds: int) -> dict[str, float]:
    """Seconds a step, the median over rounds, in each of which all have their turn."""
    times = {name: [] for name in ways}
    for turn in range(rounds):
        names = list(ways)[:: 1 if turn % 2 else -1]
        for name in names:
            ways[name]()  # untimed: the caches still hold what the one before used
            began = time.process_time()
            for _ in range(steps):
                ways[name]()
            times[name].append((time.process_time() - began) / steps)
    return {name: statistics.median(taken) for name, taken in times.items()}


def agree(start, weights) -> None:
    """Stops the run unless all ways moved, in float32, and to the same place."""
    for name, parameters in weights.items():
        if any(p.dtype != np.float32 for p in parameters):
            sys.exit(f"{name} left float32: the comparison is void")
        if min(map(relative_error, start, parameters)) < 100 * SAME:
            sys.exit(f"{name} has hardly moved: the comparison is void")
        if worst(weights["course"], parameters) > SAME:
            sys.exit(f"{name} came to other weights: the comparison is void")


def worst(ones, others) -> float:
    return max(relative_error(p, q) for p, q in zip(ones, others, strict=True))


def growth(grows: str, cases) -> None:
    """Our step's time beside parameters × batch, to which it should be proportional."""
    built = {}
    for case in cases:
        parameters, X, Y = problem(*case)
        built[len(built)] = WAYS["course"](parameters, X, Y)[0], sum(p.size for p in parameters)
    seconds = measure({key: step for key, (step, _) in built.items()}, 2, 12)
    print(f"\n{grows} grow{'' if grows == 'parameters' else 's'}")
    print(f"{'parameters':>12}{'batch':>7}{'layers':>8}{'ms a step':>11}{'ps each':>9}")
    for key, (sizes, n) in enumerate(cases):
        taken, count = seconds[key], built[key][1]
        each = taken / (count * n) * 1e12
        print(f"{count:12}{n:7}{len(sizes) - 1:8}{taken * 1e3:11.2f}{each:9.0f}")


if __name__ == "__main__":
    main()
