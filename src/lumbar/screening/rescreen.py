"""When the questions are due again."""

from __future__ import annotations

from datetime import datetime, timedelta

from lumbar.words import Message, message

KEEPS = timedelta(weeks=4)
"""How long answers hold."""
BREAK = timedelta(days=14)
"""Time without a session after which the questions come again."""


def rescreen_due(
    answers_at: datetime | None,
    last_session_at: datetime | None,
    now: datetime,
    *,
    urgent_cleared_at: datetime | None = None,
    changed_at: datetime | None = None,
) -> Message | None:
    """Why the questions should be answered once more, or None.

    `urgent_cleared_at`: a doctor agreed to an urgent answer; `changed_at`: the person's health changed, as after the
    second red in two weeks. Answers given since then settle either. Without answers nothing can be due again.
    """
    if answers_at is None:
        return None
    if urgent_cleared_at is not None and urgent_cleared_at > answers_at:
        return message("screening.rescreen.cleared")
    if changed_at is not None and changed_at > answers_at:
        return message("screening.rescreen.changed")
    if last_session_at is not None and now - max(last_session_at, answers_at) >= BREAK:
        return message("screening.rescreen.break", n=(now - last_session_at).days)
    if now - answers_at >= KEEPS:
        return message("screening.rescreen.weeks", n=(now - answers_at).days // 7)
    return None
