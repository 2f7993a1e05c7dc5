"""Whether an exercise was done in full, and whether that is the dose of its place."""

from __future__ import annotations

from lumbar.catalogue import Reps
from lumbar.diary.place import Asked
from lumbar.diary.played import Data, Sets


def in_full(sets: Sets, expected: int) -> bool:
    """Whether so many sets, and at least one, were done, and every one to its end."""
    if len(sets) < expected or not sets:
        return False
    return False not in [each.get("full") for each in sets.values()]


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
