"""What may stand in for one exercise of a session, best first, and what changes with each.

An alternative is listed where a choice is known that holds it and keeps every bound. `plan` then finds one at least as
good, so that whatever is listed has its place when it is taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lumbar.planning.blocks import Block
from lumbar.planning.choice import Choice, Taken, mended, points
from lumbar.planning.day import Day
from lumbar.planning.differences import differences, likeness
from lumbar.planning.edits import in_main, left_out, swapped
from lumbar.planning.fill import rooms, stages_of, with_wanted
from lumbar.planning.plan import Planned, framed
from lumbar.planning.select import Candidate, Room, Stage, select
from lumbar.planning.session import Item, Session, Wish
from lumbar.words import Message


@dataclass(frozen=True)
class Alternative:
    """An exercise in the place of another: the form it would have, the wish that asks for it, and what changes."""

    exercise: str
    variant: str
    wish: Wish
    changes: tuple[Message, ...]


def alternatives(planned: Planned, place: int) -> tuple[Alternative, ...]:
    """What may stand in for the item at this place of the session, best first.

    Strength stands in for strength, relief for relief. In warm-up and rests it is what comes by the rules.
    """
    session, item = planned.session, planned.session.items[place]
    without = left_out(planned.wish, session, item.exercise)
    day = replace(planned.day, wish=without)
    if not in_main(item):
        return _stand_in(day, session, item, planned.instead(without).session)
    before = tuple(other for other in session.items if other.exercise == item.exercise and in_main(other))
    found = sorted(_ranked(day, before, planned.seed), key=lambda pair: -pair[0])
    return tuple(
        _alternative(day, swapped(planned.wish, session, item.exercise, then[0].exercise), before, then)
        for _, then in found
    )


def _alternative(day: Day, wish: Wish, before: tuple[Item, ...], then: tuple[Item, ...]) -> Alternative:
    return Alternative(then[0].exercise, then[0].variant, wish, differences(day, before, then))


def _stand_in(day: Day, session: Session, item: Item, then: Session) -> tuple[Alternative, ...]:
    """What comes by itself when this one is left out."""
    there = {other.exercise for other in session.items if other.phase == item.phase}
    come = [other for other in then.items if other.phase == item.phase and not in_main(other)]
    new = [other for other in come if other.exercise not in there]
    return tuple(_alternative(day, day.wish, (item,), (other,)) for other in new[:1])


Ranked = tuple[int, tuple[Item, ...]]
"""Points, and the items of the exercise that comes."""


def _ranked(day: Day, before: tuple[Item, ...], seed: int) -> list[Ranked]:
    """Every exercise that can come, under the strictest bounds that can be met."""
    frame, open_slots = framed(day)
    stages = stages_of(day, open_slots)
    lists = ((room, list(_found(day, stages, room, before))) for room in rooms(day, stages, frame))
    met = (found for room, found in lists if found or select(stages, room, seed) is not None)
    return next(met, [])


def _found(day: Day, stages: tuple[Stage, ...], room: Room, before: tuple[Item, ...]) -> Iterator[Ranked]:
    kept = day.wish.edits.kept
    for stage in stages:
        if stage.phase != before[0].phase:
            continue
        for exercise in _new(stage, kept):
            choice = mended(_choice(stages, kept | {exercise}, day.wish.edits.wanted | {exercise}), stages, room)
            if choice is not None:
                items = _items(choice, exercise)
                yield points(choice, room) + likeness(day, before[0], items[0]), items


def _new(stage: Stage, kept: frozenset[str]) -> list[str]:
    """The exercises of a stage that are not in the session."""
    options = (option for candidate in stage.candidates for option in candidate.block.options)
    return list(dict.fromkeys(option.exercise.id for option in options if option.exercise.id not in kept))


def _choice(stages: tuple[Stage, ...], held: frozenset[str], wanted: frozenset[str]) -> Choice:
    """Of each stage the block that holds most of what is held, and nothing else unless it must be."""
    asked = (with_wanted(stage, wanted) for stage in stages)
    return tuple(taken for stage in asked for taken in _taken(stage, held))


def _taken(stage: Stage, held: frozenset[str]) -> Iterator[Taken]:
    best = min(stage.candidates, key=lambda candidate: _order(candidate, held))
    if stage.must or best.block.exercises <= held:
        yield Taken(stage, best)


def _order(candidate: Candidate, held: frozenset[str]) -> tuple[int, int]:
    """Little that is not held first, then much that is."""
    names = candidate.block.exercises
    return len(names - held), -len(names & held)


def _items(choice: Choice, exercise: str) -> tuple[Item, ...]:
    blocks: Iterator[Block] = (taken.candidate.block for taken in choice)
    return tuple(item for block in blocks for item in block.items if item.exercise == exercise and in_main(item))
