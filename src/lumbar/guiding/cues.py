"""What is said and beeped in a segment, and when; at no level do sentences talk over each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lumbar.guiding.saying import SPOKEN_S, Said, placed, spoken_s
from lumbar.guiding.telling import next_is, rest_next_is, setup_is_told, steps
from lumbar.guiding.timeline import TALKS, Cue, Segment, Talk
from lumbar.planning import Item
from lumbar.words import Message, known, message

HALF_TIME_FROM_S = 20
LAST_FIVE_FROM_S = 10
AFTER_HALF_S = 2
"""A reminder of the middle comes so long after "Half time"."""
COUNT_CYCLE_S = 3
"""Repetitions slower than this are counted aloud."""
LAST_COUNTED = 10
"""Seconds of a repetition are counted up to this one."""
LEAST_ROOM_S = 1
"""A sentence begins only where so much time is left for it; it may end in what comes after."""


def cues(segment: Segment, item: Item, following: Item | None, before: Item | None = None) -> tuple[Cue, ...]:
    """All cues of a segment in order of time. `following` and `before` are the items around it, None at the ends."""
    levels: dict[Said, tuple[Talk, ...]] = {}
    for talk in TALKS:
        for said in _said(talk, segment, item, following, before):
            levels[said] = (*levels.get(said, ()), talk)
    spoken = [Cue(said.at_s, said.text, levels=talks) for said, talks in levels.items()]
    return tuple(sorted([*_beeps(segment), *spoken], key=lambda cue: cue.at_s))


def _said(talk: Talk, segment: Segment, item: Item, following: Item | None, before: Item | None) -> Iterable[Said]:
    match segment.kind:
        case "work":
            opening = tuple(_opening(segment, item, before))
            rest = () if talk == "names" else _work(talk, segment, item)
            return placed((*opening, *rest), segment.seconds)
        case "transition":
            return _transition(talk, segment, item, before)
        case "get-ready":
            return _ready(talk, segment, item, before)
        case "switch":
            return (Said(0, message("guiding.switch")),)
        case "rest":
            return _rest(talk, segment, item, following)
    return (Said(0, message("guiding.done")),)


def _transition(talk: Talk, segment: Segment, item: Item, before: Item | None) -> Iterator[Said]:
    name = next_is(item)
    yield Said(0, name)
    if talk == "full" and setup_is_told(before, item) == "transition":
        yield Said(spoken_s(name), Message(f"exercise.{segment.variant}.setup"))
    elif talk != "names" and spoken_s(name) + LEAST_ROOM_S <= segment.seconds:
        yield Said(spoken_s(name), message(f"guiding.position.{item.start_position}"))


def _ready(talk: Talk, segment: Segment, item: Item, before: Item | None) -> Iterator[Said]:
    """What was told on the way may take until the middle of getting ready."""
    at = min(SPOKEN_S, item.ready_s) if talk == "full" and setup_is_told(before, item) == "transition" else 0
    if segment.side in ("left", "right"):
        yield Said(at, message(f"guiding.side.{segment.side}"))
    elif item.transition_s == 0:
        yield Said(at, segment.title)
    elif talk != "names":
        yield Said(at, message("guiding.ready"))


def _opening(segment: Segment, item: Item, before: Item | None) -> Iterator[Said]:
    """What getting ready says, where no time is kept for it: the name, unless the way or a rest told it; the side."""
    if item.ready_s or segment.set > 1 or (item.side == "both" and segment.side == "right"):
        return
    told = item.transition_s > 0 or (before is not None and before.rest_s >= SPOKEN_S)
    if not told:
        yield Said(0, segment.title)
    if segment.side in ("left", "right"):
        yield Said(0 if told else spoken_s(segment.title), message(f"guiding.side.{segment.side}"))


def _rest(talk: Talk, segment: Segment, item: Item, following: Item | None) -> Iterator[Said]:
    if segment.set < item.sets:
        if talk != "names":
            yield Said(0, message("guiding.rest-set", n=item.sets - segment.set))
    elif following is not None and segment.seconds >= SPOKEN_S:
        name = rest_next_is(following)
        yield Said(0, name)
        if talk == "full" and setup_is_told(item, following) == "rest":
            yield Said(spoken_s(name), Message(f"exercise.{following.variant}.setup"))


def _work(talk: Talk, segment: Segment, item: Item) -> Iterator[Said]:
    """Most important first; what does not fit between is left out."""
    if segment.seconds >= HALF_TIME_FROM_S:
        yield Said(segment.seconds / 2, message("guiding.half-time"))
        yield Said(segment.seconds - 5, message("guiding.five"))
    if talk == "full" and segment.set == 1 and not (item.side == "both" and segment.side == "right"):
        yield from steps(segment)
    yield from _technique(segment)
    yield from _counts(segment)
    if talk == "full":
        yield from _tempo(segment)
    if not segment.beats:
        for breath in segment.breaths[:4]:
            yield Said(breath.at_s, message(f"guiding.breathe.{breath.phase}"))


def _counts(segment: Segment) -> Iterator[Said]:
    for before, beat in zip((None, *segment.beats), segment.beats, strict=False):
        slow = before is None or beat.at_s - before.at_s >= COUNT_CYCLE_S
        if slow and (before is None or beat.number != before.number):
            yield Said(beat.at_s, message("guiding.count", number=beat.number))


def _tempo(segment: Segment) -> Iterator[Said]:
    """The seconds of slow repetitions, after the number of the repetition that stands for the first one."""
    ends = [*(beat.at_s for beat in segment.beats[1:]), float(segment.seconds)]
    for beat, end in zip(segment.beats, ends, strict=bool(segment.beats)):
        if end - beat.at_s >= COUNT_CYCLE_S:
            for second in range(1, min(LAST_COUNTED, int(end - beat.at_s))):
                yield Said(beat.at_s + second, message("guiding.tempo", number=second + 1))


def _technique(segment: Segment) -> Iterator[Said]:
    spoken = [key for index in range(3) if known(key := f"exercise.{segment.variant}.cues.{index}")]
    for index, key in enumerate(spoken):
        after = 0.5 if index == 0 else AFTER_HALF_S if 2 * index == len(spoken) else 0
        yield Said(round(segment.seconds * index / max(1, len(spoken)), 1) + after, Message(key))


def _beeps(segment: Segment) -> Iterator[Cue]:
    match segment.kind:
        case "work":
            yield from _beeps_of_work(segment)
        case "switch":
            yield Cue(0, beep="switch")
        case "rest" | "end":
            yield Cue(0, beep="end")
    if segment.kind in ("get-ready", "switch"):
        for left in range(min(3, segment.seconds), 0, -1):
            yield Cue(segment.seconds - left, beep="tick")


def _beeps_of_work(segment: Segment) -> Iterator[Cue]:
    yield Cue(0, beep="go")
    if segment.seconds >= HALF_TIME_FROM_S:
        yield Cue(segment.seconds / 2, beep="half")
    if segment.seconds >= LAST_FIVE_FROM_S:
        for left in (5, 4, 3, 2, 1):
            yield Cue(segment.seconds - left, beep="tick")
