"""Wrong ways back through a graph, for the bank of `graph_backward`."""

import numpy as np


def sweep(receive, start=0.0, seed=1.0, order=lambda n: range(n - 1, -1, -1)):
    """A backward sweep with another idea of what a node receives.

    receive: (what the input has so far, gradient of the node, local slope) -> what it has then.
    start: what each node has at first; seed: what the output has; order: of the visits.
    """

    def graph_backward(nodes):
        gradients = [start] * len(nodes)
        gradients[-1] = seed
        for j in order(len(nodes)):
            inputs, local = nodes[j]
            for i, slope in zip(inputs, local, strict=True):
                gradients[i] = receive(gradients[i], gradients[j], slope)
        return gradients

    return graph_backward


def add(so_far, gradient, slope):
    return so_far + gradient * slope


right = sweep(add)


def changed(change):
    """The right answer, changed: change(gradients, nodes) -> answer."""
    return lambda nodes: change(right(nodes), nodes)


def inputs_turned(nodes):
    return right([(inputs[::-1], local) for inputs, local in nodes])


def zeroed_after_use(nodes):
    gradients = [0.0] * (len(nodes) - 1) + [1.0]
    for j in range(len(nodes) - 1, -1, -1):
        inputs, local = nodes[j]
        for i, slope in zip(inputs, local, strict=True):
            gradients[i] += gradients[j] * slope
        gradients[j] = 0.0 if inputs else gradients[j]
    return gradients


def added_by_array(nodes):
    """NumPy's `gradients[inputs] += …` adds only once where an index stands twice."""
    gradients = np.zeros(len(nodes))
    gradients[-1] = 1.0
    for j in range(len(nodes) - 1, -1, -1):
        inputs, local = nodes[j]
        if inputs:
            gradients[inputs] += gradients[j] * np.array(local)
    return gradients


def whole_numbers(nodes):
    gradients = np.zeros(len(nodes), dtype=int)
    gradients[-1] = 1
    for j in range(len(nodes) - 1, -1, -1):
        for i, slope in zip(*nodes[j], strict=True):
            gradients[i] += int(gradients[j] * slope)
    return gradients


def slope_by_node(nodes):
    gradients = [0.0] * (len(nodes) - 1) + [1.0]
    for j in range(len(nodes) - 1, -1, -1):
        inputs, local = nodes[j]
        for i in inputs:
            gradients[i] += gradients[j] * local[i]
    return gradients


def node_by_position(nodes):
    return right([(list(range(len(inputs))), local) for inputs, local in nodes])


def first_input_only(nodes):
    return right([(inputs[:1], local[:1]) for inputs, local in nodes])


def last_input_only(nodes):
    return right([(inputs[-1:], local[-1:]) for inputs, local in nodes])


def forward_mode(nodes):
    tangents = [1.0] + [0.0] * (len(nodes) - 1)
    for j, (inputs, local) in enumerate(nodes):
        for i, slope in zip(inputs, local, strict=True):
            tangents[j] += slope * tangents[i]
    return tangents


def first_node_started(nodes):
    gradients = [1.0] + [0.0] * (len(nodes) - 1)
    for j in range(len(nodes) - 1, -1, -1):
        for i, slope in zip(*nodes[j], strict=True):
            gradients[i] += gradients[j] * slope
    return gradients


def along(take, once):
    """Follow the inputs from the output, without waiting for all that a node will receive.

    take: position of the next node on the list; once: whether a node is visited only once.
    """

    def graph_backward(nodes):
        gradients = [0.0] * (len(nodes) - 1) + [1.0]
        waiting, seen = [len(nodes) - 1], set()
        while waiting:
            j = waiting.pop(take)
            if once and j in seen:
                continue
            seen.add(j)
            for i, slope in zip(*nodes[j], strict=True):
                gradients[i] += gradients[j] * slope
                waiting.append(i)
        return gradients

    return graph_backward


def called_again(once):
    """As `along`, by a function that calls itself for each input in turn."""

    def graph_backward(nodes):
        gradients, seen = [0.0] * (len(nodes) - 1) + [1.0], set()

        def visit(j):
            if once and j in seen:
                return
            seen.add(j)
            for i, slope in zip(*nodes[j], strict=True):
                gradients[i] += gradients[j] * slope
                visit(i)

        visit(len(nodes) - 1)
        return gradients

    return graph_backward


def path_by_path(nodes):
    """What arrives last on any path stays."""
    gradients = [0.0] * len(nodes)

    def carry(j, slope):
        gradients[j] = slope
        for i, local in zip(*nodes[j], strict=True):
            carry(i, slope * local)

    carry(len(nodes) - 1, 1.0)
    return gradients


def kept_between_calls(first, seed):
    """Gradients in a table that outlives the call; it begins anew at the graph ``first``.

    seed: what the output has so far -> what it gets.
    """
    kept: dict[int, float] = {}

    def graph_backward(nodes):
        if nodes == first:
            kept.clear()
        last = len(nodes) - 1
        kept.update({j: kept.get(j, 0.0) for j in range(len(nodes))})
        kept[last] = seed(kept[last])
        for j in range(last, -1, -1):
            for i, slope in zip(*nodes[j], strict=True):
                kept[i] += kept[j] * slope
        return [kept[j] for j in range(len(nodes))]

    return graph_backward


def used_up(nodes):
    gradients = [0.0] * (len(nodes) - 1) + [1.0]
    while nodes:
        inputs, local = nodes.pop()
        for i, slope in zip(inputs, local, strict=True):
            gradients[i] += gradients[len(nodes)] * slope
    return gradients


def reversed_in_place(nodes):
    nodes.reverse()
    gradients = [0.0] * (len(nodes) - 1) + [1.0]
    for back, (inputs, local) in enumerate(nodes):
        for i, slope in zip(inputs, local, strict=True):
            gradients[i] += gradients[len(nodes) - 1 - back] * slope
    return gradients
