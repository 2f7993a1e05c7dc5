"""What is said and beeped in a segment, and when; sentences never talk over each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lumbar.guiding.timeline import Cue, Segment
from lumbar.planning import Item
from lumbar.words import Message, known, message

SPOKEN_S = 2.5
"""Time a short cue takes to say, seconds; the texts are kept shorter (words are counted in the catalogue's tests)."""
HALF_TIME_FROM_S = 20
LAST_FIVE_FROM_S = 10
COUNT_CYCLE_S = 3
"""Repetitions slower than this are counted aloud."""


def cues(segment: Segment, item: Item, following: Item | None) -> tuple[Cue, ...]:
    """All cues of a segment in order of time. `following` is the next item, None for the last."""
    match segment.kind:
        case "work":
            return _in_order(_beeps_of_work(segment), _spaced(_words_of_work(segment), segment.seconds))
        case "transition":
            name = Cue(0, message("guiding.next", exercise=segment.title))
            return name, Cue(SPOKEN_S, message(f"guiding.position.{item.start_position}"))
        case "get-ready":
            return _in_order(_countdown(segment.seconds), _ready(segment, item))
        case "switch":
            change = Cue(0, message("guiding.switch"), "switch")
            return _in_order(_countdown(segment.seconds), (change,))
        case "rest":
            return _in_order((Cue(0, beep="end"),), _rest(segment, item, following))
    return (Cue(0, message("guiding.done"), "end"),)


def _ready(segment: Segment, item: Item) -> Iterator[Cue]:
    if segment.side in ("left", "right"):
        yield Cue(0, message(f"guiding.side.{segment.side}"))
    elif item.transition_s == 0:
        yield Cue(0, segment.title)
    else:
        yield Cue(0, message("guiding.ready"))


def _rest(segment: Segment, item: Item, following: Item | None) -> Iterator[Cue]:
    if segment.set < item.sets:
        yield Cue(0, message("guiding.rest-set", n=item.sets - segment.set))
    elif following is not None and segment.seconds >= SPOKEN_S:
        yield Cue(0, message("guiding.rest-next", exercise=message(f"exercise.{following.variant}.title")))


def _countdown(seconds: int) -> Iterator[Cue]:
    for left in (3, 2, 1):
        yield Cue(seconds - left, beep="tick")


def _beeps_of_work(segment: Segment) -> Iterator[Cue]:
    yield Cue(0, beep="go")
    if segment.seconds >= HALF_TIME_FROM_S:
        yield Cue(segment.seconds / 2, beep="half")
    if segment.seconds >= LAST_FIVE_FROM_S:
        for left in (5, 4, 3, 2, 1):
            yield Cue(segment.seconds - left, beep="tick")


def _words_of_work(segment: Segment) -> Iterator[Cue]:
    """Most important first; what does not fit between is left out."""
    if segment.seconds >= HALF_TIME_FROM_S:
        yield Cue(segment.seconds / 2, message("guiding.half-time"))
        yield Cue(segment.seconds - 5, message("guiding.five"))
    yield from _technique(segment)
    yield from _counts(segment)
    if not segment.beats:
        for breath in segment.breaths[:4]:
            yield Cue(breath.at_s, message(f"guiding.breathe.{breath.phase}"))


def _counts(segment: Segment) -> Iterator[Cue]:
    for before, beat in zip((None, *segment.beats), segment.beats, strict=False):
        slow = before is None or beat.at_s - before.at_s >= COUNT_CYCLE_S
        if slow and (before is None or beat.number != before.number):
            yield Cue(beat.at_s, message("guiding.count", number=beat.number))


def _technique(segment: Segment) -> Iterator[Cue]:
    spoken = [key for index in range(3) if known(key := f"exercise.{segment.variant}.cues.{index}")]
    for index, key in enumerate(spoken):
        yield Cue(round(segment.seconds * index / max(1, len(spoken)), 1) + (0.5 if index == 0 else 0), Message(key))


def _spaced(wanted: Iterable[Cue], seconds: float) -> list[Cue]:
    kept: list[Cue] = []
    for cue in wanted:
        fits = all(abs(cue.at_s - other.at_s) >= SPOKEN_S for other in kept)
        if fits and cue.at_s <= max(0.5, seconds - 1):
            kept.append(cue)
    return kept


def _in_order(*groups: Iterable[Cue]) -> tuple[Cue, ...]:
    return tuple(sorted((cue for group in groups for cue in group), key=lambda cue: cue.at_s))
