"""The data folder of one home: where everything a person wrote lies. Knows files, not Django."""

from __future__ import annotations

import errno
import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

from platformdirs import user_data_path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


def default_folder() -> Path:
    """Where the system keeps a person's data, unless `LUMBAR_DATA` says otherwise."""
    return Path(os.environ.get("LUMBAR_DATA") or user_data_path("lumbar", appauthor=False))


class InUse(Exception):
    """Another Lumbar already uses this folder; `address` is where it answers."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


@dataclass(frozen=True)
class Home:
    """Names the files of a data folder and makes those that must exist before Django starts."""

    folder: Path

    @property
    def database(self) -> Path:
        return self.folder / "lumbar.sqlite3"

    @property
    def backups(self) -> Path:
        return self.folder / "backups"

    @property
    def key(self) -> Path:
        return self.folder / "secret-key"

    @property
    def lan(self) -> Path:
        """What is needed in the home network; made when it is first used there."""
        return self.folder / "lan"

    def make(self) -> None:
        """Make the folder and the key, for their owner's eyes only. Raises OSError where writing is not allowed."""
        for folder in (self.folder, self.backups):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with TemporaryFile(dir=folder):
                pass
        if self.database.exists() and not os.access(self.database, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(self.database))
        if not self.key.exists():
            # Written whole before it gets its name: a key cut short would lock everyone out.
            whole = self.key.with_suffix(".new")
            with open(whole, "w", encoding="ascii", opener=_private) as file:
                file.write(secrets.token_urlsafe(50))
            whole.replace(self.key)

    def forget_copies(self) -> None:
        """Delete the copies of the diary that were kept before it changed its shape."""
        for copy in self.backups.glob("*.sqlite3"):
            copy.unlink()

    @contextmanager
    def held(self, address: str) -> Iterator[None]:
        """Keep every other Lumbar out of this folder meanwhile, and tell them `address`. Raises InUse."""
        told = self.folder / "address"
        with open(self.folder / "lock", "w", encoding="ascii", opener=_private) as file:
            try:
                _lock(file.fileno())
            except OSError as taken:
                raise InUse(told.read_text("ascii") if told.exists() else "") from taken
            told.write_text(address, "ascii")
            try:
                yield
            finally:
                told.unlink(missing_ok=True)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
