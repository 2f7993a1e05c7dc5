"""Many lives added up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from tests.simulation.somebody import born

LARGEST = "most "
"""Counts that begin like this are compared, not added."""
EXAMPLES = 20
STEADY = "places, steady people"
Sums = dict[str, Any]


def is_steady(seed: int) -> bool:
    """Whether this person tells what is so, with little pain at the beginning: below 2."""
    who = born(seed)
    return who.careless == 0 and who.level < 2


def added_up(lives: Iterable[Mapping[str, Any]]) -> Sums:
    """People, person-weeks, breaches (the first EXAMPLES in full), and every count; names in order."""
    people = weeks = steady = 0
    counts: Counter[str] = Counter()
    looked: Counter[str] = Counter()
    broken: Counter[str] = Counter()
    series: dict[str, Counter[str]] = {}
    examples: list[dict[str, str]] = []
    for life in lives:
        people, weeks = people + 1, weeks + life["weeks"]
        looked.update(life["looked"])
        broken.update(breach["promise"] for breach in life["breaches"])
        examples += [{"person": life["seed"], **breach} for breach in life["breaches"]]
        for name, count in life["counts"].items():
            counts[name] = max(counts[name], count) if name.startswith(LARGEST) else counts[name] + count
            if name.startswith(LARGEST):
                series.setdefault(name, Counter())[str(count)] += 1
        for name, each in life["series"].items():
            series.setdefault(name, Counter()).update(each)
        if "places" in life["series"] and is_steady(life["seed"]):
            steady += 1
            series.setdefault(STEADY, Counter()).update(life["series"]["places"])
    return {
        "people": people,
        "steady": steady,
        "weeks": weeks,
        "broken": dict(sorted(broken.items())),
        "examples": examples[:EXAMPLES],
        "looked": dict(sorted(looked.items())),
        "counts": dict(sorted(counts.items())),
        "series": {name: dict(sorted(series[name].items())) for name in sorted(series)},
    }
