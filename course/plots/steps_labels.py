"""Where the numbers of lines go: beside no box and over no other number."""

from collections.abc import Collection, Mapping

from course.plots.network import Diagram

LABELS = 12  # at most
SHARES = (0.5, 0.42, 0.58, 0.35, 0.65, 0.29, 0.71, 0.25, 0.75)  # of the way, the best first
EARLY = (0.35, 0.32, 0.38, 0.3, 0.42, 0.46, 0.5, 0.54, 0.58, 0.62, 0.66, 0.7)
LATE = tuple(1 - share for share in EARLY)  # neighbors keep out of each other's way
LINE = 14  # pixels
BOX = 52
Place = tuple[float, float]


class Room:
    """Finds places for labels in a diagram with ``step`` pixels between layers, ``pitch`` between
    rows, boxes of ``width`` and labels that are ``wide``."""

    def __init__(self, diagram: Diagram, step: float, pitch: float, width: float, wide: float):
        self.step, self.pitch, self.wide = step, pitch, wide
        self.half_line = LINE / 2 / pitch
        self._ends = {
            edge: [(line.get_xdata()[k] * step, line.get_ydata()[k] * pitch) for k in (0, 1)]
            for edge, line in diagram.edges.items()
        }
        self._boxes = [
            (x * step, y * pitch - (8 if at[0] else 0), width, BOX + (16 if at[0] else -28))
            for at, unit in diagram.units.items()
            for x, y in [unit.get_xydata()[0]]
        ]
        few = len(self._ends) <= LABELS
        self._always = self._find(self._ends, 2, (EARLY, LATE)) if few else {}

    def places(self, labels: Mapping, edges: Collection) -> dict[tuple, Place]:
        """Where the labels go: all of them where there is room, else those of ``edges``."""
        if self._always:
            return {edge: self._always[edge] for edge in labels}
        asked = [edge for edge in edges if edge in labels]
        if len(asked) > LABELS:
            return {}
        lines = 2 if any(labels[edge][1] for edge in asked) else 1
        return self._find(asked, lines, (SHARES,))

    def _find(self, edges: Collection, lines: int, shares: tuple) -> dict[tuple, Place]:
        """A place for each of ``edges``, or none for any; ``shares`` are tried, by the source."""
        taken, found = list(self._boxes), {}
        for edge in edges:
            for share in shares[edge[1] % len(shares)]:
                (x0, y0), (x1, y1) = self._ends[edge]
                x, y = x0 + share * (x1 - x0), y0 + share * (y1 - y0)
                spot = x, y, self.wide, LINE * lines
                if not any(_overlap(spot, other) for other in taken):
                    taken.append(spot)
                    found[edge] = x / self.step, y / self.pitch
                    break
        return found if len(found) == len(edges) else {}


def _overlap(one, other) -> bool:
    """Whether two rectangles (x, y, width, height), given by their centers, overlap."""
    return all(abs(one[k] - other[k]) < (one[k + 2] + other[k + 2]) / 2 for k in (0, 1))
