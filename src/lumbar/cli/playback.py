"""A timeline being played: where it stands, what falls due, where a move leads. No clock, no screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lumbar.guiding import Cue, Move, Segment, Timeline

STEP_S = 15
"""One press of "longer" or "shorter"."""
LAST_S = 5
"""What is given in the last seconds of a segment keeps its distance to the end."""
OneSide = Literal["left", "right"]


@dataclass(frozen=True)
class Due:
    """A cue of the running segment whose time has come."""

    cue: Cue


@dataclass(frozen=True)
class SetDone:
    """A work segment that ran to its end, or the `seconds` of it that were done when it was left."""

    segment: Segment
    seconds: int
    full: bool


Event = Due | SetDone


class Playback:
    """Executes a timeline; decides nothing. `elapsed` counts seconds within the running segment."""

    def __init__(self, timeline: Timeline) -> None:
        self.timeline = timeline
        self.elapsed = 0.0
        self._extra = 0
        self._even: tuple[int, int, int] | None = None
        self._index = 0
        self._given: set[int] = set()
        self._out: set[str] = set()
        self._places = {segment.id: place for place, segment in enumerate(timeline.segments)}

    @property
    def segment(self) -> Segment:
        """The running segment."""
        return self.timeline.segments[self._index]

    @property
    def seconds(self) -> int:
        """How long the running segment is, with what was added or taken away."""
        return self.segment.seconds + self._extra

    @property
    def ended(self) -> bool:
        """Whether the session is over."""
        return self.segment.kind == "end"

    @property
    def left(self) -> int:
        """Whole seconds left in the running segment, as a countdown shows them."""
        return max(0, -int(-(self.seconds - self.elapsed) // 1))

    @property
    def reached(self) -> bool:
        """Whether the movement is where it leads: in a hold, or in the hold of a repetition."""
        beat = next((one for one in reversed(self.segment.beats) if one.at_s <= self.elapsed), None)
        if beat is None:
            return True
        half = (beat.hold_at_s - beat.at_s) / 2
        return beat.at_s + half <= self.elapsed < beat.hold_at_s + beat.hold_s + half

    def advance(self, seconds: float) -> Iterator[Event]:
        """Let time pass: the cues that fall due and the sets that end, in order."""
        self.elapsed += seconds
        yield from self._due()
        while not self.ended and self.elapsed >= self.seconds:
            over, segment, whole = self.elapsed - self.seconds, self.segment, self.seconds
            if segment.kind == "work":
                yield SetDone(segment, whole, full=whole >= segment.seconds)
                self._even = (segment.item, segment.set, self._extra) if segment.side == "left" else None
            self._enter(self._index + 1)
            self.elapsed = over
            yield from self._due()

    def move(self, move: Move) -> Iterator[Event]:
        """Skip, go back, longer, shorter; a set left early is told as far as it went. Other moves lead nowhere."""
        segment = self.segment
        if move not in segment.moves:
            return
        if move in ("extend", "shorten"):
            self._extra = self._length(STEP_S if move == "extend" else -STEP_S) - segment.seconds
            return
        if move == "uncomfortable":
            self._out.add(segment.exercise)
        target = {"skip": segment.skip_to, "back": segment.back_to, "uncomfortable": segment.skip_to}.get(move)
        if target is not None:
            yield from () if move == "back" else self.part()
            self._enter(self._places[target])

    def drop(self, side: OneSide) -> Iterator[Event]:
        """That side of the exercise rests for the whole session; where both do, the exercise does."""
        segment, other = self.segment, "right" if side == "left" else "left"
        both = self._rests(other)
        self._out.add(segment.exercise if both else f"{segment.exercise}.{side}")
        if not self._is_out(segment):
            return
        yield from self.part()
        changes = segment.kind == "work" and self.timeline.segments[self._index + 1].kind == "switch"
        if changes and not both:
            self._start(self._index + 1)
        else:
            self._enter(self._index)

    def part(self) -> Iterator[SetDone]:
        """What was done so far of the set that is being left."""
        if self.segment.kind == "work" and self.elapsed >= 1:
            yield SetDone(self.segment, int(self.elapsed), full=False)

    def _length(self, more: int) -> int:
        segment = self.segment
        least = max(segment.least_s, min(-int(-self.elapsed // 1), self.seconds))
        longer = max(least, self.seconds + more)
        return longer if segment.most_s is None else min(segment.most_s, longer)

    def _rests(self, side: str) -> bool:
        return f"{self.segment.exercise}.{side}" in self._out

    def _is_out(self, segment: Segment) -> bool:
        if segment.kind == "end" or segment.exercise in self._out:
            return segment.kind != "end"
        sides = {side for side in ("left", "right") if f"{segment.exercise}.{side}" in self._out}
        if self.timeline.session.items[segment.item].side != "both":
            return segment.side in sides
        return bool(sides) if segment.kind == "switch" else segment.kind == "work" and segment.side in sides

    def _enter(self, place: int) -> None:
        while self._is_out(self.timeline.segments[place]):
            place += 1
        self._start(place)

    def _start(self, place: int) -> None:
        self._index, self.elapsed, self._extra, self._given = place, 0.0, 0, set()
        segment = self.segment
        if self._even and segment.kind == "work" and (segment.item, segment.set) == self._even[:2]:
            self._extra = self._even[2]

    def _due(self) -> Iterator[Due]:
        for number, cue in enumerate(self.segment.cues):
            if number not in self._given and self._moment(cue) <= self.elapsed:
                self._given.add(number)
                yield Due(cue)

    def _moment(self, cue: Cue) -> float:
        """Half time and the end move with the length of a segment."""
        segment = self.segment
        if cue.at_s > 0 and cue.at_s >= segment.seconds - LAST_S:
            return cue.at_s + self._extra
        return cue.at_s + self._extra / 2 if 0 < cue.at_s == segment.seconds / 2 else cue.at_s
