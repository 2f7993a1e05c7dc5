"""What the last seven days held, and what they owe to the week's balance (balance.toml)."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files

from lumbar.catalogue import Catalogue, Exercise, Variant
from lumbar.diary import Done
from lumbar.planning.movements import movements, muscles
from lumbar.wire import decode

WEEK = timedelta(days=7)
LATELY = 3
"""So many sessions back count for variety."""
MOST_OWED = 3
"""A way of moving or a group of muscles is owed this much at the most, so that it never outweighs a need."""


@dataclass(frozen=True)
class Group:
    """Muscles that count as one, and their part of the week."""

    share: int
    of: tuple[str, ...]


@dataclass(frozen=True)
class Balance:
    """Parts of the week by way of moving the spine and by group of muscles."""

    movement: Mapping[str, int]
    muscles: Mapping[str, Group]


@cache
def balance() -> Balance:
    """The table."""
    text = (files("lumbar.planning") / "balance.toml").read_text(encoding="utf-8")
    return decode(Balance, tomllib.loads(text), "balance.toml")


@cache
def _group_of() -> Mapping[str, str]:
    return {muscle: name for name, group in balance().muscles.items() for muscle in group.of}


def groups(exercise: Exercise) -> frozenset[str]:
    """The groups of muscles it is for."""
    return frozenset(_group_of()[muscle] for muscle in muscles(exercise))


@dataclass(frozen=True)
class Week:
    """The exercises of seven days, those of the last sessions, the days with strength, and what is owed.

    `movements` and `groups`: by how many exercises each is behind its part of the week, 0 where it is not.
    """

    exercises: frozenset[str]
    lately: tuple[frozenset[str], ...]
    strength_days: int
    movements: Mapping[str, int]
    groups: Mapping[str, int]

    def times(self, exercise: str) -> int:
        """How many of the last sessions held it."""
        return sum(exercise in held for held in self.lately)

    def owed(self, exercise: Exercise, variant: Variant) -> int:
        """What this form would make good: of the way it moves the spine, and of its muscles."""
        ways = (self.movements[way] for way in movements(variant))
        return max(ways, default=0) + max((self.groups[group] for group in groups(exercise)), default=0)


def week_of(catalogue: Catalogue, done: tuple[Done, ...], now: datetime) -> Week:
    """The seven days before `now`. Exercises that the catalogue does not know are passed over."""
    lately = [each for each in done if now - each.at < WEEK]
    known = [catalogue[id] for each in lately for id in each.exercises if id in catalogue.exercises]
    table = balance()
    return Week(
        frozenset(id for each in lately for id in each.exercises),
        tuple(frozenset(each.exercises) for each in done[-LATELY:]),
        len({each.at.date() for each in lately if any(_strengthens(catalogue, id) for id in each.exercises)}),
        _owed(table.movement, (way for exercise in known for way in movements(exercise.base))),
        _owed(
            {name: group.share for name, group in table.muscles.items()},
            (group for exercise in known for group in groups(exercise)),
        ),
    )


def _owed(shares: Mapping[str, int], held: Iterable[str]) -> Mapping[str, int]:
    counts = Counter(held)
    total, parts = sum(counts.values()), sum(shares.values())
    behind = {name: share * total // parts - counts[name] for name, share in shares.items()}
    return {name: max(0, min(MOST_OWED, by)) for name, by in behind.items()}


def _strengthens(catalogue: Catalogue, exercise: str) -> bool:
    """What every warm-up holds does not make a strength day."""
    known = catalogue.exercises.get(exercise)
    return known is not None and known.strengthens and known.sequence.warm_up is None
