"""Numbers that the learner's functions made, held against slopes measured by nudging."""

import numpy as np

from course.functions import ACTIVATIONS, LOSSES
from course.gradcheck import numerical_gradient
from course.walkthrough import NUDGE, Numbers, Step
from course.widgets.stepping.writing import Writer, called, symbol

CLOSE = {"rtol": 1e-3, "atol": 1e-5}
SIGNS = {"dz": "δ", "dW": "dW", "db": "db"}
UNKNOWN = " Your output_delta knows mse and cross_entropy only: ours is used here."


class Measured:
    """Compares what ``n`` holds; says nothing where all of it is ours."""

    def __init__(self, n: Numbers):
        self.n, self._kept = n, {}
        pairs = {(n.f[layer], n.f_prime[layer]) for layer in n.f}
        theirs = pairs - set(ACTIVATIONS.values()) or (n.L, n.L_prime) not in LOSSES.values()
        self.is_needed = bool(n.own) or bool(theirs)

    def said(self, w: Writer, step: Step) -> str:
        """What a sentence about ``step`` adds."""
        if not self.is_needed or step.kind not in ("error", "gradient"):
            return ""
        names = ("dz",) if step.kind == "error" else ("dW", "db")
        makers = self._makers(step)
        unused = step.kind == "error" and step.layer == self.n.last and "output_delta" in self.n.own
        note = UNKNOWN if unused and not self.n.known_loss() else ""
        for name in names:
            worst = self._worst(name, step)
            if worst:
                return self._told(w, makers, name, step.layer, worst) + note
        return note + (" Measured by nudging, it is the same." if makers else "")

    def _makers(self, step: Step) -> list[str]:
        """The learner's functions that had a part in the numbers of ``step``."""
        n, layer = self.n, step.layer
        if step.kind == "gradient":
            return ["dense_backward"] if "dense_backward" in n.own else []
        makers, pair = [n.maker(layer)], (n.f[layer], n.f_prime[layer])
        if makers[0] not in ("output_delta", "hidden_delta"):
            if pair not in ACTIVATIONS.values():
                makers.append(called(pair[1], "f′"))
            if layer == n.last and (n.L, n.L_prime) not in LOSSES.values():
                makers.append(called(n.L_prime, "loss′"))
        return [name for name in makers if name]

    def _told(self, w: Writer, makers: list[str], name: str, layer: int, worst: tuple) -> str:
        theirs, local = getattr(self.n, name)[layer][worst], self._local(name, layer)
        slope = f"but the slope measured by nudging is {w.say(self._of(name, layer)[worst])}"
        units = worst if name != "dz" else worst[1:]
        result = f"{symbol(SIGNS[name], layer, *units)} = {w.say(theirs)}"
        if not makers or (local is not None and np.isclose(theirs, local[worst], **CLOSE)):
            return f" It is {result}, {slope}: it carries on what went wrong before."
        return f" Your {' or '.join(makers)} gives {result}, {slope}. Its check says more."

    def _worst(self, name: str, step: Step) -> tuple[int, ...]:
        """Where in the units of ``step`` numbers and slopes differ most; empty where nowhere."""
        theirs, measured = getattr(self.n, name)[step.layer], self._of(name, step.layer)
        gap = np.abs(theirs - measured)
        wrong = ~np.isclose(theirs, measured, **CLOSE) & np.isfinite(measured)
        wrong[..., [j for j in range(wrong.shape[-1]) if j not in step.units]] = False
        if wrong.any():
            sides = [self._of(name, step.layer, shift) for shift in (NUDGE, -NUDGE)]
            wrong &= np.isclose(*sides, rtol=1e-2, atol=1e-3)  # else it is a kink
        if not wrong.any():
            return ()
        gap = np.where(wrong, np.nan_to_num(gap, nan=np.inf), -1)
        return tuple(map(int, np.unravel_index(np.argmax(gap), gap.shape)))

    def _of(self, name: str, layer: int, shift: float = 0.0) -> np.ndarray:
        """The measured slopes, measured once."""
        if (name, layer, shift) not in self._kept:
            self._kept[name, layer, shift] = self.n.measured(name, layer, shift)
        return self._kept[name, layer, shift]

    def _local(self, name: str, layer: int) -> np.ndarray | None:
        """What is right, given what came from the step before, whether or not that was right."""
        n = self.n
        if name == "dW":
            return n.a[layer - 1].T @ n.dz[layer]
        if name == "db":
            return n.dz[layer].sum(axis=0)
        if layer == n.last:
            return None
        slope = numerical_gradient(lambda z: n.f[layer](z).sum(), n.z[layer])
        return n.dz[layer + 1] @ n.W[layer + 1].T * slope
