"""Why an exercise is not in today's session, for the pages of the library."""

from __future__ import annotations

from datetime import datetime

from lumbar.catalogue import Catalogue
from lumbar.diary import Progress
from lumbar.planning.blocks import recovery_of
from lumbar.planning.day import Day, barred, closed, day_of, too_heavy, waiting
from lumbar.planning.options import option_of
from lumbar.planning.session import Session, Wish
from lumbar.screening import Clearance
from lumbar.words import Message, message


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
    return reason or _among_forms(day, variant_id)


def _among_forms(day: Day, variant_id: str) -> Message:
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
        return message("planning.why-not.other-form", form=form)
    rule = exercise.sequence.recovery
    if rule is not None and recovery_of(day, rule) is None:
        return message("planning.why-not.recovery")
    return message("planning.why-not.not-chosen")
