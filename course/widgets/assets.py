"""What our widgets are in the browser: JavaScript and CSS, from the files beside this module.

As text, not as paths: anywidget watches a path for changes, and what it watches for is kept for
ever, each picture with its figure.
"""

from pathlib import Path


def read(*names: str) -> str:
    """The files called ``names``, one after the other."""
    return "\n".join(Path(__file__).with_name(name).read_text("utf-8") for name in names)
