"""The table of requirements names code and tests that are really there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROWS = [
    [cell.strip() for cell in line.strip("| \n").split("|")]
    for line in (ROOT / "docs/traceability.md").read_text("utf-8").splitlines()
    if re.match(r"\| R\d+ ", line)
]


def test_every_requirement_has_a_row() -> None:
    assert [row[0] for row in ROWS] == [f"R{number}" for number in range(1, 71)]


def test_every_guarantee_of_the_planner_names_a_test_that_is_there() -> None:
    page = (ROOT / "docs/explanation/planning.md").read_text("utf-8")
    named = re.findall(r"`([a-z_/]+\.py)::(\w+)`", page)
    assert len(named) >= 7
    for path, name in named:
        assert f"def {name}(" in (ROOT / "tests" / path).read_text("utf-8"), f"{name} is not in tests/{path}"


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_what_a_row_names_exists(row: list[str]) -> None:
    _, _, code, held = row
    for path in re.findall(r"`([^`]+)`", code):
        assert (ROOT / "src/lumbar" / path).exists(), f"{path} is not in src/lumbar"
    proofs = re.findall(r"`([^`]+)`", held)
    assert proofs or "later" in held
    for proof in proofs:
        path, _, name = proof.partition("::")
        page = (ROOT / "tests" / path).read_text("utf-8")
        assert not name or f"def {name}(" in page, f"{name} is not in tests/{path}"
