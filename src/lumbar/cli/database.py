"""Brings the database up to date without ever losing it."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from lumbar.cli.trouble import Trouble
from lumbar.web.home import Home, default_folder
from lumbar.words import message

KEPT = 10


def open_home() -> Home:
    """The person's data folder, made if it is not there yet."""
    home = Home(default_folder())
    try:
        home.make()
    except OSError as wrong:
        raise Trouble(message("shell.folder", folder=str(home.folder), why=wrong.strerror or str(wrong))) from wrong
    return home


def ready(home: Home) -> None:
    """Start Django on this home, with a sound database that knows every table it needs."""
    check(home)
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "lumbar.web.settings"
    django.setup()
    migrate(home)


def check(home: Home) -> None:
    """Raise Trouble when the database is damaged. Only reads."""
    if not home.database.exists():
        return
    try:
        with closing(sqlite3.connect(f"{home.database.as_uri()}?mode=ro", uri=True)) as database:
            sound = database.execute("PRAGMA quick_check").fetchone() == ("ok",)
    except sqlite3.OperationalError as wrong:
        raise Trouble(message("shell.database", file=str(home.database), why=str(wrong))) from wrong
    except sqlite3.DatabaseError:
        sound = False
    if not sound:
        raise Trouble(message("shell.damaged", file=str(home.database), backups=str(home.backups)))


def migrate(home: Home) -> None:
    """Apply what is pending, after a copy of what was there."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    pending = [step for step, _ in executor.migration_plan(executor.loader.graph.leaf_nodes())]
    if not pending:
        return
    if executor.loader.applied_migrations:
        back_up(home, pending[0].name)
    call_command("migrate", interactive=False, verbosity=0)


def back_up(home: Home, before: str) -> Path:
    """Copy the database into the backups, named by the moment and the migration it precedes; keep the last ten."""
    from lumbar.web import clock

    copy = home.backups / f"{clock.now():%Y-%m-%dT%H-%M-%S}-before-{before}.sqlite3"
    with closing(sqlite3.connect(home.database)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    for old in sorted(home.backups.glob("*.sqlite3"))[:-KEPT]:
        old.unlink()
    return copy
