"""The core four: what a session keeps when time is short (core.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from lumbar.planning.blocks import Slot
from lumbar.wire import decode


@dataclass(frozen=True)
class Role:
    """What a session needs one of, first choice first."""

    exercises: tuple[str, ...]


@cache
def roles() -> tuple[Role, ...]:
    """The four roles."""
    text = (files("lumbar.planning") / "core.toml").read_text(encoding="utf-8")
    rows = tomllib.loads(text)
    return tuple(decode(Role, row, f"core.toml: {id}") for id, row in rows.items())


def core_of(slots: tuple[Slot, ...]) -> frozenset[str]:
    """Of each role the first that is open today; what a condition's rule prefers before the rest."""
    preferred = {
        option.exercise.id: option.preferred for slot in slots for block in slot.blocks for option in block.options
    }
    return frozenset(_firsts(preferred))


def _firsts(preferred: Mapping[str, bool]) -> Iterator[str]:
    for role in roles():
        open_ones: Iterable[str] = (id for id in role.exercises if id in preferred)
        yield from sorted(open_ones, key=lambda id: not preferred[id])[:1]
