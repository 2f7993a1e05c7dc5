"""Tab, browser and server are killed in the middle, at random moments, and every set is in the diary exactly once.

Time runs ten times as fast in the pages, and several sessions run side by side, so that each kill hits each of them at
another point. `LUMBAR_KILLS` is the number of points; `just kills` tries 200.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from playwright.sync_api import Browser, BrowserContext, BrowserType, Error, Page

from lumbar.catalogue import Hold
from lumbar.planning import Item, Session, item_seconds
from lumbar.wire import encode
from tests.browser.conftest import QUIET, until
from tests.shell.terminal import COMMAND, environment, free_port, lumbar, wait_for
from tests.web.sessions import WHY, entry, healthy

pytestmark = pytest.mark.browser
POINTS = int(os.environ.get("LUMBAR_KILLS", "40"))
WINDOWS = 4
FAST = """
(() => {
  const { setTimeout, setInterval } = window, real = performance.now.bind(performance), begun = Date.now();
  let speed = 10, last = real(), passed = 0;
  const time = () => { const now = real(); passed += (now - last) * speed; last = now; return passed; };
  performance.now = time;
  Date.now = () => begun + time();
  window.setTimeout = (run, ms = 0, ...more) => setTimeout(run, ms / 10, ...more);
  window.setInterval = (run, ms = 0, ...more) => setInterval(run, ms / 10, ...more);
  window.run = (wanted) => { time(); speed = wanted; };
})();
"""
"""Makes the clocks and timers of a page run ten times as fast, or as fast as `run(...)` says."""
ITEMS = 4 + POINTS // 5


def long_session() -> Session:
    """Exercises of two sides and three rounds: six sets of six seconds each."""
    hold = Hold("hold", 6)
    seconds = item_seconds(hold, "both", 3, 2, 0)
    item = Item("bird-dog", "bird-dog/base", "strength", "quadruped", "both", hold, 3, 2, 0, seconds, WHY)
    return Session(20, ITEMS * seconds, "relief", None, (item,) * ITEMS)


SETS = {(item, number, side) for item in range(ITEMS) for number in (1, 2, 3) for side in ("left", "right")}


class Server:
    """Lumbar as a process of its own on a data folder of its own, which can be killed and started again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [*COMMAND, "--data", str(self.folder), "--no-browser", "--port", str(self.port)]
        self.process = subprocess.Popen(
            command, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        wait_for(self.port, self.process)

    def kill(self) -> None:
        """The whole group at once: the one that listens and the ones that answer."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def diary(self) -> Counter[tuple[str, int, int, str]]:
        """How often each set of each session is in the diary."""
        with closing(sqlite3.connect(self.folder / "lumbar.sqlite3")) as database:
            rows = [(kind, json.loads(data)) for kind, data in database.execute("SELECT kind, data FROM web_entry")]
        assert {kind for kind, _ in rows} <= {"answers", "planned", "set"}, "nothing but sets was written"
        sets = [data for kind, data in rows if kind == "set"]
        assert all(one["full"] for one in sets)
        return Counter((one["session"], one["item"], one["set"], one["side"]) for one in sets)


class Phone:
    """A browser with a profile on disk, which can be killed and started again, and a window for each session."""

    def __init__(self, kind: BrowserType, profile: Path, server: Server, sessions: list[UUID]) -> None:
        self.kind, self.profile, self.server, self.sessions = kind, profile, server, sessions
        self.windows: dict[UUID, Page] = {}
        self.context = self._open()

    def _open(self) -> BrowserContext:
        flags = [f"--{flag}" for flag in (*QUIET, "disable-3d-apis")] + (["--no-sandbox"] if os.geteuid() == 0 else [])
        chromium = shutil.which("chromium")
        context = self.kind.launch_persistent_context(self.profile, executable_path=chromium, args=flags)
        context.add_init_script(FAST)
        context.set_default_timeout(60_000)
        return context

    def look(self, session: UUID) -> Page:
        """The window of a session, leading through it; a new one where there is none."""
        if session not in self.windows:
            page = self.windows[session] = self.context.new_page()
            page.goto(f"http://127.0.0.1:{self.server.port}/play/{session}/")
            page.locator(".player-main").first.click()
            page.locator('.player:not([data-phase="ready"])').wait_for()
        return self.windows[session]

    def ended(self, session: UUID) -> bool:
        return self.look(session).locator('[data-phase="ended"]').count() > 0

    def run(self, speed: int) -> None:
        """How fast time passes in every window."""
        for page in self.windows.values():
            page.evaluate("(speed) => window.run(speed)", speed)

    def close_window(self, session: UUID) -> None:
        self.windows.pop(session).close()

    def crash_window(self, session: UUID) -> None:
        page = self.windows.pop(session)
        with suppress(Error):
            page.goto("chrome://crash", timeout=2000)
        page.close()

    def kill(self) -> None:
        """SIGKILL to the browser: no time to write anything down."""
        [main] = [pid for pid, words in _processes() if str(self.profile) in words and "--type=" not in words]
        os.kill(main, signal.SIGKILL)
        with suppress(Error):
            self.context.close()
        self.windows.clear()
        self.context = self._open()


def _processes() -> Iterator[tuple[int, str]]:
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            with suppress(OSError):
                yield int(folder.name), (folder / "cmdline").read_text().replace("\0", " ")


@pytest.fixture
def sessions(tmp_path: Path) -> list[UUID]:
    """Sessions that are planned in the diary of `tmp_path / "home"`."""
    planned = [entry("planned", {"session": encode(long_session())}, str(uuid4())) for _ in range(WINDOWS)]
    file = tmp_path / "diary.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in (healthy(), *planned)))
    carried = lumbar("import", str(file), "--data", tmp_path / "home")
    assert carried.returncode == 0, carried.stderr
    return [UUID(row["id"]) for row in planned]


@pytest.fixture
def server(tmp_path: Path, sessions: list[UUID]) -> Iterator[Server]:
    made = Server(tmp_path / "home")
    made.start()
    yield made
    made.kill()


@pytest.fixture
def phone(browser: Browser, tmp_path: Path, server: Server, sessions: list[UUID]) -> Iterator[Phone]:
    made = Phone(browser.browser_type, tmp_path / "profile", server, sessions)
    yield made
    made.context.close()


def kept(phone: Phone) -> None:
    """Every session is led by a window, and its page opens without a server."""
    for session in phone.sessions:
        page = phone.look(session)
        until(page, "async () => Boolean(await caches.match(location.pathname))")


def test_whatever_is_killed_in_the_middle_every_set_is_in_the_diary_once(
    phone: Phone, server: Server, sessions: list[UUID]
) -> None:
    dice = random.Random(5)
    kept(phone)
    points = 0
    while points < POINTS:
        running = [session for session in sessions if not phone.ended(session)]
        assert running, f"the sessions were over after {points} points"
        phone.look(running[0]).wait_for_timeout(dice.uniform(0, 900))
        match dice.choices(("close", "crash", "browser", "server"), (3, 3, 2, 2))[0]:
            case "browser":
                phone.kill()
                points += len(running)
            case "server":
                server.kill()
                phone.look(running[0]).wait_for_timeout(dice.uniform(0, 600))
                victim = dice.choice(running)
                phone.close_window(victim)
                phone.look(victim)
                phone.run(0)
                server.start()
                phone.run(10)
                points += len(running)
            case kind:
                victim = dice.choice(running)
                phone.look(victim)
                phone.close_window(victim) if kind == "close" else phone.crash_window(victim)
                points += 1
    kept(phone)
    phone.run(100)
    for session in sessions:
        phone.look(session).locator('[data-phase="ended"]').wait_for(timeout=120_000)
    wanted = Counter((str(session), *place) for session in sessions for place in SETS)
    for _ in range(100):
        if server.diary() == wanted:
            break
        phone.look(sessions[0]).wait_for_timeout(200)
    assert server.diary() == wanted
