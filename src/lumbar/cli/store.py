"""The diary a command reads and writes: the one of this home, or a file of JSON lines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Protocol

from lumbar.cli.files import entries_of
from lumbar.diary import Entry, write_entry


class Diary(Protocol):
    """Entries in, entries out. `zone` is the IANA zone new entries are written in."""

    @property
    def zone(self) -> str: ...
    def entries(self) -> list[Entry]: ...
    def add(self, entry: Entry) -> None: ...


class FileDiary:
    """A file of JSON lines, one entry a line; made at the first entry."""

    zone = "UTC"

    def __init__(self, path: Path) -> None:
        self._path = path

    def entries(self) -> list[Entry]:
        """Every entry. Raises Trouble naming the line that is none."""
        return entries_of(self._path) if self._path.exists() else []

    def add(self, entry: Entry) -> None:
        """Write one more line."""
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(write_entry(entry), ensure_ascii=False) + "\n")


class HomeDiary:
    """The diary in this home's database."""

    zone = "UTC"

    def __init__(self) -> None:
        from lumbar.cli.database import open_home, ready

        ready(open_home())
        from lumbar.web.people import local_person

        self._person = local_person()

    def entries(self) -> list[Entry]:
        """Every entry."""
        from lumbar.web.diary_rows import entries

        return list(entries(self._person))

    def add(self, entry: Entry) -> None:
        """Add it to the database."""
        from lumbar.web.diary_rows import keep

        keep(self._person, [write_entry(entry)])


def open_diary(path: Path | None) -> Diary:
    """The diary in that file, or this home's."""
    return HomeDiary() if path is None else FileDiary(path)
