"""Makes diaries for the tests: entries by hand, and people who do what the diary tells them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from lumbar.catalogue import Catalogue, Minutes, Reps, Step, read_catalogue, steps, work_seconds
from lumbar.diary import Entry, fold, read_entry

ZONE = "Europe/Berlin"
BEGINNING = datetime(2026, 3, 2, tzinfo=ZoneInfo(ZONE))
"""Midnight of day 1, a Monday."""


def small_catalogue() -> Catalogue:
    """Five exercises with short ladders, so that stories reach the ends of them."""
    return read_catalogue((Path(__file__).parent / "exercises").iterdir())


CATALOGUE = small_catalogue()


def moment(day: int, time: str = "18:00") -> datetime:
    """The moment on a day of the story; day 1 is Monday 2 March 2026."""
    hour, minute = map(int, time.split(":"))
    return (BEGINNING + timedelta(days=day - 1)).replace(hour=hour, minute=minute)


class Person:
    """Somebody whose diary is being written. Sessions are done at the place the diary has for each exercise."""

    def __init__(self, name: str = "somebody", catalogue: Catalogue = CATALOGUE) -> None:
        self.name = name
        self.catalogue = catalogue
        self.entries: list[Entry] = []

    def tell(self, kind: str, at: datetime, **data: Any) -> Entry:
        """Writes one entry, through the same door as a client."""
        id = str(uuid5(NAMESPACE_URL, f"{self.name}/{len(self.entries)}"))
        entry = read_entry({"id": id, "v": 1, "at": at.isoformat(), "zone": ZONE, "kind": kind, "data": data})
        self.entries.append(entry)
        return entry

    def play(self, at: datetime, *exercises: str, done: float = 1.0) -> Entry:
        """A planned session and its sets, of which the last exercise is done only in part where `done` is below 1.

        An exercise is named `bird-dog` to be done where it stands, `bird-dog/leg-only` for a form of it, and
        `bird-dog@0` for the first step of it.
        """
        doses = [self._dose(name, at) for name in exercises]
        items = [
            {"exercise": variant.partition("/")[0], "variant": variant, "side": side, "sets": step.sets}
            | {"seconds": 10 + step.sets * work_seconds(step.dose) * (2 if side == "both" else 1)}
            for variant, side, step in doses
        ]
        session = self.tell("planned", at, session={"minutes": 20, "theme": "lumbosacral", "items": items})
        for index, (variant, side, step) in enumerate(doses):
            part = done if index == len(doses) - 1 else 1.0
            at = self._sets(session.id, index, variant, side, step, at, part)
        return session

    def _sets(
        self, session: str, item: int, variant: str, side: str, step: Step, at: datetime, done: float
    ) -> datetime:
        for number in range(1, step.sets + 1):
            for each in ("left", "right") if side == "both" else (side,):
                at += timedelta(seconds=work_seconds(step.dose) + 10)
                seconds = int(work_seconds(step.dose) * done)
                told = {"session": session, "item": item, "exercise": variant.partition("/")[0], "variant": variant}
                self.tell("set", at, **told, side=each, set=number, seconds=seconds, full=done == 1, **_counted(step))
        return at

    def _dose(self, name: str, at: datetime) -> tuple[str, str, Step]:
        name, _, told = name.partition("@")
        exercise, _, form = name.partition("/")
        standing = fold(self.entries, self.catalogue, at).standings.get(exercise)
        variant = self.catalogue.variant(name if form else standing.variant if standing else f"{exercise}/base")
        reached = 0
        if standing is not None:
            reached = standing.step if standing.variant == variant.id else standing.forms.get(variant.id, 0)
        side = {"each": "both"}.get(variant.sides, variant.sides)
        return variant.id, side, steps(variant.dose)[int(told) if told else reached]


def _counted(step: Step) -> Mapping[str, int]:
    dose = step.dose
    assert not isinstance(dose, Minutes)
    return {"reps": dose.reps, "hold_s": dose.hold_s} if isinstance(dose, Reps) else {}
