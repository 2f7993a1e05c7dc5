"""The questions as the pages ask them: what is chosen, when each is shown, what still lacks an answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lumbar.screening import Answers, Group, Option, country, questionnaire
from lumbar.words import Message

STANDARD_EQUIPMENT = ("mat", "blanket", "pillow", "towel", "chair", "wall", "book")
LAST = "last"
"""The step that gathers everything on which nothing hangs."""


@dataclass(frozen=True)
class Choice:
    """One option on the page."""

    id: str
    words: Message
    chosen: bool


@dataclass(frozen=True)
class Asked:
    """One group on the page. `shown` are the lines of answers of which each needs one, for the script."""

    id: str
    kind: str
    title: Message
    help: Message
    options: tuple[Choice, ...]
    none: Message | None
    none_chosen: bool
    shown: str
    grave: bool
    value: str
    fault: Message | None


@dataclass(frozen=True)
class Questions:
    """One step a group, and one more for all that may be left out."""

    steps: tuple[Asked, ...]
    last: tuple[Asked, ...]


def questions(given: Mapping[str, Sequence[str]], faults: Mapping[str, Message]) -> Questions:
    """Every group with what has been given so far."""
    asked = [(group, _asked(group, given, faults)) for group in questionnaire().groups]
    return Questions(
        steps=tuple(one for group, one in asked if group.required),
        last=tuple(one for group, one in asked if not group.required),
    )


def _asked(group: Group, given: Mapping[str, Sequence[str]], faults: Mapping[str, Message]) -> Asked:
    chosen = given.get(group.id, ())
    options = tuple(Choice(option.id, option.text, option.id in chosen) for option in group.options)
    return Asked(
        id=group.id,
        kind=group.kind,
        title=group.title,
        help=group.help,
        options=options,
        none=group.none,
        none_chosen="none" in chosen,
        shown="|".join(" ".join(line) for line in group.shown),
        grave=group.id in GRAVE,
        value=next(iter(chosen), ""),
        fault=faults.get(group.id),
    )


GRAVE = ("nerves", "sudden")
"""Groups whose answers cannot wait for the rest of the questions."""


def check_options() -> tuple[Option, ...]:
    """What may be new since last time."""
    return questionnaire().symptoms.options


def starting(answers: Answers | None, accepts: str) -> dict[str, tuple[str, ...]]:
    """What the form holds before anything is answered: what was told last time of things that do not change."""
    region = accepts.partition(",")[0].partition("-")[2].upper()
    known = country(region).code
    given: dict[str, tuple[str, ...]] = {"equipment": STANDARD_EQUIPMENT, "rises": ("07:00",), "country": (known,)}
    if answers is not None:
        given |= {group: answers.chosen[group] for group in ("equipment", "country") if group in answers.chosen}
        given["rises"] = (answers.rises_at,)
        given["born"] = (str(answers.born.year),) if answers.born else ()
    return given
