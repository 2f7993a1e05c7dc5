"""How finished an exercise is: a tier that is computed from validators and never claimed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from lumbar.catalogue.check import exercise_faults
from lumbar.catalogue.model import Catalogue, Exercise
from lumbar.words import Message, exercise_texts, message

Tier = Literal["unfinished", "bronze", "silver", "gold"]
Validator = Callable[[Exercise, Catalogue], Iterator[Message]]

NEEDED_TEXTS = ("name", "setup", "steps", "breathing", "cues", "mistakes", "stop")


@dataclass(frozen=True)
class Quality:
    """The tier an exercise has reached, and what stands between it and the next one (empty at the top)."""

    tier: Tier
    gaps: tuple[Message, ...]


def quality_of(exercise: Exercise, catalogue: Catalogue) -> Quality:
    """The highest tier whose validator, and every validator below it, finds nothing."""
    reached: Tier = "unfinished"
    for tier, validator in VALIDATORS:
        if gaps := tuple(validator(exercise, catalogue)):
            return Quality(reached, gaps)
        reached = tier
    return Quality(reached, ())


def _facts(exercise: Exercise, catalogue: Catalogue) -> Iterator[Message]:
    yield from (message("quality.fact", fault=fault) for fault in exercise_faults(exercise, catalogue))


def _texts(exercise: Exercise, catalogue: Catalogue) -> Iterator[Message]:
    for variant in exercise.variants:
        texts = exercise_texts(exercise.id, variant.form)
        needed = NEEDED_TEXTS if variant.form == "base" else (*NEEDED_TEXTS, "variant_name")
        yield from (
            message("quality.text", variant=variant.id, field=field) for field in needed if not getattr(texts, field)
        )


def _ladder(exercise: Exercise, catalogue: Catalogue) -> Iterator[Message]:
    levels = [variant.level for variant in exercise.variants]
    if min(levels) >= 0 and not exercise.easier:
        yield message("quality.nothing-easier", exercise=exercise.id)
    if max(levels) <= 0 and not exercise.harder:
        yield message("quality.nothing-harder", exercise=exercise.id)


VALIDATORS: tuple[tuple[Tier, Validator], ...] = (("bronze", _facts), ("silver", _texts), ("gold", _ladder))
"""Lowest tier first. Bronze: the facts are right. Silver: every form has its words. Gold: the ladder goes both ways."""
