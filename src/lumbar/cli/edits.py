"""Changes to a planned session in the terminal, each named by an option of `lumbar plan`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import get_args

from lumbar.catalogue import Equipment
from lumbar.cli.trouble import Trouble
from lumbar.planning import (
    Alternative,
    Planned,
    Wish,
    alternatives,
    easier,
    harder,
    in_main,
    left_out,
    wanting,
    why_not,
)
from lumbar.words import Message, message

Manner = Callable[[Planned, int], Wish | Message]


@dataclass(frozen=True)
class Asked:
    """What the options ask for, by ids of exercises; a swap as `out=into`."""

    without: tuple[str, ...] = ()
    swap: tuple[str, ...] = ()
    bring: tuple[str, ...] = ()
    easier: tuple[str, ...] = ()
    harder: tuple[str, ...] = ()


def changed(found: Planned, asked: Asked) -> Planned:
    """The session after every change, in the order of `Asked`. Raises Trouble with the reason for one that is none."""
    for exercise in asked.without:
        _known(found, exercise)
        found = found.instead(left_out(found.wish, found.session, exercise))
    for pair in asked.swap:
        found = _swapped(found, *pair.split("=", 1))
    for exercise in asked.bring:
        found = _brought(found, exercise)
    manners: tuple[tuple[tuple[str, ...], Manner], ...] = ((asked.easier, easier), (asked.harder, harder))
    for exercises, manner in manners:
        for exercise in exercises:
            found = _in_manner(found, exercise, manner)
    return found


def things(have: list[str] | None) -> frozenset[Equipment] | None:
    """What is at hand, None where nothing was said. Raises Trouble where it is no thing that Lumbar knows."""
    known: tuple[Equipment, ...] = get_args(Equipment)
    for unknown in sorted(set(have or ()).difference(known)):
        raise Trouble(message("shell.no-thing", id=unknown, things=", ".join(known)))
    return frozenset(thing for thing in known if thing in have) if have else None


def offered(found: Planned, exercise: str) -> tuple[Alternative, ...]:
    """What may stand in for an exercise of the session, best first."""
    return alternatives(found, _place(found, exercise))


def _swapped(found: Planned, out: str, into: str) -> Planned:
    _known(found, into)
    taken = next((other for other in offered(found, out) if other.exercise == into), None)
    if taken is None:
        raise Trouble(message("shell.no-swap", into=_name(into), out=_name(out), why=_why(found, into)))
    return found.instead(taken.wish)


def _brought(found: Planned, exercise: str) -> Planned:
    _known(found, exercise)
    after = found.instead(wanting(found.wish, found.session, exercise))
    if all(item.exercise != exercise for item in after.session.items):
        raise Trouble(message("shell.no-place", exercise=_name(exercise), why=_why(found, exercise)))
    return after


def _in_manner(found: Planned, exercise: str, manner: Manner) -> Planned:
    wish = manner(found, _place(found, exercise))
    if isinstance(wish, Message):
        raise Trouble(message("shell.no-change", exercise=_name(exercise), why=wish))
    return found.instead(wish)


def _place(found: Planned, exercise: str) -> int:
    """Where the exercise is in the session, in the main part if it is there."""
    _known(found, exercise)
    places = [place for place, item in enumerate(found.session.items) if item.exercise == exercise]
    main = [place for place in places if in_main(found.session.items[place])]
    if not places:
        raise Trouble(message("shell.not-planned", exercise=_name(exercise), why=_why(found, exercise)))
    return (main or places)[0]


def _known(found: Planned, exercise: str) -> None:
    if exercise not in found.catalogue.exercises:
        raise Trouble(message("shell.no-exercise", id=exercise))


def _why(found: Planned, exercise: str) -> Message:
    form = found.catalogue[exercise].first.id
    known = (found.catalogue, found.clearance, found.progress, found.wish)
    return why_not(*known, form, now=found.now, session=found.session)


def _name(exercise: str) -> Message:
    return message(f"exercise.{exercise}/base.name")
