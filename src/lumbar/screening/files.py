"""The person file and the answers file of the command line, as values."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from lumbar.screening.model import Answers, Person
from lumbar.screening.questions import Group, questionnaire
from lumbar.wire import BadShape, decode


def read_person(toml: str) -> Person:
    """The person file from its TOML text. It stands in for the answers. Raises BadShape: place and reason."""
    return replace(decode(Person, _with_birth_date(_table(toml, "person")), "person"), stated=True)


def read_answers(toml: str) -> Answers:
    """The answers file from its TOML text. `born` may be a year.

    Raises BadShape with place and reason, also for a group or an option that the questions do not have.
    """
    answers = decode(Answers, _with_birth_date(_table(toml, "answers")), "answers")
    if answers.at.tzinfo is None:
        raise BadShape("answers.at: the time needs its offset, as 2026-11-22T18:00:00+01:00")
    groups = {group.id: group for group in questionnaire().groups}
    for group, chosen in answers.chosen.items():
        place = f"answers.chosen.{group}"
        if group not in groups:
            raise BadShape(f"{place}: there is no such group; known are {', '.join(groups)}")
        _check(groups[group], chosen, place)
    return answers


def born_in(year: int) -> date:
    """The birth date to reckon with where only the year is told: its last day, so that nobody counts as older."""
    return date(year, 12, 31)


def _check(group: Group, chosen: tuple[str, ...], place: str) -> None:
    known = [option.id for option in group.options]
    for option in chosen:
        if option not in known:
            raise BadShape(f"{place}: {option!r} is not one of {', '.join(known)}")
    if group.kind == "single" and len(chosen) != 1:
        raise BadShape(f"{place}: choose one of {', '.join(known)}")


def _table(toml: str, what: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(toml)
    except tomllib.TOMLDecodeError as wrong:
        raise BadShape(f"{what}: not TOML: {wrong}") from wrong


def _with_birth_date(table: Mapping[str, Any]) -> Mapping[str, Any]:
    year = table.get("born")
    if type(year) is not int:
        return table
    if not date.min.year <= year <= date.max.year:
        raise BadShape(f"born: {year} is not a year")
    return {**table, "born": born_in(year)}
