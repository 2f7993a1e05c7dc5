"""Every sentence that screening can say has its words, and says them calmly."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from lumbar.screening import OUTCOMES, countries, questionnaire, stop_texts
from lumbar.screening.conditions import condition_rules, reliefs
from lumbar.screening.countries import ANYWHERE
from lumbar.screening.direction import TEST, outcome_text
from lumbar.screening.findings import action, unanswered
from lumbar.screening.model import LEVELS
from lumbar.screening.questions import option_rules
from lumbar.screening.rules import interplay
from lumbar.words import Message, message, render
from lumbar.words.texts import texts

KEPT = "screening.terminal.", "screening.level."
"""Said by pages and commands."""


def messages(value: Any) -> Iterator[Message]:
    """Every message inside a value."""
    if isinstance(value, Message):
        yield value
    elif isinstance(value, Mapping):
        yield from messages(list(value.values()))
    elif isinstance(value, list | tuple | frozenset):
        for part in value:
            yield from messages(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from messages(getattr(value, field.name))


def spoken() -> Iterator[Message]:
    """Everything the room can say."""
    yield from messages(
        [
            questionnaire(),
            condition_rules(),
            reliefs(),
            TEST,
            stop_texts(conditions={"PREGNANCY"}),
            unanswered(1),
            unanswered(2),
        ]
    )
    yield from (outcome_text(found) for found in OUTCOMES)
    yield from (message(f"screening.level.{level}") for level in LEVELS)
    yield action("", "adapt", False, ANYWHERE)
    yield message("screening.action.agreed")
    yield from (message(f"screening.finding.{rule.question}") for rule in condition_rules().values() if rule.question)
    for rule in (*option_rules(), *interplay()):
        if rule.question is not None:
            yield message(f"screening.finding.{rule.question}")
            for place in (ANYWHERE, *countries().values()):
                yield action(rule.question, rule.level, rule.soft, place)


@pytest.mark.parametrize("said", sorted(set(spoken()), key=repr), ids=lambda said: said.key)
def test_a_sentence_has_words_and_stays_calm(said: Message) -> None:
    text = render(said)
    assert text
    assert "!" not in text
    assert "{" not in text


def test_no_words_are_left_that_nobody_says() -> None:
    written = {key for key in texts("en") if key.startswith("screening.") and not key.startswith(KEPT)}
    assert written - {said.key for said in spoken()} == set()
