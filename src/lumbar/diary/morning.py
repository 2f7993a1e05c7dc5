"""How a session was borne: what the person told the next morning, or what a later check shows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from lumbar.diary.entry import Entry
from lumbar.diary.log import local_day
from lumbar.diary.played import Played

DAY = timedelta(days=1)
AT_24_H = (timedelta(hours=24), timedelta(hours=48))
"""A check in this time after a session tells whether pain is still raised at 24 hours."""
LATEST = 7
"""Days after a session until which a check can stand in for the next morning (design)."""
RAISED = 2


@dataclass(frozen=True, slots=True)
class NextMorning:
    """What is known of the time after a session.

    `rise` is pain the next morning above pain before the session; None while nobody told. `still` is pain raised at
    24 hours. `later` is true where a later check came first and shows pain at most one above, false where it shows
    more, None where there was none. `at` is the moment it became known.
    """

    rise: int | None = None
    still: bool = False
    later: bool | None = None
    at: datetime | None = None


class Mornings:
    """Finds the next morning of each session among mornings told and checks."""

    def __init__(self, sessions: Sequence[Played], entries: Sequence[Entry]) -> None:
        self._told = {session.day: session.morning for session in sessions if session.morning}
        self._checks = [entry for entry in entries if entry.kind == "check"]
        self._moments = [check.at.timestamp() for check in self._checks]

    def told(self, session: Played) -> int | None:
        """Pain the next morning, as told for this session, another of its day, or in the next day's check."""
        answer = session.morning or self._told.get(session.day)
        return _told(session, answer, None if answer is not None else self._next_check(session))

    def after(self, session: Played) -> NextMorning:
        """What is known after this session; nothing where the pain before it is not known."""
        if session.before is None:
            return NextMorning()
        check = self._next_check(session)
        answer = session.morning or self._told.get(session.day)
        if check is None and answer is None:
            return NextMorning()
        told = _told(session, answer, check)
        if told is None and check is not None and local_day(check) == session.day + DAY:
            told = check.data["pain"]
        still = check is not None and self._still(session, check, told)
        at = answer[0] if answer is not None else check.at if check is not None else None
        if told is not None:
            return NextMorning(told - session.before, still, None, at)
        low = check is not None and check.data["pain"] <= session.before + 1
        return NextMorning(None, still, low, at)

    def _still(self, session: Played, check: Entry, told: int | None) -> bool:
        before = session.before or 0
        in_time = AT_24_H[0] <= check.at - session.ended <= AT_24_H[1]
        raised = check.data["pain"] >= before + RAISED
        return in_time and raised and (told is None or told >= before + RAISED)

    def _next_check(self, session: Played) -> Entry | None:
        """The first check on a later day than the session's, within LATEST days."""
        for index in range(bisect_right(self._moments, session.ended.timestamp()), len(self._checks)):
            days = (local_day(self._checks[index]) - session.day).days
            if days > 0:
                return self._checks[index] if days <= LATEST else None
        return None


def _told(session: Played, answer: tuple[datetime, int] | None, check: Entry | None) -> int | None:
    if answer is not None:
        return answer[1]
    morning = check.data.get("morning") if check is not None and local_day(check) == session.day + DAY else None
    return None if morning is None else int(morning)


def to_ask(sessions: Sequence[Played], mornings: Mornings, today: date) -> str | None:
    """The session of yesterday whose morning after has not been told."""
    last = sessions[-1] if sessions else None
    return last.id if last is not None and last.day + DAY == today and mornings.told(last) is None else None
