"""Today's session: the door of this room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from lumbar.catalogue import Catalogue
from lumbar.diary import Progress
from lumbar.planning.blocks import Slot, slots
from lumbar.planning.day import Day, day_of
from lumbar.planning.fill import Frame, filled
from lumbar.planning.notes import label_of, notes_of, shortened_of
from lumbar.planning.rest import resting
from lumbar.planning.select import Choose, select
from lumbar.planning.session import Item, Session, Wish
from lumbar.planning.warmup import warm_up
from lumbar.screening import Clearance


@dataclass(frozen=True)
class Planned:
    """A session with everything that it was planned from, for questions about it."""

    catalogue: Catalogue
    clearance: Clearance
    progress: Progress
    wish: Wish
    now: datetime
    seed: int
    session: Session

    @cached_property
    def day(self) -> Day:
        """What was known of the day."""
        return day_of(self.catalogue, self.clearance, self.progress, self.wish, self.now)

    def instead(self, wish: Wish) -> Planned:
        """The same day with another wish."""
        return planned(self.catalogue, self.clearance, self.progress, wish, self.now, self.seed)


class NotCleared(Exception):
    """No exercise may be shown as today's; `clearance` says why and what to do."""

    def __init__(self, clearance: Clearance) -> None:
        super().__init__(f"not cleared: {clearance.level}")
        self.clearance = clearance


def plan(
    catalogue: Catalogue, clearance: Clearance, progress: Progress, wish: Wish, now: datetime, seed: int = 0
) -> Session:
    """The best session for this wish, to the second; the same for the same arguments.

    `seed` decides between choices of equal worth. Raises NotCleared when the clearance is locked.
    """
    if clearance.locked:
        raise NotCleared(clearance)
    day = day_of(catalogue, clearance, progress, wish, now)
    items = arranged(day, seed)
    seconds = sum(item.seconds for item in items)
    return Session(
        wish.minutes,
        seconds,
        day.theme.id,
        shortened_of(day, seconds),
        items,
        label_of(day, items),
        notes_of(day, items),
    )


def planned(
    catalogue: Catalogue, clearance: Clearance, progress: Progress, wish: Wish, now: datetime, seed: int = 0
) -> Planned:
    """`plan`, with what it was planned from."""
    session = plan(catalogue, clearance, progress, wish, now, seed)
    return Planned(catalogue, clearance, progress, wish, now, seed, session)


def arranged(day: Day, seed: int, choose: Choose = select) -> tuple[Item, ...]:
    """The items of this day's session in order; `choose` finds the best choice of what may be chosen."""
    frame, open_slots = framed(day)
    return (*frame.before, *filled(day, open_slots, frame, seed, choose))


def framed(day: Day) -> tuple[Frame, tuple[Slot, ...]]:
    """What is before and after the main part, and what is open for it."""
    rest = resting(day)
    before = warm_up(day, rest)
    used = frozenset(item.exercise for item in before) | ({rest.option.exercise.id} if rest else frozenset())
    return Frame(before, rest, day.wish.minutes * 60, day.wish.times), slots(day, _not_again(day, used))


def _not_again(day: Day, used: frozenset[str]) -> frozenset[str]:
    """Exercises of warm-up and rest that do not come again; strength of the warm-up may come at its full dose."""
    return frozenset(id for id in used if not day.catalogue[id].strengthens)
