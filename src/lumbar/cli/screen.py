"""`lumbar screen`: who may do what, from a file of answers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from lumbar.catalogue import load_catalogue
from lumbar.cli.files import answers_of, moment_of, person_of
from lumbar.cli.trouble import NOT_CLEARED
from lumbar.screening import Clearance
from lumbar.screening import screen as clear
from lumbar.wire import encode
from lumbar.words import Message, message, render


def screen(
    answers: Annotated[Path, typer.Argument(help="The answers to the questions (TOML).")],
    person: Annotated[Path | None, typer.Option(help="A person file (TOML).")] = None,
    at: Annotated[str | None, typer.Option(help="The moment, as 2026-05-31T18:00.", show_default="now")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Everything as JSON, with a verdict for each form.")] = False,
) -> None:
    """Say who may do what, and why. Ends with 3 when no session is open."""
    who, now = person_of(person), moment_of(at)
    clearance = clear(load_catalogue(), who, answers_of(answers), None, now)
    told = {**encode(clearance, who.lang), "locked": clearance.locked}
    typer.echo(json.dumps(told, ensure_ascii=False, indent=2) if as_json else written(clearance, who.lang))
    if clearance.locked:
        raise typer.Exit(NOT_CLEARED)


def written(clearance: Clearance, lang: str) -> str:
    """Level, findings with what to do, and how many forms are open."""
    lines = [render(message(f"screening.level.{clearance.level}"), lang)]
    for finding in clearance.findings:
        lines += ["", render(finding.reason, lang), render(finding.action, lang)]
    if not clearance.locked:
        lines += ["", render(counts(clearance), lang)]
    return "\n".join(lines)


def counts(clearance: Clearance) -> Message:
    """How many forms are open."""
    allowed = sum(verdict.allowed for verdict in clearance.verdicts.values())
    return message("screening.terminal.counts", allowed=allowed, excluded=len(clearance.verdicts) - allowed)
