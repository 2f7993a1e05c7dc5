"""One moment of a session as lines of text: the exercise, the figure, a large clock, what was said, the keys."""

from __future__ import annotations

from dataclasses import dataclass

from lumbar.body import reference_of
from lumbar.cli.drawing import big, figure
from lumbar.cli.playback import Playback
from lumbar.guiding import Segment
from lumbar.words import Message, message, render

LEAST_WIDTH, LEAST_HEIGHT = 60, 23
"""A smaller terminal gets one line that moves."""
FIGURE_WIDTH = 46
FIGURE_HEIGHT = 9
SAID = 2
"""Sentences that stay to be read."""


@dataclass
class Scene:
    """What is drawn; `said` are the sentences so far, `paused` whether time stands still."""

    playback: Playback
    said: list[str]
    paused: bool = False

    def lines(self, width: int) -> tuple[str, ...]:
        """The moment in lines of at most `width` letters; their number does not change with the moment."""
        segment, last = self.playback.segment, self.said[-SAID:]
        said = [*last, *[""] * (SAID - len(last))]
        rows = (
            f"{self._place()}  {render(segment.title)}",
            "",
            *self._figure(segment, width),
            "",
            *(f"  {line}" for line in big(self._clock())),
            f"  {self._bar(min(width - 4, 40))}",
            f"  {self._doing(segment)}",
            "",
            *(f"  {line}" for line in said),
            "",
            *keys(),
        )
        return tuple(row[:width] for row in rows)

    def _place(self) -> str:
        items = len(self.playback.timeline.session.items)
        return f"{min(self.playback.segment.item + 1, items)}/{items}"

    def _clock(self) -> str:
        left = self.playback.left
        return f"{left // 60}:{left % 60:02}" if left >= 60 else f"{left:02}"

    def _bar(self, width: int) -> str:
        whole = self.playback.seconds
        share = self.playback.elapsed / whole if whole else 1
        return ("█" * min(width, round(share * width))).ljust(width, "░")

    def _doing(self, segment: Segment) -> str:
        if self.paused:
            return render(message("play.paused"))
        side = render(message(f"side.{segment.side}")) if segment.side in ("left", "right") else ""
        return "  ".join(part for part in (render(_what(segment)), side) if part)

    def _figure(self, segment: Segment, width: int) -> tuple[str, ...]:
        reference = reference_of(segment.variant)
        if reference is None:
            return ("",) * FIGURE_HEIGHT
        reached = segment.kind == "work" and self.playback.reached
        return figure(
            reference,
            right=segment.side == "right",
            reached=reached or segment.kind == "transition",
            width=min(width, FIGURE_WIDTH),
            height=FIGURE_HEIGHT,
        )


def keys() -> tuple[str, ...]:
    """What each key does, in two lines."""
    return tuple(render(message(key)) for key in ("play.keys", "play.keys-felt"))


def _what(segment: Segment) -> Message:
    return message(f"play.doing.{segment.kind}")
