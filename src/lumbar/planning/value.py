"""What a block is worth today, in points."""

from __future__ import annotations

from dataclasses import dataclass

from lumbar.catalogue import LOADS
from lumbar.planning import weights as w
from lumbar.planning.blocks import Block, Slot
from lumbar.planning.core import core_of
from lumbar.planning.day import STRENGTH_REST, Day
from lumbar.planning.movements import Movement, movements
from lumbar.planning.options import Option


@dataclass(frozen=True)
class Prices:
    """What the points of a day depend on: the day, the core four, and which ways of moving the person likes."""

    day: Day
    core: frozenset[str]
    liked: frozenset[tuple[bool, Movement]]


def prices_of(day: Day, slots: tuple[Slot, ...]) -> Prices:
    """The prices of a day on which these slots are open."""
    known = (day.catalogue.exercises.get(id) for id, likes in day.progress.likes.items() if likes > 0)
    liked = {(one.strengthens, way) for one in known if one is not None for way in movements(one.base)}
    return Prices(day, core_of(slots), frozenset(liked))


def worth(prices: Prices, block: Block, work_s: int | None = None) -> int:
    """Points of a block. `work_s` is the work it was meant to have: what goes beyond is a second round or longer."""
    first = block.options[0]
    if first.exercise.strengthens:
        return sum(_strength(prices, option) for option in _exercises(block)) + w.STRENGTH_WORK * block.work_s // 10
    rate = sum(_relief(prices, option) for option in _exercises(block)) // len(_exercises(block))
    planned = block.work_s if work_s is None else work_s
    return rate * planned // 10 + w.RELIEF_AGAIN * (block.work_s - planned) // 10


def _exercises(block: Block) -> list[Option]:
    return list({option.exercise.id: option for option in block.options}.values())


def _relief(prices: Prices, option: Option) -> int:
    day, exercise = prices.day, option.exercise.id
    points = w.RELIEF + w.RELIEF_LIKE * _likes(day, option) + w.RELIEF_KIN * _kin(prices, option)
    points += w.RELIEF_THEME * day.theme.fits(option.exercise)
    points += w.RELIEF_PREFERRED * option.preferred
    points += w.RELIEF_GOAL * day.serves(exercise)
    points += w.RELIEF_THERAPEUTIC * day.therapeutic(exercise)
    points += w.RELIEF_OWED * _owed(day, option)
    points += w.RELIEF_CORE * (exercise in prices.core)
    points += w.RELIEF_UNSEEN * (exercise not in day.week.exercises)
    points += w.RELIEF_KEPT * (exercise in day.wish.edits.kept)
    points += w.RELIEF_CHANGED if option.as_decided else w.RELIEF_SEEN * day.week.times(exercise)
    return max(1, points)


def _strength(prices: Prices, option: Option) -> int:
    day, exercise = prices.day, option.exercise.id
    points = w.STRENGTH + w.STRENGTH_LIKE * _likes(day, option) + w.STRENGTH_KIN * _kin(prices, option)
    points += w.STRENGTH_THEME * day.theme.fits(option.exercise)
    points += w.STRENGTH_PREFERRED * option.preferred
    points += w.STRENGTH_GOAL * day.serves(exercise)
    points += w.STRENGTH_OWED * _owed(day, option)
    points += w.STRENGTH_CORE * (exercise in prices.core)
    points += w.STRENGTH_ENOUGH * ("enough" in day.budget.rows)
    points += w.STRENGTH_KEPT * (exercise in day.wish.edits.kept)
    load = LOADS.index(option.variant.load)
    points += w.STRENGTH_LOAD * load
    if option.standing is None:
        return points + w.STRENGTH_NEW_LOAD * load
    return points + w.STRENGTH_DUE + w.STRENGTH_WAITED * _days_waited(day, option)


def _likes(day: Day, option: Option) -> int:
    return max(-w.LIKE_STEPS, min(w.LIKE_STEPS, day.progress.likes.get(option.exercise.id, 0)))


def _kin(prices: Prices, option: Option) -> bool:
    """Whether it moves the back like one that the person likes, and both strengthen or neither does."""
    strengthens = option.exercise.strengthens
    return any((strengthens, way) in prices.liked for way in movements(option.variant))


def _owed(day: Day, option: Option) -> int:
    """What it makes good of the week's balance; nothing where a condition's rule says to go easy with it."""
    return 0 if option.reliefs else day.week.owed(option.exercise, option.variant)


def _days_waited(day: Day, option: Option) -> int:
    last = option.standing.last_strength if option.standing else None
    return 0 if last is None else max(0, min(w.WAITED_DAYS, (day.now - last - STRENGTH_REST).days))
