"""What the person changed about today's session, step by step, kept with their visit until the day is over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest

KEY = "today"
MOST_STEPS = 30


@dataclass(frozen=True)
class Step:
    """The address part before a change, and the entry that the change wrote, if any."""

    query: str
    entry: str = ""


class Changes:
    """The session that is shown today, and the steps that led to it."""

    def __init__(self, request: HttpRequest, day: date) -> None:
        self._kept = request.session
        self._day = day.isoformat()

    @property
    def now(self) -> str:
        """The address part of the session that was shown last, "" where none was."""
        shown: str = self._held().get("now", "")
        return shown

    @property
    def last(self) -> Step | None:
        """What undo goes back to."""
        steps = self._held().get("steps", [])
        return Step(*steps[-1]) if steps else None

    def show(self, query: str) -> None:
        """This session is the one of the day now."""
        if query != self.now:
            self._keep(query, self._held().get("steps", []))

    def step(self, before: str, after: str, entry: str = "") -> None:
        """A change that can be taken back."""
        steps = [*self._held().get("steps", []), [before, entry]]
        self._keep(after, steps[-MOST_STEPS:])

    def back(self) -> Step | None:
        """Take back the last change."""
        last = self.last
        if last is not None:
            self._keep(last.query, self._held()["steps"][:-1])
        return last

    def forget(self) -> None:
        """The session was begun: the next one is planned anew."""
        self._kept.pop(KEY, None)

    def _held(self) -> dict[str, Any]:
        held: dict[str, Any] = self._kept.get(KEY, {})
        return held if held.get("day") == self._day else {}

    def _keep(self, now: str, steps: list[list[str]]) -> None:
        self._kept[KEY] = {"day": self._day, "now": now, "steps": steps}
