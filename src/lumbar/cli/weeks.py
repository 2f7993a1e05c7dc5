"""`lumbar weeks`: the weeks ahead in the terminal."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from lumbar.catalogue import load_catalogue
from lumbar.cli.files import entries_of, moment_of, person_of
from lumbar.cli.plan import refusal
from lumbar.cli.store import open_diary
from lumbar.cli.trouble import NOT_CLEARED
from lumbar.planning import WEEKS, NotCleared, PlannedDay, Programme, Week, programme, state, told
from lumbar.wire import encode
from lumbar.words import Message, message, render


def weeks(
    number: Annotated[int, typer.Option("--weeks", min=1, max=52, help="How many weeks.")] = WEEKS,
    person: Annotated[Path | None, typer.Option(help="A person file (TOML).")] = None,
    diary: Annotated[Path | None, typer.Option(help="A diary, one entry a line.")] = None,
    at: Annotated[str | None, typer.Option(help="The moment, as 2026-05-31T18:00.", show_default="now")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The weeks as JSON.")] = False,
) -> None:
    """Show what the coming weeks hold: which days, how long, and why. Reads your own diary unless files are named."""
    who, now, catalogue = person_of(person), moment_of(at), load_catalogue()
    own = person is None and diary is None
    known = state(catalogue, who, open_diary(None).entries() if own else entries_of(diary), now)
    lang = known.progress.lang or who.lang
    try:
        found = programme(catalogue, known.clearance, known.progress, now, number)
    except NotCleared as locked:
        typer.echo(refusal(locked.clearance, lang), err=True)
        raise typer.Exit(NOT_CLEARED) from locked
    typer.echo(json.dumps(encode(found, lang), ensure_ascii=False, indent=2) if as_json else written(found, lang))


def written(found: Programme, lang: str) -> str:
    """The weeks as lines, one a day."""
    goal = message("weeks.goal", goal=message(f"planning.goal.{found.goal}.name"))
    lines = [render(goal, lang), render(found.reason, lang)]
    for week in found.weeks:
        lines += ["", f"{render(week_title(week.monday, found), lang)}. {render(week.why, lang)}"]
        lines += _days(week, lang)
    return "\n".join(lines)


def week_title(monday: date, found: Programme) -> Message:
    """ "This week", or the day it begins."""
    if monday == found.weeks[0].monday:
        return message("weeks.this")
    return message("weeks.of", day=monday.day, month=message(f"web.month.{monday.month}"))


def _days(week: Week, lang: str) -> list[str]:
    days = [day for day in week.days if day.kind != "rest"]
    return [f"  {render(_date(day), lang):18}{render(told(day), lang)}" for day in days]


def _date(day: PlannedDay) -> Message:
    weekday = message(f"weeks.weekday.{day.on.weekday()}")
    return message("weeks.date", weekday=weekday, day=day.on.day, month=message(f"web.month.{day.on.month}"))
