"""`lumbar exercises` as a person or a program uses it."""

from __future__ import annotations

import json

from tests.people import CATALOGUE
from tests.shell.terminal import lumbar


def test_the_list_names_every_exercise_once() -> None:
    lines = lumbar("exercises").stdout.splitlines()
    assert [line.split()[0] for line in lines] == list(CATALOGUE.exercises)


def test_one_exercise_is_shown_with_its_steps_and_forms() -> None:
    shown = lumbar("exercises", "bird-dog").stdout
    assert "Bird-dog" in shown
    assert "1. " in shown
    assert all(form.id in shown for form in CATALOGUE["bird-dog"].variants)


def test_an_exercise_without_a_sanskrit_name_is_shown_too() -> None:
    assert lumbar("exercises", "pelvic-tilt").stdout.startswith("Pelvic tilt")


def test_a_program_gets_the_variants_and_their_tags() -> None:
    told = json.loads(lumbar("exercises", "bird-dog", "--json").stdout)
    tags = {variant["id"]: set(variant["tags"]) for variant in told["variants"]}
    assert tags == {form.id: set(form.tags) for form in CATALOGUE["bird-dog"].variants}
    assert len(json.loads(lumbar("exercises", "--json").stdout)) == len(CATALOGUE)


def test_another_language_may_be_asked_for() -> None:
    assert "Bird-dog" not in lumbar("exercises", "bird-dog", "--lang", "ru").stdout.splitlines()[0]


def test_an_unknown_exercise_is_named() -> None:
    refused = lumbar("exercises", "moon-walk")
    assert refused.returncode == 2
    assert "moon-walk" in refused.stderr
