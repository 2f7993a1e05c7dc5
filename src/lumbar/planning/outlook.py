"""What is said of one day of the weeks ahead, in one line."""

from __future__ import annotations

from lumbar.planning.programme import PlannedDay
from lumbar.words import Message, message


def told(day: PlannedDay) -> Message:
    """What is to be done on this day, or what was done on it."""
    tense = "done" if day.done else "ahead"
    if day.kind == "activity":
        return message(f"planning.weeks.{tense}.{day.activity}", n=day.minutes)
    if day.kind == "strength" and day.theme is not None:
        words = message(f"planning.weeks.{tense}.strength", n=day.minutes, theme=message(f"planning.theme.{day.theme}"))
        return words if day.since is None else message("planning.weeks.since", what=words, time=f"{day.since:%H:%M}")
    return message(f"planning.weeks.{tense}.{'session' if day.kind == 'strength' else day.kind}", n=day.minutes)
