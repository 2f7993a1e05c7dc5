"""The diary that somebody writes, through the same door as a client."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from lumbar.diary import Entry, read_entry

ZONE = "Europe/Berlin"


class Diary:
    """Entries in the order in which they were told, with ids that come again with the same number."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.entries: list[Entry] = []

    def tell(self, kind: str, at: datetime, **data: Any) -> Entry:
        """One entry more."""
        id = str(UUID(int=(self.number << 64) + len(self.entries), version=4))
        entry = read_entry({"id": id, "v": 1, "at": at.isoformat(), "zone": ZONE, "kind": kind, "data": data})
        self.entries.append(entry)
        return entry
