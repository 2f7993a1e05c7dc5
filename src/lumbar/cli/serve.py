"""`lumbar serve`: the pages, on this computer only."""

from __future__ import annotations

import socket
import threading
import time
import webbrowser
from typing import Annotated

import typer

from lumbar.cli.database import open_home, ready
from lumbar.cli.trouble import Trouble
from lumbar.web.home import InUse
from lumbar.words import message, render

HOST = "127.0.0.1"
PORT = 8765


def serve(
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to answer on.")] = PORT,
    browser: Annotated[bool, typer.Option(help="Open the browser.")] = True,
) -> None:
    """Start Lumbar on this computer and open it in the browser."""
    home = open_home()
    address = f"http://{HOST}:{port}/"
    try:
        with home.held(address):
            _refuse_taken(port)
            ready(home)
            _answer(port, address, browser)
    except InUse as other:
        raise Trouble(message("shell.second", folder=str(home.folder), address=other.address)) from other


def _refuse_taken(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as taken:
            raise Trouble(message("shell.port", port=port, other=port % 65535 + 1)) from taken


def _answer(port: int, address: str, browser: bool) -> None:
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    server = Server(
        "lumbar.web.wsgi:application",
        address=HOST,
        port=port,
        interface=Interfaces.WSGI,
        blocking_threads=4,
        websockets=False,
        log_level=LogLevels.warning,
    )
    typer.echo(render(message("shell.running", address=address)))
    if browser:
        threading.Thread(target=_open_when_it_answers, args=(port, address), daemon=True).start()
    server.serve()


def _open_when_it_answers(port: int, address: str) -> None:
    """Look for half a minute, ten times a second."""
    for _ in range(300):
        try:
            socket.create_connection((HOST, port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            webbrowser.open(address)
            return
