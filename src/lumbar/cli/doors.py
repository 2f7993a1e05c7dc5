"""The process that answers in the home network: `python -m lumbar.cli.doors ADDRESS PORT PARENT`.

Apart from the one that answers on the computer itself, so that each has its own settings from its first line on.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time

HANGING_UP_S = 5
"""A phone that went out of reach never says goodbye; nobody waits longer for it when the doors close."""


def main(address: str, port: int, parent: int) -> None:
    """Answer until stopped, or until the process that started this one is gone."""
    threading.Thread(target=_end_when_left_alone, args=(parent,), daemon=True).start()
    os.environ["DJANGO_SETTINGS_MODULE"] = "lumbar.web.lan.settings"
    import django

    django.setup()
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    from lumbar.web.home import Home, default_folder
    from lumbar.web.lan.authority import Authority
    from lumbar.web.lan.certificate_page import server, table
    from lumbar.web.lan.doors import Doors

    doors, authority = Doors(address, port), Authority(Home(default_folder()).lan)
    page = server(address, doors.certificate_port, table(authority, doors))
    threading.Thread(target=page.serve_forever, daemon=True).start()
    Server(
        "lumbar.web.lan.wsgi:application",
        address=address,
        port=doors.pages_port,
        interface=Interfaces.WSGI,
        blocking_threads=4,
        websockets=False,
        log_level=LogLevels.warning,
        ssl_cert=authority.server,
        ssl_key=authority.server_key,
        workers_kill_timeout=HANGING_UP_S,
    ).serve()


def _end_when_left_alone(parent: int) -> None:
    """A door stays open only as long as somebody can close it, also after the computer's own process was killed."""
    if sys.platform == "win32":
        sys.stdin.read()
    while os.getppid() == parent:
        time.sleep(1)
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
