"""`lumbar exercises`: the catalogue in the terminal."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer

from lumbar.catalogue import Exercise, load_catalogue
from lumbar.cli.trouble import Trouble
from lumbar.wire import encode
from lumbar.words import exercise_name, exercise_texts, message

Which = Annotated[str | None, typer.Argument(help="An exercise, as `bird-dog`; without one, all of them.")]


def exercises(
    id: Which = None,
    lang: Annotated[str, typer.Option(help="The language of the texts.")] = "en",
    as_json: Annotated[bool, typer.Option("--json", help="Facts and texts as JSON.")] = False,
) -> None:
    """List the exercises, or show one with its forms, facts and texts."""
    catalogue = load_catalogue()
    if id is None:
        found = list(catalogue)
        text: Any = [facts(exercise, lang) for exercise in found]
        lines = [_line(exercise, lang) for exercise in found]
    elif id in catalogue.exercises:
        text = facts(catalogue[id], lang)
        lines = _page(catalogue[id], lang)
    else:
        raise Trouble(message("shell.no-exercise", id=id))
    typer.echo(json.dumps(text, ensure_ascii=False, indent=2) if as_json else "\n".join(lines))


def facts(exercise: Exercise, lang: str) -> dict[str, Any]:
    """All that is known of an exercise: facts, with the texts of each variant."""
    plain: dict[str, Any] = encode(exercise)
    for variant, form in zip(plain["variants"], exercise.variants, strict=True):
        variant["texts"] = encode(exercise_texts(exercise.id, form.form, lang))
    return {"name": exercise_name(exercise.id, lang), **plain}


def _line(exercise: Exercise, lang: str) -> str:
    forms = len(exercise.variants)
    return f"{exercise.id:32}{exercise_name(exercise.id, lang):44}{exercise.base.start:12}{exercise.kinds[0]:10}{forms}"


def _page(exercise: Exercise, lang: str) -> list[str]:
    texts = exercise_texts(exercise.id, "base", lang)
    lines = [texts.name, *([texts.sanskrit] if texts.sanskrit else []), "", texts.setup, ""]
    lines += [f"{number}. {step}" for number, step in enumerate(texts.steps, start=1)]
    lines += ["", texts.breathing, ""]
    for form in exercise.variants:
        own = exercise_texts(exercise.id, form.form, lang)
        tags = " ".join(sorted(form.tags))
        lines.append(f"{form.level:+d}  {form.id:40}{own.variant_name:36}{form.start:12}{form.load:16}{tags}")
    return lines
