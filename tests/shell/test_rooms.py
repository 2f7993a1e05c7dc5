"""What the house promises about its own walls."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src/lumbar"
CORE = ("wire", "words", "body", "catalogue", "screening", "diary", "planning", "guiding", "coaching")


@pytest.mark.parametrize("room", [room for room in CORE if (SOURCE / room).is_dir()])
def test_a_core_room_needs_nothing_but_the_standard_library(room: str) -> None:
    foreign = {
        (file.name, name)
        for file in (SOURCE / room).rglob("*.py")
        for name in _imported(file)
        if name.split(".")[0] not in sys.stdlib_module_names and name.split(".")[0] != "lumbar"
    }
    assert foreign == set()


def _imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module if node.module and not node.level else "lumbar"


def test_only_the_clock_module_of_the_web_reads_the_clock() -> None:
    readers = {
        file.relative_to(SOURCE).as_posix()
        for file in (SOURCE / "web").rglob("*.py")
        if {"now", "utcnow", "today", "time"} & set(_clock_calls(file))
    }
    assert readers == {"web/clock.py"}


def _clock_calls(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) in {"datetime", "date", "time", "timezone"}:
            yield node.attr


def test_the_wheel_holds_the_built_pages_and_the_words(tmp_path: Path) -> None:
    from hatchling.builders.wheel import WheelBuilder

    (wheel,) = WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])
    held = set(ZipFile(wheel).namelist())
    assert "lumbar/web/static/built/manifest.json" in held
    assert any(name.startswith("lumbar/web/static/built/assets/") and name.endswith(".woff2") for name in held)
    assert {"lumbar/py.typed", "lumbar/words/en/shell.toml", "lumbar/web/templates/lumbar/base.html"} <= held
    assert not any("node_modules" in name or name.startswith("tests/") for name in held)
