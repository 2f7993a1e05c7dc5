"""The texts of one exercise: `words/<lang>/exercises/<id>.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from lumbar.words.texts import FALLBACK


@dataclass(frozen=True)
class ExerciseTexts:
    """What a person reads and hears of one variant, in one language.

    `name` is the exercise's, `variant_name` what sets this form apart ("hands on the wall"; empty for the base).
    `sanskrit` is the Latin transliteration, empty where there is none.
    """

    name: str
    variant_name: str
    sanskrit: str
    setup: str
    steps: tuple[str, ...]
    breathing: str
    cues: tuple[str, ...]
    mistakes: tuple[str, ...]
    stop: tuple[str, ...]

    @property
    def title(self) -> str:
        """Name with the form: "Bird-dog, leg only"."""
        return f"{self.name}, {self.variant_name}" if self.variant_name else self.name


LISTS = ("steps", "cues", "mistakes", "stop")
SINGLES = ("name", "sanskrit", "setup", "breathing")


@cache
def exercise_texts(exercise: str, variant: str = "base", lang: str = FALLBACK) -> ExerciseTexts:
    """Texts of `exercise/variant`: the variant's own over the base's, the language's own over English."""
    merged: dict[str, Any] = {}
    for code in (FALLBACK, lang):
        page = _page(code, exercise)
        merged.update({key: page[key] for key in (*SINGLES, *LISTS) if key in page})
        form = page.get("variants", {}).get(variant, {})
        merged.update({key: value for key, value in form.items() if key != "name"})
        merged["variant_name"] = form.get("name", merged.get("variant_name", ""))
    return ExerciseTexts(
        name=str(merged.get("name", "")),
        variant_name=str(merged.get("variant_name", "")),
        sanskrit=str(merged.get("sanskrit", "")),
        setup=str(merged.get("setup", "")),
        steps=tuple(merged.get("steps", ())),
        breathing=str(merged.get("breathing", "")),
        cues=tuple(merged.get("cues", ())),
        mistakes=tuple(merged.get("mistakes", ())),
        stop=tuple(merged.get("stop", ())),
    )


def exercise_name(exercise: str, lang: str = FALLBACK) -> str:
    """The exercise's name alone, for lists and sentences."""
    return exercise_texts(exercise, "base", lang).name


@cache
def _page(lang: str, exercise: str) -> Mapping[str, Any]:
    path = files(__package__) / lang / "exercises" / f"{exercise}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def exercise_word(key: str, lang: str = FALLBACK) -> str | None:
    """The text of a key `exercise.<id>/<form>.<field>` or `….<list>.<number>` ("exercise.cobra/base.cues.0").

    Fields: name, title, sanskrit, setup, breathing; lists: steps, cues, mistakes, stop. None where there is no text.
    """
    variant, _, field = key.removeprefix("exercise.").partition(".")
    exercise, _, form = variant.partition("/")
    field, _, number = field.partition(".")
    found = getattr(exercise_texts(exercise, form or "base", lang), field, None)
    if isinstance(found, tuple):
        return found[int(number)] if number.isdigit() and int(number) < len(found) else None
    return found or None
