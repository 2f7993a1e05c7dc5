"""The rest at the end: it takes what time remains."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lumbar.catalogue import HoldRange
from lumbar.planning.blocks import item_of
from lumbar.planning.day import LEAST_REST_S, Day
from lumbar.planning.doses import held, longest
from lumbar.planning.options import Option, option_of
from lumbar.planning.session import Item
from lumbar.words import message

LONG_S = 60
"""From this length on, lying on the back comes before child's pose: it can be kept for minutes (R58)."""
PAUSE_S = 5
"""Between the parts of a rest that a rule does not allow in one go, seconds."""
PARTS = 4


@dataclass(frozen=True)
class Rest:
    """A resting form and the longest time it may be held in one go."""

    option: Option
    once_s: int

    @property
    def most_s(self) -> int:
        """Longest whole rest, with pauses."""
        range_ = self.option.variant.dose
        assert isinstance(range_, HoldRange)
        return min(range_.longest_s, PARTS * (self.once_s + PAUSE_S))


def resting(day: Day) -> Rest | None:
    """The form of today's last rest, None where none is open."""
    order = ("supported-supine-rest", "childs-pose", "crook-lying-relax")
    if day.rest_s < LONG_S:
        order = ("childs-pose", "supported-supine-rest", "crook-lying-relax")
    exercises = [day.catalogue[id] for id in order if id in day.catalogue.exercises]
    options = [option for option in (option_of(day, exercise, main=False) for exercise in exercises) if option]
    rests = [_rest(option) for option in options if isinstance(option.variant.dose, HoldRange)]
    return next((rest for rest in rests if rest.once_s >= LEAST_REST_S), rests[0] if rests else None)


def _rest(option: Option) -> Rest:
    range_ = option.variant.dose
    assert isinstance(range_, HoldRange)
    return Rest(option, min(range_.longest_s, longest(option.reliefs) or range_.longest_s))


def rest_item(rest: Rest, seconds: int) -> Item:
    """The rest as an item that lasts `seconds`, getting ready included, or as long as it may."""
    time = max(LEAST_REST_S, min(seconds - rest.option.ready_s, rest.most_s))
    parts = 1 if time <= rest.once_s else max(2, -(-time // (rest.once_s + PAUSE_S)))
    pause = 0 if parts == 1 else PAUSE_S
    option = replace(rest.option, dose=held(time // parts - pause), sets=parts, rest_s=pause, change=0)
    return item_of(option, "rest", message("planning.reason.rest"))
