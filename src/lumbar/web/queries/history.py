"""What happened: sessions, minutes and pain, what was decided by which rule, what was told and can be taken back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import get_args, get_type_hints
from uuid import uuid4

from django.urls import reverse

from lumbar.diary import Decision, Done, Entry
from lumbar.diary.entry import ActivityData
from lumbar.web.body_map import listed
from lumbar.web.queries.charts import Chart, Names, Value, bars, trend
from lumbar.web.queries.sides import uneven
from lumbar.web.queries.spread import Places, places, way_of
from lumbar.web.visit import Visit
from lumbar.web.wording import day_words, name
from lumbar.words import Message, known, message

WEEKS = 8
PAINS = 30
TOLD = 15
DECISIONS = 12
SAID = ("answers", "check", "feeling", "stop", "after", "morning", "flare", "clearance", "preference", "activity")
"""Kinds of entries that a person told us and may take back."""
ACTIVITIES = tuple((one, message(f"web.activity.{one}")) for one in get_args(get_type_hints(ActivityData)["activity"]))


@dataclass(frozen=True)
class Line:
    """A session or an activity."""

    title: Message
    text: Message
    href: str = ""
    link: Message | None = None
    places: Places | None = None
    sides: tuple[Message, ...] = ()


@dataclass(frozen=True)
class Week:
    """What was done in one week."""

    title: Message
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Decided:
    """One decision of the diary."""

    title: Message
    day: Message
    rule: Message
    reason: Message


@dataclass(frozen=True)
class Told:
    """Something the person told us."""

    id: str
    words: Message
    day: Message
    undo: Message
    voided: bool
    void_entry: str


@dataclass(frozen=True)
class History:
    """The whole page."""

    lead: Message
    charts: tuple[Chart, ...]
    weeks: tuple[Week, ...]
    decisions: tuple[Decided, ...]
    told: tuple[Told, ...]
    activities: tuple[tuple[str, Message], ...] = ACTIVITIES


def history(visit: Visit) -> History:
    """Everything, newest first."""
    progress = visit.progress
    decided = sorted(progress.decisions, key=lambda decision: decision.at, reverse=True)
    moved = [decision for decision in decided if decision.before != decision.after]
    return History(
        lead=message("web.history.lead", sessions=message("web.history.times", n=len(progress.done))),
        charts=tuple(chart for chart in (_minutes(visit), _pain(visit)) if chart.points),
        weeks=_weeks(visit),
        decisions=tuple(_decided(visit, decision) for decision in moved[:DECISIONS]),
        told=_told(visit),
    )


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _minutes(visit: Visit) -> Chart:
    this = _monday(visit.now.date())
    mondays = [this - timedelta(weeks=back) for back in range(WEEKS - 1, -1, -1)]
    by_week = visit.progress.minutes_by_week
    values = [
        Value(message("web.history.week_of", day=day_words(day)), day_words(day), by_week.get(_iso(day), 0))
        for day in mondays
    ]
    most = max((int(value.value) for value in values), default=0)
    top = next(top for top in (30, 60, 90, 120, 180, 240, 360, 600, 1200, 10080) if most <= top)
    words = _names("minutes", message("web.minutes", n=int(values[-1].value)))
    return bars(words, values if most else [], top, (0, top // 2, top))


def _iso(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def _pain(visit: Visit) -> Chart:
    told = [(e.at, e.data["pain"]) for e in _standing(visit) if e.kind in ("check", "after", "morning")]
    values = [
        Value(day_words(at.astimezone(visit.now.tzinfo)), day_words(at.astimezone(visit.now.tzinfo)), pain)
        for at, pain in told[-PAINS:]
    ]
    last = message("web.scale.chosen", n=int(values[-1].value)) if values else message("web.scale.chosen", n=0)
    return trend(_names("pain", last), values if len(values) > 1 else [], 10, (0, 5, 10))


def _names(chart: str, last: Message) -> Names:
    table = f"web.history.{chart}"
    return Names(
        title=message(f"{table}.title"),
        text=message(f"{table}.text"),
        aria=message(f"{table}.aria", last=last),
        first=message(f"{table}.first"),
        second=message(f"{table}.second"),
    )


def _voided(visit: Visit) -> frozenset[str]:
    return frozenset(entry.data["entry"] for entry in visit.entries if entry.kind == "void")


def _standing(visit: Visit) -> list[Entry]:
    gone = _voided(visit)
    return [entry for entry in visit.entries if entry.id not in gone]


def _weeks(visit: Visit) -> tuple[Week, ...]:
    standing = _standing(visit)
    sides = uneven(standing)
    sessions = (_session(visit, done, sides.get(done.session, ())) for done in visit.progress.done)
    lines = [(done.at, line) for done, line in zip(visit.progress.done, sessions, strict=True)]
    lines.extend((e.at, _activity(visit, e)) for e in standing if e.kind == "activity")
    lines.sort(key=lambda line: line[0], reverse=True)
    weeks = groupby(lines, key=lambda line: _monday(line[0].astimezone(visit.now.tzinfo).date()))
    return tuple(Week(_week_title(visit, monday), tuple(line for _, line in rows)) for monday, rows in weeks)[:WEEKS]


def _week_title(visit: Visit, monday: date) -> Message:
    if monday == _monday(visit.now.date()):
        return message("web.history.this_week")
    return message("web.history.week_of", day=day_words(monday))


def _theme(done: Done) -> Message:
    """What it was about; its plan may be missing, or come from another version."""
    key = f"web.theme.{done.theme}"
    return message(key if known(key) else "web.theme.unknown")


def _session(visit: Visit, done: Done, sides: tuple[Message, ...]) -> Line:
    minutes = message("web.minutes", n=max(1, round(done.seconds / 60)))
    spread = way_of(done)
    if done.stopped and spread != "down":
        text = message("web.history.stopped", minutes=minutes)
    elif done.pain_before is not None and done.pain_after is not None:
        text = message("web.history.pains", minutes=minutes, before=done.pain_before, after=done.pain_after)
    else:
        text = minutes
    if spread in ("up", "down"):
        text = message("web.history.pains_spread", pains=text, spread=message(f"web.history.{spread}"))
    felt = done.effort is not None
    return Line(
        title=message("web.history.session", day=_day(visit, done.at), theme=_theme(done)),
        text=text,
        href=reverse("next" if felt else "felt", args=[done.session]),
        link=message("web.history.see" if felt else "web.history.tell"),
        places=places(done),
        sides=sides,
    )


def _activity(visit: Visit, entry: Entry) -> Line:
    what = message(f"web.activity.{entry.data['activity']}")
    return Line(
        title=message("web.history.session", day=_day(visit, entry.at), theme=what),
        text=message("web.minutes", n=entry.data["minutes"]),
    )


def _day(visit: Visit, at: datetime) -> Message:
    return day_words(at.astimezone(visit.now.tzinfo))


def _decided(visit: Visit, decision: Decision) -> Decided:
    return Decided(
        title=name(decision.exercise),
        day=_day(visit, decision.at),
        rule=message(f"web.rule.{decision.rule}"),
        reason=decision.reason,
    )


def _told(visit: Visit) -> tuple[Told, ...]:
    gone = _voided(visit)
    said = [entry for entry in reversed(visit.entries) if entry.kind in SAID]
    return tuple(_one(visit, entry, gone) for entry in said[:TOLD])


def _one(visit: Visit, entry: Entry, gone: Iterable[str]) -> Told:
    words = told_words(entry)
    return Told(
        id=entry.id,
        words=words,
        day=_day(visit, entry.at),
        undo=message("web.history.undo_this", what=words),
        voided=entry.id in gone,
        void_entry=str(uuid4()),
    )


def told_words(entry: Entry) -> Message:
    """An entry in one line."""
    data = entry.data
    match entry.kind:
        case "check" | "after" if data.get("where"):
            return message(f"web.told.{entry.kind}_where", pain=data["pain"], where=listed(data["where"]))
        case "check" | "after" | "morning":
            return message(f"web.told.{entry.kind}", pain=data["pain"])
        case "feeling":
            feeling = message(f"web.feeling.{data['feeling']}")
            return message("web.told.feeling", exercise=name(data["exercise"]), feeling=feeling)
        case "activity":
            what = message(f"web.activity.{data['activity']}")
            return message("web.told.activity", what=what, minutes=message("web.minutes", n=data["minutes"]))
        case "clearance":
            return message("web.told.clearance", by=data["by"])
        case "preference" if data.get("exercise") and data.get("like"):
            like = message(f"web.like.{data['like']}")
            return message("web.told.like", exercise=name(data["exercise"]), like=like)
        case "answers" if data.get("avoids") is not None:
            return message("web.told.test")
        case _:
            return message(f"web.told.{entry.kind}")
