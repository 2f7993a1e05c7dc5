"""The quality tier is what the validators find, not what a file says of itself."""

from dataclasses import replace

import pytest

from lumbar.catalogue import Catalogue, Exercise, load_catalogue, quality_of
from lumbar.words import render

CATALOGUE = load_catalogue()


def gaps(exercise: Exercise) -> list[str]:
    return [render(gap) for gap in quality_of(exercise, Catalogue({**CATALOGUE.exercises, exercise.id: exercise})).gaps]


@pytest.mark.parametrize("exercise", list(CATALOGUE), ids=lambda exercise: exercise.id)
def test_every_shipped_exercise_is_at_least_silver(exercise: Exercise) -> None:
    assert quality_of(exercise, CATALOGUE).tier in ("silver", "gold")


def test_an_exercise_with_an_easier_and_a_harder_step_is_gold() -> None:
    assert quality_of(CATALOGUE["bird-dog"], CATALOGUE).tier == "gold"
    assert quality_of(CATALOGUE["bird-dog"], CATALOGUE).gaps == ()


def test_a_ladder_that_ends_at_the_plain_form_keeps_an_exercise_from_gold() -> None:
    alone = replace(CATALOGUE["bow"], variants=(CATALOGUE["bow"].base,), easier=(), harder=())
    assert quality_of(alone, CATALOGUE).tier == "silver"
    assert gaps(alone) == [
        "There is nothing easier than bow to step down to.",
        "There is nothing harder than bow to step up to.",
    ]


def test_a_form_without_words_keeps_an_exercise_from_silver() -> None:
    bow = CATALOGUE["bow"]
    wordless = replace(bow, variants=(bow.base, replace(bow.base, id="bow/on-one-toe", level=1)))
    assert quality_of(wordless, CATALOGUE).tier == "bronze"
    assert gaps(wordless) == ["The words of bow/on-one-toe lack the field variant_name."]


def test_a_wrong_fact_keeps_an_exercise_from_any_tier() -> None:
    wrong = replace(CATALOGUE["bow"], easier=("nothing/base",))
    assert quality_of(wrong, CATALOGUE).tier == "unfinished"
    assert gaps(wrong) == ["A fact is wrong. bow.toml: easier: there is no variant 'nothing/base'"]
