"""When the questions are to be asked again (domain 3.2, 4.2)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from lumbar.diary.agreement import GRAVE, is_urgent
from lumbar.diary.entry import Entry
from lumbar.diary.played import Played
from lumbar.words import Message

EVERY = timedelta(days=28)
AWAY = timedelta(days=14)


def rescreen(
    answered: datetime | None,
    sessions: Sequence[Played],
    twice_red: datetime | None,
    cleared: datetime | None,
    now: datetime,
) -> Message | None:
    """Why the questions are due again since they were `answered`, the gravest reason first; None where they are not.

    `twice_red` is when the second of two red sessions close together came, `cleared` when a doctor last answered for
    an urgent sign. Nobody who has not answered at all is asked again.
    """
    if answered is None:
        return None
    stopped = max((each.ended for each in sessions if each.stop and each.stop["reason"] in GRAVE), default=None)
    for cause, moment in (("stopped", stopped), ("two-reds", twice_red), ("cleared", cleared)):
        if moment is not None and moment > answered:
            return Message(f"diary.rescreen.{cause}")
    if _was_away(answered, sessions, now):
        return Message("diary.rescreen.away")
    return Message("diary.rescreen.weeks") if now - answered >= EVERY else None


def urgent_cleared(entries: Iterable[Entry]) -> datetime | None:
    """When a doctor last answered for a sign that is more than "doctor first"."""
    return max(
        (
            entry.at
            for entry in entries
            if entry.kind == "clearance" and any(is_urgent(question) for question in entry.data.get("questions", ()))
        ),
        default=None,
    )


def _was_away(answered: datetime, sessions: Sequence[Played], now: datetime) -> bool:
    """Whether 14 days passed without a session, of which at least 14 after the answers."""
    moments = [session.at for session in sessions] + [now]
    return any(end - max(begin, answered) >= AWAY for begin, end in pairwise(moments))
