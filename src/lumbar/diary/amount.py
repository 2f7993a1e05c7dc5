"""Whether an exercise was done in full, and whether that is the dose of its place."""

from __future__ import annotations

from typing import Any

from lumbar.catalogue import Reps, Step, work_seconds
from lumbar.diary.played import Bout, Data

SLACK = 0.9
"""A hold counts as done from this part of its seconds: breaths never come out to the second."""


def in_full(bout: Bout, expected: int) -> bool:
    """Whether so many sets, and at least one, were done, and every one to its end."""
    if not bout.sets or len(bout.sets) < expected:
        return False
    return False not in [each.get("full") for each in bout.sets.values()]


def reaches(bout: Bout, variant: str, step: Step) -> bool:
    """Whether each side that was done in this form had the dose of this step, as often as it asks."""
    least = SLACK * work_seconds(step.dose)
    sides: dict[str, int] = {}
    for each in bout.sets.values():
        if each["variant"] == variant and _does(each, step, least):
            sides[each["side"]] = sides.get(each["side"], 0) + 1
    return min(sides.values(), default=0) >= step.sets


def _does(done: Data, step: Step, least: float) -> Any:
    """Counted repetitions and their hold where they were told, else the seconds."""
    dose = step.dose
    if isinstance(dose, Reps) and done.get("reps") is not None:
        held = done.get("hold_s")
        return done["reps"] >= dose.reps and (held is None or held >= dose.hold_s)
    return done["seconds"] >= least
