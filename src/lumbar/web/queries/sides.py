"""The two sides of an exercise, where they had different work."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lumbar.diary import Entry
from lumbar.web.wording import name
from lumbar.words import Message, message

SIDES = ("left", "right")
Work = dict[str, dict[str, int]]
"""By exercise and side, the seconds of work."""


def uneven(entries: Iterable[Entry]) -> Mapping[str, tuple[Message, ...]]:
    """By session, each exercise whose left side had more or less work than its right one, with the seconds of both."""
    sessions: dict[str, Work] = {}
    for entry in entries:
        if entry.kind == "set" and entry.data["side"] in SIDES:
            data = entry.data
            work = sessions.setdefault(data["session"], {}).setdefault(data["exercise"], dict.fromkeys(SIDES, 0))
            work[data["side"]] += data["seconds"]
    return {session: found for session, work in sessions.items() if (found := tuple(_told(work)))}


def _told(work: Work) -> Iterable[Message]:
    for exercise, sides in work.items():
        if sides["left"] != sides["right"]:
            yield message("web.history.sides", exercise=name(exercise), left=sides["left"], right=sides["right"])
