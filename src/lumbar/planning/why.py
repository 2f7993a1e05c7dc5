"""Why an exercise is not in today's session, for the pages of the library."""

from __future__ import annotations

from datetime import datetime

from lumbar.catalogue import Catalogue, Exercise
from lumbar.diary import Progress
from lumbar.planning.blocks import recovery_of
from lumbar.planning.day import Day, barred, closed, day_of, names, too_heavy, waiting
from lumbar.planning.edits import in_main
from lumbar.planning.movements import movements
from lumbar.planning.options import option_of
from lumbar.planning.session import Session, Wish
from lumbar.screening import Clearance
from lumbar.words import Message, message

OTHERS = 2
"""So many of the exercises that were chosen instead are named."""


def why_not(
    catalogue: Catalogue,
    clearance: Clearance,
    progress: Progress,
    wish: Wish,
    variant_id: str,
    *,
    now: datetime | None = None,
    session: Session | None = None,
) -> Message:
    """The first reason that keeps this form out of today's session; of a `session` also that it is in it.

    `now` is the moment of planning, that of `progress` where None. Raises KeyError for an unknown variant.
    """
    variant = catalogue.variant(variant_id)
    if session is not None and any(item.variant == variant_id for item in session.items):
        return message("planning.why-not.chosen")
    day = day_of(catalogue, clearance, progress, wish, now or progress.at)
    exercise = catalogue[variant.exercise]
    reason = closed(day, variant) or barred(day, exercise) or waiting(day, exercise)
    return reason or _among_forms(day, variant_id, session)


def _among_forms(day: Day, variant_id: str, session: Session | None) -> Message:
    variant = day.catalogue.variant(variant_id)
    exercise = day.catalogue[variant.exercise]
    if exercise.base.load == "none":
        return message("planning.why-not.warm-up-only")
    heavy = too_heavy(day, exercise, variant)
    if heavy is not None:
        return heavy
    option = option_of(day, exercise)
    if option is None or variant.level > option.variant.level:
        return message("planning.why-not.harder")
    if option.variant.id != variant_id and variant.form not in exercise.sequence.stages:
        form = message(f"exercise.{option.variant.id}.title")
        there = session is None or any(item.exercise == exercise.id for item in session.items)
        return message(f"planning.why-not.{'other-form' if there else 'would-form'}", form=form)
    rule = exercise.sequence.recovery
    if rule is not None and recovery_of(day, rule) is None:
        return message("planning.why-not.recovery")
    if exercise.strengthens and day.most_strength == 0:
        return message("planning.why-not.no-strength")
    return _not_chosen(day, exercise, session)


def _not_chosen(day: Day, exercise: Exercise, session: Session | None) -> Message:
    """It is open and not there: which others for the same way of moving are."""
    items = session.items if session else ()
    others = dict.fromkeys(item.exercise for item in items if in_main(item) and _alike(day, exercise, item.exercise))
    if not others:
        return message("planning.why-not.not-chosen")
    return message("planning.why-not.others", others=names(tuple(others)[:OTHERS]))


def _alike(day: Day, exercise: Exercise, other: str) -> bool:
    chosen = day.catalogue[other]
    same = movements(exercise.base) & movements(chosen.base)
    return bool(same) and chosen.strengthens == exercise.strengthens
