"""For learners with other eyes or hands: axe-core, text alternatives, contrast, the Tab key."""

from pathlib import Path

import axe_playwright_python
import moving
import pytest

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
# What is ours: the prose, and what our code displays. The rest of the page is JupyterLab's.
OURS = """async () => {
    const node = course.panel.node;
    const include = [...node.querySelectorAll('.jp-OutputArea-output, .jp-RenderedMarkdown')];
    const {violations} = await axe.run({include: include.filter(part => part.checkVisibility())});
    return violations.filter(v => ['serious', 'critical'].includes(v.impact)).flatMap(
        v => v.nodes.map(n => `cell ${course.cellOf(document.querySelector(n.target[0]))}: `
            + `${v.id}, ${v.help}\\n    ${n.html}\\n    ${n.failureSummary}`));
}"""
UNNAMED = """() => [...course.panel.node.querySelectorAll(
        '.jp-OutputArea-output :is(img, canvas, svg), .jp-RenderedMarkdown :is(img, canvas, svg)')]
    .filter(node => node.checkVisibility())
    .filter(node => !node.closest('[aria-hidden=true], [role=application]')
        && !(node.matches('img') ? node.alt : node.getAttribute('aria-label'))?.includes(' '))
    .map(node => `cell ${course.cellOf(node)}: ${node.outerHTML.slice(0, 120)}`)"""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious(lesson, theme):
    """Contrast of at least 4.5:1 is one of its rules."""
    lesson.lab.set_theme(theme)
    lesson.page.add_script_tag(path=AXE)
    found = lesson.page.evaluate(OURS)
    assert not found, f"{lesson.path}, {theme} theme:\n" + "\n".join(found)


def test_every_picture_has_words(lesson):
    found = lesson.page.evaluate(UNNAMED)
    assert not found, f"{lesson.path}: expected an alt text of some words in\n" + "\n".join(found)


def test_every_control_is_reached_with_tab(lesson):
    failed = []
    for panel in lesson.panels():
        missed = unreached(panel)
        failed += [f"{panel.place}: Tab does not reach {name!r}" for name in missed]
    assert not failed, "\n".join(failed)


def unreached(panel) -> list[str]:
    """Names of the controls that Tab, pressed again and again from the cell on, passes by."""
    page = panel.notebook.page
    left = dict(enumerate(moving.controls(panel)))
    panel.node.evaluate("node => course.select(node)")
    for _ in range(len(left) + 12):  # a few stops of JupyterLab's own lie on the way
        if not left:
            break
        page.keyboard.press("Tab")
        left = {
            index: control
            for index, control in left.items()
            if not control.evaluate("node => node === document.activeElement")
        }
    return [control.evaluate(moving.NAME) for control in left.values()]
