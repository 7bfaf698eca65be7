"""Where the units of a network stand, and the numbers on its lines: rows around 0, first on top."""

MOST = 10  # units of one layer that are drawn; of larger layers the first and the last ones
FIRST, LAST = 3, 1
GAP = 2.0  # rows that the units left out take


def heights(size: int) -> dict[int, float]:
    """unit -> height, for the units that are drawn, the first on top, around 0."""
    if size <= MOST:
        return {unit: (size - 1) / 2 - unit for unit in range(size)}
    top = (FIRST + LAST + GAP - 1) / 2
    rows = {unit: top - unit for unit in range(FIRST)}
    return rows | {size - LAST + k: LAST - 1 - top - k for k in range(LAST)}


def gap(size: int) -> tuple[float, int]:
    """Of a layer with more than MOST units: where ⋮ stands, and how many units are left out."""
    rows = heights(size)
    return (rows[FIRST - 1] + rows[size - LAST]) / 2, size - len(rows)


def share_of_the_way(d_in: int, d_out: int) -> float:
    """How far along the lines from d_in to d_out units their numbers stand in even rows.

    So they do in two places. The one nearer to the middle keeps out of the words at the units.
    """
    return min(1 / (d_out + 1), 1 - 1 / (d_in + 1), key=lambda share: abs(share - 0.5))
