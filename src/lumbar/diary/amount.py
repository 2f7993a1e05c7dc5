"""Which exercises were done in full, and whether that is the dose of their place."""

from __future__ import annotations

from lumbar.catalogue import Reps
from lumbar.diary.place import Asked
from lumbar.diary.played import Data, Played, Sets


def in_full(session: Played) -> set[str]:
    """The exercises of which as many sets as planned, and at least one, were done, and every one to its end."""
    expected = session.expected
    cut = {each["exercise"] for each in session.all_sets if each.get("full") is False}
    return {
        exercise
        for exercise, done in session.sets.items()
        if done and len(done) >= expected.get(exercise, 0) and exercise not in cut
    }


def reaches(sets: Sets, variant: str, asked: Asked) -> bool:
    """Whether each side that was done in this form had the dose asked for, as often as it asks."""
    wanted, seconds, reps = asked
    sides: dict[str, int] = {}
    for (_, side, _), each in sets.items():
        if each["variant"] == variant:
            enough = each["seconds"] >= seconds if reps is None else _does(each, seconds, reps)
            sides[side] = sides.get(side, 0) + enough
    return bool(sides) and min(sides.values()) >= wanted


def _does(done: Data, seconds: float, reps: Reps) -> bool:
    """Counted repetitions and their hold where they were told, else the seconds."""
    if done.get("reps") is None:
        return bool(done["seconds"] >= seconds)
    held = done.get("hold_s")
    return bool(done["reps"] >= reps.reps and (held is None or held >= reps.hold_s))
