"""For learners with other eyes or hands: axe-core, text alternatives, contrast, the Tab key."""

from pathlib import Path

import axe_playwright_python
import pytest

from browser import moving

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
# What is ours: the prose, and what our code displays. The rest of the page is JupyterLab's.
# Its <body> is 0 px high and hides what is beyond; axe would believe that all of it is hidden.
OURS = """async () => {
    document.body.style.overflow = 'visible';
    course.scroller().scrollTop = 0;
    const include = [...course.panel.node.querySelectorAll(
        '.jp-OutputArea-output, .jp-RenderedMarkdown')].filter(part => part.checkVisibility());
    const rules = {'link-in-text-block': {enabled: false}};  // how JupyterLab shows links
    const {violations, passes} = await axe.run({include}, {rules});
    document.body.style.overflow = '';
    const grave = violations.filter(rule => ['serious', 'critical'].includes(rule.impact));
    const say = (rule, node) =>
        `cell ${course.cellOf(document.querySelector(node.target[0]))}: ${rule.help}\\n`
        + `    ${node.html}\\n    ${node.failureSummary}`;
    return {
        measured: passes.find(rule => rule.id === 'color-contrast')?.nodes.length ?? 0,
        found: grave.flatMap(rule => rule.nodes.map(node => say(rule, node))),
    };
}"""
UNNAMED = """() => [...course.panel.node.querySelectorAll(
        '.jp-OutputArea-output :is(img, canvas, svg), .jp-RenderedMarkdown :is(img, canvas, svg)')]
    .filter(node => node.checkVisibility())
    .filter(node => !node.closest('[aria-hidden=true], [role=application]')
        && !(node.matches('img') ? node.alt : node.getAttribute('aria-label'))?.includes(' '))
    .map(node => `cell ${course.cellOf(node)}: ${node.outerHTML.slice(0, 120)}`)"""
# Of each picture: how many pixels it is wide, and how many the screen has for it.
WIDTHS = """async panel => {
    await course.state(panel);
    return [...panel.querySelectorAll('.course-picture img')].map(image =>
        [image.naturalWidth, image.getAttribute('width') * devicePixelRatio]);
}"""


@pytest.fixture
def whole(lesson):
    """The lesson in a window so high that all of it is seen at once."""
    height = lesson.page.evaluate("course.scroller().scrollHeight")
    lesson.page.set_viewport_size({"width": 1280, "height": height + 300})
    lesson.page.wait_for_function("height => course.scroller().clientHeight >= height", arg=height)
    yield lesson
    lesson.page.set_viewport_size({"width": 1280, "height": 900})


def test_axe_finds_nothing_serious(whole, theme):
    """Contrast of at least 4.5:1 is one of its rules."""
    whole.page.add_script_tag(path=AXE)
    axe = whole.page.evaluate(OURS)
    assert axe["measured"] > 20, f"{whole.path}: contrast of only {axe['measured']} texts measured"
    assert not axe["found"], f"{whole.path}, {theme} theme:\n" + "\n".join(axe["found"])


def test_every_picture_has_words(lesson):
    found = lesson.page.evaluate(UNNAMED)
    assert not found, f"{lesson.path}: expected an alt text of some words in\n" + "\n".join(found)


def test_pictures_are_as_sharp_as_the_screen_zoomed_or_not(lesson):
    devtools = lesson.page.context.new_cdp_session(lesson.page)
    failed = []
    for zoom in (1, 2, 1):
        window = {"width": 1280 // zoom, "height": 900 // zoom, "mobile": False}
        zoomed = window | {"deviceScaleFactor": zoom}
        devtools.send("Emulation.setDeviceMetricsOverride", zoomed)
        lesson.page.wait_for_function("width => innerWidth === width", arg=window["width"])
        lesson.settle()
        failed += [
            f"{panel.place}, zoom {zoom}: {wide} pixels, the screen has {room}"
            for panel in lesson.panels()
            for wide, room in panel.node.evaluate(WIDTHS)
            if wide != room
        ]
    devtools.detach()
    assert not failed, "\n".join(failed)


def test_every_control_is_reached_with_tab(lesson):
    failed = []
    for panel in lesson.panels():
        missed = unreached(panel)
        failed += [f"{panel.place}: Tab does not reach {name!r}" for name in missed]
    assert not failed, "\n".join(failed)


def unreached(panel) -> list[str]:
    """Names of the controls that Tab, pressed again and again from the cell on, passes by."""
    page = panel.notebook.page
    controls = moving.controls(panel)
    left = {index for index, control in enumerate(controls) if control.is_enabled()}
    panel.node.evaluate("node => { window.stops = course.controls(node); course.select(node); }")
    for _ in range(len(left) + 12):  # a few stops of JupyterLab's own lie on the way
        if not left:
            break
        page.keyboard.press("Tab")
        left.discard(page.evaluate("stops.indexOf(document.activeElement)"))
    return [controls[index].evaluate(moving.NAME) for index in left]
