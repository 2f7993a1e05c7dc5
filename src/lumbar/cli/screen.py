"""`lumbar screen`: who may do what, from a file of answers."""

from __future__ import annotations

import json as json_
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from lumbar.catalogue import load_catalogue
from lumbar.cli.trouble import NOT_CLEARED, Trouble
from lumbar.screening import Clearance, Person, read_answers, read_person
from lumbar.screening import screen as clear
from lumbar.wire import BadShape, encode
from lumbar.words import message, render

AnswersFile = Annotated[Path, typer.Argument(metavar="ANSWERS.toml", help="The answers to the questions.")]
PersonFile = Annotated[Path | None, typer.Option(metavar="FILE", help="What is known of the person besides.")]
At = Annotated[str | None, typer.Option(metavar="ISO-TIME", help="The moment to reckon with.", show_default="now")]


def screen(
    answers: AnswersFile,
    person: PersonFile = None,
    at: At = None,
    json: Annotated[bool, typer.Option("--json", help="Everything, with a verdict for every form.")] = False,
) -> None:
    """Say who may do what, and why. Ends with 3 when no session is open."""
    try:
        who = Person() if person is None else read_person(person)
        clearance = clear(load_catalogue(), who, read_answers(answers), None, _moment(at))
    except BadShape as wrong:
        raise Trouble(message("screening.terminal.wrong", why=str(wrong))) from wrong
    typer.echo(_as_json(clearance, who.lang) if json else _as_text(clearance, who.lang))
    if clearance.locked:
        raise typer.Exit(NOT_CLEARED)


def _moment(at: str | None) -> datetime:
    if at is None:
        return datetime.now().astimezone()
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        raise Trouble(message("screening.terminal.time", at=at)) from None
    return moment.astimezone() if moment.tzinfo is None else moment


def _as_json(clearance: Clearance, lang: str) -> str:
    return json_.dumps({**encode(clearance, lang), "locked": clearance.locked}, ensure_ascii=False, indent=2)


def _as_text(clearance: Clearance, lang: str) -> str:
    open_ = sum(verdict.allowed for verdict in clearance.verdicts.values())
    lines = [render(message(f"screening.level.{clearance.level}"), lang)]
    for finding in clearance.findings:
        lines += ["", render(finding.reason, lang), render(finding.action, lang)]
    counts = message("screening.terminal.counts", allowed=open_, excluded=len(clearance.verdicts) - open_)
    return "\n".join([*lines, "", render(counts, lang)])
