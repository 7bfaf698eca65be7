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

    view = {"version_major": 2, "version_minor": 0, "model_id": widget.model_id}
    display({VIEW: view, "text/plain": RUN_AGAIN}, raw=True)
    display(dict(still), raw=True)


def still_picture(png: bytes, width: int, sentence: str) -> dict[str, str]:
    """A picture as the bundle that is kept."""
    bundle = image(png, width, sentence)
    return bundle | {"text/html": _figure(bundle["text/html"])}


def still_text(title: str, question: str, choices: list[str]) -> dict[str, str]:
    """A question and its choices as the bundle that is kept."""
    items = "".join(f"<li>{html.escape(choice)}</li>" for choice in choices)
    body = f"<p><b>{html.escape(title)}</b></p><p>{html.escape(question)}</p><ul>{items}</ul>"
    lines = [title, question, *(f"  ○ {choice}" for choice in choices)]
    return {"text/html": _figure(body), "text/plain": "\n".join(lines)}


def _figure(body: str) -> str:
    caption = f'<figcaption style="padding: 6px 0">{RUN_AGAIN}</figcaption>'
    return f'{_HIDE_ERROR}<figure class="course-still" style="margin: 0">{body}{caption}</figure>'
