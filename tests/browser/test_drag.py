"""A slider dragged for ten seconds: no flicker, no backlog, no growing memory."""

import io
import time

import pytest
from PIL import Image

SECONDS = 10
# On every frame: is the picture there, and where it was? And how often has it been exchanged?
WATCH = """panel => {
    const image = panel.querySelector('img');
    const place = () => { const {x, width, height} = image.getBoundingClientRect();
                          return JSON.stringify([x, width, height, image.checkVisibility()]); };
    const first = place();
    window.watch = {exchanged: 0, jumps: []};
    new MutationObserver(() => watch.exchanged++).observe(image, {attributeFilter: ['src']});
    const look = () => {
        if (place() !== first) watch.jumps.push(place());
        requestAnimationFrame(look);
    };
    look();
}"""
MEMORY = {
    "rss": "__import__('psutil').Process().memory_info().rss",
    "models": "len(__import__('ipywidgets').widgets.widget._instances)",
}


@pytest.fixture(scope="module")
def panel(page):
    with page.scratch("from course.widgets import neuron", "neuron()") as notebook:
        [panel] = notebook.panels()
        yield panel


@pytest.fixture(scope="module")
def dragged(panel):
    """What was seen and measured on a drag of ten seconds, after a short one to warm up."""
    page = panel.notebook.page
    devtools = page.context.new_cdp_session(page)
    panel.node.evaluate(WATCH)
    drag(panel, 1)
    before = memory(panel, devtools)
    faces = drag(panel, SECONDS)
    at_release = page.evaluate("watch.exchanged")
    panel.settled()
    page.wait_for_timeout(1000)  # whatever waits in a queue comes now
    state = panel.settled()
    after_release = page.evaluate("watch.exchanged") - at_release
    return {
        "faces": faces,
        "jumps": page.evaluate("watch.jumps"),
        "pictures": at_release,
        "late": after_release,
        "state": state,
        "growth": {name: size - before[name] for name, size in memory(panel, devtools).items()},
    }


def test_the_picture_never_leaves_its_place(dragged):
    assert not dragged["jumps"], f"size and place of the picture while dragging: {dragged['jumps']}"


def test_the_picture_is_never_blank(dragged):
    blank = [number for number, face in enumerate(dragged["faces"]) if colors(face) < 20]
    assert not blank, f"looked {len(dragged['faces'])} times; blank at {blank}"


def test_the_picture_follows(dragged):
    assert dragged["pictures"] > SECONDS, f"only {dragged['pictures']} pictures while dragging"


def test_nothing_is_left_to_do_after_release(dragged):
    late = dragged["late"]
    assert late <= 3, f"{late} more pictures after release: changes wait in a queue"


def test_the_last_value_is_what_is_shown(dragged, panel):
    """There and back again gives the same picture: it belonged to the slider's value."""
    slider = panel.node.query_selector("[role=slider]")
    slider.press("ArrowRight")
    assert panel.settled()["picture"] != dragged["state"]["picture"]
    slider.press("ArrowLeft")
    assert panel.settled() == dragged["state"]


def test_memory_is_flat(dragged):
    growth = dragged["growth"]
    assert growth["models"] == 0, f"{growth['models']} new widgets in the kernel"
    assert growth["rss"] < 20e6, f"the kernel grew by {growth['rss'] / 1e6:.0f} MB"
    assert growth["heap"] < 10e6, f"the page grew by {growth['heap'] / 1e6:.0f} MB"


def drag(panel, seconds: float) -> list[bytes]:
    """Drag the first slider up and down; return what the picture looked like on the way."""
    page, image = panel.notebook.page, panel.node.query_selector("img")
    handle = panel.node.query_selector("[role=slider]")
    box = panel.node.query_selector(".noUi-target").bounding_box()
    at, face, faces = handle.bounding_box(), image.bounding_box(), []
    y = at["y"] + at["height"] / 2
    page.mouse.move(at["x"] + at["width"] / 2, y)
    page.mouse.down()
    end, step = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        step += 1
        share = abs(step % 100 - 50) / 50  # from end to end in 50 steps
        page.mouse.move(box["x"] + share * box["width"], y)
        page.evaluate("() => new Promise(requestAnimationFrame)")
        if step % 25 == 0:
            faces.append(page.screenshot(clip=face))
    page.mouse.move(box["x"] + 0.5 * box["width"], y)
    page.mouse.up()
    return faces


def memory(panel, devtools) -> dict[str, float]:
    """Bytes on the page and in the kernel, and how many widgets the kernel knows."""
    devtools.send("HeapProfiler.collectGarbage")
    heap = panel.notebook.page.evaluate("performance.memory.usedJSHeapSize")
    return {"heap": heap} | panel.notebook.ask(**MEMORY)


def colors(png: bytes) -> int:
    return len(Image.open(io.BytesIO(png)).convert("RGB").getcolors(1 << 24))
