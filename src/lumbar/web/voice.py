"""The recorded voice: which sentences of a session have clips, and where these lie."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from django.templatetags.static import static

from lumbar.guiding import Timeline
from lumbar.words import pieces, render

FOLDER = "lumbar/voice"
STATIC = Path(__file__).parent / "static"


def spoken(timeline: Timeline, lang: str) -> dict[str, Any]:
    """The packs of clips, and for each sentence of the timeline its clips one after the other.

    A clip is pack, place, length in bytes and seconds. A sentence of which a piece is not recorded is left out whole:
    the browser says it.
    """
    index = _index(lang)
    says = {render(cue.say, lang) for segment in timeline.segments for cue in segment.cues if cue.say is not None}
    rows = {text: _rows(index["clips"], pieces(text)) for text in sorted(says)}
    return {
        "packs": [static(f"{FOLDER}/{lang}/{name}") for name in index["packs"]],
        "clips": {text: found for text, found in rows.items() if found},
    }


def _rows(clips: Mapping[str, list[Any]], said: Iterable[str]) -> list[list[Any]]:
    found = [clips.get(piece) for piece in said]
    return [row[:4] for row in found if row] if all(found) else []


@cache
def _index(lang: str) -> dict[str, Any]:
    """What is recorded in a language; nothing for one that has no voice."""
    file = STATIC / FOLDER / lang / "index.json"
    if not file.is_file():
        return {"packs": [], "clips": {}}
    index: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return index
