"""Lives are kept, found again, and add up."""

from __future__ import annotations

from pathlib import Path

from tests.simulation.life import Lived
from tests.simulation.results.kept import Kept
from tests.simulation.results.sums import added_up

BREACH = {"promise": "the length is kept", "at": "2026-03-02", "seen": "too long"}
FIRST = Lived(1, 12, (), {"the length is kept": 3}, {"steps up": 2, "most turns": 4}, {"up": {"0": 1, "3": 1}})
SECOND = Lived(2, 12, (BREACH,), {"the length is kept": 1}, {"steps up": 1, "most turns": 3}, {"up": {"3": 1}})


def test_a_run_goes_on_where_it_was_stopped(tmp_path: Path) -> None:
    Kept(tmp_path / "lives").keep(SECOND)
    again = Kept(tmp_path / "lives")
    assert [seed for seed in (1, 2, 3) if not again.has(seed)] == [1, 3]
    again.keep(FIRST)
    assert [life["seed"] for life in again.lives(3)] == [1, 2]


def test_lives_add_up_and_the_largest_counts_are_compared(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    kept.keep(FIRST)
    kept.keep(SECOND)
    sums = added_up(kept.lives(2))
    assert (sums["people"], sums["weeks"]) == (2, 24)
    assert sums["counts"] == {"steps up": 3, "most turns": 4}
    assert sums["series"] == {"most turns": {"3": 1, "4": 1}, "up": {"0": 1, "3": 2}}
    assert sums["looked"] == {"the length is kept": 4}
    assert sums["broken"] == {"the length is kept": 1}
    assert sums["examples"] == [{"person": 2, **BREACH}]
