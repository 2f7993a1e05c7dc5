"""The condition rules and what an adapted tag asks for, from conditions.toml and tags.toml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TypeVar, get_args

from lumbar.catalogue import TAGS, Tag
from lumbar.screening.data import BadRules, page, table, value
from lumbar.screening.model import Condition, ConditionRule, Relief

Name = TypeVar("Name", bound=str)
CONDITIONS: tuple[Condition, ...] = get_args(Condition)


@cache
def condition_rules() -> Mapping[Condition, ConditionRule]:
    """The rule of every condition."""
    return read_conditions(page("conditions.toml"))


@cache
def reliefs() -> Mapping[Tag, Relief]:
    """What an adapted form must keep to, for every tag."""
    return read_tags(page("tags.toml"))


def read_conditions(text: str) -> Mapping[Condition, ConditionRule]:
    """Rules from TOML. Raises BadRules with the place, and when a condition has no rule."""
    rows = table("conditions.toml", text)
    rules = {
        code: value(
            ConditionRule,
            {"code": code, "reason": {"key": f"screening.reason.{code}"}, **row},
            f"conditions.toml: {code}",
        )
        for code, row in rows.items()
    }
    return {code: rules[code] for code in _all("conditions.toml", CONDITIONS, rules)}


def read_tags(text: str) -> Mapping[Tag, Relief]:
    """Reliefs from TOML. Raises BadRules with the place, and when a tag has none."""
    rows = table("tags.toml", text)
    found = {
        tag: value(Relief, {"tag": tag, "how": {"key": f"screening.relief.{tag}"}, **row}, f"tags.toml: {tag}")
        for tag, row in rows.items()
    }
    return {tag: found[tag] for tag in _all("tags.toml", TAGS, found)}


def _all(file: str, names: tuple[Name, ...], found: Mapping[str, object]) -> tuple[Name, ...]:
    for name in names:
        if name not in found:
            raise BadRules(f"{file}: {name}: the row is missing")
    return names
