"""Unit 00: one trivial exercise, so that `check` has been used once before it matters."""

from course.checks.exercise import Exercise, Mistake


def count_inputs(height, width):
    return height * width


EXERCISES = (
    Exercise(
        reference=count_inputs,
        returns="the number of pixels",
        points=1,
        cases=lambda rng: [
            (8, 8),
            (2, 3),
            (1, 1),
            (28, 28),
            *[tuple(int(n) for n in rng.integers(5, 100, size=2)) for _ in range(5)],
        ],
        mistakes=(
            Mistake(
                "added instead of multiplied",
                "You added the two sides. A picture has `height` rows of `width` pixels each.",
                lambda height, width: height + width,
            ),
            Mistake(
                "perimeter",
                "That counts the pixels along the edge twice over: every pixel inside is an input too.",
                lambda height, width: 2 * (height + width),
            ),
            Mistake(
                "only for squares",
                "You used one side twice. That is right only while the picture is a square.",
                lambda height, width: height * height,
            ),
            Mistake(
                "only for squares (width)",
                "You used one side twice. That is right only while the picture is a square.",
                lambda height, width: width * width,
            ),
            Mistake(
                "always 64",
                "64 is right for an 8×8 picture. Use `height` and `width`, so that it holds for any.",
                lambda height, width: 64,
            ),
        ),
        hints=(
            "How many pixels are in one row? How many rows are there?",
            "Each of the `height` rows has `width` pixels.",
            "Multiply the two: `return height * …`",
        ),
        owned="You have used a check: it reads your function by its name and tries it on many inputs.",
    ),
)
