"""What the weeks are for: the rows of goals.toml, and which one is meant for a person."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from lumbar.diary import Goal, Progress
from lumbar.planning.session import Theme
from lumbar.planning.themes import themes
from lumbar.screening import Answers, Clearance, Condition
from lumbar.wire import decode
from lumbar.words import Message, message

NEAR_MIN = 3
"""A theme suits a session that is so many minutes longer or shorter than its own length (design)."""


@dataclass(frozen=True)
class GoalRow:
    """What a goal asks of the weeks and of each session; see goals.toml."""

    id: str
    goal: Goal
    conditions: frozenset[Condition]
    answers: tuple[str, ...]
    prefer: tuple[str, ...]
    therapeutic: tuple[str, ...]
    days: int
    first_min: int
    most_min: int
    relief_in: int
    themes: tuple[Theme, ...]
    source: tuple[str, ...]
    provenance: Literal["source", "read", "design"]

    @property
    def reason(self) -> Message:
        """Why its weeks are as they are."""
        return message(f"planning.goal.{self.id}.why")

    def theme(self, minutes: int, place: int) -> Theme:
        """The theme of the session at this place in a week: of its themes the nearest in length and, taking turns
        with it, the next nearest, where that is near enough."""
        rows = sorted((themes()[id] for id in self.themes), key=lambda row: abs(row.minutes - minutes))
        near = [row.id for row in rows[:2] if abs(row.minutes - minutes) <= NEAR_MIN]
        return near[place % len(near)] if near else rows[0].id


@cache
def goals() -> Mapping[str, GoalRow]:
    """All rows by id, in the order in which they are suggested."""
    text = (files("lumbar.planning") / "goals.toml").read_text(encoding="utf-8")
    return {id: decode(GoalRow, {"id": id, **row}, f"goals.toml: {id}") for id, row in tomllib.loads(text).items()}


def row_of(goal: Goal, conditions: Set[Condition]) -> GoalRow:
    """The row of a goal: of several the one whose condition is there, the last one where none is."""
    rows = [row for row in goals().values() if row.goal == goal]
    return next((row for row in rows if row.conditions & conditions), rows[-1])


def chosen_row(progress: Progress, conditions: Set[Condition]) -> GoalRow | None:
    """The row of the goal the person chose, None where they chose none."""
    return None if progress.aim.goal is None else row_of(progress.aim.goal, conditions)


def row_for(progress: Progress, clearance: Clearance) -> GoalRow:
    """The chosen row, else the first that conditions or answers suggest, else prevention."""
    chosen = chosen_row(progress, clearance.conditions)
    told = _told(progress.answers)
    suggested = (row for row in goals().values() if row.conditions & clearance.conditions or told & {*row.answers})
    return chosen or next(suggested, goals()["prevention"])


def offered_goals(clearance: Clearance) -> tuple[Goal, ...]:
    """The goals to choose from: those of a condition only where the person has told of it, so that its rules hold."""
    rows = goals().values()
    return tuple(dict.fromkeys(r.goal for r in rows if not r.conditions or r.conditions & clearance.conditions))


def _told(answers: Answers | None) -> frozenset[str]:
    if answers is None:
        return frozenset()
    return frozenset(f"{group}.{option}" for group, options in answers.chosen.items() for option in options)
