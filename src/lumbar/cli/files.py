"""What a person hands to a command: their person file, their answers, their diary as lines, a moment."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

from lumbar.cli.trouble import Trouble
from lumbar.diary import BadEntry, Entry, read_entry
from lumbar.screening import Answers, Person, read_answers, read_person
from lumbar.wire import BadShape
from lumbar.words import message


def person_of(file: Path | None) -> Person:
    """The person file; without one, a person of whom nothing is known."""
    if file is None:
        return Person()
    try:
        return read_person(_text(file))
    except BadShape as bad:
        raise Trouble(message("shell.bad-file", file=str(file), why=str(bad))) from bad


def answers_of(file: Path) -> Answers:
    """The answers file."""
    try:
        return read_answers(_text(file))
    except BadShape as bad:
        raise Trouble(message("shell.bad-file", file=str(file), why=str(bad))) from bad


def entries_of(file: Path | None) -> list[Entry]:
    """The entries of a diary file, one a line; without a file, none."""
    entries = []
    for number, line in enumerate([] if file is None else _text(file).split("\n"), start=1):
        if line.strip():
            entries.append(_entry(line, f"{file}, line {number}"))
    return entries


def _entry(line: str, place: str) -> Entry:
    try:
        return read_entry(json.loads(line))
    except (BadEntry, json.JSONDecodeError) as bad:
        raise Trouble(message("shell.bad-file", file=place, why=str(bad))) from bad


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as wrong:
        why = getattr(wrong, "strerror", None) or str(wrong)
        raise Trouble(message("shell.read", file=str(file), why=why)) from wrong


def moment_of(text: str | None) -> datetime:
    """The moment written as ISO 8601, in local time where it names no zone; without one, now."""
    if text is None:
        return datetime.now().astimezone()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as wrong:
        raise Trouble(message("shell.bad-moment", text=text)) from wrong
    return moment if moment.tzinfo else moment.astimezone()
