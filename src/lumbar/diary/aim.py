"""What a person wants from the coming weeks, as they last told it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

Goal = Literal["prevention", "office", "subacute", "hernia", "scoliosis", "wear", "stenosis"]
"""What the weeks are for; the rows lie in `planning/goals.toml`."""
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Between = Literal["walk", "swim"]
"""What is done on days without a session (R69)."""


@dataclass(frozen=True)
class Aim:
    """What the weeks ahead are made for; None where the person has not said.

    `days` with a session in a week, 1 to 7; `weekdays` they would rather have, none in particular where it is empty;
    `easier_weeks`: every fourth week is an easier one; `activity` on `activity_days` of the other days, 0 to 4.
    """

    goal: Goal | None = None
    days: int | None = None
    weekdays: tuple[Weekday, ...] = ()
    easier_weeks: bool = False
    activity: Between = "walk"
    activity_days: int = 2


FIELDS = ("goal", "days", "weekdays", "easier_weeks", "activity", "activity_days")


def aimed(aim: Aim, data: Mapping[str, Any]) -> Aim:
    """The aim after a preference: what it leaves out stays as it was."""
    said = {name: data[name] for name in FIELDS if data.get(name) is not None}
    if "weekdays" in said:
        said["weekdays"] = tuple(said["weekdays"])
    return replace(aim, **said) if said else aim
