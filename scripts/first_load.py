"""The first load of Today in Chromium, as somebody has it who comes for the first time on this device."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from playwright.sync_api import Browser, Response, sync_playwright
from tests.shell.terminal import running

from lumbar.diary import Entry, write_entry
from lumbar.screening import questionnaire
from lumbar.web.clock import now

PACKED = ("png", "webp", "woff2", "opus")
"""Files that are compressed as they are."""
APART = ("/figures/", "/voice/", "/icons/", "icon.svg", "/worker.js", "/offline/", "manifest")
"""What does not count: pictures and voice, and what the browser fetches for later once the page is there."""


@cache
def first_load() -> tuple[float, float]:
    """Kilobytes, compressed, and the seconds until the page can be used."""
    with tempfile.TemporaryDirectory() as folder:
        diary = Path(folder) / "diary.jsonl"
        diary.write_text(json.dumps(write_entry(healthy())) + "\n", "utf-8")
        environment = {**os.environ, "LUMBAR_DATA": folder}
        subprocess.run([sys.executable, "-m", "lumbar", "import", str(diary)], check=True, env=environment)
        with running("--no-browser", "--data", folder) as port:
            return _measured(f"http://127.0.0.1:{port}/today/")


def healthy() -> Entry:
    """The answers of somebody whom nothing ails."""
    chosen: dict[str, list[str]] = {group.id: [] for group in questionnaire().groups if group.kind == "many"}
    data = {"chosen": {**chosen, "pain": ["no"]}, "born": "1970-05-04"}
    return Entry("00000000-0000-4000-8000-000000000000", now(), "UTC", "answers", data)


def _measured(address: str) -> tuple[float, float]:
    """The first visit warms the server up; the second comes from a browser that knows nothing either."""
    flags = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=flags)
        _visit(browser, address)
        found = _visit(browser, address)
        browser.close()
    return found


def _visit(browser: Browser, address: str) -> tuple[float, float]:
    found: list[Response] = []
    page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()

    def note(response: Response) -> None:
        found.append(response)

    page.on("response", note)
    page.goto(address, wait_until="load")
    seconds = page.evaluate("() => performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd / 1000")
    size = sum(_size(one) for one in found if not any(part in one.url for part in APART))
    return size / 1000, float(seconds)


def _size(response: Response) -> int:
    body = response.body()
    return len(body if response.url.rpartition(".")[2] in PACKED else gzip.compress(body))
