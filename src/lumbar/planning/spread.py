"""Which days of a week: strength two days apart, evenly, on the days the person would rather have."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from itertools import combinations, pairwise

REST_DAYS = 2
"""Days from one strength session to the next: 48 hours (section 4.2)."""
IN_WEEK = 7


def strength_days(
    free: Iterable[date], most: int, fixed: Collection[date], liked: Collection[date]
) -> tuple[date, ...]:
    """As many of the `free` days as can be, `most` at most, each two days or more from the next.

    Of those the ones with most `liked` days, then the most even ones together with the `fixed` days on which strength
    was done this week, then the earliest.
    """
    days = sorted(free)
    for size in range(min(most, len(days)), 0, -1):
        sets = [chosen for chosen in combinations(days, size) if _apart(chosen)]
        if sets:
            return min(sets, key=lambda chosen: (-len({*chosen} & {*liked}), unevenness([*fixed, *chosen]), chosen))
    return ()


def other_days(free: Iterable[date], most: int, fixed: Collection[date], liked: Collection[date]) -> tuple[date, ...]:
    """`most` of the free days, liked ones first, evenly together with the fixed ones, then the earliest."""
    days = sorted(free)
    size = min(most, len(days))
    sets = combinations(days, size)
    return min(sets, key=lambda chosen: (-len({*chosen} & {*liked}), unevenness([*fixed, *chosen]), chosen))


def unevenness(days: Iterable[date]) -> int:
    """The squares of the gaps between days of one week that comes again and again, summed: less is more even."""
    places = sorted({day.weekday() for day in days})
    around = [*places, *(place + IN_WEEK for place in places[:1])]
    return sum((later - earlier) ** 2 for earlier, later in pairwise(around))


def _apart(days: Sequence[date]) -> bool:
    return all((later - earlier).days >= REST_DAYS for earlier, later in pairwise(days))
