"""What a form sent, read field by field. Every fault is kept under its field, so that the page can name them all."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, time
from typing import TypeVar
from uuid import UUID, uuid4

from django.http import QueryDict

from lumbar.words import Message, message

Option = TypeVar("Option", bound=str)


class Fields:
    """Reads a form; `faults` holds one message for each field that does not fit."""

    def __init__(self, sent: QueryDict) -> None:
        self.sent = sent
        self.faults: dict[str, Message] = {}

    def number(self, name: str, low: int, high: int, *, needed: bool = True) -> int | None:
        """A whole number from `low` to `high`; None where it is missing or wrong."""
        value = self._given(name, needed)
        if value is None:
            return None
        if not value.lstrip("-").isdecimal() or not low <= int(value) <= high:
            self._fault(name, message("web.fault.number", low=low, high=high))
            return None
        return int(value)

    def one_of(self, name: str, options: Collection[str], *, needed: bool = True) -> str | None:
        """One of the options."""
        value = self._given(name, needed)
        if value is not None and value not in options:
            self._fault(name, message("web.fault.choose"))
            return None
        return value

    def many(self, name: str, options: Collection[Option]) -> tuple[Option, ...]:
        """Any of the options, in their own order."""
        chosen = set(self.sent.getlist(name))
        if not chosen <= set(options):
            self._fault(name, message("web.fault.choose"))
        return tuple(option for option in options if option in chosen)

    def flag(self, name: str) -> bool:
        """Whether a box was ticked or a "yes" chosen."""
        return self.sent.get(name) == "yes"

    def text(self, name: str, longest: int, *, needed: bool = True) -> str:
        """A text of at most `longest` characters, without the blanks around it."""
        value = self._given(name, needed) or ""
        if len(value) > longest:
            self._fault(name, message("web.fault.long", n=longest))
        return value

    def day(self, name: str, first: date, last: date, *, needed: bool = True) -> date | None:
        """A day from `first` to `last`."""
        value = self._given(name, needed)
        if value is None:
            return None
        try:
            day = date.fromisoformat(value)
        except ValueError:
            self._fault(name, message("web.fault.day"))
            return None
        if not first <= day <= last:
            self._fault(name, message("web.fault.day_range", first=first.isoformat(), last=last.isoformat()))
            return None
        return day

    def clock(self, name: str) -> str | None:
        """A time of day as HH:MM."""
        value = self._given(name, True)
        if value is None:
            return None
        try:
            return time.fromisoformat(value).strftime("%H:%M")
        except ValueError:
            self._fault(name, message("web.fault.clock"))
            return None

    def entry(self) -> str:
        """The id the page gave to what it writes, so that a form sent twice writes once."""
        try:
            return str(UUID(self.sent.get("entry", "")))
        except ValueError:
            return str(uuid4())

    def _given(self, name: str, needed: bool) -> str | None:
        value = self.sent.get(name, "").strip()
        if value:
            return value
        if needed:
            self.faults[name] = message("web.fault.missing")
        return None

    def _fault(self, name: str, why: Message) -> None:
        self.faults[name] = why
