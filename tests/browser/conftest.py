"""A real JupyterLab in a real browser: one server and one page for all, one kernel for a lesson.

Lessons are found in their folder, and what is in them by walking the page: a new unit is tested
without touching these tests.
"""

import shutil
from pathlib import Path

import pytest

from browser import lab_server
from browser.lab_page import LabPage

ROOT = Path(__file__).parents[2]
LESSONS = sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb"))
CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
OPTIONS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
)
ABSENT = "no Chromium on the PATH; get it with `apt-get install chromium` (or your system's way)"


def pytest_collection_modifyitems(items):
    if CHROMIUM is None:
        for item in items:
            if Path(__file__).parent in item.path.parents:
                item.add_marker(pytest.mark.skip(reason=ABSENT))


@pytest.fixture(scope="session")
def lab(tmp_path_factory):
    """`course lab`, running. What it writes until its very end is clean."""
    with lab_server.running(tmp_path_factory.mktemp("lab")) as server:
        yield server
    bad = server.bad_lines()
    assert not bad, "`course lab` wrote these lines when it ended:\n" + "\n".join(bad)


@pytest.fixture(scope="package")
def page(lab):
    """One page of JupyterLab. It ends before tests of other folders begin.

    (While Playwright runs it keeps an event loop running, which `asyncio.run` does not like.)
    """
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS.split())
        yield LabPage(browser.new_page(viewport={"width": 1280, "height": 900}), lab)
        browser.close()


@pytest.fixture(scope="package", params=LESSONS)
def lesson(page, request):
    """A lesson, run from top to bottom in the page."""
    with page.notebook(f"notebooks/{request.param}.ipynb") as notebook:
        notebook.run_all()
        yield notebook


@pytest.fixture(scope="package", params=["light", "dark"])
def theme(page, request):
    """Every test that asks for it sees both; a lesson goes from light to dark only once."""
    page.set_theme(request.param)
    yield request.param
    page.set_theme("light")


@pytest.fixture(autouse=True)
def clean(page, request):
    """Whatever a test does: no error in the browser's console, none in the log of the kernels."""
    yield
    bad = page.errors()
    assert not bad, f"{request.node.name}: the browser's console or the kernel's log says:\n" + (
        "\n".join(bad)
    )
