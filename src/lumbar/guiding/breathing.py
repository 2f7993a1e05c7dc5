"""The beat of repetitions and the breathing that goes with it (R24, R26)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from lumbar.catalogue import Dose, Reps
from lumbar.catalogue.ladder import ORDINARY_BREATH_S
from lumbar.guiding.timeline import Beat, Breath, SegmentKind
from lumbar.planning import Side

Phase = Literal["in", "out"]
IN_SHARE = 0.4
"""Share of a breath spent breathing in; the longer way out calms (design)."""


def beats(kind: SegmentKind, dose: Dose, side: Side) -> tuple[Beat, ...]:
    """Every repetition of a work segment, side by side where sides alternate. Holds have none."""
    if kind != "work" or not isinstance(dose, Reps):
        return ()
    cycle = dose.rep_s + dose.hold_s
    return tuple(
        Beat(index * cycle, number, index * cycle + dose.rep_s / 2, dose.hold_s, beat_side)
        for index, (number, beat_side) in enumerate(_turns(dose.reps, side))
    )


def _turns(reps: int, side: Side) -> Iterator[tuple[int, Side]]:
    sides: tuple[Side, ...] = ("left", "right") if side == "alternating" else (side,)
    for number in range(1, reps + 1):
        for turn in sides:
            yield number, turn


def breaths(kind: SegmentKind, dose: Dose, side: Side, first: Phase) -> tuple[Breath, ...]:
    """When to breathe in and out in a work segment; `first` goes with the first half of a repetition's movement."""
    if kind != "work":
        return ()
    if not isinstance(dose, Reps):
        length = dose.breath_s if dose.kind == "breaths" else ORDINARY_BREATH_S
        total = dose.breaths * length if dose.kind == "breaths" else _seconds(dose)
        return tuple(_even(0, total, length))
    return tuple(breath for beat in beats(kind, dose, side) for breath in _of_beat(beat, dose, first))


def _seconds(dose: Dose) -> int:
    return dose.seconds if dose.kind == "hold" else 0


def _of_beat(beat: Beat, dose: Reps, first: Phase) -> Iterator[Breath]:
    half = dose.rep_s / 2
    second: Phase = "in" if first == "out" else "out"
    yield Breath(beat.at_s, half, first)
    if dose.hold_s >= ORDINARY_BREATH_S:
        yield from _even(beat.hold_at_s, dose.hold_s, ORDINARY_BREATH_S)
    yield Breath(beat.hold_at_s + beat.hold_s, half, second)


def _even(start: float, seconds: float, length: float) -> Iterator[Breath]:
    """Whole breaths of about `length` seconds that fill the time exactly."""
    count = max(1, round(seconds / length))
    length = seconds / count
    for index in range(count):
        at = start + index * length
        yield Breath(round(at, 3), round(length * IN_SHARE, 3), "in")
        yield Breath(round(at + length * IN_SHARE, 3), round(length * (1 - IN_SHARE), 3), "out")
