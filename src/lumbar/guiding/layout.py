"""Lays a session out in time: segments one after another, without gaps, as long as the session."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from itertools import pairwise

from lumbar.catalogue import Catalogue, Exercise, work_seconds
from lumbar.guiding.breathing import beats, breaths
from lumbar.guiding.cues import cues
from lumbar.guiding.emergency import call, stop_texts
from lumbar.guiding.lengths import least_s, may_be_changed, most_s
from lumbar.guiding.timeline import Move, Segment, SegmentKind, Timeline
from lumbar.planning import SWITCH_S, Item, Session, Side
from lumbar.screening import Condition
from lumbar.screening import country as country_of
from lumbar.words import message

MOVES: dict[SegmentKind, tuple[Move, ...]] = {
    "transition": ("pause", "back", "skip", "extend", "shorten", "stop"),
    "get-ready": ("pause", "back", "skip", "extend", "shorten", "uncomfortable", "stop"),
    "work": ("pause", "back", "skip", "uncomfortable", "stop"),
    "switch": ("pause", "back", "skip", "extend", "uncomfortable", "stop"),
    "rest": ("pause", "back", "skip", "extend", "shorten", "uncomfortable", "stop"),
    "end": (),
}
"""What a player may offer in each kind of segment; where there are two sides, one may rest too; holds may be longer."""


@dataclass(frozen=True)
class _Part:
    """A piece of an item before it has a place in time."""

    kind: SegmentKind
    set: int
    side: Side
    seconds: int


def lay_out(
    session: Session,
    catalogue: Catalogue,
    country: str | None = None,
    conditions: Set[Condition] = frozenset(),
) -> Timeline:
    """The timeline of a session; `country` (ISO 3166 alpha-2) picks the numbers to call, `conditions` what may stop it.

    Its length is the session's to the second. Raises KeyError when an item's exercise is not in the catalogue.
    """
    segments = [
        _segment(session, index, part, catalogue[item.exercise])
        for index, item in enumerate(session.items)
        for part in _parts(item)
    ]
    placed = list(_placed(segments))
    placed.append(_end(session, sum(segment.seconds for segment in placed)))
    place = country_of(country)
    return Timeline(session, placed[-1].start_s, tuple(_linked(placed)), stop_texts(place, conditions), call(place))


def _parts(item: Item) -> Iterator[_Part]:
    first: Side = "left" if item.side == "both" else item.side
    if item.transition_s:
        yield _Part("transition", 1, first, item.transition_s)
    if item.ready_s:
        yield _Part("get-ready", 1, first, item.ready_s)
    for number in range(1, item.sets + 1):
        yield from _set(item, number)


def _set(item: Item, number: int) -> Iterator[_Part]:
    work = work_seconds(item.dose)
    if item.side == "both":
        yield _Part("work", number, "left", work)
        yield _Part("switch", number, "right", SWITCH_S)
        yield _Part("work", number, "right", work)
    else:
        yield _Part("work", number, item.side, work * (2 if item.side == "alternating" else 1))
    if item.rest_s:
        yield _Part("rest", number, item.side, item.rest_s)


def _segment(session: Session, index: int, part: _Part, exercise: Exercise) -> Segment:
    item = session.items[index]
    following = session.items[index + 1] if index + 1 < len(session.items) else None
    before = session.items[index - 1] if index else None
    bare = Segment(
        id=f"{index}.{part.set}.{part.side}.{part.kind}",
        kind=part.kind,
        item=index,
        set=part.set,
        side=part.side,
        start_s=0,
        seconds=part.seconds,
        exercise=item.exercise,
        variant=item.variant,
        phase=item.phase,
        title=message(f"exercise.{item.variant}.title"),
        beats=beats(part.kind, item.dose, item.side),
        breaths=breaths(part.kind, item.dose, item.side, exercise.breath),
        moves=MOVES[part.kind] + _more_moves(part.kind, item),
        least_s=least_s(part.kind, item, part.set),
        most_s=most_s(part.kind, item),
    )
    return replace(bare, cues=cues(bare, item, following, before))


def _more_moves(kind: SegmentKind, item: Item) -> tuple[Move, ...]:
    length: tuple[Move, ...] = ("extend", "shorten") if kind == "work" and may_be_changed(item) else ()
    two = item.side in ("both", "left", "right") and kind != "transition"
    return (*length, "drop-side") if two else length


def _placed(segments: list[Segment]) -> Iterator[Segment]:
    start = 0
    for segment in segments:
        yield replace(segment, start_s=start)
        start += segment.seconds


def _end(session: Session, seconds: int) -> Segment:
    last = session.items[-1]
    end = Segment(
        f"{len(session.items)}.1.bilateral.end", "end", len(session.items), 1, "bilateral", seconds, 0,
        last.exercise, last.variant, last.phase, message("guiding.done"),
    )  # fmt: skip
    return replace(end, cues=cues(end, last, None))


def _linked(segments: list[Segment]) -> Iterator[Segment]:
    opens: dict[int, str] = {}
    for segment in segments:
        opens.setdefault(segment.item, segment.id)
    for segment, following in pairwise(segments):
        at_start = segment.id == opens[segment.item]
        yield replace(
            segment,
            skip_to=opens[segment.item + 1],
            back_to=opens[max(0, segment.item - 1)] if at_start else opens[segment.item],
            drop_to=_after_side(segment, following, segments) if _drops(segment) else None,
        )
    yield segments[-1]


def _drops(segment: Segment) -> bool:
    return segment.kind == "work" and "drop-side" in segment.moves


def _after_side(segment: Segment, following: Segment, segments: list[Segment]) -> str:
    """Where dropping this side leads: past the switch when it is the first side, else whatever comes next."""
    if following.kind == "switch":
        return segments[segments.index(following) + 1].id
    return following.id
