"""Lives that were lived, kept one by one, so that a run goes on where it was stopped."""

from __future__ import annotations

import json
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any

from tests.simulation.life import Lived

ROOT = Path(__file__).parents[3]


def source_tree() -> str:
    """Names the code that is tried and the code that tries it."""
    lives = [file for file in (ROOT / "tests/simulation").glob("*.py") if not file.name.startswith(("test_", "__"))]
    files = [*(ROOT / "src/lumbar").rglob("*.py"), *(ROOT / "src/lumbar").rglob("*.toml"), *lives]
    digest = sha256()
    for file in sorted(files):
        digest.update(file.relative_to(ROOT).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:16]


class Kept:
    """Lives in a directory, one file each, named by number."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def has(self, seed: int) -> bool:
        """Whether this person has lived."""
        return self._file(seed).exists()

    def keep(self, lived: Lived) -> None:
        """Writes a life down, whole or not at all."""
        self.place.mkdir(parents=True, exist_ok=True)
        part = self._file(lived.seed).with_suffix(".part")
        part.write_text(json.dumps(asdict(lived)), "utf-8")
        part.replace(self._file(lived.seed))

    def lives(self, people: int) -> list[dict[str, Any]]:
        """The lives of the first so many people, as far as they have been lived, by number."""
        seeds = filter(self.has, range(1, people + 1))
        return [json.loads(self._file(seed).read_text("utf-8")) for seed in seeds]

    def _file(self, seed: int) -> Path:
        return self.place / f"{seed}.json"
