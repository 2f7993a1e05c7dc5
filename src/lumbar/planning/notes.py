"""What is said of a session as a whole: why it is shorter, what it is not, what the place takes away."""

from __future__ import annotations

from lumbar.planning.day import Day, names, rested
from lumbar.planning.session import Item
from lumbar.words import Message, message

TOLERANCE = 0.03
"""A session that differs by more of its wished length says why."""


def shortened_of(day: Day, seconds: int) -> Message | None:
    """Why the session is shorter than wished, None when it is not."""
    wished = day.wish.minutes * 60
    if abs(wished - seconds) <= TOLERANCE * wished:
        return None
    if seconds == 0:
        return message("planning.shortened.nothing")
    minutes = {"n": seconds // 60, "wished": day.wish.minutes}
    if day.wish.place != "floor":
        return message(f"planning.shortened.{day.wish.place}", **minutes)
    return message("planning.shortened.flare" if day.flare else "planning.shortened.open", **minutes)


def label_of(day: Day, items: tuple[Item, ...]) -> Message | None:
    """What a session without strength work is and is not; None where it holds some."""
    if any(item.phase == "strength" for item in items):
        return None
    if day.flare:
        return message("planning.label.flare")
    if day.theme.strength > 0 and _waits(day):
        return message("planning.label.waits")
    return message("planning.label.relief")


def _waits(day: Day) -> bool:
    return any(exercise.strengthens and not rested(day, exercise.id) for exercise in day.catalogue)


def notes_of(day: Day, items: tuple[Item, ...]) -> tuple[Message, ...]:
    """What the place takes away (R27), that today is meant to be easier, what was wanted and found no place."""
    notes = []
    if day.wish.place != "floor":
        notes.append(message(f"planning.note.{day.wish.place}"))
    if day.wish.gentler:
        notes.append(message("planning.note.gentler"))
    notes.extend(message(f"planning.note.{cause}") for cause in day.budget.told(day.theme))
    if day.progress.share < 1.0 and any(item.phase == "strength" for item in items):
        notes.append(message("planning.note.share", n=round(day.progress.share * 100)))
    there = {item.exercise for item in items}
    if missed := sorted(day.wish.edits.wanted - there):
        notes.append(message("planning.note.no-place", exercises=names(tuple(missed))))
    return tuple(notes)
