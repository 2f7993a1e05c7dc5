"""How long a person wants the time between the work to be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

GET_READY_S = 5
"""Seconds between taking a position and the first second of work, where the person set nothing else."""
MOST_SHARE = 200
MOST_READY_S = 15


@dataclass(frozen=True)
class Times:
    """`rest` after a set and `change` of position in percent of what they usually take; `ready_s` before each exercise.

    0 is none. Raises ValueError beyond twice the usual and beyond MOST_READY_S.
    """

    rest: int = 100
    change: int = 100
    ready_s: int = GET_READY_S

    def __post_init__(self) -> None:
        for name, most in (("rest", MOST_SHARE), ("change", MOST_SHARE), ("ready_s", MOST_READY_S)):
            if not 0 <= getattr(self, name) <= most:
                raise ValueError(f"{name} is {getattr(self, name)}; it must be from 0 to {most}")


FIELDS = ("rest", "change", "ready_s")


def timed(times: Times, data: Mapping[str, Any]) -> Times:
    """The times after a preference: what it leaves out stays as it was."""
    said = {name: data[name] for name in FIELDS if data.get(name) is not None}
    return replace(times, **said) if said else times
