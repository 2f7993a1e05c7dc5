"""What a block is worth today, in points."""

from __future__ import annotations

from lumbar.catalogue import LOADS
from lumbar.planning import weights as w
from lumbar.planning.blocks import Block
from lumbar.planning.day import STRENGTH_REST, Day
from lumbar.planning.options import Option
from lumbar.planning.reasons import WEEK, unseen

ENOUGH_DAYS = 4
"""Strength days within seven days: every other day at the most, which is a little above the usual three (R9)."""


def worth(day: Day, block: Block, work_s: int | None = None) -> int:
    """Points of a block. `work_s` is the work it was meant to have: what goes beyond is a second round or longer."""
    first = block.options[0]
    if first.exercise.strengthens:
        return sum(_strength(day, option) for option in _exercises(block)) + w.STRENGTH_WORK * block.work_s // 10
    rate = sum(_relief(day, option) for option in _exercises(block)) // len(_exercises(block))
    planned = block.work_s if work_s is None else work_s
    return rate * planned // 10 + w.RELIEF_AGAIN * (block.work_s - planned) // 10


def _exercises(block: Block) -> list[Option]:
    return list({option.exercise.id: option for option in block.options}.values())


def _likes(day: Day, option: Option) -> int:
    return max(-w.LIKE_STEPS, min(w.LIKE_STEPS, day.progress.likes.get(option.exercise.id, 0)))


def _relief(day: Day, option: Option) -> int:
    last = day.progress.done[-1].exercises if day.progress.done else ()
    points = w.RELIEF + w.RELIEF_LIKE * _likes(day, option)
    points += w.RELIEF_THEME * day.theme.fits(option.exercise)
    points += w.RELIEF_PREFERRED * option.preferred
    points += w.RELIEF_GOAL * day.serves(option.exercise.id)
    points += w.RELIEF_THERAPEUTIC * day.therapeutic(option.exercise.id)
    points += w.RELIEF_UNSEEN * unseen(day, option.exercise.id)
    points += w.RELIEF_CHANGED if option.as_decided else w.RELIEF_SEEN * (option.exercise.id in last)
    return max(1, points)


def _strength(day: Day, option: Option) -> int:
    points = w.STRENGTH + w.STRENGTH_LIKE * _likes(day, option)
    points += w.STRENGTH_THEME * day.theme.fits(option.exercise)
    points += w.STRENGTH_PREFERRED * option.preferred
    points += w.STRENGTH_GOAL * day.serves(option.exercise.id)
    points += w.STRENGTH_ENOUGH * enough_strength(day)
    load = LOADS.index(option.variant.load)
    points += w.STRENGTH_LOAD * load
    if option.standing is None:
        return points + w.STRENGTH_NEW_LOAD * load
    return points + w.STRENGTH_DUE + w.STRENGTH_WAITED * _days_waited(day, option)


def _days_waited(day: Day, option: Option) -> int:
    last = option.standing.last_strength if option.standing else None
    return 0 if last is None else max(0, min(w.WAITED_DAYS, (day.now - last - STRENGTH_REST).days))


def enough_strength(day: Day) -> bool:
    """Whether the week has had its strength days."""
    days = {
        done.at.date()
        for done in day.progress.done
        if day.now - done.at < WEEK and any(_strengthens(day, exercise) for exercise in done.exercises)
    }
    return len(days) >= ENOUGH_DAYS


def _strengthens(day: Day, exercise: str) -> bool:
    """What every warm-up holds does not make a strength day."""
    known = day.catalogue.exercises.get(exercise)
    return known is not None and known.strengthens and known.sequence.warm_up is None
