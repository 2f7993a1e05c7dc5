"""`lumbar play`: today's session in the terminal, by the same timeline as in the pages."""

from __future__ import annotations

import shutil
import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any
from uuid import uuid4

import typer

from lumbar.catalogue import load_catalogue
from lumbar.cli.files import person_of
from lumbar.cli.keys import Keys
from lumbar.cli.plan import refusal, wish_for
from lumbar.cli.sound import Sound, speaker
from lumbar.cli.stage import Stage, perform
from lumbar.cli.store import Diary, open_diary
from lumbar.cli.trouble import NOT_CLEARED, Trouble
from lumbar.diary import Entry, EntryKind
from lumbar.guiding import Timeline, lay_out
from lumbar.planning import NotCleared, plan, state
from lumbar.screening import Person, questionnaire
from lumbar.wire import encode
from lumbar.words import message, render


def play(
    minutes: Annotated[
        int | None, typer.Option(min=5, max=60, help="How long.", show_default="as the weeks ahead have it")
    ] = None,
    person: Annotated[Path | None, typer.Option(help="A person file instead of the answers in your diary.")] = None,
    diary: Annotated[Path | None, typer.Option(help="A diary of JSON lines instead of your own.")] = None,
    silent: Annotated[bool, typer.Option("--silent", help="No voice and no bell.")] = False,
    questions: Annotated[bool, typer.Option(help="Ask how your back is before and after.")] = True,
) -> None:
    """Play today's session here: the same exercises, clock and words as in the pages."""
    store = open_diary(diary)
    who = person_of(person)
    if questions:
        _check(store)
    timeline = _today(store, who, minutes)
    planned = _write(store, "planned", {"session": encode(timeline.session)})
    sound = Sound(None if silent else sys.stdout, speaker())
    size = _size if sys.stdout.isatty() else None
    with Keys() as keys:
        stage = Stage(
            keys.read, keys.lines, sys.stdout, lambda kind, data: _write(store, kind, data), sound=sound, size=size
        )
        outcome = perform(timeline, planned, stage)
    typer.echo("")
    if outcome != "stopped" and questions:
        _after(store, planned)


def _size() -> tuple[int, int]:
    columns, lines = shutil.get_terminal_size()
    return columns, lines


def _today(store: Diary, person: Person, minutes: int | None) -> Timeline:
    catalogue, now = load_catalogue(), datetime.now().astimezone()
    known = state(catalogue, person, store.entries(), now)
    try:
        session = plan(catalogue, known.clearance, known.progress, wish_for(known, minutes, now), now)
    except NotCleared as locked:
        raise Trouble(
            message("play.locked", why=refusal(locked.clearance, known.progress.lang or person.lang)), NOT_CLEARED
        ) from locked
    return lay_out(session, catalogue, known.progress.country, known.clearance.conditions)


def _check(store: Diary) -> None:
    pain = _scale("play.ask.pain")
    flare = typer.confirm(render(message("play.ask.flare")), default=False)
    _write(store, "check", {"pain": pain, "flare": flare, "new": _signs()})


def _signs() -> list[str]:
    """What is new of the signs that the check in the pages asks for."""
    signs = questionnaire().symptoms.options
    typer.echo(render(message("play.ask.new")))
    for number, sign in enumerate(signs, start=1):
        typer.echo(f"  {number}  {render(sign.text)}")
    while True:
        told = str(typer.prompt(render(message("play.ask.which")), default="", show_default=False))
        named = told.replace(",", " ").split()
        if set(named) <= {str(number) for number in range(1, len(signs) + 1)}:
            return [signs[int(number) - 1].id for number in dict.fromkeys(named)]
        typer.echo(render(message("play.ask.which-range", n=len(signs))))


def _after(store: Diary, planned: str) -> None:
    after = {"session": planned, "pain": _scale("play.ask.pain-after"), "effort": _scale("play.ask.effort")}
    _write(store, "after", {**after, "technique": typer.confirm(render(message("play.ask.technique")), default=True)})
    typer.echo(render(message("play.thanks")))


def _scale(key: str) -> int:
    while True:
        told = int(typer.prompt(render(message(key)), type=int))
        if 0 <= told <= 10:
            return told
        typer.echo(render(message("play.ask.range")))


def _write(store: Diary, kind: EntryKind, data: dict[str, Any]) -> str:
    now = datetime.now().astimezone()
    entry = Entry(str(uuid4()), now, store.zone, kind, data)
    store.add(entry)
    return entry.id
