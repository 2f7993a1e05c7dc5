"""What changes when one exercise stands in for another."""

from __future__ import annotations

from collections.abc import Iterator

from lumbar.catalogue import LOADS
from lumbar.planning import weights as w
from lumbar.planning.day import Day
from lumbar.planning.movements import MOVEMENTS, movements, muscles
from lumbar.planning.select import GRID_S
from lumbar.planning.session import Item
from lumbar.words import Message, message

TOLD_S = 15
"""A smaller difference in time is not told, seconds."""
TOLD_MUSCLES = 3


def likeness(day: Day, before: Item, after: Item) -> int:
    """How much of what the one does is also done by the other, in points."""
    one, other = (day.catalogue.variant(item.variant) for item in (before, after))
    works, also = (muscles(day.catalogue[item.exercise]) for item in (before, after))
    shared = len(movements(one) & movements(other))
    return (
        w.SWAP_MOVEMENT * shared + w.SWAP_MUSCLE * len({*works} & {*also}) + w.SWAP_PLACE * (one.start == other.start)
    )


def differences(day: Day, before: tuple[Item, ...], after: tuple[Item, ...]) -> tuple[Message, ...]:
    """What is other about it: time, way of moving, muscles, load, position; one message where nothing is."""
    one, other = before[0], after[0]
    told = (
        *_time(before, after),
        *_movement(day, one, other),
        *_muscles(day, one, other),
        *_load(day, one, other),
        *_position(one, other),
    )
    return told or (message("planning.change.alike"),)


def _time(before: tuple[Item, ...], after: tuple[Item, ...]) -> Iterator[Message]:
    was, now = (sum(item.seconds - item.transition_s for item in items) for items in (before, after))
    more = round((now - was) / GRID_S) * GRID_S
    if abs(more) >= TOLD_S:
        yield message(f"planning.change.{'longer' if more > 0 else 'shorter'}", n=abs(more))


def _movement(day: Day, before: Item, after: Item) -> Iterator[Message]:
    was, now = (movements(day.catalogue.variant(item.variant)) for item in (before, after))
    if was != now:
        ways = tuple(message(f"planning.movement.{way}") for way in MOVEMENTS if way in now)
        yield message("planning.change.movement", ways=ways)


def _muscles(day: Day, before: Item, after: Item) -> Iterator[Message]:
    was, now = (muscles(day.catalogue[item.exercise]) for item in (before, after))
    new = [muscle for muscle in now if muscle not in was][:TOLD_MUSCLES]
    if new:
        yield message("planning.change.muscles", muscles=tuple(message(f"muscle.{muscle}") for muscle in new))


def _load(day: Day, before: Item, after: Item) -> Iterator[Message]:
    was, now = (LOADS.index(day.catalogue.variant(item.variant).load) for item in (before, after))
    if was != now:
        yield message(f"planning.change.{'more' if now > was else 'less'}")
    if day.standing(after.exercise) is None and day.progress.standings:
        yield message("planning.change.new")


def _position(before: Item, after: Item) -> Iterator[Message]:
    if before.start_position != after.start_position:
        yield message("planning.change.position", position=message(f"planning.position.{after.start_position}"))
