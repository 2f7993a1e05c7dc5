"""Where a person stands and what they may do: the diary folded, then screened. The one place where both meet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from lumbar.catalogue import Catalogue
from lumbar.diary import Entry, Progress, fold
from lumbar.screening import Clearance, Person, screen


@dataclass(frozen=True)
class State:
    """What planning needs to know of a person as of a moment."""

    progress: Progress
    clearance: Clearance


def state(catalogue: Catalogue, person: Person, entries: Iterable[Entry], now: datetime) -> State:
    """Progress with what the person file adds to it (dislikes, equipment), and the clearance that follows."""
    told = fold(entries, catalogue, now)
    progress = replace(
        told,
        never=told.never | person.dislikes,
        equipment=person.equipment if told.equipment is None else told.equipment,
    )
    clearance = screen(
        catalogue,
        replace(person, cleared=person.cleared | progress.cleared),
        progress.answers,
        progress.check,
        now,
        cleared_questions=progress.cleared_questions,
        flare=progress.flare is not None,
        rescreen=progress.rescreen,
    )
    return State(progress, clearance)
