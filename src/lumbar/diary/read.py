"""Entries from JSON and back; a wrong one is refused with its id, its field and how to mend it."""

from __future__ import annotations

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from lumbar.diary.entry import DATA, Entry
from lumbar.wire import BadShape, decode, encode

VERSION = 1
"""The version of the entries this release writes and reads."""
YEARS = range(2000, 2200)
"""Years in which an entry can have been made."""


class BadEntry(ValueError):
    """An entry cannot be read; the text names its id, the field, and how to mend it."""


def read_entry(data: object) -> Entry:
    """An entry from a JSON value. Raises BadEntry.

    `id` is a UUID, `at` carries an offset, `zone` is known to the zone database, `data` fits its kind. Exercises need
    not be known: the catalogue may change after the entry was made.
    """
    name = str(data.get("id", "without an id")) if isinstance(data, dict) else "without an id"
    try:
        entry = decode(Entry, data, "entry")
        _check_envelope(entry)
        decode(DATA[entry.kind], entry.data, "data")
    except (BadShape, ValueError) as reason:
        raise BadEntry(f"entry {name}: {reason}") from reason
    return entry


def write_entry(entry: Entry) -> dict[str, Any]:
    """The entry as a JSON value; `read_entry` of it gives the same entry."""
    written: dict[str, Any] = encode(entry)
    return written


def _check_envelope(entry: Entry) -> None:
    if not _is_uuid(entry.id):
        raise BadShape(f"id: {entry.id!r} is not a UUID; write 8-4-4-4-12 hexadecimal digits in lower case")
    if entry.v != VERSION:
        raise BadShape(f"v: {entry.v} is unknown here; write {VERSION}, or update Lumbar")
    if entry.at.tzinfo is None:
        raise BadShape(f"at: {entry.at.isoformat()} has no offset from UTC; write it like {entry.at.isoformat()}+01:00")
    if entry.at.year not in YEARS:
        raise BadShape(f"at: the year {entry.at.year} cannot be right; check the clock of the device")
    if not _is_zone(entry.zone):
        raise BadShape(f"zone: {entry.zone!r} is not a known time zone; write one like Europe/Berlin")


def _is_uuid(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


def _is_zone(name: str) -> bool:
    try:
        return ZoneInfo(name).key == name
    except (OSError, ValueError, ZoneInfoNotFoundError):
        return False
