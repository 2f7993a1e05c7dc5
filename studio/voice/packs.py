"""The clips in a few files that browsers keep, and the index that says where each one lies."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from studio.voice import HERE, LANG, OUT, VOICE

FULL_PACKS: Final = 8
"""Files for what is said at the level "full" alone, about a megabyte each. A text keeps its file whatever others do."""
FORMAT: Final = 1


@dataclass(frozen=True)
class Clip:
    """A whole WebM file of `seconds`; `made` names the rendering."""

    data: bytes
    seconds: float
    made: str


def read(folder: Path = OUT) -> dict[str, Clip]:
    """Every clip of the packs by its text; none where there are no packs yet."""
    index = folder / "index.json"
    if not index.is_file():
        return {}
    told: dict[str, Any] = json.loads(index.read_text("utf-8"))
    packs = [(folder / name).read_bytes() for name in told["packs"]]
    return {
        text: Clip(packs[pack][at : at + length], seconds, made)
        for text, (pack, at, length, seconds, made) in told["clips"].items()
    }


def spelling() -> str:
    """Names the lexicon that the clips were spoken with."""
    return hashlib.sha256((HERE / "lexicon.toml").read_bytes()).hexdigest()[:16]


def write(clips: Mapping[str, Clip], talks: Mapping[str, str], folder: Path = OUT) -> None:
    """Packs and index anew: each file is named by its content, so that an old index never meets a new file.

    `talks` are all pieces that can be said, with their levels; what has no clip is listed as said by the browser.
    """
    folder.mkdir(parents=True, exist_ok=True)
    packs: list[str] = []
    rows: dict[str, list[Any]] = {}
    for name, texts in sorted(_shelves(clips, talks).items()):
        content = b""
        for text in texts:
            clip = clips[text]
            rows[text] = [len(packs), len(content), len(clip.data), clip.seconds, clip.made]
            content += clip.data
        packs.append(f"{name}-{hashlib.sha256(content).hexdigest()[:8]}.bin")
        (folder / packs[-1]).write_bytes(content)
    _sweep(folder, packs)
    told = {"format": FORMAT, "lang": LANG, "voice": VOICE, "spelling": spelling(), "packs": packs}
    told["browser"] = sorted(set(talks) - set(clips))
    lines = ",\n".join(f"{json.dumps(text, ensure_ascii=False)}: {json.dumps(rows[text])}" for text in sorted(rows))
    head = json.dumps(told, ensure_ascii=False)[:-1]
    (folder / "index.json").write_text(f'{head},\n"clips": {{\n{lines}\n}}}}\n', "utf-8")


def _shelves(clips: Iterable[str], talks: Mapping[str, str]) -> dict[str, list[str]]:
    shelves: dict[str, list[str]] = {}
    for text in sorted(clips):
        shelves.setdefault(_shelf(text, talks[text]), []).append(text)
    return shelves


def _shelf(text: str, talk: str) -> str:
    return f"full-{hashlib.sha256(text.encode()).digest()[0] % FULL_PACKS}" if talk == "full" else talk


def _sweep(folder: Path, packs: list[str]) -> None:
    for old in folder.glob("*.bin"):
        if old.name not in packs:
            old.unlink()
