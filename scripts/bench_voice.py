"""The recorded voice in figures: how much there is, how large it is, and how well it is understood."""

import json
from functools import cache
from statistics import mean
from typing import Any

from studio.voice import OUT
from studio.voice.errors import table


def megabytes() -> float:
    """Of the packs and their index."""
    return sum(file.stat().st_size for file in OUT.iterdir()) / 1e6


def pieces() -> float:
    """How many pieces are recorded."""
    return len(_index()["clips"])


def left_to_browser() -> float:
    """How many pieces the browser says."""
    return len(_index()["browser"])


def unread() -> float:
    """How many recorded pieces were not read back yet."""
    return len(_index()["clips"]) - len(table())


def mean_wer() -> float:
    """Word error rate over all pieces that were read back."""
    return mean(row.wer for row in table().values())


def worst_wer() -> float:
    """That of the piece that was understood worst."""
    return max(row.wer for row in table().values())


@cache
def _index() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((OUT / "index.json").read_text("utf-8"))
    return found
