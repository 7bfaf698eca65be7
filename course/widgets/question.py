"""The question of a prediction in the browser, with its choices as buttons."""

from pathlib import Path

import anywidget
import traitlets

_HERE = Path(__file__).parent


class Question(anywidget.AnyWidget):
    """Shows ``question`` and ``choices``; ``chosen`` is the index the learner pressed, or -1."""

    _esm = _HERE / "question.js"
    _css = _HERE / "live.css"

    question = traitlets.Unicode().tag(sync=True)
    choices = traitlets.List(traitlets.Unicode()).tag(sync=True)
    chosen = traitlets.Int(-1).tag(sync=True)
    says = traitlets.Unicode().tag(sync=True)
