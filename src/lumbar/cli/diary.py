"""`lumbar export` and `lumbar import`: the diary as JSON lines."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from lumbar.cli.database import open_home, ready
from lumbar.cli.trouble import Trouble
from lumbar.words import message, render

Target = Annotated[Path | None, typer.Argument(help="The file to write; without one, the screen.", dir_okay=False)]
Source = Annotated[Path, typer.Argument(help="The file to read, made by `lumbar export`.")]


def export(file: Target = None) -> None:
    """Write the whole diary, one entry a line."""
    ready(open_home())
    from lumbar.web.carry import lines_out
    from lumbar.web.people import local_person

    lines = lines_out(local_person())
    if file is None:
        sys.stdout.writelines(lines)
        return
    try:
        with file.open("w", encoding="utf-8") as out:
            out.writelines(lines)
    except OSError as wrong:
        raise Trouble(message("shell.write", file=str(file), why=wrong.strerror or str(wrong))) from wrong


def import_(file: Source) -> None:
    """Add the entries of a file to the diary; those already there stay as they are."""
    try:
        lines = file.read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as wrong:
        why = getattr(wrong, "strerror", None) or str(wrong)
        raise Trouble(message("shell.read", file=str(file), why=why)) from wrong
    ready(open_home())
    from lumbar.web.carry import BadLine, lines_in
    from lumbar.web.people import local_person

    try:
        added, known = lines_in(local_person(), lines)
    except BadLine as bad:
        raise Trouble(message("shell.import", file=str(file), why=bad.message)) from bad
    typer.echo(render(message("shell.imported", n=added, known=known)))
