"""What a person said of their pain, day by day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from statistics import median
from typing import NamedTuple

from lumbar.diary.entry import Entry
from lumbar.diary.log import local_day
from lumbar.diary.played import Played


class Telling(NamedTuple):
    """One time the person told how it is: pain 0 to 10, whether they say it is a flare-up, or that one is `over`."""

    at: datetime
    day: date
    pain: int | None = None
    flare: bool | None = None
    over: bool = False


def tellings(entries: Iterable[Entry], sessions: Iterable[Played]) -> list[Telling]:
    """Everything told of pain at rest, in order. Pain straight after a session tells of the exercises instead."""
    days = {session.id: session.day for session in sessions}
    return [telling for entry in entries if (telling := _telling(entry, days)) is not None]


def _telling(entry: Entry, days: Mapping[str, date]) -> Telling | None:
    data = entry.data
    if entry.kind == "check":
        return Telling(
            entry.at, local_day(entry), max(data["pain"], data.get("morning") or 0), data.get("flare", False)
        )
    if entry.kind == "morning":
        session = days.get(data["session"])
        return Telling(entry.at, local_day(entry) if session is None else session + timedelta(days=1), data["pain"])
    if entry.kind == "flare":
        return Telling(entry.at, local_day(entry), None, data["on"], over=not data["on"])
    return None


def by_day(told: Iterable[Telling]) -> dict[date, int]:
    """The highest pain told on each day, days in order."""
    days: dict[date, int] = {}
    for telling in told:
        if telling.pain is not None:
            days[telling.day] = max(telling.pain, days.get(telling.day, 0))
    return dict(sorted(days.items()))


WEEK = tuple(timedelta(days=back) for back in range(7))


def median_of(days: Mapping[date, int], last: date) -> float | None:
    """Median of the seven days that end with `last`, of those on which pain was told."""
    told = [days[day] for back in WEEK if (day := last - back) in days]
    return float(median(told)) if told else None
