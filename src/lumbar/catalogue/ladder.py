"""The dose ladder of a variant: small steps from the start dose to the most ever given (domain section 4.2)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from lumbar.catalogue.dose import (
    Dose,
    DoseRange,
    Hold,
    HoldRange,
    Minutes,
    Reps,
    RepsRange,
)

SHORT_HOLD_S = 10
"""Holds up to this length grow by 2 s, longer ones by 5 s."""


@dataclass(frozen=True)
class Step:
    """One rung: a dose and how many sets of it."""

    dose: Dose
    sets: int


@cache
def steps(dose: DoseRange) -> tuple[Step, ...]:
    """Every step of a dose range, easiest first. One thing changes at a time: repetitions, then hold, then sets."""
    match dose:
        case HoldRange():
            holds = _climb(dose.start_s, max(dose.start_s, dose.longest_s))
            first = [Step(_hold(seconds, dose), dose.start_sets) for seconds in holds]
            more = range(dose.start_sets + 1, dose.sets.max + 1)
            return (*first, *(Step(first[-1].dose, sets) for sets in more))
        case RepsRange():
            return _reps_steps(dose)
    return tuple(Step(Minutes("minutes", m), 1) for m in range(dose.start_min, dose.minutes.max + 1, 5))


def _reps_steps(dose: RepsRange) -> tuple[Step, ...]:
    counts = _count_up(dose.start_reps, max(dose.start_reps, dose.reps.max))
    holds = _climb(dose.start_hold_s, max(dose.start_hold_s, dose.longest_s))
    by_count = [Step(Reps("reps", count, dose.start_hold_s, dose.rep_s), dose.start_sets) for count in counts]
    by_hold = [Step(Reps("reps", counts[-1], hold, dose.rep_s), dose.start_sets) for hold in holds[1:]]
    last = (by_count + by_hold)[-1]
    by_set = [Step(last.dose, sets) for sets in range(dose.start_sets + 1, dose.sets.max + 1)]
    return (*by_count, *by_hold, *by_set)


def _hold(seconds: int, dose: HoldRange) -> Hold:
    if dose.breaths is None or seconds < 20:
        return Hold("hold", seconds)
    return Hold("hold", seconds, max(1, round(seconds / ORDINARY_BREATH_S)))


ORDINARY_BREATH_S = 4
"""Length of an ordinary breath in seconds; 40 s for 10 breaths, 20 s for 7 is quicker (D5)."""


def _climb(start: int, most: int) -> list[int]:
    holds = [start]
    while holds[-1] < most:
        holds.append(min(most, holds[-1] + (2 if holds[-1] < SHORT_HOLD_S else 5)))
    return holds


def _count_up(start: int, most: int) -> list[int]:
    counts = [start]
    while counts[-1] < most:
        counts.append(min(most, counts[-1] + (1 if most - start <= 3 else 2)))
    return counts
