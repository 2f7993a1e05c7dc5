"""One exercise of a session easier or harder, within what the diary allows; or the reason why not."""

from __future__ import annotations

from dataclasses import replace

from lumbar.catalogue import Exercise, steps
from lumbar.planning.day import Day, closed
from lumbar.planning.edits import at_its_place, eased, in_main
from lumbar.planning.options import Option, option_of, standing_form
from lumbar.planning.plan import Planned
from lumbar.planning.session import Wish
from lumbar.screening import Relief
from lumbar.words import Message, message

GOOD_SESSIONS = 2
"""In a row, before an exercise grows by a step (section 4.2)."""


def easier(planned: Planned, place: int) -> Wish | Message:
    """The wish for this item a step below the diary's, or why there is none."""
    item = planned.session.items[place]
    if not in_main(item):
        return message("planning.easier.lightest")
    wish = eased(planned.wish, planned.session, item.exercise)
    return wish if _other(planned, wish, item.exercise) else message("planning.easier.least")


def harder(planned: Planned, place: int) -> Wish | Message:
    """The wish for this item as the diary has it, where it is less today; else why it is no more."""
    item = planned.session.items[place]
    if not in_main(item):
        return message("planning.harder.lightest")
    wish = at_its_place(planned.wish, planned.session, item.exercise)
    if _other(planned, wish, item.exercise):
        return wish
    return _earned(planned.day, planned.catalogue[item.exercise])


def _other(planned: Planned, wish: Wish, exercise: str) -> bool:
    """Whether the exercise has another form or dose by this wish."""
    day = planned.day
    was, then = (_asks(option_of(each, day.catalogue[exercise])) for each in (day, replace(day, wish=wish)))
    return was != then


def _asks(option: Option | None) -> object:
    return option and (option.variant, option.dose, option.sets)


def _lessens(relief: Relief) -> bool:
    """Whether a rule takes something away, and does not only say how."""
    limits = (relief.max_hold_s, relief.max_reps_share)
    return relief.easier or relief.start_dose or any(limit is not None for limit in limits)


def _earned(day: Day, exercise: Exercise) -> Message:
    """Why it is no harder today."""
    stands, standing, option = standing_form(day, exercise), day.standing(exercise.id), option_of(day, exercise)
    why = closed(day, stands)
    if why is not None:
        return message("planning.harder.closed", why=why)
    less = next((relief for relief in option.reliefs if _lessens(relief)), None) if option else None
    if less is not None:
        return message("planning.harder.rule", how=less.how)
    if standing is None:
        return message("planning.harder.new", n=GOOD_SESSIONS)
    if stands.level == exercise.variants[-1].level and standing.step >= len(steps(stands.dose)) - 1:
        return message("planning.harder.top")
    return message("planning.harder.earned", n=max(1, GOOD_SESSIONS - standing.greens))
