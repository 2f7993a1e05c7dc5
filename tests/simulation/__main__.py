"""Runs many lives: `python -m tests.simulation [people] [--cores N] [--lives DIRECTORY] [--page]`.

Each life is kept in `.proofs/simulation/<source tree>/<number>.json`, so that a run may be stopped at any time and goes
on where it was. The same numbers on the same source give the same figures and plots, kept beside the lives as
`results.md`; with `--page` they go into the documentation instead.
"""

from __future__ import annotations

import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterable
from functools import partial
from multiprocessing import Pool, cpu_count
from pathlib import Path

from tests.simulation.life import WEEKS, Life
from tests.simulation.results.kept import ROOT, Kept, source_tree
from tests.simulation.results.page import write
from tests.simulation.results.sums import added_up

PEOPLE = 8334
"""So many people for twelve weeks are 100,008 person-weeks."""
PAGE = ROOT / "docs/explanation/simulation.md"


def main() -> int:
    """0 where every promise was kept, 1 where one was not."""
    asked = _parser().parse_args()
    kept = Kept(asked.lives or ROOT / ".proofs/simulation" / source_tree())
    if not asked.page:
        _live_all(kept, asked.people, asked.cores)
    sums = added_up(kept.lives(asked.people))
    write(sums, PAGE if asked.page else kept.place / "results.md")
    sys.stdout.write(f"{sums['people']:,} people, {sums['weeks']:,} person-weeks, {sums['broken'] or 'all kept'}\n")
    return int(bool(sums["broken"]))


def _live_all(kept: Kept, people: int, cores: int) -> None:
    seeds = [seed for seed in range(1, people + 1) if not kept.has(seed)]
    with Pool(cores) as pool:
        _show(pool.imap_unordered(partial(_live, kept=kept), seeds), people - len(seeds), people)


def _parser() -> ArgumentParser:
    parser = ArgumentParser("python -m tests.simulation", description="People live twelve weeks with the rules.")
    parser.add_argument("people", nargs="?", type=int, default=PEOPLE, help=f"so many, from number 1 on ({PEOPLE})")
    parser.add_argument("--cores", type=int, default=cpu_count(), help="processes at once (all cores)")
    parser.add_argument("--lives", type=Path, help="where lives are kept (.proofs/simulation/ by source tree)")
    parser.add_argument(
        "--page", action="store_true", help=f"live no more; show the lives kept in {PAGE.relative_to(ROOT)}"
    )
    return parser


def _live(seed: int, kept: Kept) -> int:
    """Lives one life and keeps it; gives the number of promises broken."""
    lived = Life(seed).live()
    kept.keep(lived)
    return len(lived.breaches)


def _show(broken: Iterable[int], done: int, people: int) -> None:
    """A line that tells how far it is, with a bar."""
    begun, before, total = time.monotonic(), done, 0
    for count in broken:
        done, total = done + 1, total + count
        pace = 60 * (done - before) / (time.monotonic() - begun)
        bar = f"{'█' * (30 * done // people):░<30}"
        told = f"{done:,} of {people:,} people, {WEEKS * done:,} weeks, {total} broken, {pace:.0f} a minute"
        sys.stderr.write(f"\r{bar} {told}, {(people - done) / pace:.0f} minutes left ")
    sys.stderr.write("\n")


if __name__ == "__main__":
    sys.exit(main())
