"""How a sentence is cut into the pieces that are said one after the other."""

from __future__ import annotations

import re

ENDS = re.compile(r"(?<=[.?!])\s+")
OPENING = re.compile(r"(\w+:)\s+(.+)", re.DOTALL)
"""One word that announces what follows: "Next: Bird-dog", but not "In: press lightly"."""


def pieces(text: str) -> tuple[str, ...]:
    """The sentences of a text, and a single opening word with a colon apart: each piece returns in many sentences.

    Joined by spaces they are the text again.
    """
    return tuple(piece for sentence in ENDS.split(text.strip()) for piece in _opened(sentence) if piece)


def _opened(sentence: str) -> tuple[str, ...]:
    opened = OPENING.fullmatch(sentence)
    return opened.groups() if opened and opened[2][0].isupper() else (sentence,)
