"""Performs a timeline on a terminal: a large clock and the figure, sentences as they fall due, one key a move."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Literal, TextIO

from lumbar.cli.playback import Due, Event, OneSide, Playback, SetDone
from lumbar.cli.scene import LEAST_HEIGHT, LEAST_WIDTH, Scene, keys
from lumbar.cli.sound import Sound
from lumbar.diary import EntryKind
from lumbar.guiding import Move, Segment, StopText, Timeline
from lumbar.words import Message, message, render

FRAME_S = 0.1
WIDTH = 24
MOVES: dict[str, Move] = {
    " ": "pause",
    "b": "back",
    "n": "skip",
    "+": "extend",
    "=": "extend",
    "-": "shorten",
    "d": "drop-side",
    "u": "uncomfortable",
    "s": "stop",
}
QUIT = "q"
SHARP = "sharp"
SIDES: dict[str, OneSide] = {"l": "left", "r": "right"}
CLEAR = "\r\x1b[2K"
HOME, BELOW = "\x1b[H", "\x1b[0J"
Outcome = Literal["ended", "quit", "stopped"]


@dataclass(frozen=True)
class Stage:
    """Where keys come from, how whole lines are read, where text, sound and entries go, how time passes.

    `write` gives the id of the entry. `size` gives the columns and lines of the terminal; None where the output is
    none, and one line moves.
    """

    key: Callable[[float], str]
    lines: Callable[[], AbstractContextManager[None]]
    out: TextIO
    write: Callable[[EntryKind, dict[str, Any]], str]
    moment: Callable[[], float] = time.monotonic
    sound: Sound | None = None
    size: Callable[[], tuple[int, int]] | None = None


class _Show:
    """One performance."""

    def __init__(self, timeline: Timeline, planned: str, stage: Stage) -> None:
        self.playback, self.planned, self.stage = Playback(timeline), planned, stage
        self.sound = stage.sound or Sound(stage.out, None)
        self.scene = Scene(self.playback, [])

    def run(self) -> Outcome:
        if self._large() is None:
            for line in keys():
                self._print(line)
        self._wipe()
        self._tell(self.playback.advance(0))
        before = self.stage.moment()
        while not self.playback.ended:
            key = self.stage.key(FRAME_S)
            now = self.stage.moment()
            if not self.scene.paused:
                self._tell(self.playback.advance(now - before))
            before = now
            outcome = self._press(key)
            if outcome is not None:
                self.sound.hush()
                return outcome
            if key:
                before = self.stage.moment()
            self._draw()
        return "ended"

    def _press(self, key: str) -> Outcome | None:
        segment = self.playback.segment
        if key == QUIT and segment.kind != "end":
            self._leave("ended-early")
            return "quit"
        move = MOVES.get(key)
        if move is None or move not in segment.moves:
            return None
        if move == "drop-side":
            move = MOVES.get(self._drop())
        elif move != "stop":
            self._make(move)
        return "stopped" if move == "stop" and self._stop() else None

    def _make(self, move: Move) -> None:
        if move == "pause":
            self._pause()
            return
        segment = self.playback.segment
        if move == "uncomfortable":
            self._write("feeling", segment, feeling="uncomfortable")
            self._line(render(message("play.uncomfortable", exercise=segment.title)))
        self._tell(self.playback.move(move))
        self._tell(self.playback.advance(0))

    def _pause(self) -> None:
        self.sound.hush()
        self.scene.paused = not self.scene.paused
        if self.scene.paused and self._large() is None:
            self._print(render(message("play.paused")))

    def _drop(self) -> str:
        """Ask which side hurts, say what follows, write it down. Gives the key that was pressed."""
        self._line(render(message("play.side.which")))
        self._draw()
        key = ""
        while not key:
            key = self.stage.key(FRAME_S)
        side = SIDES.get(key)
        if side is None:
            return key
        segment = self.playback.segment
        self._write("feeling", segment, feeling="other-side", side=side)
        self._say(message(f"play.side.{side}"))
        self._tell(self.playback.drop(side))
        self._tell(self.playback.advance(0))
        return key

    def _leave(self, reason: str) -> list[str]:
        """Write down the stop and what was done of the set; gives the ids of the entries."""
        stopped = self._write("stop", self.playback.segment, reason=reason)
        return [stopped, *map(self._keep, self.playback.part())]

    def _stop(self) -> bool:
        """Write sharp pain down at once; then ask why, and say what to do. False when it was a mistake."""
        self.sound.hush()
        stopped, *part = self._leave(SHARP)
        chosen = self._why()
        if chosen is None or chosen.reason != SHARP:
            for entry in (stopped,) if chosen else (stopped, *part):
                self.stage.write("void", {"entry": entry})
        if chosen is None:
            self._wipe()
            return False
        if chosen.reason != SHARP:
            self._write("stop", self.playback.segment, reason=chosen.reason)
        self._say_stop(chosen)
        return True

    def _why(self) -> StopText | None:
        """Ask for the reason; None when it was a mistake. What is no answer is taken for sharp pain."""
        texts = self.playback.timeline.stop
        self._wipe()
        for number, text in enumerate(texts, start=1):
            self._print(f"{number}. {render(text.question)}")
        self._print(f"0. {render(message('play.mistake'))}")
        with self.stage.lines():
            answer = input("> ").strip()
        numbers = {str(number): text for number, text in enumerate(texts, start=1)}
        return None if answer == "0" else numbers.get(answer, texts[0])

    def _say_stop(self, text: StopText) -> None:
        self._print(render(text.title))
        for step in text.do:
            self._print(f"- {render(step)}")

    def _tell(self, events: Iterable[Event]) -> None:
        for event in events:
            match event:
                case Due(cue):
                    if cue.beep in ("go", "half", "switch", "end"):
                        self.sound.ring()
                    if cue.say is not None and "short" in cue.levels:
                        self._say(cue.say)
                case SetDone():
                    self._keep(event)

    def _keep(self, done: SetDone) -> str:
        segment = done.segment
        return self._write("set", segment, side=segment.side, set=segment.set, seconds=done.seconds, full=done.full)

    def _say(self, sentence: Message) -> None:
        text = render(sentence)
        self.sound.say(text)
        if sentence.key != "guiding.count":
            self._line(text)

    def _write(self, kind: EntryKind, segment: Segment, **more: Any) -> str:
        place = {"item": segment.item, "exercise": segment.exercise, "variant": segment.variant}
        return self.stage.write(kind, {"session": self.planned, **place, **more})

    def _large(self) -> int | None:
        """Columns of a terminal that has room for the large clock."""
        if self.stage.size is None:
            return None
        columns, lines = self.stage.size()
        return columns if columns >= LEAST_WIDTH and lines >= LEAST_HEIGHT else None

    def _line(self, text: str) -> None:
        self.scene.said.append(text)
        if self._large() is None:
            self._print(text)

    def _print(self, text: str) -> None:
        self.stage.out.write(f"{CLEAR}{text}\n")
        self.stage.out.flush()

    def _wipe(self) -> None:
        if self._large() is not None:
            self.stage.out.write(f"{HOME}{BELOW}")

    def _draw(self) -> None:
        width = self._large()
        if width is not None:
            lines = "\n".join(f"{CLEAR}{line}" for line in self.scene.lines(width - 1))
            self.stage.out.write(f"{HOME}{lines}{BELOW}")
        else:
            self._draw_line()
        self.stage.out.flush()

    def _draw_line(self) -> None:
        segment, whole = self.playback.segment, self.playback.seconds
        share = self.playback.elapsed / whole if whole else 1
        bar = ("█" * round(share * WIDTH)).ljust(WIDTH, "░")
        items = len(self.playback.timeline.session.items)
        place = f"{min(segment.item + 1, items)}/{items}"
        self.stage.out.write(f"{CLEAR}{place:>5} {bar} {self.playback.left:>3} s  {render(segment.title)}")


def perform(timeline: Timeline, planned: str, stage: Stage) -> Outcome:
    """Play a timeline, writing each set as it ends: to its end, until it is left, or until it is stopped for pain."""
    return _Show(timeline, planned, stage).run()
