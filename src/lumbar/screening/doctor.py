"""The list of exercises to take along to the doctor (R48)."""

from __future__ import annotations

from dataclasses import dataclass

from lumbar.catalogue import Catalogue, Exercise
from lumbar.screening.model import Clearance
from lumbar.words import Message, message


@dataclass(frozen=True)
class FormToAsk:
    """One form the person may come to do, and how it would be done."""

    variant: str
    name: Message
    how: tuple[Message, ...]


@dataclass(frozen=True)
class ExerciseToAsk:
    """One exercise of the list with the forms that are open, easiest first. `preferred`: it suits the conditions."""

    exercise: str
    name: Message
    forms: tuple[FormToAsk, ...]
    preferred: bool


def doctor_list(clearance: Clearance, catalogue: Catalogue) -> tuple[ExerciseToAsk, ...]:
    """Every exercise with a form that the rules leave open, locked or not; those that suit the conditions first."""
    found = [asked for exercise in catalogue if (asked := _asked(exercise, clearance)).forms]
    return tuple(sorted(found, key=lambda asked: not asked.preferred))


def _asked(exercise: Exercise, clearance: Clearance) -> ExerciseToAsk:
    forms, preferred = [], False
    for variant in exercise.variants:
        verdict = clearance.verdicts[variant.id]
        if verdict.allowed:
            how = tuple(relief.how for relief in verdict.adapted)
            forms.append(FormToAsk(variant.id, message(f"exercise.{variant.id}.title"), how))
            preferred = verdict.preferred
    return ExerciseToAsk(exercise.id, message(f"exercise.{exercise.base.id}.name"), tuple(forms), preferred)
