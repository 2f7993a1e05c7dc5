"""Runs many lives on all cores: `python -m tests.simulation [people]`.

Each life is kept in `.proofs/simulation/<source tree>/<seed>.json`, so that a run goes on where it was stopped. The
same seeds on the same source give the same figures; they are printed and kept beside the lives as `figures.md`.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from hashlib import sha256
from multiprocessing import Pool
from pathlib import Path
from typing import Any

from tests.simulation.life import WEEKS, Life

ROOT = Path(__file__).parents[2]
PEOPLE = 8334
"""So many people for twelve weeks are 100,008 person-weeks."""
TURNS = "most turns of one exercise in four weeks"
LARGEST = "most "
"""Counts that begin like this are compared, not added."""


def main() -> int:
    """0 where every promise was kept, 1 where one was not."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE
    kept = ROOT / ".proofs/simulation" / source_tree()
    kept.mkdir(parents=True, exist_ok=True)
    seeds = [seed for seed in range(1, people + 1) if not _page(kept, seed).exists()]
    with Pool() as pool:
        _show(pool.imap_unordered(_live, ((seed, kept) for seed in seeds)), people - len(seeds), people)
    lives = [json.loads(_page(kept, seed).read_text("utf-8")) for seed in range(1, people + 1)]
    text = figures(lives)
    (kept / "figures.md").write_text(text, "utf-8")
    sys.stdout.write(text)
    return int(any(life["breaches"] for life in lives))


def source_tree() -> str:
    """Names the code that is tried and the code that tries it."""
    files = [*(ROOT / "src/lumbar").rglob("*"), *(ROOT / "tests/simulation").glob("[!t]*.py")]
    digest = sha256()
    for file in sorted(file for file in files if file.suffix in (".py", ".toml")):
        digest.update(file.relative_to(ROOT).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:16]


def figures(lives: Sequence[dict[str, Any]]) -> str:
    """Counts and breaches as tables."""
    counts: Counter[str] = Counter()
    broken: Counter[str] = Counter()
    for life in lives:
        for name, count in life["counts"].items():
            counts[name] = max(counts[name], count) if name.startswith(LARGEST) else counts[name] + count
        broken.update(breach["promise"] for breach in life["breaches"])
    rows = [("people", len(lives)), ("person-weeks", sum(life["weeks"] for life in lives)), *sorted(counts.items())]
    examples = [f"- person {life['seed']}: {breach}\n" for life in lives for breach in life["breaches"]]
    return "".join(
        (
            "| counted | |\n|---|--:|\n",
            *(f"| {name} | {count:,} |\n" for name, count in rows),
            f"| promises broken | {broken.total():,} |\n",
            *(f"| - {name} | {count:,} |\n" for name, count in sorted(broken.items())),
            *examples[:20],
            "\nPeople by the most turns of one exercise in four weeks (down, then up again):\n\n```\n",
            *_bars([life["counts"][TURNS] for life in lives]),
            "```\n",
        )
    )


def _bars(values: Sequence[int]) -> Iterable[str]:
    """How often each value comes, as a bar."""
    for value in range(max(values) + 1):
        count = values.count(value)
        yield f"{value:>2} {'█' * round(60 * count / len(values)):60} {count:>6,}\n"


def _live(task: tuple[int, Path]) -> int:
    """Lives one life and keeps it; gives the number of promises broken."""
    seed, kept = task
    lived = Life(seed).live()
    page = _page(kept, seed)
    page.with_suffix(".part").write_text(json.dumps(asdict(lived)), "utf-8")
    page.with_suffix(".part").replace(page)
    return len(lived.breaches)


def _show(broken: Iterable[int], done: int, people: int) -> None:
    begun, before, total = time.monotonic(), done, 0
    for count in broken:
        done, total = done + 1, total + count
        left = (time.monotonic() - begun) / (done - before) * (people - done) / 60
        line = f"\r{done} of {people} people, {WEEKS * done:,} weeks, {total} broken, {left:.0f} minutes left "
        sys.stderr.write(line)
    sys.stderr.write("\n")


def _page(kept: Path, seed: int) -> Path:
    return kept / f"{seed}.json"


if __name__ == "__main__":
    sys.exit(main())
