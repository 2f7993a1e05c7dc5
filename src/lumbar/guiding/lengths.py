"""How short and how long a stretch of the timeline may be made while it runs."""

from __future__ import annotations

from lumbar.catalogue import Reps, work_seconds
from lumbar.guiding.timeline import SegmentKind
from lumbar.planning import Item, in_main

LEAST_HOLD_S = 5
LEAST_LYING_S = 30
"""Settling at the start and the rest at the end are what the session begins and ends with (R54, R58)."""
BETWEEN_SETS_S = 3
"""Between holds of several sets; without it they would be one (section 4.2)."""


def may_be_changed(item: Item) -> bool:
    """Whether its work is time and may be longer or shorter; repetitions are counted, not timed."""
    return item.cap_s is not None and not isinstance(item.dose, Reps)


def least_s(kind: SegmentKind, item: Item, number: int) -> int:
    """The shortest that a stretch may be made, seconds; `number` is the set it belongs to."""
    if kind == "rest":
        held = not isinstance(item.dose, Reps) and number < item.sets
        return min(item.rest_s, BETWEEN_SETS_S) if held else 0
    if kind != "work":
        return 0
    whole = work_seconds(item.dose)
    return min(whole, LEAST_HOLD_S if in_main(item) else _recovery_s(item, whole))


def _recovery_s(item: Item, whole: int) -> int:
    """What must follow planks lasts as long as it must (R57)."""
    return LEAST_LYING_S if item.phase in ("warm-up", "rest") else whole


def most_s(kind: SegmentKind, item: Item) -> int | None:
    """The longest that a stretch may be made, seconds: a hold no longer than its form and the rules allow."""
    if kind != "work":
        return None
    whole = work_seconds(item.dose) * (2 if item.side == "alternating" else 1)
    return max(whole, item.cap_s or 0) if may_be_changed(item) else whole
