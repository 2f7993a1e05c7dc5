"""What a browser keeps of Lumbar, so that everything opens without a network."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path

from django.templatetags.static import static
from django.urls import reverse

from lumbar.web.visit import Visit

STATIC = Path(__file__).parent / "static"
WORKER = STATIC / "built/worker.js"
FOLDERS = ("built/assets", "lumbar/figures", "lumbar/moves", "lumbar/voice", "icons")
"""Files that every browser keeps whole, from the first visit on."""
KEEPING = "X-Lumbar-Keep"
"""Stands on a request for a page that is only kept, and that nobody looks at now."""
PLAIN = (
    "today",
    "weeks",
    "check",
    "library",
    "history",
    "settings",
    "result",
    "offline",
    "offline-kept",
    "offline-later",
)
"""Pages that every browser keeps as they were last seen."""
SHORTCUT = "minutes=10&gentler=yes"
"""The wish behind the shortcut to ten minutes of relief."""
WISHES = ("", SHORTCUT)
"""What is asked for on the sessions that can be started without a network, beside the one that was looked at."""


@cache
def files() -> tuple[dict[str, str], ...]:
    """Address and content hash of every file that a browser keeps."""
    found = sorted(file for folder in FOLDERS for file in (STATIC / folder).rglob("*") if file.is_file())
    return tuple(
        {
            "url": static(file.relative_to(STATIC).as_posix()),
            "revision": hashlib.sha256(file.read_bytes()).hexdigest()[:16],
        }
        for file in found
    )


@cache
def worker() -> str:
    """The service worker's script with the files it keeps: a new file makes a new worker."""
    return f"self.__WB_MANIFEST = {json.dumps(files())};\n{WORKER.read_text('utf-8')}"


def pages(visit: Visit) -> tuple[str, ...]:
    """The pages worth keeping for this person: their own, the whole library, and the session planned last."""
    today = reverse("today")
    found = [*map(reverse, PLAIN), f"{today}?{SHORTCUT}"]
    found += [reverse("exercise", args=[exercise]) for exercise in visit.catalogue.exercises]
    planned = [entry.id for entry in visit.entries if entry.kind == "planned"]
    return (*found, *(reverse(page, args=[planned[-1]]) for page in ("play", "felt") if planned))


def stamp(visit: Visit) -> str:
    """Changes whenever kept pages are out of date: after an entry, on a new day, with a new version."""
    last = visit.entries[-1].id if visit.entries else ""
    now = [len(visit.entries), last, visit.now.date().isoformat(), files()]
    return hashlib.sha256(json.dumps(now).encode()).hexdigest()[:16]
