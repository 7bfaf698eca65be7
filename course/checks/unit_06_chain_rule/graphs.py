"""Graphs to go back through. A node is (inputs, local): indices of its inputs, and local slopes.

Nodes come in topological order, so inputs have smaller indices; the last node is the output.
"""

LEAF = ([], [])
CHAIN = [LEAF, ([0], [2.0]), ([1], [3.0])]


def graph_cases(rng):
    """(nodes,): a chain, two paths, a node twice, orders, unused nodes, one node, random."""
    by_hand = [
        CHAIN,
        [LEAF, LEAF, ([0, 1], [4.0, 3.0])],
        [LEAF, ([0], [2.0]), ([0], [3.0]), ([1, 2], [4.0, -1.0])],
        [LEAF, ([0, 0], [3.0, 3.0])],
        [LEAF, ([0], [2.0]), ([1], [3.0]), ([1, 2], [0.5, 5.0])],  # 1 must wait for 2
        [LEAF, ([0], [2.0]), ([0, 1], [7.0, 3.0]), ([2, 0, 1], [1.0, 0.5, 5.0])],
        [LEAF, LEAF, ([0], [5.0]), ([1], [2.0])],  # the output depends on 1 alone
        [LEAF],
        [LEAF, LEAF, LEAF, LEAF, ([0, 1, 2, 3], [0.5, -2.0, 0.0, 3.0]), ([4], [0.25])],
        [LEAF, LEAF, ([0, 1], [2, 5]), ([2, 0], [3, 1]), ([3, 3], [4, 4])],
        [LEAF, *(([k], [0.5 - k]) for k in range(9))],
        [LEAF, *(([k, k], [1.0, 1.0]) for k in range(6))],  # 64 paths
    ]
    return [(nodes,) for nodes in [*by_hand, *(random_graph(n, rng) for n in (5, 8, 12))]]


def random_graph(count, rng):
    """``count`` nodes, the first two leaves, each other one with one to three of those before."""
    nodes = [LEAF, LEAF]
    for j in range(2, count):
        inputs = rng.integers(j, size=rng.integers(1, 4))
        nodes.append((inputs.tolist(), rng.normal(size=len(inputs)).tolist()))
    return nodes
