"""Walks, swims and the like, as they were told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lumbar.diary.entry import Activity, Entry
from lumbar.diary.log import local_day


@dataclass(frozen=True)
class Moved:
    """One activity on one day, where the person was."""

    on: date
    activity: Activity
    minutes: int


def moves(entries: Iterable[Entry]) -> tuple[Moved, ...]:
    """Every activity in the order of the entries."""
    return tuple(
        Moved(local_day(entry), entry.data["activity"], entry.data["minutes"])
        for entry in entries
        if entry.kind == "activity"
    )
