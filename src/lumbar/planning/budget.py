"""The day's load budget: what a day allows at most (budget.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Literal

from lumbar.catalogue import LOADS
from lumbar.catalogue.model import Load
from lumbar.diary import Progress
from lumbar.planning.themes import ThemeRow
from lumbar.planning.week import Week
from lumbar.screening import Clearance
from lumbar.wire import decode

BREAK = timedelta(days=8)
"""From then on a time without sessions counts as a break (section 4.2)."""
ENOUGH_DAYS = 4
"""Strength days within seven days: every other day at the most, which is a little above the usual three (R9)."""
Cause = Literal["early-morning", "after-flare", "after-break", "enough"]


@dataclass(frozen=True)
class BudgetRow:
    """What a day of this kind allows; see budget.toml."""

    strength: int
    max_load: Load
    told: bool

    def bears(self, load: Load) -> bool:
        """Whether the load is not above the row's."""
        return LOADS.index(load) <= LOADS.index(self.max_load)


@cache
def budget_rows() -> Mapping[Cause, BudgetRow]:
    """Every row by its cause."""
    text = (files("lumbar.planning") / "budget.toml").read_text(encoding="utf-8")
    return decode(Mapping[Cause, BudgetRow], tomllib.loads(text), "budget.toml")  # type: ignore[type-abstract]


@dataclass(frozen=True)
class Budget:
    """The rows that hold on a day."""

    rows: Mapping[Cause, BudgetRow]

    def strength(self, theme: ThemeRow) -> int:
        """How many strength exercises at most."""
        return min([theme.strength, *(row.strength for row in self.rows.values())])

    def too_heavy(self, load: Load) -> Cause | None:
        """The first row that does not bear this load."""
        return next((cause for cause, row in self.rows.items() if not row.bears(load)), None)

    def told(self, theme: ThemeRow) -> tuple[Cause, ...]:
        """The rows to be told of: those that take something away from this theme."""
        return tuple(cause for cause, row in self.rows.items() if row.told and _less(row, theme))


def _less(row: BudgetRow, theme: ThemeRow) -> bool:
    return theme.strength > 0 and (row.strength < theme.strength or not row.bears(theme.max_load))


def budget_of(clearance: Clearance, progress: Progress, week: Week, now: datetime) -> Budget:
    """The budget of this moment."""
    holds: Mapping[Cause, bool] = {
        "early-morning": "EARLY_MORNING" in clearance.conditions,
        "after-flare": progress.share < 1.0,
        "after-break": bool(progress.done) and now - progress.done[-1].at >= BREAK,
        "enough": week.strength_days >= ENOUGH_DAYS,
    }
    return Budget({cause: row for cause, row in budget_rows().items() if holds[cause]})
