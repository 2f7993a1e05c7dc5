"""What can be done about one item of today's session, what may stand in for it, and what a change has come to."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.urls import reverse

from lumbar.catalogue import Equipment, Exercise, Variant
from lumbar.planning import (
    Alternative,
    Item,
    Planned,
    Session,
    Wish,
    alternatives,
    easier,
    harder,
    in_main,
    left_out,
    why_not,
)
from lumbar.planning.edits import keeping
from lumbar.web.queries.wish import query_of
from lumbar.web.visit import Visit
from lumbar.web.wording import name, title
from lumbar.words import Message, message, render


@dataclass(frozen=True)
class Way:
    """A change that is one tap away, or why there is none."""

    words: Message
    query: str = ""
    why: Message | None = None


@dataclass(frozen=True)
class Menu:
    """The ways to change one item."""

    swap: str
    ways: tuple[Way, ...]


@dataclass(frozen=True)
class Choice:
    """An exercise that may stand in."""

    exercise: str
    form: str
    title: Message
    changes: tuple[Message, ...]
    query: str


@dataclass(frozen=True)
class Swap:
    """The page on which an item is swapped."""

    title: Message
    exercise: str
    form: str
    reason: Message
    query: str
    out: str
    choices: tuple[Choice, ...]
    closed: tuple[tuple[Message, str, Message], ...]


def menu(planned: Planned, place: int) -> Menu:
    """What can be done about the item at this place."""
    item = planned.session.items[place]
    ways = [
        Way(message("web.control.out"), query_of(left_out(planned.wish, planned.session, item.exercise))),
        *([_way("easier", easier(planned, place)), _way("harder", harder(planned, place))] if in_main(item) else ()),
        *(_lacks(planned, piece) for piece in _pieces(planned, item)),
    ]
    return Menu(f"{reverse('swap', args=[place])}?{query_of(planned.wish)}", tuple(ways))


def _way(words: str, found: Wish | Message) -> Way:
    if isinstance(found, Message):
        return Way(message(f"web.control.{words}"), why=found)
    return Way(message(f"web.control.{words}"), query_of(found))


def _pieces(planned: Planned, item: Item) -> list[Equipment]:
    """Of each thing that the item needs the one that is at hand."""
    groups = planned.catalogue.variant(item.variant).equipment
    return [next(piece for piece in group if piece in planned.day.equipment) for group in groups]


def _lacks(planned: Planned, piece: Equipment) -> Way:
    wish = replace(keeping(planned.wish, planned.session), equipment=planned.day.equipment - {piece})
    return Way(message("web.control.lacks", thing=message(f"planning.thing.{piece}")), query_of(wish))


def swap(visit: Visit, planned: Planned, place: int) -> Swap:
    """What may stand in for the item, best first, and why nothing else does."""
    item = planned.session.items[place]
    offered = alternatives(planned, place)
    known = {item.exercise, *(other.exercise for other in offered)}
    rest = [exercise for exercise in planned.catalogue if exercise.id not in known]
    reasons = ((name(one.id), reverse("exercise", args=[one.id]), why_any(planned, one)) for one in rest)
    return Swap(
        title(item.variant),
        item.exercise,
        item.variant.partition("/")[2],
        item.reason,
        query_of(planned.wish),
        query_of(left_out(planned.wish, planned.session, item.exercise)),
        tuple(_choice(other) for other in offered),
        tuple(sorted(reasons, key=lambda row: render(row[0], visit.lang))),
    )


def _choice(other: Alternative) -> Choice:
    form = other.variant.partition("/")[2]
    return Choice(other.exercise, form, title(other.variant), other.changes, query_of(other.wish))


def differences(before: Session, after: Session) -> tuple[Message, ...]:
    """What a change has come to: what came, what went, what is done otherwise."""
    was, now = ({item.exercise: item for item in session.items} for session in (before, after))
    came, left = [id for id in now if id not in was], [id for id in was if id not in now]
    other = [id for id in now if id in was and in_main(now[id]) and _asks(now[id]) != _asks(was[id])]
    told = {"came": came, "left": left} if came or left else {"other": other}
    said = [message(f"web.control.{what}", names=tuple(map(name, ids))) for what, ids in told.items() if ids]
    return tuple(said) or (message("web.control.same"),)


def _asks(item: Item) -> object:
    return item.variant, item.dose, item.sets


def why(planned: Planned, variant: Variant) -> Message:
    """Why this form is, or is not, in the session."""
    item = next((item for item in planned.session.items if item.variant == variant.id), None)
    if item is not None:
        return item.reason
    return why_not(
        planned.catalogue,
        planned.clearance,
        planned.progress,
        planned.wish,
        variant.id,
        now=planned.now,
        session=planned.session,
    )


def why_any(planned: Planned, exercise: Exercise) -> Message:
    """The same for the form that would be done, the one it begins with where it has no history."""
    standing = planned.day.standing(exercise.id)
    form = next((one for one in exercise.variants if standing and one.id == standing.variant), exercise.first)
    there = next((one for one in exercise.variants if one.id in {i.variant for i in planned.session.items}), form)
    return why(planned, there)
