"""What a person may have told a browser since a session was prepared, that leaves the session as it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lumbar.catalogue import Catalogue
from lumbar.diary.light import HIGHEST_GREEN
from lumbar.planning import Session
from lumbar.planning.day import STRENGTH_REST
from lumbar.screening import REGIONS, Region, place_of

WELL = ("fine", "too-easy", "too-hard")
"""Feelings after which no exercise is left out."""
RISE = 1
"""Points of pain that any exercise may bring and still be borne well."""
BACK: tuple[Region, ...] = tuple(region for region in REGIONS if place_of((region,)) == "back")


@dataclass(frozen=True)
class Told:
    """An entry of this kind, or a form of this address (with `*` for an id), all of whose values of each field lie in
    one of the sets given. Fields that are not named may hold anything.
    """

    about: str
    fields: Mapping[str, Sequence[Sequence[str]]] = field(default_factory=dict)


@dataclass(frozen=True)
class Bears:
    """All that leaves the session as it is; whatever else was told needs the server first.

    `before` is the last pain told before a session: afterwards it may be `rise` higher, and `most` at the most.
    `rests` are exercises that need `rest_s` seconds since they were done last.
    """

    told: tuple[Told, ...]
    before: int | None
    rise: int
    most: int
    rests: tuple[str, ...]
    rest_s: int


def bears(
    catalogue: Catalogue, session: Session, before: int | None, calm: Sequence[int], where: Sequence[Sequence[str]]
) -> Bears:
    """`calm` are the pains, and `where` the sets of regions, after which a check leaves the session as it is."""
    pains = (tuple(map(str, calm)),)
    quiet = {"pain": pains, "morning": pains, "flare": (("no",),), "new": (("none",),), "where": where}
    exercises = dict.fromkeys(item.exercise for item in session.items)
    return Bears(
        told=(
            *(Told(about) for about in ("planned", "set", "void", "activity", "/history/activity/")),
            Told("feeling", {"feeling": (WELL,)}),
            Told("stop", {"reason": (("ended-early",),)}),
            Told("/check/", quiet),
            Told("/felt/*/", {"where": (BACK,), "mark": (WELL,)}),
            Told("/morning/*/"),
        ),
        before=before,
        rise=RISE,
        most=HIGHEST_GREEN,
        rests=tuple(id for id in exercises if catalogue[id].strengthens),
        rest_s=int(STRENGTH_REST.total_seconds()),
    )
