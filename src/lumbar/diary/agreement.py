"""How long a doctor's agreement holds, and what ends it before (design; no source gives a term)."""

from __future__ import annotations

from datetime import datetime, timedelta

URGENT = "QU"
"""Agreements to these signs hold until the next questionnaire is due; all others long."""
URGENT_FOR = timedelta(days=28)
YEAR = timedelta(weeks=52)
SHORTER = {
    "RECENT_FX_SURG": timedelta(weeks=13),
    "QD4": timedelta(weeks=13),
    "PREGNANCY": timedelta(weeks=40),
    "QD3": timedelta(weeks=40),
}
"""What passes, and may come a second time: a fracture or operation counts for three months, a pregnancy for nine."""
GRAVE = frozenset({"spreads-down-leg", "numb-or-weak", "chest-pain", "dizzy", "breathless", "pregnancy-sign"})
"""Reasons for stopping that may mean more than a sore back: they end agreements to urgent signs."""


def is_urgent(question: str) -> bool:
    """Whether a question is about an urgent sign."""
    return question.startswith(URGENT)


def still_holds(what: str, agreed: datetime, now: datetime) -> bool:
    """Whether an agreement to a question (`QD4`, `QD4-fracture`, `QU2`) or a condition, given at `agreed`, counts."""
    if is_urgent(what):
        return now - agreed < URGENT_FOR
    return now - agreed < SHORTER.get(what.partition("-")[0], YEAR)
