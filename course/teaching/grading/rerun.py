"""Which cells to run again after all others, because they stand too early in the notebook."""


def too_early(answers: dict, present: set[str], errors: dict) -> dict[int, str]:
    """Cell -> why: it raised before its function was defined, missed a name, or is an answer above
    the stub that it was written for.

    answers: what is seen of each name in the code, see `worker.reading.describe`. present: the
    names that have a value. errors: cell -> what it raised.
    """
    defining = {n: set(about["cells"]) for n, about in answers.items()}
    sought = {i for n, cells in defining.items() if n not in present for i in cells}
    done = {i for n in present for i in defining[n]}
    missing = {i for i, (kind, *_) in errors.items() if kind == "NameError"}
    again = dict.fromkeys(sought & errors.keys() | missing - done, "raised")
    for name in present:
        again |= dict.fromkeys(above_stub(answers[name], errors), "stood above a stub")
    return dict(sorted(again.items()))


def above_stub(answer: dict, errors: dict) -> list[int]:
    """The cell of an answer that a stub of the same name follows, and so undoes."""
    written = answer["written"][-1:]
    ran = [i for i in answer["cells"] if i not in errors or i in written]
    return written if written != ran[-1:] else []


def undone(answers: dict, again: dict[int, str]) -> list[int]:
    """The cells to run after those: they define last what those define too."""
    touched = [about for about in answers.values() if again.keys() & about["cells"]]
    last = {i for about in touched for i in (about["written"] or about["cells"])[-1:]}
    return sorted(last - again.keys())
