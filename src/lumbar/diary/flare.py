"""Flare-ups: when one began and when it was over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from lumbar.diary.pain import Telling, median_of

RISE = 2
"""So far above the median of the seven days before, on two days told, is a flare-up."""
APART = timedelta(days=7)
"""Two raised days further apart are two stories."""
CALM_DAYS = 2
"""So many days without a flare-up, pain at most one above the median, and it is over."""
MOST = 10
"""Of pain, from 0."""
DAY = timedelta(days=1)
BACK = tuple(timedelta(days=back) for back in range(1, APART.days + 1))


@dataclass(frozen=True)
class Spell:
    """One flare-up. `since` is its first day, `began` the moment it was known, `ended` None while it lasts."""

    since: date
    began: datetime
    declared: bool
    usual: float | None
    ended: datetime | None = None


def spells(told: Iterable[Telling]) -> tuple[Spell, ...]:
    """Every flare-up, in order. Expects what was told in order.

    One begins when the person says so, or with pain 2 above the usual (the median of the seven days before the first
    raised day) on two days told within a week. It ends when the person says so, or after two days without it: on each
    the pain is at most one above the usual and, where they had declared it, they say it is no flare-up.
    """
    watch = _Watch()
    for telling in told:
        watch.tell(telling)
    return tuple(watch.past if watch.now is None else [*watch.past, watch.now])


def flaring(spells: Sequence[Spell], moment: datetime) -> bool:
    """Whether a flare-up was on at that moment."""
    return any(spell.began <= moment and (spell.ended is None or moment < spell.ended) for spell in spells)


class _Watch:
    def __init__(self) -> None:
        self.past: list[Spell] = []
        self.now: Spell | None = None
        self.days: dict[date, int] = {}
        self.lowest = MOST
        self.over = date.min
        self.bad = date.min
        self.calm: set[date] = set()

    def tell(self, telling: Telling) -> None:
        if self.now is None:
            self._while_calm(telling)
        else:
            self._while_flaring(telling, self.now)
        if telling.pain is not None:
            self.days[telling.day] = max(telling.pain, self.days.get(telling.day, 0))
            self.lowest = min(self.lowest, telling.pain)

    def _while_calm(self, telling: Telling) -> None:
        if telling.flare:
            self._begin(telling, telling.day, median_of(self.days, telling.day - DAY), declared=True)
        elif telling.pain is not None:
            self._compare(telling, telling.pain)

    def _compare(self, telling: Telling, pain: int) -> None:
        """Against the day before of which pain was told. A day counts by the highest pain told on it.

        What is usual is never below the lowest pain told, so most days need no more than that.
        """
        if pain < self.lowest + RISE:
            return
        first = next((day for back in BACK if (day := telling.day - back) in self.days), None)
        usual = None if first is None or first <= self.over else median_of(self.days, first - DAY)
        if first is not None and usual is not None and min(self.days[first], pain) >= usual + RISE:
            self._begin(telling, first, usual, declared=False)

    def _begin(self, telling: Telling, since: date, usual: float | None, *, declared: bool) -> None:
        self.now = Spell(since, telling.at, declared, usual)
        self.bad, self.calm = telling.day, set()

    def _while_flaring(self, telling: Telling, spell: Spell) -> None:
        usual, pain = spell.usual, telling.pain
        if telling.over:
            self._end(telling, spell)
        elif telling.flare or (pain is not None and usual is not None and pain > usual + 1):
            self.now = replace(spell, declared=spell.declared or bool(telling.flare))
            self.bad, self.calm = max(self.bad, telling.day), set()
        elif telling.day > self.bad and (telling.flare is False or not spell.declared):
            self.calm.add(telling.day)
            if len(self.calm) >= CALM_DAYS:
                self._end(telling, spell)

    def _end(self, telling: Telling, spell: Spell) -> None:
        self.past.append(replace(spell, ended=telling.at))
        self.now, self.over = None, telling.day
