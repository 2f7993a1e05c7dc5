"""Ports that somebody else has."""

from __future__ import annotations

import socket

from lumbar.cli.trouble import Trouble
from lumbar.words import message


def refuse_taken(host: str, port: int, other: int) -> None:
    """Raise Trouble where another program uses the port; `other` is one that may be tried."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as taken:
            raise Trouble(message("shell.port", port=port, other=other)) from taken
