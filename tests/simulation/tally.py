"""What is counted of lives, so that many lives add up to one."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

from lumbar.catalogue import Catalogue, steps
from lumbar.diary import Decision
from tests.simulation.known import Given

UP = ("step-up", "too-easy")
WEEK = timedelta(days=7)
AROUND = range(-7, 15)
"""Days around the first day of a flare-up of which pain is counted."""
PER_CENT = 5
"""Growth is counted in classes so wide."""
WIDEST = 100
Series = dict[str, Counter[str]]
"""Counts by name and by what they are of: a week, a reason, an exercise."""


def moved(decision: Decision) -> str | None:
    """What a decision did to an exercise; None where it stays as it was."""
    if decision.rule in UP:
        return "up"
    if decision.light == "red":
        return "out"
    if decision.rule == "returns":
        return "returns"
    if decision.before == decision.after:
        return None
    return "eased" if decision.light == "amber" or decision.rule == "too-hard" else "back"


def steps_by_week(decisions: Iterable[Decision], first: date) -> Series:
    """How many exercises went up, down, out and back in, by week."""
    found: Series = {}
    for decision in decisions:
        kind = moved(decision)
        if kind is not None:
            found.setdefault(kind, Counter())[str((decision.at.date() - first).days // 7)] += 1
    return found


def judged(decisions: Iterable[Decision], catalogue: Catalogue) -> Counter[str]:
    """What was decided of strength exercises, by what became of them and the cause."""
    return Counter(
        f"{moved(decision) or 'stays'}: {decision.reason.key.rpartition('.')[2]}"
        for decision in decisions
        if catalogue[decision.exercise].strengthens
    )


def places_by_week(decisions: Sequence[Decision], first: date, weeks: int, catalogue: Catalogue) -> Counter[str]:
    """Where the strength exercises that were judged so far stand at the end of each week, as `week place`: `above` what
    they began with, `as begun`, `easier` or `out`.
    """
    found: Counter[str] = Counter()
    moves: dict[str, list[tuple[date, str]]] = {}
    for decision in decisions:
        if catalogue[decision.exercise].strengthens:
            known = moves.setdefault(decision.exercise, [(decision.at.date(), "as begun")])
            place = _place(decision, known[-1][1], _rungs(catalogue, decision.exercise))
            known.append((decision.at.date(), place))
    for week in range(weeks):
        end = first + (week + 1) * WEEK
        found.update(f"{week} {_on(known, end)}" for known in moves.values() if known[0][0] < end)
    return found


def _on(known: Sequence[tuple[date, str]], end: date) -> str:
    """The place on the day before."""
    return known[bisect_left(known, end, key=lambda each: each[0]) - 1][1]


def _place(decision: Decision, before: str, rungs: Mapping[tuple[str, int], int]) -> str:
    """Where a decision puts the exercise that was at `before`."""
    if decision.light == "red":
        return "out"
    if decision.before == decision.after and decision.rule != "returns":
        return before
    rung = rungs.get(decision.after)
    if rung is None or (before == "out" and decision.rule != "returns"):
        return before
    return "above" if rung > 0 else "easier" if rung < 0 else "as begun"


def _rungs(catalogue: Catalogue, exercise: str) -> Mapping[tuple[str, int], int]:
    """By form and step, how many rungs above the start of the exercise it is."""
    forms = sorted(catalogue[exercise].variants, key=lambda form: form.level)
    places = [(form.id, step) for form in forms for step in range(len(steps(form.dose)))]
    start = places.index((catalogue[exercise].first.id, 0))
    return {place: rung - start for rung, place in enumerate(places)}


def turns(decisions: Sequence[Decision]) -> dict[str, list[date]]:
    """By exercise that was judged, the days on which it went up again after it had come down."""
    moves: dict[str, list[tuple[date, bool]]] = {}
    for decision in decisions:
        known = moves.setdefault(decision.exercise, [])
        if decision.before != decision.after:
            known.append((decision.at.date(), decision.rule in UP))
    return {
        exercise: [day for (_, before), (day, up) in pairwise(each) if up and not before]
        for exercise, each in moves.items()
    }


def most_within(days: Iterable[Sequence[date]], within: timedelta = timedelta(days=28)) -> int:
    """The most days of one list that lie in so many days."""
    return max((sum(day <= other < day + within for other in each) for each in days for day in each), default=0)


def around(pains: Mapping[date, int], flares: Iterable[date]) -> Series:
    """Pain told around the first days of flare-ups: the sum and the number of days, by day before or after."""
    found: Series = {"pain around flares": Counter(), "days around flares": Counter()}
    for flare in flares:
        for offset in AROUND:
            pain = pains.get(flare + timedelta(days=offset))
            if pain is not None:
                found["pain around flares"][str(offset)] += pain
                found["days around flares"][str(offset)] += 1
    return found


def weekly_growth(given: Iterable[Iterable[Given]], first: date) -> Counter[str]:
    """Growth of the strength work of a week over the week before, of weeks with as many days of it, in classes."""
    work: Counter[int] = Counter()
    days: dict[int, set[date]] = {}
    for each in given:
        for once in each:
            week = (once.at.date() - first).days // 7
            work[week] += once.work
            days.setdefault(week, set()).add(once.at.date())
    pairs = [(week, week + 1) for week in days if len(days[week]) == len(days.get(week + 1, ()))]
    return Counter(growth(work[before], work[after]) for before, after in pairs)


def growth(before: int, after: int) -> str:
    """The upper end of the class of per cent into which this growth falls: `20` is from more than 15 to 20."""
    classes = -((before - after) * 100 // (before * PER_CENT))
    return str(max(-WIDEST, min(WIDEST, classes * PER_CENT)))
