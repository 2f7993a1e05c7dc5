"""The weeks ahead as the pages show them: a calendar, today's place in it, and what they are for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args
from uuid import uuid4

from lumbar.diary import Between, Goal
from lumbar.planning import NotCleared, PlannedDay, Programme, Week, goals, offered_goals, programme, told
from lumbar.planning.between import swim_of
from lumbar.planning.goals import row_of
from lumbar.planning.programme import DAYS
from lumbar.web.visit import Visit
from lumbar.web.wording import weekday_words
from lumbar.words import Message, message

KINDS = ("strength", "stretch", "relief", "activity", "rest", "done")
MOST_OUTINGS = 4
USUAL_OUTING = 30
"""Minutes of what is not planned (R69)."""
BETWEEN: tuple[Between, ...] = get_args(Between)
Option = tuple[str, Message, bool]


@dataclass(frozen=True)
class Cell:
    """One day of the calendar; `words` say all of it for who cannot see the marks."""

    kind: str
    weekday: Message
    day: int
    mark: str
    words: Message
    what: Message
    date: Message
    today: bool
    done: bool


@dataclass(frozen=True)
class Card:
    """One week."""

    title: Message
    sum: Message | None
    why: Message | None
    easier: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Tap:
    """What one tap logs."""

    activity: Between
    minutes: int
    words: Message
    entry: str


@dataclass(frozen=True)
class Now:
    """Where today stands: what the day is, when the next whole session is, what may be logged with one tap."""

    words: Message
    next: Message | None
    what: Message | None
    taps: tuple[Tap, ...]


@dataclass(frozen=True)
class AimForm:
    """What the weeks are for, as a form. `given` holds what a form with a fault sent."""

    goals: tuple[Option, ...]
    days: tuple[Option, ...]
    weekdays: tuple[Option, ...]
    activities: tuple[Option, ...]
    activity_days: tuple[Option, ...]
    easier: bool


@dataclass(frozen=True)
class Weeks:
    """The whole page."""

    goal: Message
    reason: Message
    lead: Message
    now: Now
    first: Card
    later: tuple[Card, ...]
    legend: tuple[tuple[str, Message], ...]
    form: AimForm


def weeks(visit: Visit) -> Weeks:
    """Everything the page shows. Raises NotCleared."""
    found = programme(visit.catalogue, visit.clearance, visit.progress, visit.now)
    first, *later = (
        _card(visit, week, before) for before, week in zip((None, *found.weeks), found.weeks, strict=False)
    )
    used = {cell.kind for card in (first, *later) for cell in card.cells}
    legend = (kind for kind in KINDS if kind != "relief" or kind in used)
    return Weeks(
        goal=message("weeks.goal", goal=message(f"planning.goal.{found.goal}.name")),
        reason=found.reason,
        lead=message("weeks.lead", days=message("weeks.days", n=found.days)),
        now=_now(visit, found, always=True),
        first=first,
        later=tuple(later),
        legend=tuple((kind, message(f"weeks.kind.{kind}")) for kind in legend),
        form=form(visit),
    )


def now_of(visit: Visit) -> Now | None:
    """Today's place in the weeks; None for who is not cleared."""
    try:
        return _now(visit, programme(visit.catalogue, visit.clearance, visit.progress, visit.now, 2))
    except NotCleared:
        return None


def form(visit: Visit) -> AimForm:
    """What is set now, and what may be chosen."""
    aim, own = visit.progress.aim, visit.progress.aim.goal
    conditions = visit.clearance.conditions
    offered = tuple(
        (goal, message(f"planning.goal.{row_of(goal, conditions).id}.name"), goal == own)
        for goal in get_args(Goal)
        if goal in offered_goals(visit.clearance) or goal == own
    )
    open_goal = () if own else (("", message("weeks.aim.suggest"), True),)
    days = aim.days or goals()["prevention"].days
    return AimForm(
        goals=(*open_goal, *offered),
        days=tuple((str(n), message("weeks.days", n=n), n == days) for n in range(1, 8)),
        weekdays=tuple((day, message(f"weeks.weekday.{n}"), day in aim.weekdays) for n, day in enumerate(DAYS)),
        activities=tuple((one, message(f"weeks.aim.{one}"), one == aim.activity) for one in BETWEEN),
        activity_days=tuple(
            (str(n), message("web.number.other", n=n), n == aim.activity_days) for n in range(MOST_OUTINGS + 1)
        ),
        easier=aim.easier_weeks,
    )


def _card(visit: Visit, week: Week, before: Week | None) -> Card:
    """A week; why its sessions are so long is said where that is not as in the week before it."""
    monday = week.monday
    title = message("weeks.of", day=monday.day, month=message(f"web.month.{monday.month}"))
    whole = [day for day in week.days if day.kind == "strength"]
    return Card(
        title=message("weeks.this") if before is None else title,
        sum=_sum(len(whole), week.minutes()) if whole else None,
        why=None if before is not None and before.why == week.why else week.why,
        easier=week.easier,
        cells=tuple(_cell(visit, day) for day in week.days),
    )


def _sum(sessions: int, minutes: int) -> Message:
    return message(
        "weeks.sum", sessions=message("weeks.sessions", n=sessions), minutes=message("web.minutes", n=minutes)
    )


def _cell(visit: Visit, day: PlannedDay) -> Cell:
    month = message(f"web.month.{day.on.month}")
    date = message("weeks.date", weekday=weekday_words(day.on), day=day.on.day, month=month)
    what = told(day)
    return Cell(
        kind=day.kind,
        weekday=message(f"weeks.weekday.{day.on.weekday()}"),
        day=day.on.day,
        mark="✓" if day.done else str(day.minutes or ""),
        words=message("weeks.day", date=date, what=what),
        what=what,
        date=date,
        today=day.on == visit.now.date(),
        done=day.done,
    )


def _now(visit: Visit, found: Programme, *, always: bool = False) -> Now:
    """`always` offers the taps on every day, else only where today is for a walk or a swim."""
    week = found.weeks[0]
    today = week.days[visit.now.weekday()]
    coming = [
        day
        for each in found.weeks
        for day in each.days
        if day.kind == "strength" and not day.done and day.on > today.on
    ]
    quiet = today.kind == "relief" or (today.kind == "strength" and not today.done)
    outing = today.kind == "activity"
    taps = _taps(visit, found)
    if not always:
        taps = tuple(tap for tap in taps if outing and not today.done and tap.activity == today.activity)
    return Now(
        words=_today_words(visit, week, today),
        next=message("weeks.now.next", weekday=weekday_words(coming[0].on)) if coming and not quiet else None,
        what=told(today) if outing else None,
        taps=taps,
    )


def _today_words(visit: Visit, week: Week, today: PlannedDay) -> Message:
    if today.done and today.kind != "activity":
        return message("weeks.now.done")
    if today.kind == "strength":
        if today.since is not None and visit.now < today.since:
            return message("weeks.now.later", time=f"{today.since:%H:%M}")
        days = [day.on for day in week.days if day.kind == "strength"]
        return message("weeks.now.strength", n=days.index(today.on) + 1, of=len(days))
    return message(f"weeks.now.{today.kind if today.kind in ('relief', 'stretch') else 'between'}")


def _taps(visit: Visit, found: Programme) -> tuple[Tap, ...]:
    """A walk, and a swim where it is open, each as long as the next one planned."""
    planned: dict[str, int] = {}
    for day in (day for week in found.weeks for day in week.days):
        if day.activity and not day.done:
            planned.setdefault(day.activity, day.minutes)
    swims = swim_of(visit.catalogue, visit.clearance, visit.progress) is not None
    minutes = {one: planned.get(one, USUAL_OUTING) for one in BETWEEN if one == "walk" or swims}
    return tuple(Tap(one, n, message(f"weeks.log.{one}", n=n), str(uuid4())) for one, n in minutes.items())
