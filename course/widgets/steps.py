"""Where a walk through numbered steps stands: on with Next, back with Back, round at the ends."""

from collections.abc import Callable


class Steps:
    """Steps 1 to ``last``; ``at`` is the one that is shown, and 0 stands before the first.

    They form a ring: after the last comes 0 again, and before 0 the last. So no button is ever
    dead, and Play, which stops at the last, begins anew when it is pressed there.
    ``Panel(..., **steps.buttons)`` gives a panel the buttons Back, Next and Play; in such a panel
    the left and right arrow keys press Back and Next.
    """

    def __init__(self, last: int = 0):
        self.last, self.at = last, 0

    def next(self) -> bool:
        """Go one step on, and say whether playing goes on."""
        self.at = (self.at + 1) % (self.last + 1)
        return self.at < self.last

    def back(self) -> None:
        """Go one step back."""
        self.at = (self.at - 1) % (self.last + 1)

    def restart(self, last: int) -> None:
        """Stand before the first of ``last`` other steps."""
        self.last, self.at = last, 0

    @property
    def buttons(self) -> dict[str, Callable]:
        """What `Panel` needs to know."""
        return {"step": self.next, "back": self.back}

    def __str__(self) -> str:
        return f"Step {self.at} of {self.last}"
