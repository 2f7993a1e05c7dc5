"""The diary that somebody writes, through the same door as a client."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any
from uuid import UUID

from lumbar.diary import Entry, read_entry, write_entry
from lumbar.diary.entry import EntryKind

ZONE = "Europe/Berlin"
THROUGH_THE_DOOR = 10
"""One person in so many hands in entries as text, which is read and checked as a client's is; it takes a tenth of the
whole time. `test_simulation.py` holds that both ways lead to the same life."""


class Diary:
    """Entries in the order in which they were told, with ids that come again with the same number."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.as_text = number % THROUGH_THE_DOOR == 0
        self.entries: list[Entry] = []

    def tell(self, kind: EntryKind, at: datetime, **data: Any) -> Entry:
        """One entry more."""
        id = str(UUID(int=(self.number << 64) + len(self.entries), version=4))
        entry = Entry(id, datetime.fromisoformat(at.isoformat()), ZONE, kind, data)
        if self.as_text:
            entry = read_entry(json.loads(json.dumps(write_entry(entry))))
        self.entries.append(entry)
        return entry
