"""The morning after a session, and when to be reminded of its question."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from uuid import UUID

from lumbar.web.access import own_entry
from lumbar.web.visit import Visit

COOKIE = "reminder"
"""The time of day that was chosen last, in this browser."""
AFTER_RISING = timedelta(minutes=30)
RISES = "07:00"


def moment(visit: Visit, planned: UUID, at: time) -> datetime:
    """That time of day on the morning after the session, where the person is. Raises Http404."""
    day = own_entry(visit.person, planned, "planned").at.astimezone(visit.now.tzinfo)
    return datetime.combine(day.date() + timedelta(days=1), at, visit.now.tzinfo)


def offered(visit: Visit, planned: UUID) -> str | None:
    """The time of day to offer: the one chosen last, else half an hour after getting up; None once it has passed."""
    at = _chosen(visit) or _usual(visit)
    return f"{at:%H:%M}" if moment(visit, planned, at) > visit.now else None


def _chosen(visit: Visit) -> time | None:
    try:
        return time.fromisoformat(visit.request.COOKIES.get(COOKIE, ""))
    except ValueError:
        return None


def _usual(visit: Visit) -> time:
    answers = visit.progress.answers
    rises = time.fromisoformat(answers.rises_at if answers and answers.rises_at else RISES)
    return (datetime.combine(visit.now.date(), rises) + AFTER_RISING).time()
