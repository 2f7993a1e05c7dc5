"""Values of the core as plain JSON values."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any

from lumbar.words import Message, render


def encode(value: object, lang: str | None = None) -> Any:
    """Plain dicts, lists, strings and numbers; dates as ISO 8601.

    A Message becomes `{"key", "params"}`, and with a language also `"text"`. Raises TypeError for anything that is
    not a value of the core.
    """
    if isinstance(value, Message):
        return _message(value, lang)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: encode(getattr(value, f.name), lang) for f in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(name): encode(item, lang) for name, item in value.items()}
    if isinstance(value, frozenset | set):
        return sorted(encode(item, lang) for item in value)
    if isinstance(value, tuple | list):
        return [encode(item, lang) for item in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | datetime):
        return value.isoformat()
    if value is None or isinstance(value, bool | int | float | str):
        return value
    raise TypeError(f"{type(value).__name__} is not a value that goes over the wire")


def _message(value: Message, lang: str | None) -> dict[str, Any]:
    bare = {"key": value.key, "params": {name: encode(item, lang) for name, item in value.params.items()}}
    return bare if lang is None else {**bare, "text": render(value, lang)}
