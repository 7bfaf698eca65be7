"""All samples once, in the given order, in batches of batch_size."""

import numpy as np

from course.checks.exercise import Exercise, Mistake
from course.checks.unit_05_gradient_descent.batchings import (
    apart,
    batch_cases,
    cut,
    filled_up,
    in_place,
    keep,
    parts,
    rest_joined,
    yielded,
)


def minibatches(X, y, batch_size, order):
    return [(X[rows], y[rows]) for rows in parts(order, batch_size)]


APART = (
    "X and y are in different orders: samples get the labels of others. One and the same order, "
    "`X[rows]` and `y[rows]`."
)
LAST_DROPPED = (
    "The last, smaller batch is missing: its samples would never be learned from in this epoch. "
    "A slice past the end is no error, it is shorter."
)
COUNT_FOR_SIZE = (
    "You made `batch_size` batches. `batch_size` is how many samples are in each: "
    "`range(0, n, batch_size)` gives where they start."
)


EXERCISE = Exercise(
    reference=minibatches,
    returns="a list of pairs (X, y), one for each batch",
    points=2,
    cases=batch_cases,
    mistakes=(
        Mistake(
            "last batch dropped",
            LAST_DROPPED,
            cut(lambda order, size: parts(order, size)[: len(order) // size]),
        ),
        Mistake(
            "order ignored",
            "You cut the batches from the rows as they stand. `order` says who comes when: its "
            "first entry is the first row to take.",
            cut(lambda order, size: parts(np.arange(len(order)), size)),
        ),
        Mistake(
            "order ignored, last batch dropped",
            "`order` is not used, and the last, smaller batch is missing.",
            cut(lambda order, size: parts(np.arange(len(order)), size)[: len(order) // size]),
        ),
        Mistake(
            "order read backwards",
            "You send row i to place order[i]. Wanted is the other way: at place i stands row "
            "order[i], `X[order]`.",
            cut(lambda order, size: parts(np.argsort(order), size)),
        ),
        Mistake("X shuffled, y not", APART, apart(keep, np.sort)),
        Mistake("y shuffled, X not", APART, apart(np.sort, keep)),
        Mistake(
            "batch_size batches",
            COUNT_FOR_SIZE,
            cut(lambda order, size: np.array_split(order, size)),
        ),
        Mistake(
            "batch_size batches, cut by hand",
            COUNT_FOR_SIZE,
            cut(lambda order, size: parts(order, max(1, len(order) // size))),
        ),
        Mistake(
            "batches evened out",
            "You spread the samples evenly. Every batch has exactly `batch_size`, and only the last "
            "one may be smaller.",
            cut(lambda order, size: np.array_split(order, -(-len(order) // size))),
        ),
        Mistake(
            "rest joined to the last",
            "The last batch is larger than `batch_size`. What is left over becomes a smaller batch "
            "of its own.",
            cut(rest_joined),
        ),
        Mistake(
            "last batch filled up",
            "You filled the last batch with samples that were already used: they would count "
            "twice. It stays smaller.",
            cut(filled_up),
        ),
        Mistake(
            "samples repeated",
            "Each batch starts one row after the last one, so samples come again and again. The "
            "starts are `batch_size` apart: `range(0, n, batch_size)`.",
            cut(lambda order, size: [order[i : i + size] for i in range(len(order))]),
        ),
        Mistake(
            "order as starts",
            "You start a slice of X at each entry of `order`. Cut `order` itself into pieces: "
            "`rows = order[start : start + batch_size]`.",
            cut(lambda order, size: [np.arange(len(order))[i : i + size] for i in order]),
        ),
        Mistake(
            "empty batch at the end",
            "Where n is a multiple of `batch_size` you add an empty batch. `range(0, n, "
            "batch_size)` never does.",
            cut(lambda order, size: np.split(order, np.arange(size, len(order) + 1, size))),
        ),
        Mistake(
            "single samples",
            "`zip(X[order], y[order])` pairs single samples. Wanted are batches: slices of several.",
            lambda X, y, batch_size, order: list(zip(X[order], y[order], strict=True)),
        ),
        Mistake(
            "shuffled, not cut",
            "You put X and y in order and stop there. Now cut both into pieces of `batch_size`.",
            lambda X, y, batch_size, order: (X[order], y[order]),
        ),
        Mistake(
            "first batch skipped",
            "The first batch is missing: `range(0, n, batch_size)` starts at 0.",
            cut(lambda order, size: parts(order, size)[1:]),
        ),
        Mistake(
            "first batch again and again",
            "Every batch is the first one. The slice must move: `order[start : start + batch_size]`.",
            cut(lambda order, size: [order[:size] for _ in parts(order, size)]),
        ),
        Mistake(
            "first batch only",
            "Only one batch came back. Is the `return` inside the loop?",
            cut(lambda order, size: [order[:size]]),
        ),
        Mistake(
            "copies of the whole",
            "Every batch is the whole set. A batch is a slice: `rows = order[start : start + "
            "batch_size]`, then `X[rows]`.",
            cut(lambda order, size: [order for _ in parts(order, size)]),
        ),
        Mistake(
            "slices one short",
            "Your slices end one too early. The end of a slice is not included: "
            "`order[start : start + batch_size]`.",
            cut(lambda order, size: [p[: size - 1] for p in parts(order, size)]),
        ),
        Mistake(
            "slices grow",
            "The slice ends at `batch_size`, wherever it starts. It ends at `start + batch_size`.",
            cut(lambda order, size: [order[i:size] for i in range(0, len(order), size)]),
        ),
        Mistake(
            "indices instead of samples",
            "You return the row numbers. The batches hold the samples: `(X[rows], y[rows])`.",
            lambda X, y, batch_size, order: parts(order, batch_size),
        ),
        Mistake(
            "two lists",
            "You return a list of X and a list of y. Wanted is one list of pairs: "
            "`batches.append((X[rows], y[rows]))`.",
            lambda X, y, batch_size, order: (
                [X[r] for r in parts(order, batch_size)],
                [y[r] for r in parts(order, batch_size)],
            ),
        ),
        Mistake(
            "X only",
            "The labels are missing: each batch is a pair `(X[rows], y[rows])`.",
            lambda X, y, batch_size, order: [X[r] for r in parts(order, batch_size)],
        ),
        Mistake(
            "y first",
            "You put y first. The pair is (X, y).",
            lambda X, y, batch_size, order: [(y[r], X[r]) for r in parts(order, batch_size)],
        ),
        Mistake(
            "inputs shuffled in place",
            "You sort the caller's own X and y. `X[order]` is a new array: leave theirs alone.",
            in_place,
        ),
        Mistake(
            "yielded",
            "`yield` hands the batches out one by one, and is a fine way. Here a list is wanted: "
            "collect them, or `return list(…)`.",
            yielded,
        ),
    ),
    hints=(
        "First cut `order` into pieces of `batch_size` row numbers. Then use each piece for X and y.",
        "`range(0, len(order), batch_size)` gives where each piece starts; `order[start : start + "
        "batch_size]` is the piece, and the last one comes out shorter by itself.",
        "With `rows = order[start : start + batch_size]`, append the pair `(X[rows], …)`.",
    ),
    owned="You own the epoch: every sample once, in any order, in batches of any size.",
)
