"""`lumbar plan`: today's session in the terminal."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from lumbar.catalogue import Step, load_catalogue
from lumbar.cli.edits import Asked, changed, offered, things
from lumbar.cli.files import entries_of, moment_of, person_of
from lumbar.cli.store import open_diary
from lumbar.cli.trouble import NOT_CLEARED
from lumbar.diary.wording import dose_message
from lumbar.planning import Alternative, Item, NotCleared, Session, State, Theme, Wish, planned, state, usual
from lumbar.screening import Clearance
from lumbar.wire import encode
from lumbar.words import message, render


def plan(
    minutes: Annotated[
        int | None, typer.Option(min=5, max=60, help="How long.", show_default="as the weeks ahead have it")
    ] = None,
    person: Annotated[Path | None, typer.Option(help="A person file (TOML).")] = None,
    diary: Annotated[Path | None, typer.Option(help="A diary, one entry a line.")] = None,
    at: Annotated[str | None, typer.Option(help="The moment, as 2026-05-31T18:00.", show_default="now")] = None,
    place: Annotated[Literal["floor", "bed", "chair"], typer.Option(help="Where you can be today.")] = "floor",
    theme: Annotated[Theme | None, typer.Option(help="What it is for.", show_default="by the length")] = None,
    gentler: Annotated[bool, typer.Option("--gentler", help="One step easier, and nothing new.")] = False,
    have: Annotated[list[str] | None, typer.Option(help="A thing that is at hand; may be repeated.")] = None,
    without: Annotated[list[str] | None, typer.Option(help="Leave this exercise out today.")] = None,
    swap: Annotated[
        list[str] | None, typer.Option(help="OUT=IN: one exercise for another. OUT alone lists what may stand in.")
    ] = None,
    bring: Annotated[list[str] | None, typer.Option("--with", help="Put this exercise in.")] = None,
    easier: Annotated[list[str] | None, typer.Option(help="This exercise a step easier today.")] = None,
    harder: Annotated[list[str] | None, typer.Option(help="This exercise as your diary has it.")] = None,
    seed: Annotated[int, typer.Option(help="Decides between exercises that suit as well.")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="The session as JSON.")] = False,
) -> None:
    """Plan a session for now, and say why each exercise is in it. Reads your own diary unless files are named."""
    who, now, catalogue = person_of(person), moment_of(at), load_catalogue()
    own = person is None and diary is None
    entries = open_diary(None).entries() if own else entries_of(diary)
    known = state(catalogue, who, entries, now)
    lang = known.progress.lang or who.lang
    wish = replace(wish_for(known, minutes, now), place=place, equipment=things(have), gentler=gentler)
    wish = wish if theme is None else replace(wish, theme=theme)
    listed = [out for out in swap or () if "=" not in out]
    pairs = tuple(pair for pair in swap or () if "=" in pair)
    asked = Asked(tuple(without or ()), pairs, tuple(bring or ()), tuple(easier or ()), tuple(harder or ()))
    try:
        found = changed(planned(catalogue, known.clearance, known.progress, wish, now, seed), asked)
    except NotCleared as locked:
        typer.echo(refusal(locked.clearance, lang), err=True)
        raise typer.Exit(NOT_CLEARED) from locked
    shown: Session | tuple[Alternative, ...] = offered(found, listed[0]) if listed else found.session
    if as_json:
        told = encode(shown if isinstance(shown, Session) else [_row(other) for other in shown], lang)
        typer.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        typer.echo(written(shown, lang) if isinstance(shown, Session) else "\n".join(_lines(shown, lang)))


def _row(other: Alternative) -> dict[str, object]:
    return {"exercise": other.exercise, "variant": other.variant, "changes": other.changes}


def _lines(offered: tuple[Alternative, ...], lang: str) -> Iterator[str]:
    """What may stand in, best first, each with what changes."""
    for other in offered:
        yield f"{other.exercise.ljust(28)}  {render(message(f'exercise.{other.variant}.title'), lang)}"
        yield from (f"    {render(change, lang)}" for change in other.changes)


def wish_for(known: State, minutes: int | None, now: datetime) -> Wish:
    """So many minutes, or what the weeks ahead have for today."""
    if minutes is None:
        return usual(load_catalogue(), known.clearance, known.progress, now)
    return Wish(minutes, holds=known.progress.holds, times=known.progress.times)


def refusal(clearance: Clearance, lang: str) -> str:
    """What stands in the way and what to do now, the gravest first."""
    hard = [finding for finding in clearance.findings if not finding.soft and finding.level == clearance.level]
    return "\n".join(f"{render(finding.reason, lang)}\n{render(finding.action, lang)}" for finding in hard)


def written(session: Session, lang: str) -> str:
    """The session as a table of lines."""
    said = [session.label, session.shortened, *session.notes]
    lines = [f"{clock(session.seconds)}  {render(message(f'planning.theme.{session.theme}'), lang)}"]
    lines += [render(each, lang) for each in said if each is not None]
    start, phase = 0, ""
    for item in session.items:
        if item.phase != phase:
            phase = item.phase
            lines += ["", render(message(f"phase.{phase}"), lang)]
        lines += _item(item, start, lang)
        start += item.seconds
    return "\n".join(lines)


def _item(item: Item, start: int, lang: str) -> list[str]:
    side = render(message(f"side.{item.side}"), lang)
    title = render(message(f"exercise.{item.variant}.title"), lang)
    amount = render(dose_message(Step(item.dose, item.sets)), lang)
    first = "  ".join(part for part in (clock(start).rjust(5), title, amount, side) if part)
    why = [render(each, lang) for each in (item.reason, *item.adapt)]
    return [first, *(f"       {sentence}" for sentence in why)]


def clock(seconds: int) -> str:
    """Minutes and seconds."""
    return f"{seconds // 60}:{seconds % 60:02}"
