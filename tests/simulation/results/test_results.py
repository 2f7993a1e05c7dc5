"""Lives are kept, found again, and add up."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from xml.etree import ElementTree

from tests.simulation.life import Life, Lived
from tests.simulation.results.kept import ROOT, Kept
from tests.simulation.results.page import write
from tests.simulation.results.plots import PLOTS
from tests.simulation.results.sums import added_up

PAGE = ROOT / "docs/explanation/simulation.md"
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


def test_the_page_shows_the_figures_beside_it(tmp_path: Path) -> None:
    page = tmp_path / PAGE.name
    page.write_text(PAGE.read_text("utf-8"), "utf-8")
    sums = json.loads((PAGE.with_suffix("") / "sums.json").read_text("utf-8"))
    write(sums, page)
    shown = {file.name: file.read_text("utf-8") for file in PAGE.with_suffix("").iterdir()}
    assert page.read_text("utf-8") == PAGE.read_text("utf-8")
    assert {file.name: file.read_text("utf-8") for file in page.with_suffix("").iterdir()} == shown


def test_a_page_can_be_made_before_anybody_has_lived(tmp_path: Path) -> None:
    write(added_up([]), tmp_path / "results.md")
    assert "0 people, 0 person-weeks, 0 promises broken." in (tmp_path / "results.md").read_text("utf-8")


def test_every_plot_is_a_picture_with_a_name_and_a_table(tmp_path: Path) -> None:
    page = tmp_path / "results.md"
    write(added_up([asdict(Life(3).live(2))]), page)
    text = page.read_text("utf-8")
    pictures = sorted(page.with_suffix("").glob("*.svg"))
    assert len(pictures) == text.count("<details>") == len(PLOTS)
    for picture in pictures:
        title = ElementTree.parse(picture).getroot().findtext("{http://www.w3.org/2000/svg}title")
        assert f"![{title}](results/{picture.name})" in text
