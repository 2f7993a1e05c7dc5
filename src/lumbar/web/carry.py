"""Carries a diary out of one home and into another, as JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from lumbar.web.models import Entry, Person
from lumbar.words import Message, message

FIELDS = {"id", "v", "at", "zone", "kind", "data"}
CHUNK = 500


class BadLine(Exception):
    """A line that is no entry; `message` says which line, what is wrong and how to mend it."""

    def __init__(self, number: int, why: Message) -> None:
        super().__init__(number, why)
        self.message = message("shell.line", number=number, why=why)


class _Fault(Exception):
    """What is wrong with one field."""

    def __init__(self, key: str, **params: str) -> None:
        self.message = message(key, **params)


def lines_out(person: Person) -> Iterator[str]:
    """Every entry of the diary, oldest first, one JSON object a line."""
    for entry in person.entries.order_by("at", "id").iterator(CHUNK):
        row = {
            "id": str(entry.id),
            "v": entry.v,
            "at": entry.at.astimezone(UTC).isoformat().replace("+00:00", "Z"),
            "zone": entry.zone,
            "kind": entry.kind,
            "data": entry.data,
        }
        yield json.dumps(row, ensure_ascii=False) + "\n"


def lines_in(person: Person, lines: Iterable[str]) -> tuple[int, int]:
    """Add each entry whose id is new; the counts of (added, already there). Raises BadLine, and then adds none."""
    entries: dict[UUID, Entry] = {}
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                entry = _entry(person, line)
            except _Fault as fault:
                raise BadLine(number, fault.message) from fault
            entries.setdefault(entry.id, entry)
    with transaction.atomic():
        before = person.entries.count()
        Entry.objects.bulk_create(entries.values(), batch_size=CHUNK, ignore_conflicts=True)
        added = person.entries.count() - before
    return added, len(entries) - added


def _entry(person: Person, line: str) -> Entry:
    row = _row(line)
    if set(row) != FIELDS:
        gone, odd = FIELDS - set(row), set(row) - FIELDS
        raise _Fault("shell.fields", gone=", ".join(sorted(gone)) or "-", odd=", ".join(sorted(odd)) or "-")
    return Entry(
        person=person,
        id=_uuid(row["id"]),
        v=_version(row["v"]),
        at=_moment(row["at"]),
        zone=_zone(row["zone"]),
        kind=_kind(row["kind"]),
        data=_data(row["data"]),
    )


def _row(line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as wrong:
        raise _Fault("shell.json", why=str(wrong)) from wrong
    if not isinstance(row, dict):
        raise _Fault("shell.object")
    return row


def _uuid(value: object) -> UUID:
    try:
        return UUID(str(value))
    except ValueError as wrong:
        raise _Fault("shell.id", value=str(value)) from wrong


def _version(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 32767:
        raise _Fault("shell.v", value=str(value))
    return value


def _moment(value: object) -> datetime:
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError as wrong:
        raise _Fault("shell.at", value=str(value)) from wrong
    if moment.tzinfo is None:
        raise _Fault("shell.at", value=str(value))
    return moment


def _zone(value: object) -> str:
    try:
        return ZoneInfo(str(value)).key
    except (ValueError, OSError, LookupError) as wrong:
        raise _Fault("shell.zone", value=str(value)) from wrong


def _kind(value: object) -> str:
    if not isinstance(value, str) or not 1 <= len(value) <= 32:
        raise _Fault("shell.kind", value=str(value))
    return value


def _data(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _Fault("shell.data")
    return value
