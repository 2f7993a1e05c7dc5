"""Reads the catalogue's TOML files, one an exercise, and says file, field and reason when one is wrong."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from lumbar.catalogue.check import faults
from lumbar.catalogue.model import Catalogue, Exercise
from lumbar.wire import BadShape, decode

INHERITED = ("start", "sides", "spine", "load", "dose", "equipment", "helpful", "places", "tags")
"""Fields a variant takes from the base where it does not state its own."""


class BadCatalogue(ValueError):
    """One or more exercise files are wrong; the text has a line for each: file, field, reason."""


@cache
def load_catalogue() -> Catalogue:
    """The catalogue that is shipped with the package."""
    return read_catalogue((files("lumbar.catalogue") / "exercises").iterdir())


def read_catalogue(pages: Iterable[Traversable]) -> Catalogue:
    """A catalogue from TOML files named `<id>.toml`. All faults of all files are reported at once."""
    exercises: dict[str, Exercise] = {}
    wrong: list[str] = []
    for page in sorted(pages, key=lambda page: page.name):
        if not page.name.endswith(".toml"):
            continue
        try:
            exercises[page.name.removesuffix(".toml")] = _read(page)
        except (BadShape, tomllib.TOMLDecodeError) as reason:
            wrong.append(f"{page.name}: {reason}")
    catalogue = Catalogue(exercises)
    wrong += [] if wrong else faults(catalogue)
    if wrong:
        raise BadCatalogue("\n".join(wrong))
    return catalogue


def _read(page: Traversable) -> Exercise:
    table = tomllib.loads(page.read_text(encoding="utf-8"))
    id = page.name.removesuffix(".toml")
    forms = table.pop("variants", None)
    if not isinstance(forms, dict) or "base" not in forms:
        raise BadShape("variants.base: the plain form is missing")
    variants = [_form(id, name, form, forms["base"]) for name, form in forms.items()]
    variants.sort(key=lambda variant: int(variant.get("level", 0)))
    return decode(Exercise, {"id": id, **table, "variants": variants}, id)


def _form(exercise: str, name: str, form: Mapping[str, Any], base: Mapping[str, Any]) -> dict[str, Any]:
    inherited = {key: base[key] for key in INHERITED if key in base}
    return {"id": f"{exercise}/{name}", "level": 0, **inherited, **form}
