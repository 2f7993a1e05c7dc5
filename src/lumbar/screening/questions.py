"""What is asked: groups of questions in order, with when each is shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal

from lumbar.screening.countries import countries
from lumbar.screening.data import BadRules, page, table, value
from lumbar.screening.model import Answers
from lumbar.screening.rules import Rule, RuleFields
from lumbar.words import Message, message

GroupKind = Literal["single", "many", "year", "time"]
"""single: one option; many: any number, none of them too; year: `Answers.born`; time: `Answers.rises_at`."""


@dataclass(frozen=True)
class Option:
    """One answer that can be chosen."""

    id: str
    text: Message


@dataclass(frozen=True)
class Group:
    """Questions that are asked together.

    `none` is the text of "none of these" where an empty answer is an answer. `shown`: of every line one answer
    (`group.option`) must have been given, else the group is not asked; without lines it always is. Without a
    `required` group that is shown, nobody is cleared.
    """

    id: str
    kind: GroupKind
    title: Message
    help: Message
    options: tuple[Option, ...] = ()
    none: Message | None = None
    shown: tuple[tuple[str, ...], ...] = ()
    required: bool = True


@dataclass(frozen=True)
class Questionnaire:
    """The groups in order; `symptoms` is the group of the check before a session ("anything new")."""

    groups: tuple[Group, ...]
    symptoms: Group

    def __getitem__(self, id: str) -> Group:
        return next(group for group in self.groups if group.id == id)

    def asked(self, answers: Answers) -> tuple[Group, ...]:
        """The groups that this person is asked, as far as the answers so far tell."""
        given = {f"{group}.{option}" for group, options in answers.chosen.items() for option in options}
        return tuple(group for group in self.groups if all(given & set(line) for line in group.shown))

    def missing(self, answers: Answers, born: date | None = None) -> tuple[Group, ...]:
        """Groups that are asked and required and have no valid answer yet. `born` is known from elsewhere."""
        known = {"year": answers.born or born, "time": answers.rises_at}
        return tuple(
            group
            for group in self.asked(answers)
            if group.required and not (known.get(group.kind) or _answered(group, answers))
        )


def _answered(group: Group, answers: Answers) -> bool:
    chosen = answers.chosen.get(group.id)
    if chosen is None or not set(chosen) <= {option.id for option in group.options}:
        return False
    return len(chosen) == 1 if group.kind == "single" else True


@dataclass(frozen=True)
class OptionFields(RuleFields):
    """An option as its file has it: with what it leads to."""

    id: str = ""
    question: str | None = None


@dataclass(frozen=True)
class GroupFields:
    """A group as its file has it."""

    id: str
    kind: GroupKind
    options: tuple[OptionFields, ...] = ()
    shown: tuple[tuple[str, ...], ...] = ()
    required: bool = True


@dataclass(frozen=True)
class Page:
    """The whole file."""

    groups: tuple[GroupFields, ...]
    symptoms: Mapping[str, str]


@cache
def questionnaire() -> Questionnaire:
    """All questions, as shipped."""
    return read_questionnaire(page("questions.toml"))


@cache
def symptoms() -> Mapping[str, str]:
    """For each symptom of the check before a session the answer (`group.option`) it stands for."""
    return _page(page("questions.toml")).symptoms


@cache
def option_rules() -> tuple[Rule, ...]:
    """What single answers lead to."""
    return tuple(_rules(_page(page("questions.toml"))))


def read_questionnaire(text: str) -> Questionnaire:
    """Questions from TOML. Raises BadRules with the place."""
    fields = _page(text)
    given = {f"{group.id}.{option.id}" for group in fields.groups for option in group.options}
    for fact in _named(fields):
        if fact not in given:
            raise BadRules(f"questions.toml: {fact!r} is no answer to any group")
    new = tuple(Option(id, message(f"screening.symptom.{id}")) for id in fields.symptoms)
    return Questionnaire(
        groups=tuple(_group(group) for group in fields.groups),
        symptoms=Group("new", "many", *_titles("new"), options=new, none=message("screening.none")),
    )


def _named(fields: Page) -> Iterator[str]:
    yield from fields.symptoms.values()
    for group in fields.groups:
        for line in group.shown:
            yield from line


def _group(fields: GroupFields) -> Group:
    title, help_ = _titles(fields.id)
    options = tuple(
        Option(option.id, message(f"screening.option.{fields.id}.{option.id}")) for option in fields.options
    )
    if fields.id == "country":
        options = tuple(Option(code, message(f"screening.country.{code}")) for code in countries())
    none = message("screening.none") if fields.kind == "many" else None
    return Group(fields.id, fields.kind, title, help_, options, none, fields.shown, fields.required)


def _titles(group: str) -> tuple[Message, Message]:
    return message(f"screening.group.{group}.title"), message(f"screening.group.{group}.help")


def _page(text: str) -> Page:
    return value(Page, table("questions.toml", text), "questions.toml")


def _rules(fields: Page) -> Iterator[Rule]:
    for group in fields.groups:
        for option in group.options:
            fact = f"{group.id}.{option.id}"
            if option.question is not None or option.sets:
                yield _rule(option, fact)


def _rule(option: OptionFields, fact: str) -> Rule:
    leads: dict[str, Any] = {name: getattr(option, name) for name in ("level", "soft", "code", "sets", "clearable")}
    return Rule(question=option.question, when=((fact,),), **leads)
