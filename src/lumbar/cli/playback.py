"""A timeline being played: where it stands, what falls due, where a move leads. No clock, no screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lumbar.guiding import Cue, Move, Segment, Timeline


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
        self._index = 0
        self._said = 0
        self._places = {segment.id: place for place, segment in enumerate(timeline.segments)}

    @property
    def segment(self) -> Segment:
        """The running segment."""
        return self.timeline.segments[self._index]

    @property
    def ended(self) -> bool:
        """Whether the session is over."""
        return self.segment.kind == "end"

    @property
    def left(self) -> int:
        """Whole seconds left in the running segment, as a countdown shows them."""
        return max(0, -int(-(self.segment.seconds - self.elapsed) // 1))

    def advance(self, seconds: float) -> Iterator[Event]:
        """Let time pass: the cues that fall due and the sets that end, in order."""
        self.elapsed += seconds
        yield from self._due()
        while not self.ended and self.elapsed >= self.segment.seconds:
            over = self.elapsed - self.segment.seconds
            if self.segment.kind == "work":
                yield SetDone(self.segment, self.segment.seconds, full=True)
            self._enter(self._index + 1)
            self.elapsed = over
            yield from self._due()

    def move(self, move: Move) -> Iterator[Event]:
        """Skip, go back, or drop this side; a set left early is told as far as it went. Other moves lead nowhere."""
        segment = self.segment
        target = {"skip": segment.skip_to, "back": segment.back_to, "drop-side": segment.drop_to}.get(move)
        if move == "uncomfortable":
            target = segment.skip_to
        if target is None or move not in segment.moves:
            return
        if segment.kind == "work" and move != "back" and self.elapsed >= 1:
            yield SetDone(segment, int(self.elapsed), full=False)
        self._enter(self._places[target])

    def _enter(self, place: int) -> None:
        self._index, self.elapsed, self._said = place, 0.0, 0

    def _due(self) -> Iterator[Due]:
        cues = self.segment.cues
        while self._said < len(cues) and cues[self._said].at_s <= self.elapsed:
            yield Due(cues[self._said])
            self._said += 1
