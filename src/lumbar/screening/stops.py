"""What to say and do when a session is stopped."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cache
from typing import Literal

from lumbar.screening.countries import ANYWHERE, Country
from lumbar.screening.data import page, table, value
from lumbar.screening.model import Condition
from lumbar.words import Message, message

StopLevel = Literal["rest", "doctor", "urgent", "emergency"]


@dataclass(frozen=True)
class Stop:
    """One reason to stop: what the person taps (`question`), what it means now (`title`), what to do, in order."""

    reason: str
    level: StopLevel
    question: Message
    title: Message
    do: tuple[Message, ...]


@dataclass(frozen=True)
class StopFields:
    """A reason as its file has it; `only` is the condition it is asked under, None for everybody."""

    level: StopLevel
    do: tuple[str, ...]
    only: Condition | None = None


def stop_texts(place: Country = ANYWHERE, conditions: Set[Condition] = frozenset()) -> tuple[Stop, ...]:
    """The text of every reason that stops a session (all but ending early), with the numbers of that country.

    Reasons that belong to a condition are there for people with that condition alone.
    """
    asked = {None, *conditions}
    return tuple(_stop(reason, fields, place) for reason, fields in _stops().items() if fields.only in asked)


@cache
def _stops() -> Mapping[str, StopFields]:
    return read_stops(page("stops.toml"))


def read_stops(text: str) -> Mapping[str, StopFields]:
    """Reasons from TOML. Raises BadRules with the place."""
    rows = table("stops.toml", text)
    return {reason: value(StopFields, row, f"stops.toml: {reason}") for reason, row in rows.items()}


def _stop(reason: str, fields: StopFields, place: Country) -> Stop:
    return Stop(
        reason,
        fields.level,
        message(f"screening.stop.{reason}.question"),
        message(f"screening.stop.{reason}.title"),
        tuple(message(f"screening.do.{step}", emergency=place.emergency) for step in fields.do),
    )
