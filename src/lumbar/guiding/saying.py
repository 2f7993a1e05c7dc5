"""Sentences in time: how long one takes to say, and where it still fits between others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from lumbar.words import Message, render

SPOKEN_S = 2.5
"""Time a short cue takes to say, seconds; the texts are kept shorter (words are counted in the catalogue's tests)."""
BRIEF_S = 1.5
"""Time "Half time" or "Breathe out" takes."""
BRIEF_LETTERS = 12
NUMBER_S = 0.9
"""Time a number alone takes: the longest that is recorded, with the silence after it."""
NUMBER_LETTERS = 2
LETTERS_A_SECOND = 14
"""How fast an instruction is said, with the pauses in it (measured on the recorded English voice, with a margin)."""


@dataclass(frozen=True)
class Said:
    """A sentence said at a moment, seconds after its segment begins. One that is `loose` may come later."""

    at_s: float
    text: Message
    loose: bool = False


@lru_cache(4096)
def spoken_s(text: Message) -> float:
    """Seconds that a sentence takes at the most, measured on its English."""
    letters = len(render(text))
    if letters <= NUMBER_LETTERS:
        return NUMBER_S
    return max(BRIEF_S if letters <= BRIEF_LETTERS else SPOKEN_S, letters / LETTERS_A_SECOND)


def placed(wanted: Iterable[Said], seconds: float) -> tuple[Said, ...]:
    """What fits into this many seconds, the first wanted first. Loose sentences wait for one another and for room."""
    kept: list[tuple[float, float, Said]] = []
    free = 0.0
    for said in wanted:
        length = spoken_s(said.text)
        at = _room(max(said.at_s, free), length, kept) if said.loose else said.at_s
        if at + (length if said.loose else 1) > max(1.5, seconds) or _taken(at, length, kept):
            continue
        kept.append((at, at + length, Said(at, said.text)))
        free = at + length if said.loose else free
    return tuple(said for _, _, said in sorted(kept, key=lambda one: one[0]))


def _taken(at: float, length: float, kept: list[tuple[float, float, Said]]) -> bool:
    return any(at < end and begin < at + length for begin, end, _ in kept)


def _room(at: float, length: float, kept: list[tuple[float, float, Said]]) -> float:
    for begin, end, _ in sorted(kept, key=lambda one: one[0]):
        if at < end and begin < at + length:
            at = end
    return at
