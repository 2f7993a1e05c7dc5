"""Where Lumbar answers in the home network while it runs there, told to the pages on the computer itself."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from lumbar.web.home import Home
from lumbar.web.lan.network import in_host

FILE = "open.json"


@dataclass(frozen=True)
class Doors:
    """The two doors, each a port after the computer's own: the pages, and how to trust their certificate."""

    address: str
    port: int

    @property
    def pages_port(self) -> int:
        return self.port + 1

    @property
    def certificate_port(self) -> int:
        return self.port + 2

    @property
    def pages(self) -> str:
        """Lumbar itself, for devices that were let in."""
        return f"https://{in_host(self.address)}:{self.pages_port}/"

    @property
    def certificate(self) -> str:
        """Where a phone begins: the page that the QR code leads to."""
        return f"http://{in_host(self.address)}:{self.certificate_port}/"


def tell(home: Home, doors: Doors | None) -> None:
    """Note which doors are open now."""
    if doors is None:
        _file(home).unlink(missing_ok=True)
    else:
        _file(home).write_text(json.dumps(asdict(doors)), "utf-8")


def told(home: Home) -> Doors | None:
    """The doors that are open now, as far as is known."""
    try:
        return Doors(**json.loads(_file(home).read_text("utf-8")))
    except FileNotFoundError:
        return None


def _file(home: Home) -> Path:
    return home.lan / FILE
