"""The planned days of the coming week, and the hours in which what is planned for one holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from lumbar.planning import NotCleared, programme
from lumbar.screening.facts import is_early
from lumbar.screening.screen import RISES_AT
from lumbar.web.visit import Visit

DAYS = 6
"""So many days after today are prepared."""
QUARTER = timedelta(minutes=15)
DAY = timedelta(days=1)
WAKES = time(4)
"""No planned day begins before."""


@dataclass(frozen=True)
class Hours:
    """From `opens` on, and before `closes`, a session planned for `opens` keeps every rule."""

    opens: datetime
    closes: datetime


def days_ahead(visit: Visit) -> tuple[date, ...]:
    """The days after today that have a session in the weeks ahead; none where no exercise may be shown."""
    today = visit.now.date()
    try:
        found = programme(visit.catalogue, visit.clearance, visit.progress, visit.now, 2)
    except NotCleared:
        return ()
    planned = (day.on for week in found.weeks for day in week.days if day.theme is not None and not day.done)
    return tuple(on for on in planned if today < on <= today + timedelta(days=DAYS))


def hours_of(visit: Visit, on: date) -> Hours | None:
    """The hours of that day. Who was last up early has them all, as a gentle session of the early hours; others begin
    when those are over. None where nothing is left of the day.
    """
    midnight = datetime.combine(on, time(), visit.now.tzinfo)
    closes = midnight + DAY
    opens = datetime.combine(on, WAKES, visit.now.tzinfo)
    early = [at for at in _quarters(opens, closes) if is_early(at, _rises(visit))]
    if early and not (_trains_early(visit) and early[0] == opens):
        opens = early[-1] + QUARTER
    return Hours(opens, closes) if opens < closes else None


def _quarters(opens: datetime, closes: datetime) -> list[datetime]:
    return [opens + n * QUARTER for n in range(int((closes - opens) / QUARTER))]


def _rises(visit: Visit) -> str:
    answers = visit.progress.answers
    return RISES_AT if answers is None else answers.rises_at


def _trains_early(visit: Visit) -> bool:
    """Whether the last session was in the first hours of the day."""
    done = visit.progress.done
    return bool(done) and is_early(done[-1].at.astimezone(visit.now.tzinfo), _rises(visit))
