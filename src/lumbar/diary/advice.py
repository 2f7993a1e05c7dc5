"""Advice from the course of pain over weeks (R52, QD9) and from two red sessions close together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise

from lumbar.diary.pain import median_of
from lumbar.words import Message

DISCOMFORT = 2
"""A week's median from here on is discomfort (design)."""
WEEKS, LONG_WEEKS = 3, 6
LESS, LESS_SHARE = 2, 0.3
"""Better means: lower by 2 points, or by 30 % (Ostelo 2008, as the specification has it)."""
TWO_REDS = timedelta(days=14)
DOCTOR_LASTS = timedelta(days=42)
"""No advice to see a doctor for so long after one was seen (design)."""


def advice(
    pain: Mapping[date, int], reds: Sequence[datetime], doctor: date | None, now: datetime
) -> tuple[Message, ...]:
    """What to tell the person today. `pain` by day, `reds` moments of red sessions, `doctor` when one last agreed."""
    found = []
    twice = two_reds(reds)
    if twice is not None and now - twice <= TWO_REDS:
        found.append(Message("diary.advice.two-reds"))
    if doctor is None or now.date() - doctor > DOCTOR_LASTS:
        found += _of_pain(pain, now.date())
    return tuple(found)


def two_reds(reds: Sequence[datetime]) -> datetime | None:
    """The moment of the last red session that came within 14 days of another."""
    pairs = [later for earlier, later in pairwise(reds) if later - earlier <= TWO_REDS]
    return pairs[-1] if pairs else None


def _of_pain(pain: Mapping[date, int], today: date) -> list[Message]:
    weeks = [median_of(pain, today - timedelta(weeks=back)) for back in range(LONG_WEEKS)]
    if _persists(weeks) and not _better(weeks[-1] or 0.0, weeks[0] or 0.0):
        return [Message("diary.advice.see-doctor", {"n": LONG_WEEKS})]
    return [Message("diary.advice.ask-doctor", {"n": WEEKS})] if _persists(weeks[:WEEKS]) else []


def _persists(weeks: Sequence[float | None]) -> bool:
    """Discomfort in the first and the last of these weeks, and in every one between that was told of."""
    told = [week for week in weeks if week is not None]
    return weeks[0] is not None and weeks[-1] is not None and min(told) >= DISCOMFORT


def _better(then: float, now: float) -> bool:
    return then - now >= LESS or then - now >= LESS_SHARE * then
