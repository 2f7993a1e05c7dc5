"""Carries a diary out of one home and into another, as JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import UTC
from typing import Any
from uuid import UUID

from django.db import transaction

from lumbar.diary import BadEntry
from lumbar.web.diary_rows import row_of
from lumbar.web.models import Entry, Person
from lumbar.words import Message, message

CHUNK = 500


class BadLine(Exception):
    """A line that is no entry; `message` says which line, what is wrong and how to mend it."""

    def __init__(self, number: int, why: Message | str) -> None:
        super().__init__(number, why)
        self.message = message("shell.line", number=number, why=why)


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
            entry = _entry(person, number, line)
            entries.setdefault(entry.id, entry)
    with transaction.atomic():
        before = person.entries.count()
        Entry.objects.bulk_create(entries.values(), batch_size=CHUNK, ignore_conflicts=True)
        added = person.entries.count() - before
    return added, len(entries) - added


def _entry(person: Person, number: int, line: str) -> Entry:
    try:
        row: Any = json.loads(line)
        return row_of(person, row)
    except json.JSONDecodeError as wrong:
        raise BadLine(number, message("shell.json", why=str(wrong))) from wrong
    except BadEntry as wrong:
        raise BadLine(number, str(wrong)) from wrong
