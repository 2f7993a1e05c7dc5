"""`lumbar --lan`: opens the doors to the home network, keeps them open, and tells how a phone comes in."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_address
from typing import TYPE_CHECKING

import typer

from lumbar.cli.ports import refuse_taken
from lumbar.cli.trouble import Trouble
from lumbar.words import message, render

if TYPE_CHECKING:
    from lumbar.web.home import Home
    from lumbar.web.lan.doors import Doors

HIGHEST = 65533
"""Two ports follow the one that is named."""
LOOK_EVERY_S = 20
CLOSING_S = 15
BLACK_AND_WHITE = "\x1b[97;40m{}\x1b[0m"


@contextmanager
def open_to_network(home: Home, chosen: str | None, port: int) -> Iterator[str]:
    """Let phones in meanwhile, on the address that was chosen or the likeliest one. Gives what to tell the person.

    Raises Trouble.
    """
    from lumbar.web.lan.doors import tell

    keeper = _Keeper(home, chosen, port)
    doors = keeper.open()
    try:
        yield _invitation(home, doors)
    finally:
        keeper.close()
        tell(home, None)


@contextmanager
def shut(home: Home) -> Iterator[str]:
    """Answer on this computer only. What a Lumbar that was killed told of its doors no longer holds."""
    from lumbar.web.lan.doors import tell

    tell(home, None)
    yield ""


def _invitation(home: Home, doors: Doors) -> str:
    """How a phone comes in, with a fresh code."""
    from lumbar.web import clock
    from lumbar.web.lan.authority import Authority
    from lumbar.web.lan.pairing import MINUTES, new_code
    from lumbar.web.people import local_person

    code = new_code(local_person(), clock.now())
    lines = [
        render(message("shell.lan.scan", address=doors.certificate)),
        "",
        qr(doors.certificate, colours=sys.stdout.isatty()),
        render(message("shell.lan.code", code=code.shown, n=MINUTES)),
        render(message("shell.lan.fingerprint", fingerprint=Authority(home.lan).fingerprint())),
        "",
    ]
    return "\n".join(lines) + "\n"


def qr(address: str, *, colours: bool) -> str:
    """A QR code in half blocks; with colours it is dark on light on every terminal."""
    import segno

    out = io.StringIO()
    segno.make_qr(address, error="m").terminal(out, border=2, compact=True)
    lines = out.getvalue().splitlines()
    return "\n".join(BLACK_AND_WHITE.format(line) if colours else line for line in lines) + "\n"


class _Keeper:
    """Keeps the process of the doors running with a certificate that holds, on the address that there is."""

    def __init__(self, home: Home, chosen: str | None, port: int) -> None:
        from lumbar.web.lan.authority import Authority

        self.home, self.chosen, self.port = home, chosen, port
        self.authority = Authority(home.lan)
        self.closing = threading.Event()
        self.process: subprocess.Popen[bytes] | None = None
        self.doors: Doors | None = None
        self.watcher = threading.Thread(target=self._watch, daemon=True)

    def open(self) -> Doors:
        """Make what is missing and start. Raises Trouble where the network, the clock or a port stands in the way."""
        if self.port > HIGHEST:
            raise Trouble(message("shell.lan.high", n=HIGHEST))
        doors = self._where()
        self._renew()
        for port in (doors.pages_port, doors.certificate_port):
            refuse_taken(doors.address, port, (self.port + 10) % HIGHEST)
        self._start(doors)
        self.watcher.start()
        return doors

    def close(self) -> None:
        """Stop the doors, and wait until they are shut."""
        self.closing.set()
        if self.watcher.is_alive():
            self.watcher.join()
        self._stop()

    def _watch(self) -> None:
        """An address that the router changed, a certificate near its end, a process that fell over: open anew."""
        said = ""
        while not self.closing.wait(LOOK_EVERY_S):
            try:
                doors, renewed = self._where(), self._renew()
            except Trouble as trouble:
                if str(trouble) != said:
                    said = str(trouble)
                    typer.echo(said, err=True)
                continue
            said = ""
            fallen = self.process is None or self.process.poll() is not None
            if doors != self.doors:
                typer.echo(render(message("shell.lan.moved", address=doors.certificate)))
            if renewed or fallen or doors != self.doors:
                self._stop()
                self._start(doors)

    def _where(self) -> Doors:
        from lumbar.web.lan.doors import Doors
        from lumbar.web.lan.network import addresses

        own = [str(address) for address in addresses()]
        if not own:
            raise Trouble(message("shell.lan.no-address"))
        if self.chosen is None:
            return Doors(own[0], self.port)
        if _plain(self.chosen) not in own:
            raise Trouble(message("shell.lan.foreign", address=self.chosen, own=", ".join(own)))
        return Doors(_plain(self.chosen), self.port)

    def _renew(self) -> bool:
        from lumbar.web import clock
        from lumbar.web.lan.authority import ClockBehind, Damaged
        from lumbar.web.lan.network import addresses, host_name, names

        host = host_name()
        now = clock.now()
        try:
            return self.authority.renew(host, [*names(host), *map(str, addresses())], now)
        except Damaged as damaged:
            raise Trouble(message("shell.lan.damaged", folder=str(damaged.folder))) from damaged
        except ClockBehind as behind:
            days = {"now": f"{now:%Y-%m-%d}", "made": f"{behind.made:%Y-%m-%d}"}
            raise Trouble(message("shell.lan.clock", **days)) from behind
        except OSError as wrong:
            why = wrong.strerror or str(wrong)
            raise Trouble(message("shell.folder", folder=str(self.authority.folder), why=why)) from wrong

    def _start(self, doors: Doors) -> None:
        from lumbar.web.lan.doors import tell

        words = [sys.executable, "-m", "lumbar.cli.doors", doors.address, str(doors.port), str(os.getpid())]
        self.process, self.doors = subprocess.Popen(words, stdin=subprocess.PIPE), doors
        tell(self.home, doors)

    def _stop(self) -> None:
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.communicate(timeout=CLOSING_S)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.communicate()


def _plain(address: str) -> str:
    try:
        return str(ip_address(address.strip("[]")))
    except ValueError:
        return address
