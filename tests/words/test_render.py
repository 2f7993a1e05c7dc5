"""A message becomes a sentence of a language, or says which words are missing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lumbar.words import MissingWords, known, languages, message, render, texts
from lumbar.words.render import plural_form


def test_a_message_is_worded_with_its_parameters() -> None:
    assert render(message("dose.seconds", n=1)) == "1 second"
    assert render(message("dose.seconds", n=20)) == "20 seconds"


def test_a_message_within_a_message_is_worded_first() -> None:
    gap = message("quality.text", variant=message("exercise.bow/base.name"), field="cues")
    assert render(gap) == "The words of Bow lack the field cues."


@pytest.mark.parametrize(
    ("count", "sentence"),
    [(0, ""), (1, "Bow"), (2, "Bow and Cobra"), (3, "Bow, Cobra and Sphinx")],
)
def test_a_list_of_messages_is_joined_as_people_say_lists(count: int, sentence: str) -> None:
    names = tuple(message(f"exercise.{id}/base.name") for id in ("bow", "cobra", "sphinx")[:count])
    assert render(message("quality.fact", fault=names)) == f"A fact is wrong. {sentence}"


def test_a_language_without_the_words_says_them_in_english() -> None:
    assert not known("quality.text", "ru")
    assert render(message("quality.nothing-easier", exercise="x"), "ru") == render(
        message("quality.nothing-easier", exercise="x")
    )


def test_the_words_of_an_exercise_are_reached_by_key() -> None:
    assert render(message("exercise.cobra/base.name"), "ru") == "Кобра"
    assert render(message("exercise.cobra/hands-wide.title")) == "Cobra, hands wide"
    assert render(message("exercise.cobra/base.cues.0")) == "Hips stay down"
    assert render(message("exercise.cobra.name")) == "Cobra"


@pytest.mark.parametrize(
    "key", ["nothing.here", "exercise.cobra/base.cues.99", "exercise.cobra/base.cues", "exercise.x/y.z"]
)
def test_a_key_without_words_is_named_with_its_language(key: str) -> None:
    assert not known(key)
    with pytest.raises(MissingWords, match=f"words/ru: no text for the key '{key}'"):
        render(message(key), "ru")


def test_a_parameter_that_is_missing_is_named() -> None:
    with pytest.raises(MissingWords, match=r"words/en: 'quality.text' needs the parameter 'variant'"):
        render(message("quality.text", field="cues"))


@pytest.mark.parametrize("params", [{}, {"n": "many"}])
def test_a_text_with_plural_forms_needs_a_number(params: dict[str, str]) -> None:
    with pytest.raises(MissingWords, match="has plural forms and needs a number"):
        render(message("dose.seconds", **params))


@pytest.mark.parametrize(
    ("number", "form"),
    [
        (0, "many"), (1, "one"), (2, "few"), (4, "few"), (5, "many"), (11, "many"), (12, "many"), (14, "many"),
        (21, "one"), (22, "few"), (25, "many"), (101, "one"), (111, "many"), (112, "many"), (1.5, "other"),
    ],
)  # fmt: skip
def test_russian_counts_in_four_forms(number: float, form: str) -> None:
    assert plural_form(number, "ru") == form


@given(st.integers(0, 10_000))
def test_english_counts_in_two_forms(number: int) -> None:
    assert plural_form(number, "en") == ("one" if number == 1 else "other")


def test_english_comes_first_among_the_languages() -> None:
    assert languages()[0] == "en"
    assert "ru" in languages()


def test_a_language_without_a_folder_has_no_texts() -> None:
    assert texts("xx") == {}


def test_messages_with_the_same_key_and_parameters_are_the_same() -> None:
    once, again = message("dose.seconds", n=3), message("dose.seconds", n=3)
    assert once == again
    assert len({once, again, message("dose.seconds", n=4)}) == 2
    assert len({message("a", x=message("b")), message("a", x=message("b")), message("a", x=(message("b"),))}) == 2


def test_every_plural_text_has_a_form_for_all_other_numbers() -> None:
    for lang in languages():
        for key, text in texts(lang).items():
            assert isinstance(text, str) or "other" in text, f"{lang}: {key}"
