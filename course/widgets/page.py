"""How a widget stands on the page: alive while its kernel knows it, and as a still ever after.

Two outputs: the widget, and the still that the saved notebook keeps. While the widget lives its
style hides the still; where there is no widget, the style inside the still hides JupyterLab's
"model not found".
"""

import html
from collections.abc import Mapping

from ipywidgets import DOMWidget

from course.plots.still import image

VIEW = "application/vnd.jupyter.widget-view+json"
RUN_AGAIN = "Run this cell to bring it to life."
_HIDE_ERROR = (
    "<style>.jp-OutputArea-child:not(:has(.course-live))"
    ":has(+ .jp-OutputArea-child .course-still) {display: none}</style>"
)


def display_live(widget: DOMWidget, still: Mapping[str, str]) -> None:
    """Show ``widget``, followed by the MIME bundle that stands in for it without a kernel."""
    from IPython.display import display

    display(living(widget), raw=True)
    display(dict(still), raw=True)


def display_in_notebook(bundle: Mapping[str, object]) -> None:
    """Show a MIME bundle where there is a notebook; a plain Python has no page to show it on."""
    from IPython import get_ipython
    from IPython.display import display

    if get_ipython() is not None:
        display(dict(bundle), raw=True)


def living(widget: DOMWidget) -> dict[str, object]:
    """``widget`` as the bundle that is alive."""
    view = {"version_major": 2, "version_minor": 0, "model_id": widget.model_id}
    return {VIEW: view, "text/plain": RUN_AGAIN}


def still_picture(png: bytes, width: int, sentence: str) -> dict[str, str]:
    """A picture as the bundle that is kept."""
    bundle = image(png, width, sentence)
    return bundle | {"text/html": _figure(bundle["text/html"])}


def still_line(words: str) -> dict[str, str]:
    """A sentence as the bundle that is kept."""
    return {"text/html": _figure(f"<p>{html.escape(words)}</p>"), "text/plain": words}


def still_text(title: str, question: str, choices: list[str]) -> dict[str, str]:
    """A question and its choices as the bundle that is kept."""
    items = "".join(f"<li>{html.escape(choice)}</li>" for choice in choices)
    body = f"<p><b>{html.escape(title)}</b></p><p>{html.escape(question)}</p><ul>{items}</ul>"
    lines = [title, question, *(f"  ○ {choice}" for choice in choices)]
    return {"text/html": _figure(body), "text/plain": "\n".join(lines)}


def _figure(body: str) -> str:
    caption = f'<figcaption style="padding: 6px 0">{RUN_AGAIN}</figcaption>'
    return f'{_HIDE_ERROR}<figure class="course-still" style="margin: 0">{body}{caption}</figure>'
