"""The terminal's door: finds the command, and turns trouble into one sentence and an exit code."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer
from typer.core import TyperGroup

from lumbar import __version__
from lumbar.cli.commands import COMMANDS
from lumbar.cli.trouble import Trouble

OWN = ("--help", "--version")


class ServeWhenBare(TyperGroup):
    """Without a command, `serve` is meant; and `--data` may stand before or after the command."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        data, rest = _take_data(args)
        if not rest or (rest[0].startswith("-") and rest[0] not in OWN):
            rest = ["serve", *rest]
        return super().parse_args(ctx, [*data, *rest])


def _take_data(args: list[str]) -> tuple[list[str], list[str]]:
    """The `--data` option with its value, and what is left."""
    for place, arg in enumerate(args):
        if arg == "--":
            break
        width = 2 if arg == "--data" else 1 if arg.startswith("--data=") else 0
        if width:
            return args[place : place + width], args[:place] + args[place + width :]
    return [], args


app = typer.Typer(cls=ServeWhenBare, add_completion=False, pretty_exceptions_enable=False)
for command in COMMANDS:
    app.command(command.__name__.removesuffix("_"))(command)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"lumbar {__version__}")
        raise typer.Exit


@app.callback()
def options(
    data: Annotated[
        Path | None, typer.Option(help="The folder of your diary.", envvar="LUMBAR_DATA", show_default="your own")
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", help="Show the version.", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    """A calm coach for your lower back. Without a command: start Lumbar and open the browser."""
    if data is not None:
        os.environ["LUMBAR_DATA"] = str(data.absolute())


def main() -> None:
    """Run the command named on the command line."""
    try:
        app()
    except Trouble as trouble:
        typer.echo(str(trouble), err=True)
        sys.exit(trouble.code)
