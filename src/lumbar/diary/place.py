"""Where an exercise can stand: its forms in order of difficulty, each with the steps of its dose ladder."""

from __future__ import annotations

from collections.abc import Hashable
from typing import NamedTuple

from lumbar.catalogue import Exercise, Reps, Step, Variant, steps, work_seconds
from lumbar.words import Message

SLACK = 0.9
"""A hold counts as done from this part of its seconds: breaths never come out to the second."""


class Place(NamedTuple):
    """A form and a step of its dose ladder."""

    variant: str
    step: int


class Asked(NamedTuple):
    """What a dose asks for: so many `sets` a side, each of `seconds` at least or, where `reps` are counted, of them."""

    sets: int
    seconds: float
    reps: Reps | None

    @classmethod
    def of(cls, step: Step) -> Asked:
        """What this step of a dose ladder asks for."""
        return cls(step.sets, SLACK * work_seconds(step.dose), step.dose if isinstance(step.dose, Reps) else None)


class Ladder:
    """All places of one exercise, easiest first: forms by level, steps by dose.

    `start` is where a person without history stands: the form it begins with, at its first step. `strengthens` is set
    where it is strength work, `gentle` where it may not be unpleasant at all: the stricter rule wins where it is of
    several kinds.
    """

    def __init__(self, exercise: Exercise) -> None:
        self.exercise = exercise
        self.forms = {variant.id: variant for variant in sorted(exercise.variants, key=lambda form: form.level)}
        self.said: dict[Hashable, Message] = {}
        self._up: dict[Place, Place | None] = {}
        self._steps = {variant.id: steps(variant.dose) for variant in exercise.variants}
        places = {Place(id, k): step for id, rungs in self._steps.items() for k, step in enumerate(rungs)}
        self._asked = {place: Asked.of(step) for place, step in places.items()}
        self._work = {place: work_seconds(step.dose) * step.sets for place, step in places.items()}
        self.start = Place(exercise.first.id, 0)
        self.strengthens = exercise.strengthens
        self.gentle = not self.strengthens or "stretch" in exercise.kinds or "relax" in exercise.kinds

    def steps(self, variant: str) -> tuple[Step, ...]:
        """The dose ladder of one of the forms."""
        return self._steps[variant]

    def dose(self, place: Place) -> Step:
        """What is done there."""
        return self._steps[place.variant][place.step]

    def asked(self, place: Place) -> Asked:
        """What counts as done there."""
        return self._asked[place]

    def work(self, place: Place) -> int:
        """Seconds under tension in one session, of one side."""
        return self._work[place]

    def rank(self, place: Place) -> tuple[int, int]:
        """Orders places by difficulty."""
        return self.forms[place.variant].level, place.step

    def compare(self, place: Place, other: Place) -> int:
        """+1 where `place` is harder than `other`, -1 where easier, 0 where they are the same."""
        here, there = self.rank(place), self.rank(other)
        return (here > there) - (here < there)

    def up(self, place: Place) -> Place | None:
        """One small step harder: the next dose, else the next harder form at its first; None at the top."""
        if place not in self._up:
            self._up[place] = self._above(place)
        return self._up[place]

    def _above(self, place: Place) -> Place | None:
        if place.step + 1 < len(self.steps(place.variant)):
            return Place(place.variant, place.step + 1)
        level = self.forms[place.variant].level
        return next((Place(form.id, 0) for form in self.forms.values() if form.level > level), None)

    def down(self, place: Place) -> Place | None:
        """One level easier: the dose before, else the next easier form with no more work; None at the bottom."""
        if place.step > 0:
            return Place(place.variant, place.step - 1)
        easier = self.easier(place.variant)
        return self.at_most(easier[0].id, self.work(place)) if easier else None

    def back(self, place: Place, levels: int) -> Place:
        """So many levels easier, but from the start upwards never below the start."""
        floor = self.start if self.rank(place) >= self.rank(self.start) else None
        for _ in range(levels):
            lower = self.down(place)
            if lower is None or place == floor:
                break
            place = lower
        return place

    def restart(self, place: Place) -> Place:
        """The start, or the first step of the form it stands at where that is easier."""
        return min(self.start, Place(place.variant, 0), key=self.rank)

    def at_most(self, variant: str, work: float) -> Place:
        """The highest step of that form with no more work than this, else its first."""
        places = [Place(variant, step) for step in range(len(self.steps(variant)))]
        return next((place for place in reversed(places) if self.work(place) <= work), places[0])

    def is_easier(self, variant: str, than: str) -> bool:
        """Whether one form is easier than another."""
        return self.forms[variant].level < self.forms[than].level

    def easier(self, variant: str) -> tuple[Variant, ...]:
        """Own forms easier than this one, nearest first."""
        level = self.forms[variant].level
        return tuple(form for form in reversed(self.forms.values()) if form.level < level)


_LADDERS: dict[int, Ladder] = {}
"""By identity, as exercises are slow to hash. A ladder holds its exercise, so that no other takes its identity."""


def ladder_of(exercise: Exercise) -> Ladder:
    """The ladder of this exercise, which all diaries share."""
    ladder = _LADDERS.get(id(exercise))
    if ladder is None:
        ladder = _LADDERS[id(exercise)] = Ladder(exercise)
    return ladder
