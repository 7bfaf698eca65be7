"""How fast pictures follow a slider: ours, `interact` + inline, and ipympl, on one page in one run.

    pip install -e '.[bench]' && python tests/benchmarks/widgets.py [WIDGET ...]

Without names it takes all our widgets that have sliders. Needs Chromium. Milliseconds from a key
press to changed pixels, and pictures a second while the slider is dragged from end to end, in
`course lab` and, for ours, in JupyterLab as it comes; then the seconds until `course lab` and
lesson 01 can be used.
"""

import shutil
import statistics
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from browser import lab_server  # noqa: E402
from browser.lab_page import LabPage  # noqa: E402

PRESSES, SECONDS, ROUNDS = 20, 3, 2
NAMES = "chromium", "chromium-browser", "google-chrome"
WAYS = "ours", "interact + inline", "ipympl"
OPTIONS = "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"
KERNELSPEC = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}


def main() -> None:
    from playwright.sync_api import sync_playwright

    chromium = next(filter(None, map(shutil.which, NAMES)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(OPTIONS))
        began = time.monotonic()
        with lab_page(browser) as lab:
            usable = time.monotonic() - began
            keys, rates = measure(lab, WAYS)
            lesson = lesson_01(lab)
        with lab_page(browser, lab_server.as_it_comes) as lab:
            _, plain_rates = measure(lab, WAYS[:1])
        browser.close()
    report(keys, rates, plain_rates)
    print(f"`course lab` to a usable page: {usable:.1f} s")
    print(f"lesson 01, opened to its last cell run: {lesson:.1f} s")


@contextmanager
def lab_page(browser, start=None):
    """A page of a JupyterLab of its own."""
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    with tempfile.TemporaryDirectory() as folder, lab_server.running(Path(folder), start) as server:
        lab = LabPage(page, server)
        page.add_script_tag(path=HERE / "stopwatch.js")
        yield lab
        page.close()


def measure(lab: LabPage, ways) -> tuple[dict, dict]:
    """Milliseconds and pictures a second, by (widget, way)."""
    sys.path.insert(0, str(HERE))
    from rivals import with_sliders

    cases = [(name, way) for name in sys.argv[1:] or with_sliders() for way in ways]
    write(lab.server.workspace / "benchmark.ipynb", cases)
    with lab.notebook("benchmark.ipynb") as notebook:
        notebook.run_all()
        failed = [row["error"] for row in notebook.outputs() if row["error"]]
        if failed:
            sys.exit(f"The benchmark's notebook failed: {failed}")
        keys, rates = {case: [] for case in cases}, {case: [] for case in cases}
        for _ in range(ROUNDS):  # all in turn, so that a busy moment does not hit only one
            for number, case in enumerate(cases, start=1):
                lab.page.evaluate("cell => stopwatch.alone(cell)", number)
                keys[case] += press(lab.page, number)
                rates[case].append(drag(lab.page, number))
                print(*case, len(keys[case]), "presses", file=sys.stderr)
    return keys, rates


def write(path: Path, cases) -> None:
    calls = {"ours": "widgets.{}()", WAYS[1]: "interact_inline('{}')", WAYS[2]: "ipympl('{}')"}
    sources = [(HERE / "rivals.py").read_text("utf-8")]
    sources += [calls[way].format(name) for name, way in cases]
    cells = [new_code_cell(source) for source in sources]
    nbformat.write(new_notebook(cells=cells, metadata=KERNELSPEC), path)


def press(page, cell: int) -> list[float]:
    """Milliseconds from key to pixels, for each press."""
    page.evaluate("cell => stopwatch.focus(cell)", cell)
    times = []
    for number in range(PRESSES + 3):
        page.evaluate("cell => stopwatch.start(cell)", cell)
        page.keyboard.press("ArrowRight" if number % 20 < 10 else "ArrowLeft")
        times.append(page.evaluate("stopwatch.taken"))
        page.wait_for_timeout(60 + 7 * (number % 10))
    return [taken for taken in times[3:] if taken is not None]


def drag(page, cell: int) -> float:
    """Pictures a second, while the slider goes from end to end and back twice a second."""
    rate = page.evaluate("([cell, seconds]) => stopwatch.drag(cell, seconds)", [cell, SECONDS])
    page.wait_for_timeout(500)
    return rate


def report(keys, rates, plain_rates) -> None:
    print(f"{'':38}{'key to pixels, ms':^26}{'pictures a second':^28}")
    print(f"{'widget':18}{'drawn by':20}{'median':>8}{'p95':>8}{'ours is':>10}", end="")
    print(f"{'course lab':>14}{'JupyterLab':>14}")
    for name, way in keys:
        times = sorted(keys[name, way])
        median, p95 = statistics.median(times), times[int(0.95 * (len(times) - 1))]
        ratio = statistics.median(keys[name, "ours"]) / median
        print(f"{name:18}{way:20}{median:8.0f}{p95:8.0f}{ratio:9.2f}×", end="")
        print(f"{statistics.mean(rates[name, way]):14.1f}", end="")
        plain = plain_rates.get((name, way))
        print(f"{statistics.mean(plain):14.1f}" if plain else "")


def lesson_01(lab: LabPage) -> float:
    began = time.monotonic()
    with lab.notebook("notebooks/01_neurons.ipynb") as notebook:
        notebook.run_all()
        return time.monotonic() - began


if __name__ == "__main__":
    main()
