"""One person's day in few words, for the examples."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from lumbar.catalogue import Breaths, Reps
from lumbar.diary import Done, Progress, Standing
from lumbar.planning import Item, Session, Wish, plan
from lumbar.screening import Clearance, Condition, Person, screen
from tests.people import CATALOGUE, EVENING


def cleared(*conditions: Condition, now: datetime = EVENING) -> Clearance:
    """Someone with these conditions and a doctor's agreement to all of them."""
    codes = frozenset(conditions)
    return screen(CATALOGUE, Person(conditions=codes, cleared=codes, stated=True), None, None, now)


def today(
    minutes: int, *conditions: Condition, progress: Progress | None = None, seed: int = 0, **wish: Any
) -> Session:
    """The plan of this evening."""
    known = Progress(EVENING) if progress is None else progress
    return plan(CATALOGUE, cleared(*conditions), known, Wish(minutes, **wish), EVENING, seed)


def stands(
    exercise: str, form: str = "base", step: int = 0, *, ago: timedelta = timedelta(days=3), **more: Any
) -> Standing:
    """A place on the ladder, last done three days ago unless said otherwise."""
    done = EVENING - ago
    strength = done if CATALOGUE[exercise].strengthens else None
    return Standing(exercise, f"{exercise}/{form}", step, last_done=done, last_strength=strength, **more)


def having(*standings: Standing, **more: Any) -> Progress:
    """Progress with these places."""
    return Progress(EVENING, standings={standing.exercise: standing for standing in standings}, **more)


def everything(**more: Any) -> Progress:
    """Progress with every exercise in its plain form, at its first step unless `more` says otherwise."""
    places = [stands(exercise.id, **more) for exercise in CATALOGUE]
    return having(*places)


def done(*exercises: str, ago: timedelta) -> Done:
    """A session that was played."""
    return Done(str(ago), EVENING - ago, 1200, 20, "lumbosacral", exercises)


def without(*exercises: str, progress: Progress | None = None) -> Progress:
    """Progress of someone who never wants these."""
    return replace(progress or Progress(EVENING), never=frozenset(exercises))


def names(session: Session, phase: str | None = None) -> list[str]:
    """The exercises in order."""
    return [item.exercise for item in session.items if phase in (None, item.phase)]


def forms(session: Session) -> list[str]:
    """The forms in order."""
    return [item.variant for item in session.items]


def of(session: Session, exercise: str, phase: str | None = None) -> Item:
    """The first item of this exercise."""
    return next(item for item in session.items if item.exercise == exercise and phase in (None, item.phase))


def reps(item: Item) -> int:
    assert isinstance(item.dose, Reps)
    return item.dose.reps


def breaths(item: Item) -> int:
    assert isinstance(item.dose, Breaths)
    return item.dose.breaths


def said(session: Session) -> Mapping[str, str]:
    """The key of each item's reason, by exercise."""
    return {item.exercise: item.reason.key.removeprefix("planning.reason.") for item in session.items}
