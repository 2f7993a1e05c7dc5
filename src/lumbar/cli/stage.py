"""Performs a timeline on a terminal: one line that moves, sentences as they fall due, one key a move."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, TextIO

from lumbar.cli.playback import Due, Event, Playback, SetDone
from lumbar.diary import EntryKind
from lumbar.guiding import Move, Segment, StopText, Timeline
from lumbar.words import message, render

FRAME_S = 0.1
WIDTH = 24
MOVES: dict[str, Move] = {
    " ": "pause",
    "b": "back",
    "n": "skip",
    "d": "drop-side",
    "u": "uncomfortable",
    "s": "stop",
}
CLEAR = "\r\x1b[2K"


@dataclass(frozen=True)
class Stage:
    """Where keys come from, how whole lines are read, where text and entries go, how time passes."""

    key: Callable[[float], str]
    lines: Callable[[], AbstractContextManager[None]]
    out: TextIO
    write: Callable[[EntryKind, dict[str, Any]], str]
    moment: Callable[[], float] = time.monotonic


class _Show:
    """One performance."""

    def __init__(self, timeline: Timeline, planned: str, stage: Stage) -> None:
        self.playback, self.planned, self.stage = Playback(timeline), planned, stage

    def run(self) -> bool:
        self._line(render(message("play.keys")))
        self._tell(self.playback.advance(0))
        before = self.stage.moment()
        while not self.playback.ended:
            key = self.stage.key(FRAME_S)
            now = self.stage.moment()
            self._tell(self.playback.advance(now - before))
            before = now
            move = MOVES.get(key)
            if move is not None and move in self.playback.segment.moves:
                if not self._make(move):
                    return False
                before = self.stage.moment()
            self._draw()
        return True

    def _make(self, move: Move) -> bool:
        if move == "stop":
            return not self._stop()
        if move == "pause":
            self._line(render(message("play.paused")))
            while self.stage.key(FRAME_S) != " ":
                pass
        segment = self.playback.segment
        if move == "uncomfortable":
            self._write("feeling", segment, feeling="uncomfortable")
            self._line(render(message("play.uncomfortable", exercise=segment.title)))
        self._tell(self.playback.move(move))
        self._tell(self.playback.advance(0))
        return True

    def _stop(self) -> bool:
        """Ask why, say what to do, write it down. False when it was a mistake."""
        texts = self.playback.timeline.stop
        for number, text in enumerate(texts, start=1):
            self._line(f"{number}. {render(text.question)}")
        self._line(f"0. {render(message('play.mistake'))}")
        with self.stage.lines():
            answer = input("> ").strip()
        if answer == "0":
            return False
        chosen = texts[int(answer) - 1] if answer.isdigit() and int(answer) <= len(texts) else texts[0]
        self._write("stop", self.playback.segment, reason=chosen.reason)
        self._say_stop(chosen)
        return True

    def _say_stop(self, text: StopText) -> None:
        self._line(render(text.title))
        for step in text.do:
            self._line(f"- {render(step)}")

    def _tell(self, events: Iterable[Event]) -> None:
        for event in events:
            match event:
                case Due(cue):
                    if cue.say is not None and "short" in cue.levels and cue.say.key != "guiding.count":
                        self._line(render(cue.say))
                    if cue.beep in ("go", "half", "switch", "end"):
                        self.stage.out.write("\a")
                case SetDone(segment, seconds, full):
                    self._write("set", segment, side=segment.side, set=segment.set, seconds=seconds, full=full)

    def _write(self, kind: EntryKind, segment: Segment, **more: Any) -> None:
        place = {"item": segment.item, "exercise": segment.exercise, "variant": segment.variant}
        self.stage.write(kind, {"session": self.planned, **place, **more})

    def _line(self, text: str) -> None:
        self.stage.out.write(f"{CLEAR}{text}\n")
        self.stage.out.flush()

    def _draw(self) -> None:
        segment = self.playback.segment
        share = self.playback.elapsed / segment.seconds if segment.seconds else 1
        bar = ("█" * round(share * WIDTH)).ljust(WIDTH, "░")
        items = len(self.playback.timeline.session.items)
        place = f"{min(segment.item + 1, items)}/{items}"
        self.stage.out.write(f"{CLEAR}{place:>5} {bar} {self.playback.left:>3} s  {render(segment.title)}")
        self.stage.out.flush()


def perform(timeline: Timeline, planned: str, stage: Stage) -> bool:
    """Play a timeline to its end, writing each set as it ends. False when it was stopped before."""
    return _Show(timeline, planned, stage).run()
