"""The question of a prediction in the browser, with its choices as buttons."""

import anywidget
import traitlets

from course.widgets.assets import read


class Question(anywidget.AnyWidget):
    """Shows ``question`` and ``choices``; ``chosen`` is the index the learner pressed, or -1."""

    _esm = read("question.js")
    _css = read("live.css")

    question = traitlets.Unicode().tag(sync=True)
    choices = traitlets.List(traitlets.Unicode()).tag(sync=True)
    chosen = traitlets.Int(-1).tag(sync=True)
    says = traitlets.Unicode().tag(sync=True)
