"""Reads the catalogue's TOML files, one an exercise, and says file, field and reason when one is wrong."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from lumbar.catalogue.check import faults
from lumbar.catalogue.model import Catalogue, Exercise, Variant
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
    wrong: dict[str, str] = {}
    for page in sorted(pages, key=lambda page: page.name):
        if not page.name.endswith(".toml"):
            continue
        id = page.name.removesuffix(".toml")
        try:
            exercises[id] = _read(page)
        except ValueError as reason:  # a bad shape, bad TOML, bad UTF-8
            wrong[id] = f"{page.name}: {reason}"
    catalogue = Catalogue(exercises)
    if lines := [*wrong.values(), *faults(catalogue, unread=frozenset(wrong))]:
        raise BadCatalogue("\n".join(lines))
    return catalogue


def _read(page: Traversable) -> Exercise:
    table = tomllib.loads(page.read_text(encoding="utf-8"))
    id = page.name.removesuffix(".toml")
    forms = table.pop("variants", None)
    if not isinstance(forms, dict) or not isinstance(forms.get("base"), dict):
        raise BadShape("variants.base: the plain form is missing")
    variants = [_form(id, name, form, forms["base"]) for name, form in forms.items()]
    exercise = decode(Exercise, {"id": id, **table, "variants": []}, id)
    return replace(exercise, variants=tuple(sorted(variants, key=lambda variant: variant.level)))


def _form(exercise: str, name: str, form: object, base: Mapping[str, Any]) -> Variant:
    if not isinstance(form, Mapping):
        raise BadShape(f"variants.{name}: {form!r} stands where a table belongs")
    inherited = {key: base[key] for key in INHERITED if key in base}
    return decode(Variant, {"id": f"{exercise}/{name}", "level": 0, **inherited, **form}, f"variants.{name}")
