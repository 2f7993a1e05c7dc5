"""What was done lately, by the calendar's weeks, as far as the coming weeks build on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from lumbar.diary import Done, Moved, Progress
from lumbar.diary.breaks import BREAKS, BreakRule
from lumbar.planning.themes import RELIEF_THEMES

WEEK = timedelta(days=7)
SLACK = 0.1
"""A session that comes so near to its planned length was as long as planned."""
HALF = 0.5
"""From this part of it on a session counts as done: what was hardly begun may be begun again."""
MOST_EFFORT = 6
"""A session that took more out of the person is no reason for a longer one (section 4.2)."""


@dataclass(frozen=True)
class Sat:
    """One session on its local day. `strength`: not one of relief alone. `whole`: half of it was done, or more.

    `good`: nothing spoke against more.
    """

    on: date
    minutes: int
    theme: str
    strength: bool
    whole: bool
    good: bool


@dataclass(frozen=True)
class Lately:
    """Sessions in order, activities, and today where the person is."""

    today: date
    sessions: tuple[Sat, ...]
    moved: tuple[Moved, ...]

    @property
    def monday(self) -> date:
        """The first day of the running week."""
        return monday_of(self.today)

    def week(self, monday: date) -> tuple[Sat, ...]:
        """Sessions with strength in that week, but for those that were hardly begun."""
        return tuple(sat for sat in self.sessions if sat.strength and sat.whole and monday_of(sat.on) == monday)

    def good(self, monday: date) -> bool:
        """Whether no session of that week, however short, spoke against more."""
        return all(sat.good for sat in self.sessions if monday_of(sat.on) == monday)

    def totals(self) -> Mapping[date, int]:
        """Minutes of sessions with strength, by Monday."""
        found: dict[date, int] = {}
        for sat in self.sessions:
            if sat.strength:
                found[monday_of(sat.on)] = found.get(monday_of(sat.on), 0) + sat.minutes
        return found

    def away(self) -> BreakRule | None:
        """The break before the running week's first session, or up to today where it has none; None without one."""
        before = [sat.on for sat in self.sessions if sat.on < self.monday]
        since = next((sat.on for sat in self.sessions if sat.on >= self.monday), self.today)
        days = (since - before[-1]).days if before else 0
        return next((rule for rule in BREAKS if days >= rule.days), None)

    def begun(self) -> date:
        """The Monday from which weeks are counted: before it lies a week without a session."""
        trained = {monday_of(sat.on) for sat in self.sessions}
        monday = self.monday
        while monday - WEEK in trained:
            monday -= WEEK
        return monday


def lately(progress: Progress, now: datetime) -> Lately:
    """What the diary says, with days as they are where `now` is."""
    sessions = sorted((_sat(done, now) for done in progress.done), key=lambda sat: sat.on)
    today = now.date()
    return Lately(today, tuple(sat for sat in sessions if sat.on <= today), _until(progress.moved, today))


def _until(moved: Iterable[Moved], today: date) -> tuple[Moved, ...]:
    return tuple(each for each in moved if each.on <= today)


def _sat(done: Done, now: datetime) -> Sat:
    planned = 60 * done.minutes_planned
    as_planned = abs(done.seconds - planned) <= SLACK * planned
    return Sat(
        on=done.at.astimezone(now.tzinfo).date(),
        minutes=done.minutes_planned if as_planned else -(-done.seconds // 60),
        theme=done.theme,
        strength=done.theme not in RELIEF_THEMES,
        whole=done.seconds >= HALF * planned,
        good=done.stopped in (None, "ended-early") and (done.effort or 0) <= MOST_EFFORT,
    )


def monday_of(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())
