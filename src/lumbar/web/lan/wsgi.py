"""What the server calls for each request from the home network."""

import os
import sys
import threading
import time

from django.core.wsgi import get_wsgi_application

# Not `setdefault`: the settings of the open door must never stand behind this one.
os.environ["DJANGO_SETTINGS_MODULE"] = "lumbar.web.lan.settings"


def _end_when_left_alone(parent: int) -> None:
    """Nobody could close this door any more once the process that opened it was killed."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(0)


if sys.platform != "win32":
    threading.Thread(target=_end_when_left_alone, args=(os.getppid(),), daemon=True).start()

application = get_wsgi_application()
