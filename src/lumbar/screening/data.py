"""The room's TOML files as frozen values, read once; a wrong one is named with its place."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any, TypeVar

from lumbar.wire import BadShape, decode

Value = TypeVar("Value")


class BadRules(ValueError):
    """A file of rules or questions is wrong; the text names file, place and reason."""


def page(name: str) -> str:
    """Text of a file that is shipped with the room."""
    return (files("lumbar.screening") / name).read_text(encoding="utf-8")


def table(name: str, text: str) -> Mapping[str, Any]:
    """The file's top table. Raises BadRules when it is not TOML."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as reason:
        raise BadRules(f"{name}: {reason}") from reason


def value(kind: type[Value], data: object, place: str) -> Value:
    """`data` as a value of `kind`. Raises BadRules with the place."""
    try:
        return decode(kind, data, place)
    except BadShape as reason:
        raise BadRules(str(reason)) from reason
