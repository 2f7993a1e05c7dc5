"""What somebody has told so far, as the watch reads it for itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from lumbar.screening import Person
from tests.simulation import reading

STRONG, SEVERE = 6, 8


@dataclass(frozen=True)
class Given:
    """An exercise as it was given and done: when, in which form, of which level, with how much work (seconds a side).

    `whole`: nothing of that day made it less than the diary's dose. `warm_up`: at its lightest, as a warm-up.
    `again`: by an old plan, which knows nothing of what the diary decided since.
    """

    at: datetime
    variant: str
    level: int
    work: int
    whole: bool
    warm_up: bool
    again: bool = False


@dataclass
class Known:
    """The latest word on each matter. `pains` is the highest pain told on each day, `calm` the last day whose
    pain says nothing of a new flare-up, since one was on then or had just been called over.

    `hurt` and `sharp` hold exercises that hurt when they were last done, `given` strength exercises as they were done.
    """

    file: Person | None
    rises_at: str
    chosen: dict[str, tuple[str, ...]] | None = None
    signs: list[str] = field(default_factory=list)
    agreed: set[str] = field(default_factory=set)
    pains: dict[date, int] = field(default_factory=dict)
    check: tuple[date, int] | None = None
    flare: date | None = None
    calm: date = date.min
    hurt: dict[str, Given] = field(default_factory=dict)
    sharp: dict[str, Given] = field(default_factory=dict)
    given: dict[str, list[Given]] = field(default_factory=dict)
    never: set[str] = field(default_factory=set)

    def tells_pain(self, day: date, pain: int) -> None:
        """Pain at rest, told for this day."""
        self.pains[day] = max(pain, self.pains.get(day, 0))

    def answers(self, chosen: Mapping[str, tuple[str, ...]]) -> None:
        """The questionnaire, answered as a whole."""
        self.chosen, self.signs = dict(chosen), []

    def something_new(self) -> None:
        """What comes anew is not what a doctor agreed to: agreements to urgent signs end."""
        self.agreed = {question for question in self.agreed if not question.startswith("QU")}

    def prefers(self, exercise: str, like: str) -> None:
        """How much it is liked; `never` is not at all."""
        (self.never.add if like == "never" else self.never.discard)(exercise)

    def in_flare(self, today: date) -> bool:
        """Whether what was told says so: declared today or yesterday, strong pain in today's check, or raised pain on
        two days.
        """
        strong = self.check is not None and self.check[0] == today and self.check[1] >= STRONG
        raised = reading.raised_twice(self.pains, today, self.calm)
        return strong or raised or (self.flare is not None and (today - self.flare).days <= 1)

    def conditions(self, now: datetime) -> set[str]:
        """Every condition that follows from what was told."""
        found: set[str] = set(self.file.conditions) if self.file is not None else set()
        found |= reading.follows(self.chosen or {})
        found |= {"FLARE"} if self.in_flare(now.date()) else set()
        return found | ({"EARLY_MORNING"} if reading.early(now, self.rises_at) else set())

    def locked(self, today: date) -> bool:
        """Whether what was told forbids every exercise today."""
        if self.check is not None and self.check[0] == today and self.check[1] >= SEVERE:
            return True
        if self.chosen is None and self.file is None:
            return True
        chosen = dict(self.chosen or {})
        if self.chosen is not None and "pain" not in chosen:
            return True
        for group, option in map(reading.symptom, self.signs):
            chosen[group] = (*chosen.get(group, ()), option)
        cleared = self.file.cleared if self.file is not None else frozenset()
        return reading.locks(chosen, self.agreed | cleared) or self._waits()

    def _waits(self) -> bool:
        """Whether a condition of the person file waits for a doctor."""
        waiting = self.file.conditions - self.file.cleared if self.file is not None else frozenset()
        return not self.agreed and any(map(reading.asks_doctor, waiting))

    def rested(self, exercise: str, now: datetime) -> bool:
        """Whether its last strength work is 48 hours ago."""
        times = self.given.get(exercise)
        return not times or now - times[-1].at >= timedelta(hours=48)
