"""What the networks of this course learn from: tables, points in the plane, handwritten digits."""

from course.data.handwriting import Digits, digits
from course.data.points import blobs, circles, moons, spirals, truth_table, xor
from course.data.targets import labels, one_hot

__all__ = [
    "Digits",
    "blobs",
    "circles",
    "digits",
    "labels",
    "moons",
    "one_hot",
    "spirals",
    "truth_table",
    "xor",
]
