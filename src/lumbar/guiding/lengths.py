"""How short and how long a stretch of the timeline may be made while it runs."""

from __future__ import annotations

from lumbar.catalogue import Reps, work_seconds
from lumbar.guiding.timeline import SegmentKind
from lumbar.planning import Item, in_main
from lumbar.planning.day import LEAST_REST_S
from lumbar.planning.pauses import BETWEEN_PARTS_S

LEAST_HOLD_S = 5
"""A hold may not be made shorter than this (design)."""


def may_be_changed(item: Item) -> bool:
    """Whether its work is time and may be longer or shorter; repetitions are counted, not timed."""
    return item.cap_s is not None and not isinstance(item.dose, Reps)


def least_s(kind: SegmentKind, item: Item, number: int) -> int:
    """The shortest that a stretch may be made, seconds; `number` is the set it belongs to.

    Between holds of several sets as much stays as ends a hold that a rule bounds: an item does not tell which rule held
    for it.
    """
    if kind == "rest":
        held = not isinstance(item.dose, Reps) and number < item.sets
        return min(item.rest_s, BETWEEN_PARTS_S) if held else 0
    if kind != "work":
        return 0
    whole = work_seconds(item.dose)
    return min(whole, LEAST_HOLD_S if in_main(item) else _recovery_s(item, whole))


def _recovery_s(item: Item, whole: int) -> int:
    """What follows planks lasts as long as it must (R57); settling and the last rest keep their least (R54, R58)."""
    return LEAST_REST_S if item.phase in ("warm-up", "rest") else whole


def most_s(kind: SegmentKind, item: Item) -> int | None:
    """The longest that a stretch may be made, seconds: a hold no longer than its form and the rules allow."""
    if kind != "work":
        return None
    whole = work_seconds(item.dose) * (2 if item.side == "alternating" else 1)
    return max(whole, item.cap_s or 0) if may_be_changed(item) else whole
