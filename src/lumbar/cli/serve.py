"""`lumbar serve`: the pages, on this computer only, unless the home network is asked for."""

from __future__ import annotations

import socket
import threading
import time
import webbrowser
from typing import Annotated

import typer

from lumbar.cli.database import open_home, ready
from lumbar.cli.lan import open_to_network, shut
from lumbar.cli.ports import refuse_taken
from lumbar.cli.trouble import Trouble
from lumbar.web.home import InUse
from lumbar.words import message, render

HOST = "127.0.0.1"
PORT = 8765


def serve(
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to answer on.")] = PORT,
    browser: Annotated[bool, typer.Option(help="Open the browser.")] = True,
    lan: Annotated[bool, typer.Option("--lan", help="Let phones of your home network in.")] = False,
    address: Annotated[
        str | None, typer.Option(help="With --lan: which of this computer's addresses.", show_default="the likeliest")
    ] = None,
) -> None:
    """Start Lumbar on this computer and open it in the browser."""
    if address and not lan:
        raise Trouble(message("shell.lan.alone"))
    home = open_home()
    page = f"http://{HOST}:{port}/"
    try:
        with home.held(page):
            refuse_taken(HOST, port, port % 65535 + 1)
            ready(home)
            with open_to_network(home, address, port) if lan else shut(home) as invitation:
                typer.echo(invitation, nl=False)
                _answer(port, page, browser)
    except InUse as other:
        raise Trouble(message("shell.second", folder=str(home.folder), address=other.address)) from other


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
