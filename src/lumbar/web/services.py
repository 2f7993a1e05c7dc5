"""What a person can do on the pages: one plain function each. All but the last write entries into their diary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction

from lumbar.diary import Entry, EntryKind, write_entry
from lumbar.diary.entry import (
    ActivityData,
    AfterData,
    AnswersData,
    CheckData,
    ClearanceData,
    FeelingData,
    MorningData,
    PlannedData,
    PreferenceData,
    VoidData,
)
from lumbar.planning import Session
from lumbar.screening import Direction, Outcome, learnt
from lumbar.web.diary_rows import keep
from lumbar.web.home import Home, default_folder
from lumbar.web.models import Person
from lumbar.web.visit import Visit
from lumbar.wire import encode

EntryData = (
    ActivityData
    | AfterData
    | AnswersData
    | CheckData
    | ClearanceData
    | FeelingData
    | MorningData
    | PlannedData
    | PreferenceData
    | VoidData
)
KINDS: Mapping[type, EntryKind] = {
    ActivityData: "activity",
    AfterData: "after",
    AnswersData: "answers",
    CheckData: "check",
    ClearanceData: "clearance",
    FeelingData: "feeling",
    MorningData: "morning",
    PlannedData: "planned",
    PreferenceData: "preference",
    VoidData: "void",
}


def tell(visit: Visit, id: str, data: EntryData) -> str:
    """Write one thing the person told us under the id their page gave it. Told twice, it counts once."""
    _keep(visit, [(id, data)])
    return id


@dataclass(frozen=True)
class Mark:
    """How one exercise of a session felt."""

    exercise: str
    variant: str
    item: int
    feeling: Any


def plan_to_play(visit: Visit, id: str, session: Session) -> str:
    """Write the whole session as it was shown; its id is the player's address."""
    return tell(visit, id, PlannedData(session=encode(session)))


def tell_how_it_felt(visit: Visit, id: str, after: AfterData, marks: Iterable[Mark]) -> None:
    """Write how the whole session felt, and each exercise that was marked, in one go."""
    feelings = [
        (
            str(uuid5(UUID(id), f"{mark.item}")),
            FeelingData(
                session=after.session,
                exercise=mark.exercise,
                variant=mark.variant,
                feeling=mark.feeling,
                item=mark.item,
            ),
        )
        for mark in marks
    ]
    _keep(visit, [*feelings, (id, after)])


def record_agreement(visit: Visit, id: str, by: str, on: date) -> None:
    """Write that a doctor agreed, to everything that a doctor's agreement can open now."""
    waiting = [finding for finding in visit.clearance.findings if finding.clearable]
    codes = tuple(dict.fromkeys(finding.code for finding in waiting if finding.code))
    questions = tuple(dict.fromkeys(finding.question for finding in waiting))
    tell(visit, id, ClearanceData(by=by, on=on.isoformat(), codes=codes, questions=questions))


def record_test(visit: Visit, id: str, outcomes: Mapping[Direction, Outcome]) -> None:
    """Write the answers again, with what the test of two movements says. Raises ValueError where there are none."""
    if visit.progress.answers is None:
        raise ValueError("the test changes answers, and there are none")
    known = learnt(visit.progress.answers, outcomes)
    born = known.born.isoformat() if known.born else None
    tell(visit, id, AnswersData(known.chosen, born, known.rises_at, known.avoids))


def erase(person: Person) -> None:
    """Delete every row about the person, the person too, and the copies of the diary in this home."""
    with transaction.atomic():
        person.entries.all().delete()
        person.delete()
    Home(default_folder()).forget_copies()


def _keep(visit: Visit, told: Iterable[tuple[str, EntryData]]) -> None:
    entries = [Entry(id, visit.told_at, visit.zone, KINDS[type(data)], _written(data)) for id, data in told]
    kept = keep(visit.person, [write_entry(entry) for entry in entries])
    if kept.refused:
        raise ValueError(kept.refused[0].reason)


def _written(data: EntryData) -> dict[str, Any]:
    """As JSON; who marks no place writes what was always written."""
    written: dict[str, Any] = encode(data)
    return {name: value for name, value in written.items() if name != "where" or value}
