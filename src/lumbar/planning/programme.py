"""The weeks ahead: which days, how long, with which theme. Made anew from the diary whenever it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from lumbar.catalogue import Catalogue
from lumbar.diary import Activity, Goal, Progress, Weekday
from lumbar.planning.between import outing_of
from lumbar.planning.day import STRENGTH_REST
from lumbar.planning.goals import GoalRow, chosen_row, row_for
from lumbar.planning.lately import WEEK, Lately, lately
from lumbar.planning.pace import Pace, WeekPace
from lumbar.planning.plan import NotCleared
from lumbar.planning.session import Theme, Wish
from lumbar.planning.spread import REST_DAYS, other_days, strength_days
from lumbar.planning.themes import themes
from lumbar.screening import Clearance
from lumbar.words import Message, message

DayKind = Literal["strength", "stretch", "relief", "activity", "rest"]
"""A whole session with strength; a short one of stretches; relief in a flare-up; a walk or a swim; nothing."""

WEEKS = 12
"""So far ahead where nobody says how far: what trials of exercise for the back last (3 to 12 weeks)."""
STRENGTH_MOST = 3
"""Strength sessions in a week at most (R9); sessions on more days are of stretches alone."""
STRETCH: tuple[int, Theme] = (10, "lumbar")
"""Minutes and theme of a day of stretches: the source's short session for the lower back (R67)."""
RELIEF: tuple[int, Theme] = (7, "relief")
"""Minutes and theme of a day in a flare-up: the source's shortest session (R66)."""
CALM_DAYS = 2
"""Days without a flare-up before it is over (section 4.2): so many days after today are for relief too."""
LATE = 21
"""Where the two days of rest end after this hour, strength is for the next day."""
USUAL_MIN = 20
"""Minutes of a session where nothing else is known (R10)."""
DAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True)
class PlannedDay:
    """One day. `since`: not before that moment, so that muscles have their two days. `done`: it is what was done."""

    on: date
    kind: DayKind
    minutes: int = 0
    theme: Theme | None = None
    activity: Activity | None = None
    since: datetime | None = None
    done: bool = False


@dataclass(frozen=True)
class Week:
    """Seven days from `monday`; `why` its sessions are as long as they are; `easier`: an easier week."""

    monday: date
    days: tuple[PlannedDay, ...]
    why: Message
    easier: bool = False

    def minutes(self) -> int:
        """Minutes of its strength sessions, planned and done."""
        return sum(day.minutes for day in self.days if day.kind == "strength")


@dataclass(frozen=True)
class Programme:
    """The running week and those after it. `goal` is a row of goals.toml, `reason` why it asks for what it does.

    `chosen` is the goal the person chose, None where answers or nothing suggested it; `days` with a session in a week.
    """

    goal: str
    reason: Message
    chosen: Goal | None
    days: int
    weeks: tuple[Week, ...]


def programme(
    catalogue: Catalogue, clearance: Clearance, progress: Progress, now: datetime, weeks: int = WEEKS
) -> Programme:
    """What to do in the coming weeks if all goes well; the same for the same arguments.

    What was missed is gone, and nothing is added for it. Raises NotCleared when the clearance is locked.
    """
    if clearance.locked:
        raise NotCleared(clearance)
    row = row_for(progress, clearance)
    ahead = _Ahead(catalogue, clearance, progress, now, row)
    found = tuple(ahead.week(number) for number in range(weeks))
    chosen = chosen_row(progress, clearance.conditions)
    return Programme(row.id, row.reason, chosen.goal if chosen else None, ahead.a_week, found)


def usual(catalogue: Catalogue, clearance: Clearance, progress: Progress, now: datetime) -> Wish:
    """What is asked for today by somebody who asks for nothing: the programme's session, else a few stretches."""
    if clearance.locked:
        return Wish(progress.minutes or USUAL_MIN, holds=progress.holds, times=progress.times)
    (week,) = programme(catalogue, clearance, progress, now, 1).weeks
    today = week.days[now.weekday()]
    waits = today.since is not None and now < today.since
    if today.done or today.theme is None or waits:
        return Wish(*STRETCH, holds=progress.holds, times=progress.times)
    return Wish(today.minutes, today.theme, holds=progress.holds, times=progress.times)


class _Ahead:
    """Week after week, each on what the one before it would have made of the person."""

    def __init__(
        self, catalogue: Catalogue, clearance: Clearance, progress: Progress, now: datetime, row: GoalRow
    ) -> None:
        aim = progress.aim
        self.a_week = aim.days or row.days
        self._row, self._aim = row, aim
        self._lately = lately(progress, now)
        self._outing = outing_of(catalogue, clearance, progress, self._lately)
        week = [self._lately.monday + timedelta(days=place) for place in range(7)]
        self._strength = len(strength_days(self._trained(week), min(self.a_week, STRENGTH_MOST), (), ()))
        self._pace = Pace(row, progress.minutes, self._strength, self._lately, easier_weeks=aim.easier_weeks)
        self._flare = "FLARE" in clearance.conditions
        self._returning = self._flare or _coming_back(progress, self._lately)
        self._opens, self._since = _rested(progress, now)

    def week(self, number: int) -> Week:
        """The week of that number; 0 is the running one, and the weeks are asked for in order."""
        monday = self._lately.monday + number * WEEK
        days = [monday + timedelta(days=place) for place in range(7)]
        found = {day.on: day for day in self._past(days)}
        relief = [on for on in self._free(days, found) if self._flare and on <= self._calm]
        found.update((on, PlannedDay(on, "relief", *RELIEF)) for on in relief)
        pace = self._train(monday, days, found)
        found.update((on, PlannedDay(on, "stretch", *STRETCH)) for on in self._stretches(days, found))
        found.update((day.on, day) for day in self._outings(number, days, found))
        why = message("planning.weeks.why.flare") if relief else pace.why
        return Week(monday, tuple(found.get(day) or PlannedDay(day, "rest") for day in days), why, pace.easier)

    @property
    def _calm(self) -> date:
        """The last day that is for relief while a flare-up lasts."""
        return self._lately.today + timedelta(days=CALM_DAYS)

    def _free(self, days: Iterable[date], found: Mapping[date, PlannedDay]) -> list[date]:
        return [day for day in days if day >= self._lately.today and day not in found]

    def _trained(self, days: Iterable[date]) -> list[date]:
        """Days a session may be on: those the person named, where they named enough of them."""
        liked = self._liked(days)
        return liked if len({*self._aim.weekdays}) >= self.a_week else list(days)

    def _liked(self, days: Iterable[date]) -> list[date]:
        return [day for day in days if DAYS[day.weekday()] in self._aim.weekdays]

    def _past(self, days: Sequence[date]) -> Iterator[PlannedDay]:
        """What was done on these days; a session stands before an activity."""
        for each in self._lately.moved:
            if each.on in days and each.on < self._lately.today:
                yield PlannedDay(each.on, "activity", each.minutes, activity=each.activity, done=True)
        for on in days:
            sat = [each for each in self._lately.sessions if each.on == on and (each.whole or on < self._lately.today)]
            whole = [each for each in sat if each.strength and each.whole]
            if sat:
                minutes = sum(each.minutes for each in whole or sat)
                theme = next((id for id in themes() if id == (whole or sat)[-1].theme), None)
                yield PlannedDay(on, "strength" if whole else "stretch", minutes, theme, done=True)

    def _train(self, monday: date, days: Sequence[date], found: dict[date, PlannedDay]) -> WeekPace:
        """Puts the week's strength sessions in."""
        fixed = [day.on for day in found.values() if day.kind == "strength"]
        free = [on for on in self._trained(self._free(days, found)) if on >= self._opens]
        chosen = strength_days(free, self._strength - len(fixed), fixed, self._liked(free))
        pace = self._pace.week(monday, len(chosen), returning=self._returning)
        for place, on in enumerate(chosen[: pace.count], start=len(fixed)):
            theme = "subacute" if self._returning else self._row.theme(pace.minutes, place)
            since = self._since if self._since and self._since.date() == on else None
            found[on] = PlannedDay(on, "strength", pace.minutes, theme, since=since)
            self._opens = on + timedelta(days=REST_DAYS)
        self._returning = self._returning and not chosen
        return pace

    def _stretches(self, days: Sequence[date], found: Mapping[date, PlannedDay]) -> tuple[date, ...]:
        done = sum(day.kind == "stretch" for day in found.values())
        free = self._trained(self._free(days, found))
        return other_days(free, max(0, self.a_week - self._strength - done), [*found], self._liked(free))

    def _outings(self, number: int, days: Sequence[date], found: Mapping[date, PlannedDay]) -> Iterator[PlannedDay]:
        """Walks or swims on other days, of which one stays free."""
        today = self._lately.today
        for each in self._lately.moved:
            if each.on == today and today in days and today not in found:
                yield PlannedDay(today, "activity", each.minutes, activity=each.activity, done=True)
        done = {each.on for each in self._lately.moved if each.on in days}
        sessions = sum(day.kind != "activity" for day in found.values())
        most = min(self._aim.activity_days, len(days) - 1 - sessions) - len(done)
        free = [on for on in self._free(days, found) if on not in done]
        minutes = self._outing.after(number)
        for on in other_days(free, max(0, most), [*done], ()):
            yield PlannedDay(on, "activity", minutes, activity=self._outing.activity)


def _coming_back(progress: Progress, lately: Lately) -> bool:
    """Whether strength is begun again after a flare-up: not yet in full, or it was over only this week."""
    restarts = [each.at.date() for each in progress.decisions if each.rule == "flare-restart"]
    return progress.share < 1.0 or any(lately.monday <= day <= lately.today for day in restarts)


def _rested(progress: Progress, now: datetime) -> tuple[date, datetime | None]:
    """The first day on which strength has rested for two days, and the moment of that day from which it has."""
    last = [each.last_strength for each in progress.standings.values() if each.last_strength is not None]
    if not last:
        return now.date(), None
    since = (max(last) + STRENGTH_REST).astimezone(now.tzinfo)
    if since <= now:
        return now.date(), None
    if since.hour >= LATE:
        return since.date() + timedelta(days=1), None
    return since.date(), since
