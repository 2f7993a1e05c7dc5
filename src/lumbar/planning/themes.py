"""The seven lengths and their themes, and which one goes with a wish."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from lumbar.catalogue import LOADS, Exercise
from lumbar.catalogue.model import Load, Section
from lumbar.planning.session import Theme
from lumbar.wire import decode

BOTH_FROM_MIN = 14
"""From this many minutes on, a plan holds strength as well as stretching (R1)."""
RELIEF_THEMES: frozenset[Theme] = frozenset({"relief", "lumbar"})


@dataclass(frozen=True)
class ThemeRow:
    """What a theme asks for; see themes.toml."""

    id: Theme
    minutes: int
    strength: int
    max_load: Load
    rest_s: int
    settle_s: int
    prefer: tuple[str, ...]
    sections: tuple[Section, ...]

    def fits(self, exercise: Exercise) -> bool:
        """Whether this exercise makes the theme what it is."""
        return exercise.id in self.prefer or not exercise.sections.isdisjoint(self.sections)

    def bears(self, load: Load) -> bool:
        """Whether the load is not above the theme's."""
        return LOADS.index(load) <= LOADS.index(self.max_load)


@cache
def themes() -> Mapping[Theme, ThemeRow]:
    """All themes by id, shortest first."""
    text = (files("lumbar.planning") / "themes.toml").read_text(encoding="utf-8")
    rows = [decode(ThemeRow, {"id": id, **row}, f"themes.toml: {id}") for id, row in tomllib.loads(text).items()]
    return {row.id: row for row in sorted(rows, key=lambda row: row.minutes)}


def theme_of(minutes: int, wished: Theme | None = None) -> ThemeRow:
    """The wished theme, else the one whose length is nearest (the shorter of two)."""
    if wished is not None:
        return themes()[wished]
    return min(themes().values(), key=lambda row: abs(row.minutes - minutes))
