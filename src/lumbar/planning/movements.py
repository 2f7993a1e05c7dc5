"""Which way an exercise moves the spine, and which muscles it is for."""

from __future__ import annotations

from typing import Literal, get_args

from lumbar.catalogue import Exercise, Variant

Movement = Literal["flexion", "extension", "rotation", "lateral", "neutral"]
MOVEMENTS: tuple[Movement, ...] = get_args(Movement)


def movements(variant: Variant) -> frozenset[Movement]:
    """The ways in which the spine goes, however far; `neutral` where it is held still."""
    named = {way.partition("-")[0] for way in variant.spine}
    return frozenset(movement for movement in MOVEMENTS if movement in named)


def muscles(exercise: Exercise) -> tuple[str, ...]:
    """What it works and what it stretches, the most important first."""
    return tuple(dict.fromkeys((*exercise.worked, *exercise.stretched)))
