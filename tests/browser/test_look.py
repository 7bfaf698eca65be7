"""Every lesson as it looks, for people to look at: `screenshots/`, light and dark, wide and narrow.

What a machine can see is asserted: nothing of ours is wider than the page leaves room for.
"""

import base64
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "screenshots"
PIECE = 3000  # pixels of the page in one picture
TOO_WIDE = """() => [...course.panel.node.querySelectorAll(
        '.jp-OutputArea-output *, .jp-RenderedMarkdown *')]
    .filter(node => node.checkVisibility())
    .filter(node => !node.closest('.noUi-target, pre, table, mjx-math > *, mjx-assistive-mml'))
    .filter(node => node.getBoundingClientRect().right >
        course.panel.content.node.getBoundingClientRect().right)
    .map(node => `cell ${course.cellOf(node)}: ${node.outerHTML.slice(0, 120)}`)"""


@pytest.fixture(params=[1280, 800])
def width(request, lesson):
    lesson.page.set_viewport_size({"width": request.param, "height": PIECE})
    high = "height => Math.abs(course.scroller().clientHeight / height - 1) < 0.1"
    lesson.page.wait_for_function(high, arg=PIECE)
    yield request.param
    lesson.page.set_viewport_size({"width": 1280, "height": 900})


def test_it_fits_and_is_kept_to_look_at(lesson, theme, width):
    FOLDER.mkdir(exist_ok=True)
    name = f"{lesson.name}-{theme}-{width}"
    for old in FOLDER.glob(f"{name}-*.png"):
        old.unlink()
    pieces = lesson.page.evaluate("course.pieces()")
    for number in range(pieces):
        clip = lesson.page.evaluate("number => course.show(number)", number)
        (FOLDER / f"{name}-{number}.png").write_bytes(photograph(lesson.page, clip))
    found = lesson.page.evaluate(TOO_WIDE)
    assert not found, f"{lesson.path}, {width} px wide: cut off at the right\n" + "\n".join(found)


def photograph(page, clip: dict) -> bytes:
    """A piece of the page as PNG. Playwright's own way packs it small, which takes its time."""
    devtools = page.context.new_cdp_session(page)
    quick = {"optimizeForSpeed": True, "clip": clip | {"scale": 1}}
    data = devtools.send("Page.captureScreenshot", quick)["data"]
    devtools.detach()
    return base64.b64decode(data)
