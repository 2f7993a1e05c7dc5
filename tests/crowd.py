"""A crowd of people by number, for what is counted or measured: each with a diary and most exercises open."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from typing import get_args

from lumbar.catalogue import steps
from lumbar.diary import Aim, Done, Goal, Standing
from lumbar.planning import Wish, state
from lumbar.screening import Person
from tests.people import CATALOGUE, CONDITIONS, EVENING, EXERCISES, Case


def someone(number: int, minutes: int) -> Case:
    """The person of this number on a day of theirs, the same at every call; nobody is locked out."""
    dice = Random(number)
    conditions = frozenset(dice.sample(CONDITIONS, dice.choice((0, 0, 1, 2))))
    person = Person(
        conditions=conditions - {"FLARE", "EARLY_MORNING"},
        cleared=conditions,
        flare="FLARE" in conditions,
        dislikes=frozenset(dice.sample(EXERCISES, dice.choice((0, 0, 1, 3)))),
        stated=True,
    )
    now = EVENING + timedelta(hours=dice.randrange(14 * 24))
    known = state(CATALOGUE, person, (), now)
    progress = replace(
        known.progress,
        standings={id: _stands(dice, id, now) for id in dice.sample(EXERCISES, dice.randrange(len(EXERCISES)))},
        done=tuple(_done(dice, now - timedelta(days=days)) for days in (9, 6, 4, 3, 1) if dice.random() < 0.6),
        likes={id: dice.choice((-1, 1, 2)) for id in dice.sample(EXERCISES, dice.randrange(8))},
    )
    wish = Wish(minutes, holds=dice.choice(("seconds", "breaths")), gentler=dice.random() < 0.1)
    progress = replace(progress, aim=Aim(goal=dice.choice((None, *get_args(Goal)))))
    return Case(person, replace(known, progress=progress), wish, now)


def _stands(dice: Random, id: str, now: datetime) -> Standing:
    exercise = CATALOGUE[id]
    variant = dice.choice(exercise.variants)
    done = now - timedelta(hours=dice.choice((20, 30, 50, 80, 200)))
    return Standing(
        id,
        variant.id,
        dice.randrange(len(steps(variant.dose))),
        last_done=done,
        last_strength=done if exercise.strengthens else None,
        change=dice.choice((-1, 0, 0, 1)),
    )


def _done(dice: Random, at: datetime) -> Done:
    return Done(str(at), at, 1200, 20, "lumbosacral", tuple(dice.sample(EXERCISES, 8)))
