"""What a person asks for today, as an address says it and as one tap changes it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import get_args
from urllib.parse import urlencode

from django.http import QueryDict

from lumbar.catalogue import Equipment, Place, load_catalogue
from lumbar.diary import Progress
from lumbar.planning import Edits, Planned, Theme, Wish, of_length
from lumbar.screening import Person
from lumbar.words import Message, message

LENGTHS = (7, 10, 12, 14, 17, 20, 40)
SHORTEST, LONGEST = 5, 60
EDITS = {"wanted": "with", "without": "out", "easier": "easier", "harder": "harder", "kept": "kept"}
"""Fields of the edits and how an address names them."""
FIELDS = frozenset({"minutes", "theme", "place", "gentler", "have", *EDITS.values()})
PLACES: tuple[Place, ...] = get_args(Place)
THEMES: tuple[Theme, ...] = get_args(Theme)


@dataclass(frozen=True)
class Chip:
    """A choice that is one tap away: what it says, where it leads, whether it is the one that holds."""

    words: Message
    query: str
    on: bool
    name: Message | None = None


def wish_of(sent: QueryDict, usual: Wish) -> Wish:
    """The wish in an address; what is not said, or not possible, is as the weeks ahead have it for today."""
    minutes, theme = sent.get("minutes", ""), sent.get("theme", "")
    told = minutes.isdecimal() and SHORTEST <= int(minutes) <= LONGEST
    place = sent.get("place", "")
    have = frozenset(sent.getlist("have")) & frozenset(get_args(Equipment))
    return Wish(
        minutes=int(minutes) if told else usual.minutes,
        theme=next((one for one in THEMES if one == theme), None if told else usual.theme),
        place=next((one for one in PLACES if one == place), "floor"),
        equipment=frozenset(one for one in get_args(Equipment) if one in have) if have else None,
        gentler=sent.get("gentler") == "yes",
        holds=usual.holds,
        times=usual.times,
        edits=Edits(**{field: _exercises(sent, name) for field, name in EDITS.items()}),
    )


def _exercises(sent: QueryDict, name: str) -> frozenset[str]:
    return frozenset(sent.get(name, "").split(".")) & load_catalogue().exercises.keys()


def asks(sent: QueryDict) -> bool:
    """Whether an address asks for a session of its own."""
    return not FIELDS.isdisjoint(sent)


def rebuilt(query: str, usual: Wish) -> str:
    """The address part as this house would write it, whatever was sent."""
    return query_of(wish_of(QueryDict(query), usual))


def query_of(wish: Wish) -> str:
    """The address part that asks for this wish."""
    pairs: list[tuple[str, str | int]] = [("minutes", wish.minutes)]
    if wish.theme:
        pairs.append(("theme", wish.theme))
    pairs.append(("place", wish.place))
    if wish.gentler:
        pairs.append(("gentler", "yes"))
    pairs.extend(("have", piece) for piece in sorted(wish.equipment or ()))
    pairs.extend((name, ids) for name, ids in edit_pairs(wish))
    return urlencode(pairs)


def edit_pairs(wish: Wish) -> tuple[tuple[str, str], ...]:
    """What is changed about the session, as fields of a form."""
    edits = {name: ".".join(sorted(getattr(wish.edits, field))) for field, name in EDITS.items()}
    return tuple((name, ids) for name, ids in edits.items() if ids)


def chip(words: str, wish: Wish, on: bool) -> Chip:
    """A choice of this wish."""
    return Chip(message(words), query_of(wish), on)


def lengths(wish: Wish) -> tuple[Chip, ...]:
    """The seven lengths, and the one that is asked for."""
    offered = LENGTHS if wish.minutes in LENGTHS else tuple(sorted((*LENGTHS, wish.minutes)))
    return tuple(
        Chip(
            message("web.today.min" if n == wish.minutes else "web.number.other", n=n),
            query_of(wish if n == wish.minutes else _anew(wish, n)),
            n == wish.minutes,
            message("web.minutes", n=n),
        )
        for n in offered
    )


def _anew(wish: Wish, minutes: int) -> Wish:
    """Another session of this length, with its own theme."""
    return replace(wish, minutes=minutes, theme=None, edits=replace(wish.edits, kept=frozenset()))


def shorter(planned: Planned) -> tuple[Chip, ...]:
    """The shorter lengths, longest first, each with what the session holds now as far as it goes."""
    fewer = (n for n in reversed(LENGTHS) if n < planned.wish.minutes)
    return tuple(
        Chip(message("web.today.min", n=n), query_of(of_length(planned.wish, planned.session, n)), False) for n in fewer
    )


def equipment(progress: Progress, wish: Wish) -> tuple[tuple[str, Message, bool], ...]:
    """What may be at hand, with what is taken to be there today."""
    have = at_hand(wish, progress)
    return tuple(
        (piece, message(f"web.equipment.{piece}"), piece in have)
        for piece in get_args(Equipment)
        if piece not in ("mat", "pool")
    )


def at_hand(wish: Wish, progress: Progress) -> frozenset[Equipment]:
    """What can be used today."""
    return own_equipment(progress) if wish.equipment is None else wish.equipment


def own_equipment(progress: Progress) -> frozenset[Equipment]:
    """What the person has told they have, else what most homes have."""
    return Person().equipment if progress.equipment is None else progress.equipment
