"""Everything that can be said in a session, in pieces: every form is laid out and listened to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from lumbar.catalogue import Catalogue, Variant, load_catalogue
from lumbar.catalogue.ladder import Step, steps
from lumbar.guiding import TALKS, Talk, lay_out
from lumbar.planning import Item, Session, Side, item_seconds
from lumbar.words import message, pieces, render
from studio.voice import LANG

SIDES: dict[str, tuple[Side, ...]] = {
    "bilateral": ("bilateral",),
    "each": ("both", "left", "right"),
    "alternating": ("alternating", "both", "left", "right"),
}
CHANGES = (0, 5, 10, 15)
"""Seconds to change position, as they occur."""
LONG_REST_S = 60
NUMBERS = range(1, 31)
"""Repetitions that are counted aloud."""


@dataclass(frozen=True)
class Piece:
    """A piece that is said from the level `talk` on. `plain`: in the plain form of an exercise; `times`: how often it
    was heard, in all that was laid out."""

    text: str
    talk: Talk
    plain: bool
    times: int

    @property
    def rank(self) -> tuple[int, bool, int, str]:
        """What is needed most comes first."""
        return TALKS.index(self.talk), not self.plain, -self.times, self.text


def inventory(catalogue: Catalogue | None = None) -> tuple[Piece, ...]:
    """All pieces, those that are needed most first."""
    found = {str(number): Piece(str(number), "short", True, 0) for number in NUMBERS}
    catalogue = catalogue or load_catalogue()
    for session, plain in _sessions(catalogue):
        for text, talk in spoken(session, catalogue):
            for piece in pieces(text):
                before = found.get(piece, Piece(piece, talk, plain, 0))
                quietest = min(before.talk, talk, key=TALKS.index)
                found[piece] = Piece(piece, quietest, before.plain or plain, before.times + 1)
    return tuple(sorted(found.values(), key=lambda piece: piece.rank))


def spoken(session: Session, catalogue: Catalogue) -> Iterator[tuple[str, Talk]]:
    """Every text that is said in a session, with the quietest level at which it is."""
    for segment in lay_out(session, catalogue).segments:
        for cue in segment.cues:
            if cue.say is not None:
                yield render(cue.say, LANG), cue.levels[0]


def _sessions(catalogue: Catalogue) -> Iterator[tuple[Session, bool]]:
    """Every form at both ends of its ladder, on every side and after every pause; and whether it is a plain form."""
    first = next(iter(catalogue.variants()))
    for variant in catalogue.variants():
        sides = SIDES[variant.sides]
        ladder = steps(variant.dose)
        for step, side, change in product({ladder[0], ladder[-1]}, sides, CHANGES):
            before = _item(first, steps(first.dose)[0], "bilateral", 0, LONG_REST_S)
            now = _item(variant, step, side, change, LONG_REST_S)
            items = (before, now, before) if change == CHANGES[1] else (before, now)
            yield Session(20, sum(item.seconds for item in items), "lumbar", None, items), variant.form == "base"


def _item(variant: Variant, step: Step, side: Side, change: int, rest: int) -> Item:
    seconds = item_seconds(step.dose, side, step.sets, rest, change)
    return Item(
        variant.exercise, variant.id, "relief", variant.start, side, step.dose, step.sets, rest, change, seconds,
        message("planning.reason.due"),
    )  # fmt: skip
