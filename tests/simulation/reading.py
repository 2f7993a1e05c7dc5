"""The rules read a second time, straight from their tables, by code that shares nothing with the rooms it checks."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Set
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files
from statistics import median
from typing import Any

from lumbar.catalogue import Catalogue

LOCKING = {"doctor", "urgent", "emergency"}
DAY = timedelta(days=1)


@cache
def _table(name: str) -> Mapping[str, Any]:
    return tomllib.loads((files("lumbar.screening") / name).read_text("utf-8"))


def excludes(condition: str, variant_id: str, catalogue: Catalogue) -> bool:
    """Whether the row of this condition takes the form out: by tag, exercise, section or source row."""
    row, variant = _table("conditions.toml")[condition], catalogue.variant(variant_id)
    exercise = catalogue[variant.exercise]
    return bool(
        variant.tags & set(row.get("exclude_tags", ()))
        or exercise.id in row.get("exclude_exercises", ())
        or any(
            source.id in row.get("exclude_rows", ()) or source.section in row.get("exclude_sections", ())
            for source in exercise.rows
        )
    )


def asks_doctor(condition: str) -> bool:
    """Whether someone with this condition waits for a doctor."""
    return "question" in _table("conditions.toml")[condition]


def follows(chosen: Mapping[str, tuple[str, ...]]) -> set[str]:
    """The conditions that single ticks lead to."""
    return {code for option in _ticked(chosen) for code in option.get("sets", ())}


def never_opens(chosen: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a tick keeps this person out whatever a doctor says."""
    return any(
        option.get("level") == "emergency" or (option.get("level") in LOCKING and not option.get("clearable", True))
        for option in _ticked(chosen)
        if not option.get("soft")
    )


def locks(chosen: Mapping[str, tuple[str, ...]], agreed: Set[str]) -> bool:
    """Whether a tick keeps this person out as long as no doctor agreed; `agreed` are questions and conditions."""
    return never_opens(chosen) or any(
        option.get("level") in LOCKING
        and not option.get("soft")
        and not {option["question"], option.get("code")} & agreed
        for option in _ticked(chosen)
    )


def symptom(question: str) -> tuple[str, str]:
    """Group and option that a sign of the check stands for."""
    group, _, option = _table("questions.toml")["symptoms"][question].partition(".")
    return group, option


def symptoms() -> tuple[str, ...]:
    """The signs that the check asks for."""
    return tuple(_table("questions.toml")["symptoms"])


def early(now: datetime, rises_at: str) -> bool:
    """Whether it is before two hours after getting up, for those who get up in the morning."""
    rises = datetime.combine(now.date(), datetime.strptime(rises_at, "%H:%M").time(), now.tzinfo)  # noqa: DTZ007
    return rises.hour in range(4, 12) and rises.replace(hour=4, minute=0) <= now < rises + timedelta(hours=2)


def raised_twice(pains: Mapping[date, int], today: date, calm: date) -> bool:
    """Whether pain is 2 above the usual today and on the day before of which it was told, within a week.

    That day is later than `calm`.
    """
    before = max((day for day in pains if day < today), default=None)
    if before is None or before <= calm or today not in pains or today - before > timedelta(days=7):
        return False
    week = [pains[before - back * DAY] for back in range(1, 8) if before - back * DAY in pains]
    return bool(week) and min(pains[before], pains[today]) >= median(week) + 2


def _ticked(chosen: Mapping[str, tuple[str, ...]]) -> list[Mapping[str, Any]]:
    groups = {group["id"]: group for group in _table("questions.toml")["groups"]}
    return [
        option
        for group, options in chosen.items()
        for option in groups[group].get("options", ())
        if option["id"] in options
    ]
