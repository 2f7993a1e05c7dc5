"""What was heard of each clip, and how many of its words were wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from operator import eq
from typing import Final

from studio.voice import HERE

TABLE: Final = HERE / "heard.json"
"""What was heard of every clip, and its word error rate; the worst first."""
MARKS: Final = re.compile(r"[^a-z0-9' ]+")
Alike = Callable[[str, str], bool]
"""Whether two words are the same to the ear."""


@dataclass(frozen=True)
class Heard:
    """What was heard of a clip: `wer` is the word error rate; words that sound alike count as the same."""

    made: str
    heard: str
    wer: float


def table() -> dict[str, Heard]:
    """What was heard before, by text."""
    if not TABLE.is_file():
        return {}
    return {text: Heard(**row) for text, row in json.loads(TABLE.read_text("utf-8")).items()}


def save(found: Mapping[str, Heard]) -> None:
    """The worst first."""
    order = sorted(found, key=lambda text: (-found[text].wer, text))
    lines = ",\n".join(
        f"{json.dumps(text, ensure_ascii=False)}: {json.dumps(asdict(found[text]), ensure_ascii=False)}"
        for text in order
    )
    TABLE.write_text(f"{{\n{lines}\n}}\n", "utf-8")


def words_of(text: str) -> list[str]:
    """The words alone: no capitals, no marks; a hyphen parts words."""
    return MARKS.sub(" ", text.lower().replace("-", " ").replace("’", "'")).split()


def word_errors(said: str, heard: str, alike: Alike = eq) -> float:
    """Word error rate: words that are wrong, missing or added, of the words that were said."""
    first, second = words_of(said), words_of(heard)
    if alike("".join(first), "".join(second)):
        return 0.0
    return _steps(first, second, alike)[-1][-1] / max(1, len(first))


def shared(texts: list[str], heard: str, alike: Alike = eq) -> list[str]:
    """The words that were heard, shared out among the texts that were said in turn: as few errors as possible."""
    owners = [index for index, text in enumerate(texts) for _ in words_of(text)]
    said = [word for text in texts for word in words_of(text)]
    words = words_of(heard)
    costs = _steps(said, words, alike)
    found: list[list[str]] = [[] for _ in texts]
    row, column = len(said), len(words)
    while column:
        here = costs[row][column]
        if row and here == costs[row - 1][column - 1] + (not alike(said[row - 1], words[column - 1])):
            row, column = row - 1, column - 1
            found[owners[row]].insert(0, words[column])
        elif row and here == costs[row - 1][column] + 1:
            row -= 1
        else:
            column -= 1
            found[owners[max(0, row - 1)]].insert(0, words[column])
    return [" ".join(part) for part in found]


def _steps(said: list[str], heard: list[str], alike: Alike) -> list[list[int]]:
    """Levenshtein's table over words."""
    rows = [list(range(len(heard) + 1))]
    for number, word in enumerate(said, 1):
        row = [number]
        for place, other in enumerate(heard):
            row.append(min(rows[-1][place] + (not alike(word, other)), rows[-1][place + 1] + 1, row[place] + 1))
        rows.append(row)
    return rows
