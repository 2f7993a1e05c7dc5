"""A session of seven minutes in real time, in Chromium: how far beeps lie from their moments on the audio clock."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any, Final

from playwright.sync_api import Page, sync_playwright
from scripts.first_load import healthy
from tests.shell.terminal import running

from lumbar.catalogue import load_catalogue
from lumbar.diary import Entry, write_entry
from lumbar.planning import Wish, plan, state
from lumbar.screening import Person
from lumbar.web.clock import now
from lumbar.wire import encode

MINUTES: Final = 7
NEAR_MS: Final = 600
"""Farther than this from a beep, a tone is none of its own."""
PLANNED: Final = "00000000-0000-4000-8000-000000000001"
LISTEN: Final = """
window.tones = [];
const { start, stop } = OscillatorNode.prototype;
OscillatorNode.prototype.start = function (when) {
  this.tone = { at: performance.now() + (when - this.context.currentTime) * 1000, hertz: this.frequency.value };
  window.tones.push(this.tone);
  return start.call(this, when);
};
OscillatorNode.prototype.stop = function (when) {
  if (when === undefined && performance.now() < this.tone.at) this.tone.dropped = true;
  return stop.call(this, when);
};
new MutationObserver(() => {
  if (!window.begun && document.querySelector("[role=timer]")) window.begun = performance.now();
}).observe(document, { childList: true, subtree: true, attributes: true });
let next = 0;
const every = window.setInterval;
window.setInterval = (beat, ms) => every(() => {
  if (!window.hiddenFrom || performance.now() < window.hiddenFrom) return beat();
  if (performance.now() >= next) { next = performance.now() + 1000; beat(); }
}, ms);
"""
"""Notes each tone with the moment at which it is to sound; from `hiddenFrom` on timers come once a second, as in a
hidden tab."""
HEARD: Final = "() => [window.begun, window.tones.filter((tone) => !tone.dropped).map(({ at }) => at)]"


@dataclass(frozen=True)
class Session:
    """Milliseconds by which the worst beep missed its moment, and by which all of them lie behind the first sight of
    the clock (the audio has to wake up once); beeps that were planned and never sounded, or sounded and were not
    planned; and all that were planned.
    """

    worst_ms: float
    behind_ms: float
    missing: int
    beeps: int


@cache
def played() -> Session:
    """Plays the session: its first half in sight, the other with the timers of a hidden tab."""
    with tempfile.TemporaryDirectory() as folder:
        diary = Path(folder) / "diary.jsonl"
        diary.write_text("".join(json.dumps(write_entry(entry)) + "\n" for entry in _diary()), "utf-8")
        environment = {**os.environ, "LUMBAR_DATA": folder}
        subprocess.run([sys.executable, "-m", "lumbar", "import", str(diary)], check=True, env=environment)
        with running("--no-browser", "--data", folder) as port:
            return _in_chromium(f"http://127.0.0.1:{port}/play/{PLANNED}/")


def _diary() -> tuple[Entry, Entry]:
    """Of somebody whom nothing ails, with seven minutes planned for now."""
    at = now()
    known = state(load_catalogue(), Person(stated=True), (), at)
    session = plan(load_catalogue(), known.clearance, known.progress, Wish(MINUTES), at)
    return healthy(), Entry(PLANNED, at, "UTC", "planned", {"session": encode(session)})


def _in_chromium(address: str) -> Session:
    flags = ["--autoplay-policy=no-user-gesture-required", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=flags)
        page = browser.new_page(viewport={"width": 390, "height": 844})
        page.add_init_script(LISTEN)
        page.goto(address)
        found = _heard(page)
        browser.close()
    return found


def _heard(page: Page) -> Session:
    book = json.loads(page.locator("script[type='application/json']").first.inner_text())
    seconds = book["timeline"]["seconds"]
    page.get_by_role("button", name="Start").click()
    page.evaluate("(ms) => { window.hiddenFrom = performance.now() + ms; }", 500 * seconds)
    page.get_by_role("heading", name="That is all for today").wait_for(timeout=1000 * (seconds + 30))
    page.wait_for_timeout(1000)
    begun, tones = page.evaluate(HEARD)
    return compared(list(moments(book["timeline"])), [tone - begun for tone in tones])


def moments(timeline: Mapping[str, Any]) -> Iterator[float]:
    """Milliseconds from the beginning to each beep, as the timeline has it."""
    for segment in timeline["segments"]:
        yield from (1000 * (segment["start_s"] + cue["at_s"]) for cue in segment["cues"] if cue["beep"])


def compared(wanted: Sequence[float], heard: Sequence[float]) -> Session:
    """Each beep beside the tone that lies nearest; the tones that follow the first of a beep belong to it."""
    off = [min((tone - beep for tone in heard), key=abs) for beep in wanted]
    lone = [tone for tone in heard if min(abs(tone - beep) for beep in wanted) > NEAR_MS]
    found = [each for each in off if abs(each) <= NEAR_MS]
    steady = median(found)
    worst = max(abs(each - steady) for each in found)
    return Session(worst, steady, len(off) - len(found) + len(lone), len(wanted))
