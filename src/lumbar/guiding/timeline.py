"""A session laid out in time: what is shown, said, breathed and counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from lumbar.planning import Phase, Session, Side
from lumbar.words import Message

SegmentKind = Literal["transition", "get-ready", "work", "switch", "rest", "end"]
Beep = Literal["tick", "go", "half", "switch", "end"]
Talk = Literal["names", "short", "full"]
TALKS: tuple[Talk, ...] = ("names", "short", "full")
"""How much is said: the names of what comes; reminders and counts too; whole instructions too."""
Move = Literal["pause", "back", "skip", "extend", "shorten", "drop-side", "uncomfortable", "stop"]


@dataclass(frozen=True)
class Cue:
    """Something said or beeped `at_s` seconds after its segment begins. `levels` are those at which it is said."""

    at_s: float
    say: Message | None = None
    beep: Beep | None = None
    levels: tuple[Talk, ...] = ()


@dataclass(frozen=True)
class Breath:
    """Breathe in or out from `at_s` for `seconds`, relative to the segment."""

    at_s: float
    seconds: float
    phase: Literal["in", "out"]


@dataclass(frozen=True)
class Beat:
    """One repetition, or one side of it: moves at `at_s`, holds from `hold_at_s` for `hold_s`."""

    at_s: float
    number: int
    hold_at_s: float
    hold_s: float
    side: Side


@dataclass(frozen=True)
class Segment:
    """A stretch of the timeline with one thing to do.

    `id` is `<item>.<set>.<side>.<kind>` and stable for a session; `start_s` counts from the session's start; `item`
    indexes the session's items. `moves` are what a player may offer here; `skip_to` is the segment the move "skip"
    leads to, `back_to` the one "back" leads to, `drop_to` the one after this side is dropped. A "work" segment that
    ends writes one `set` entry with `set` and `side`. "extend" and "shorten" keep the segment between `least_s` and
    `most_s` seconds long (None: without end).
    """

    id: str
    kind: SegmentKind
    item: int
    set: int
    side: Side
    start_s: int
    seconds: int
    exercise: str
    variant: str
    phase: Phase
    title: Message
    cues: tuple[Cue, ...] = ()
    breaths: tuple[Breath, ...] = ()
    beats: tuple[Beat, ...] = ()
    moves: tuple[Move, ...] = ()
    skip_to: str | None = None
    back_to: str | None = None
    drop_to: str | None = None
    least_s: int = 0
    most_s: int | None = None


@dataclass(frozen=True)
class StopText:
    """What to say when a session is stopped for one reason; travels with the timeline so that it shows offline."""

    reason: str
    question: Message
    title: Message
    do: tuple[Message, ...]
    level: Literal["rest", "doctor", "urgent", "emergency"]


@dataclass(frozen=True)
class Timeline:
    """The segments in order, without gaps, `seconds` long; the session they come from; the words for emergencies.

    `call` are the numbers to call, by what they are for.
    """

    session: Session
    seconds: int
    segments: tuple[Segment, ...]
    stop: tuple[StopText, ...]
    call: Mapping[str, str]
