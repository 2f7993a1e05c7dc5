"""Today's amount of one form: the diary's step, then everything that makes it less."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from lumbar.catalogue import Breaths, Dose, DoseRange, Hold, HoldRange, Reps, Step, steps
from lumbar.screening import Relief

BREATH_S = 4
"""Length of an ordinary breath, seconds (D5)."""
LONGEST_HOLD_S = 60
"""No hold is made longer than this to fill the time."""


def step_of(dose: DoseRange, step: int, reliefs: tuple[Relief, ...], *, gentler: bool, without_easier: bool) -> Step:
    """The rung to stand on today: the diary's, one lower when gentler, the first where a rule asks for less.

    `without_easier` says that there is no easier form to go to; the first rung stands in for it.
    """
    ladder = steps(dose)
    first = any(relief.start_dose or (relief.easier and without_easier) for relief in reliefs)
    rung = 0 if first else min(step, len(ladder) - 1) - int(gentler)
    return ladder[max(0, rung)]


def limited(dose: Dose, reliefs: tuple[Relief, ...]) -> Dose:
    """The dose within every limit of the condition rules."""
    reps = min((relief.max_reps_share for relief in reliefs if relief.max_reps_share is not None), default=1.0)
    cap = longest(reliefs)
    match dose:
        case Hold():
            return _hold(dose, _at_most(dose.seconds, cap))
        case Reps():
            count = max(1, int(dose.reps * reps))
            return replace(dose, reps=count, hold_s=_at_most(dose.hold_s, cap))
        case _:
            return dose


def longest(reliefs: tuple[Relief, ...]) -> int | None:
    """The longest hold the condition rules allow, seconds; None without a limit."""
    return min((relief.max_hold_s for relief in reliefs if relief.max_hold_s is not None), default=None)


def longest_hold(range_: DoseRange, reliefs: tuple[Relief, ...]) -> int | None:
    """The longest hold of a form that its range and the condition rules allow, seconds; None where nothing is held."""
    return _at_most(range_.longest_s, longest(reliefs)) if isinstance(range_, HoldRange) else None


def in_breaths(dose: Dose, range_: DoseRange, reliefs: tuple[Relief, ...], *, strengthens: bool) -> Dose:
    """A hold counted in breaths where it may be (D5): within seconds for strength, 7 to 10 breaths for a stretch."""
    if not isinstance(dose, Hold) or dose.breaths is None or not isinstance(range_, HoldRange) or not range_.breaths:
        return dose
    breaths = dose.seconds // BREATH_S
    if not strengthens:
        breaths = min(max(breaths, range_.breaths.min), range_.breaths.max)
        cap = longest(reliefs)
        breaths = breaths if cap is None else min(breaths, cap // BREATH_S)
    return Breaths("breaths", max(1, breaths), BREATH_S)


def lengthened(dose: Dose, range_: DoseRange, reliefs: tuple[Relief, ...]) -> Dose:
    """The longest hold the form's range and the rules allow, a minute at most (D5); repetitions stay as they are."""
    if not isinstance(dose, Hold) or not isinstance(range_, HoldRange):
        return dose
    return _hold(dose, max(dose.seconds, _at_most(min(LONGEST_HOLD_S, range_.longest_s), longest(reliefs))))


def held(seconds: int, like: Literal["breaths"] | None = None) -> Hold:
    """A hold of so many seconds, with its breaths where they may be shown."""
    return Hold("hold", seconds, round(seconds / BREATH_S) if like == "breaths" else None)


def _hold(dose: Hold, seconds: int) -> Hold:
    if seconds == dose.seconds:
        return dose
    return held(seconds, "breaths" if dose.breaths is not None and seconds >= 20 else None)


def _at_most(seconds: int, cap: int | None) -> int:
    return seconds if cap is None else min(seconds, cap)
