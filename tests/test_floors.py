"""The architecture: imports go down only (CONTRIBUTING), and pyplot is nowhere."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "course"
MODULES = sorted(PACKAGE.rglob("*.py"))

# A room may import rooms of its own line and of the lines it names.
MATHS = {"autograd", "functions", "gradcheck", "data"}
LEARNING = MATHS | {"network", "optimizers", "training", "walkthrough"}
KEEPING = {"home", "progress"}
MAY_IMPORT = {
    **dict.fromkeys(MATHS, MATHS),
    **dict.fromkeys(["network", "optimizers", "training", "walkthrough"], LEARNING),
    "home": set(),
    "progress": {"home"},
    "plots": {"functions"},
    "checks": {"functions", "gradcheck", "data", "progress"},
    "widgets": LEARNING | {"plots", "progress"},
    "notebooks": {"home"},
    "build": {"home", "notebooks"},
    "workspace": {"home", "notebooks"},
    "selfcheck": {"notebooks"},
    "tables": {"progress", "checks", "selfcheck", "workspace"},
    "lab": {"home"},
    "teaching": {"checks", "home", "notebooks", "plots", "workspace"},
    "cli_class": {"home", "teaching", "workspace"},
    "jupyter": set(),
}


def room(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(module: Path) -> set[str]:
    """The rooms of ours that a module imports."""
    names = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "course":
            names |= {f"course.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return {name.split(".")[1] for name in names if name.startswith("course.")}


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(PACKAGE)))
def test_imports_go_down(module):
    if room(module) in ("cli", "__init__", "__main__"):
        return
    assert imported(module) <= MAY_IMPORT[room(module)] | {room(module)}


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(PACKAGE)))
def test_no_pyplot(module):
    assert "pyplot" not in {
        part
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in [getattr(node, "module", None) or "", *(a.name for a in node.names)]
        for part in name.split(".")
    }


@pytest.mark.parametrize(
    ("module", "absent"),
    [
        ("course.network", {"matplotlib", "ipywidgets"}),
        ("course.training", {"matplotlib", "ipywidgets"}),
        ("course.plots", {"ipywidgets", "matplotlib.pyplot"}),
        ("course.checks", {"matplotlib", "ipywidgets"}),
        ("course.widgets", {"matplotlib.pyplot"}),
    ],
)
def test_importing_stays_light(module, absent):
    code = f"import {module}, sys; print(sorted({absent!r} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
