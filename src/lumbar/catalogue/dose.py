"""Doses: the range an exercise has, and the amount a person is given today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Span:
    """From `min` to `max`, both included. Raises ValueError when they are negative or the wrong way round."""

    min: int
    max: int

    def __post_init__(self) -> None:
        if not 0 <= self.min <= self.max:
            raise ValueError(f"the span {self.min} to {self.max} runs backwards or below zero")


ONCE = Span(1, 1)


@dataclass(frozen=True)
class HoldRange:
    """A position held still.

    `seconds` and `breaths` are the source's range, `start_s` and `start_sets` where a beginner starts, `cap_s` the
    longest hold ever given (`seconds.max` where None). `user_ends`: the person ends it, the cap still holds (D2).
    `ours` names the fields the source is silent about.
    """

    kind: Literal["hold"]
    seconds: Span
    start_s: int
    rest_s: int
    breaths: Span | None = None
    cap_s: int | None = None
    sets: Span = ONCE
    start_sets: int = 1
    user_ends: bool = False
    ours: tuple[str, ...] = ()

    @property
    def longest_s(self) -> int:
        """Longest hold ever given, seconds."""
        return self.seconds.max if self.cap_s is None else self.cap_s


@dataclass(frozen=True)
class RepsRange:
    """Repetitions, each with an optional hold of `hold` seconds; moving in and out takes `rep_s` seconds.

    Where an exercise has two sides, the count is for each side. `counts` says what is counted when it is not simply
    repetitions ("pairs of crossings").
    """

    kind: Literal["reps"]
    reps: Span
    start_reps: int
    rep_s: int
    rest_s: int
    hold: Span | None = None
    start_hold_s: int = 0
    cap_hold_s: int | None = None
    sets: Span = ONCE
    start_sets: int = 1
    user_ends: bool = False
    counts: str = ""
    ours: tuple[str, ...] = ()

    @property
    def longest_s(self) -> int:
        """Longest hold of one repetition ever given, seconds."""
        most = 0 if self.hold is None else self.hold.max
        return most if self.cap_hold_s is None else min(most, self.cap_hold_s)


@dataclass(frozen=True)
class MinutesRange:
    """Steady activity outside the session: a swim, a walk."""

    kind: Literal["minutes"]
    minutes: Span
    start_min: int
    ours: tuple[str, ...] = ()


DoseRange = HoldRange | RepsRange | MinutesRange


@dataclass(frozen=True)
class Hold:
    """Held for `seconds`; `breaths` is what that comes to at ordinary breathing, where it may be shown (D5)."""

    kind: Literal["hold"]
    seconds: int
    breaths: int | None = None


@dataclass(frozen=True)
class Reps:
    """`reps` repetitions (each side), each `rep_s` seconds of movement around a hold of `hold_s` seconds."""

    kind: Literal["reps"]
    reps: int
    hold_s: int
    rep_s: int


@dataclass(frozen=True)
class Breaths:
    """Held for a number of breaths of `breath_s` seconds."""

    kind: Literal["breaths"]
    breaths: int
    breath_s: int


@dataclass(frozen=True)
class Minutes:
    """Steady activity for `minutes`."""

    kind: Literal["minutes"]
    minutes: int


Dose = Hold | Reps | Breaths | Minutes


def work_seconds(dose: Dose) -> int:
    """Seconds under tension of one set on one side."""
    match dose:
        case Hold():
            return dose.seconds
        case Reps():
            return dose.reps * (dose.hold_s + dose.rep_s)
        case Breaths():
            return dose.breaths * dose.breath_s
    return dose.minutes * 60
