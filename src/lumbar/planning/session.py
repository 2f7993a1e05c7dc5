"""Today's wish and today's session."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from lumbar.catalogue import Dose, Equipment, Place, StartPosition, work_seconds
from lumbar.diary import GET_READY_S, Times
from lumbar.words import Message

Phase = Literal["warm-up", "relief", "strength", "rest"]
PHASES: tuple[Phase, ...] = ("warm-up", "relief", "strength", "rest")
Theme = Literal["relief", "lumbar", "subacute", "relief-and-strength", "rehabilitation", "lumbosacral", "yoga"]
"""The seven lengths' themes (R67): 7, 10, 12, 14, 17, 20 and 40 minutes."""
Side = Literal["bilateral", "left", "right", "both", "alternating"]

SWITCH_S = 5
"""Seconds to change from one side to the other."""


@dataclass(frozen=True)
class Edits:
    """What the person changed about today's session, all of it as ids of exercises.

    `wanted` has a place in the main part wherever the rules leave one; `without` is out today; `easier` is a step below
    the diary's, `harder` is what the diary allows although the day is an easier one. `kept` was in the session that
    was changed, and stays where it can.
    """

    wanted: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    easier: frozenset[str] = frozenset()
    harder: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Wish:
    """What the person asks for today. `theme` None takes the one that goes with the length, `times` are their own."""

    minutes: int = 20
    theme: Theme | None = None
    place: Place = "floor"
    equipment: frozenset[Equipment] | None = None
    gentler: bool = False
    holds: Literal["seconds", "breaths"] = "seconds"
    edits: Edits = field(default_factory=Edits)
    times: Times = field(default_factory=Times)


@dataclass(frozen=True)
class Item:
    """One exercise of a session.

    `side`: bilateral (nothing to switch), left or right (this side only, R55), both (left whole, then right) or
    alternating (side by side, repetition by repetition). `dose` is for one set of one side. `rest_s` follows every
    set; before it, `transition_s` is the change of position and `ready_s` the time to get ready. `seconds` is the whole
    item: see `item_seconds`. `change` is +1 when it is a step harder than last time, -1 when easier. `adapt` says how
    to go easy (condition rules). `reason` is why it is here today. `cap_s` is the longest that one hold may be made
    while it is done, None where nothing is held.
    """

    exercise: str
    variant: str
    phase: Phase
    start_position: StartPosition
    side: Side
    dose: Dose
    sets: int
    rest_s: int
    transition_s: int
    seconds: int
    reason: Message
    adapt: tuple[Message, ...] = ()
    change: int = 0
    ready_s: int = GET_READY_S
    cap_s: int | None = None


@dataclass(frozen=True)
class Session:
    """What to do today, to the second. `seconds` is the sum of the items'; `shortened` says why it is shorter than
    wished, `label` what a relief-only session is and is not, `notes` what the place takes away (R27) and the like.
    """

    minutes: int
    seconds: int
    theme: Theme
    shortened: Message | None
    items: tuple[Item, ...]
    label: Message | None = None
    notes: tuple[Message, ...] = ()


def sides(side: Side) -> int:
    """How many times one set's dose is done."""
    return 2 if side in ("both", "alternating") else 1


def item_seconds(
    item_dose: Dose, side: Side, sets: int, rest_s: int, transition_s: int, ready_s: int = GET_READY_S
) -> int:
    """Change of position + getting ready + sets of work, switches and rests.

    Each set is one or two sides of work (`both`: with SWITCH_S between) followed by `rest_s`.
    """
    work = work_seconds(item_dose) * sides(side) + (SWITCH_S if side == "both" else 0)
    return transition_s + ready_s + sets * (work + rest_s)
