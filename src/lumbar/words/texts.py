"""The short texts of a language, by dotted key."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

FALLBACK = "en"


def languages() -> tuple[str, ...]:
    """Codes of the languages that have a folder of words, the fallback first."""
    folders = (entry.name for entry in files(__package__).iterdir() if entry.is_dir())
    return (FALLBACK, *sorted(name for name in folders if len(name) == 2 and name != FALLBACK))


@cache
def texts(lang: str) -> Mapping[str, str | Mapping[str, str]]:
    """Every text of a language by dotted key: `words/<lang>/<room>.toml`, table by table.

    A table whose keys are all plural categories is one text with plural forms.
    """
    found: dict[str, str | Mapping[str, str]] = {}
    folder = files(__package__) / lang
    for entry in folder.iterdir() if folder.is_dir() else ():
        if entry.name.endswith(".toml"):
            _flatten(tomllib.loads(entry.read_text(encoding="utf-8")), "", found)
    return found


def _flatten(
    table: Mapping[str, str | Mapping[str, str]], prefix: str, into: dict[str, str | Mapping[str, str]]
) -> None:
    for name, value in table.items():
        key = f"{prefix}{name}"
        if isinstance(value, Mapping) and not set(value) <= {"one", "few", "many", "other"}:
            _flatten(value, f"{key}.", into)
        else:
            into[key] = value
