"""Minutes and streak, by ISO week."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from lumbar.diary.entry import Entry
from lumbar.diary.log import local_day
from lumbar.diary.progress import Done

AIMED_FOR = 3
"""Days with a session a week (R9), unless the person chose another number."""
WEEK = timedelta(days=7)


def minutes_by_week(done: Mapping[date, Sequence[Done]], entries: Iterable[Entry]) -> dict[str, int]:
    """Minutes of sessions, and of swims, walks and the like, by ISO week ("2026-W47")."""
    seconds: dict[str, int] = {}
    for day, sessions in done.items():
        week = iso_week(day)
        seconds[week] = seconds.get(week, 0) + sum(session.seconds for session in sessions)
    for entry in entries:
        if entry.kind == "activity":
            week = iso_week(local_day(entry))
            seconds[week] = seconds.get(week, 0) + 60 * entry.data["minutes"]
    return {week: round(total / 60) for week, total in sorted(seconds.items())}


def streak(days: Iterable[date], today: date, aimed_for: int | None = None) -> int:
    """Weeks in a row with sessions on the aimed-for number of days; the running week adds to it, never breaks it."""
    by_week: dict[str, set[date]] = {}
    for day in days:
        by_week.setdefault(iso_week(day), set()).add(day)
    kept = {week for week, trained in by_week.items() if len(trained) >= (aimed_for or AIMED_FOR)}
    count = int(iso_week(today) in kept)
    back = today - WEEK
    while iso_week(back) in kept:
        count, back = count + 1, back - WEEK
    return count


def iso_week(day: date) -> str:
    """Name of the week, as 2026-W47."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"
