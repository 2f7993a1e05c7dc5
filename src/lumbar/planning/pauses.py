"""The time between the work: rests after sets and changes of position, as the person set them."""

from __future__ import annotations

from lumbar.catalogue import DoseRange, HoldRange, MinutesRange, StartPosition
from lumbar.diary import Times
from lumbar.planning.doses import longest
from lumbar.planning.positions import transition
from lumbar.screening import Relief

BETWEEN_HOLDS_S = 3
"""The least rest between holds of several sets: without it they would be one long hold (section 4.2: 3 to 5 s)."""
BETWEEN_PARTS_S = 5
"""The least rest where a rule says how long one may hold in one go; a shorter one would not end the hold."""


def change_s(times: Times, before: StartPosition | None, after: StartPosition) -> int:
    """Seconds to come from one start position into another; `before` is None at the beginning of a session."""
    return transition(before, after) * times.change // 100


def rest_s(times: Times, dose: DoseRange, reliefs: tuple[Relief, ...], sets: int) -> int:
    """Seconds of rest after each set, never below what keeps the holds of several sets apart."""
    if isinstance(dose, MinutesRange):
        return 0
    return max(dose.rest_s * times.rest // 100, least_rest_s(dose, reliefs, sets))


def least_rest_s(dose: DoseRange, reliefs: tuple[Relief, ...], sets: int) -> int:
    """The least that may be set: never more than is usual, and nothing where there is one set."""
    if sets == 1 or not isinstance(dose, HoldRange):
        return 0
    return min(dose.rest_s, BETWEEN_HOLDS_S if longest(reliefs) is None else BETWEEN_PARTS_S)
