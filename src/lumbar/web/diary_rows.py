"""The diary of a person in the database: written once, never changed, read back as entries of the core."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID
from zoneinfo import ZoneInfo

from lumbar.diary import BadEntry, EntryKind, read_entry, write_entry
from lumbar.diary import Entry as DiaryEntry
from lumbar.web.models import Entry, Person


@dataclass(frozen=True)
class Refusal:
    """An entry that was not taken: its place in what was sent, its id if it had one, and what is wrong."""

    place: int
    id: str | None
    reason: str


@dataclass(frozen=True)
class Kept:
    """The ids that are in the diary now, and what was refused."""

    stored: tuple[str, ...]
    refused: tuple[Refusal, ...]


def keep(person: Person, sent: Sequence[Mapping[str, Any]]) -> Kept:
    """Write every good entry of `sent` that is not there yet. What is there already stays as it is."""
    rows: list[Entry] = []
    refused: list[Refusal] = []
    for place, raw in enumerate(sent):
        try:
            rows.append(row_of(person, raw))
        except BadEntry as bad:
            name = raw.get("id")
            refused.append(Refusal(place, name if isinstance(name, str) else None, str(bad)))
    Entry.objects.bulk_create(rows, ignore_conflicts=True)
    return Kept(tuple(dict.fromkeys(str(row.id) for row in rows)), tuple(refused))


def entries(person: Person) -> tuple[DiaryEntry, ...]:
    """The whole diary, oldest first."""
    return tuple(_entry(row) for row in person.entries.order_by("at", "id").iterator(500))


def row_of(person: Person, raw: object) -> Entry:
    """The row of an entry as it was sent. Raises BadEntry."""
    entry = read_entry(raw)
    plain = write_entry(entry)
    return Entry(
        person=person,
        id=UUID(entry.id),
        v=entry.v,
        at=entry.at,
        zone=entry.zone,
        kind=entry.kind,
        data=plain["data"],
    )


def _entry(row: Entry) -> DiaryEntry:
    at = row.at.astimezone(ZoneInfo(row.zone))
    return DiaryEntry(str(row.id), at, row.zone, cast(EntryKind, row.kind), row.data, row.v)
