"""Chromium on the pages of a server in this process, so that a test may set the clock."""

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.signals import request_finished, request_started
from playwright.sync_api import Browser, BrowserContext, BrowserType, Page, sync_playwright

from tests.home import home, screened

__all__ = ["home", "screened"]
SCREENS = Path(__file__).parents[2] / ".screens"
WIDTHS = {360: 740, 1440: 900}
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "locale": "en-GB",
    "timezone_id": "Europe/Riga",
}
KITCHEN = "kitchen.local"
"""What a computer in the home network is called; its address here is this computer's own."""
QUIET = ("disable-gpu", "disable-quic", "no-first-run", "disable-component-update", "disable-sync")


@pytest.fixture(scope="session")
def chromium() -> Iterator[BrowserType]:
    # Playwright keeps an event loop in this thread, which Django takes for async code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        yield playwright.chromium


@pytest.fixture(scope="session")
def browser(chromium: BrowserType) -> Iterator[Browser]:
    program = shutil.which("chromium")
    assert program, "the browser tests need the package chromium"
    # The figure that moves would be drawn by the processor: only its own tests do that.
    more = ("disable-background-networking", "disable-3d-apis", f"host-resolver-rules=MAP {KITCHEN} 127.0.0.1")
    flags = [f"--{flag}" for flag in (*QUIET, *more)]
    if os.geteuid() == 0:
        flags.append("--no-sandbox")
    started = chromium.launch(executable_path=program, args=flags)
    yield started
    started.close()


@pytest.fixture(autouse=True)
def answered(transactional_db: None) -> Iterator[None]:
    """Ends when the server has answered all it was asked: what comes late would find the diary of the next test."""
    asked: set[int] = set()

    def begin(**_: object) -> None:
        asked.add(threading.get_ident())

    def end(**_: object) -> None:
        asked.discard(threading.get_ident())

    request_started.connect(begin)
    request_finished.connect(end)
    yield
    for _ in range(200):
        if asked <= {threading.get_ident()}:
            break
        time.sleep(0.05)
    request_started.disconnect(begin)
    request_finished.disconnect(end)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A phone in English without a service worker; script errors and breaches of the content policy fail the test."""
    faults: list[str] = []
    opened = browser.new_context(**PHONE)
    opened.add_init_script("delete Navigator.prototype.serviceWorker")
    opened.on("weberror", lambda error: faults.append(str(error.error)))
    opened.on("console", lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None)
    yield opened
    opened.close()
    assert faults == []


@pytest.fixture
def page(context: BrowserContext, live_server: Any) -> Page:
    """A page on which `page.goto("/")` is the live server's first page."""
    opened = context.new_page()
    opened.set_default_timeout(10_000)
    go = opened.goto
    opened.goto = lambda url, **more: go(f"{live_server.url}{url}", **more)  # type: ignore[method-assign]
    return opened


@dataclass(frozen=True)
class Network:
    """What lies between a phone and its server. Playwright's own switch alone has let a request slip through."""

    context: BrowserContext
    there: threading.Event

    def lose(self) -> None:
        """Flight mode."""
        self.there.clear()
        self.context.set_offline(True)

    def find(self) -> None:
        self.there.set()
        self.context.set_offline(False)


@pytest.fixture
def network(context: BrowserContext, live_server: Any, monkeypatch: pytest.MonkeyPatch) -> Network:
    """The network of the phone, which a test may take away and give back: without it the server hangs up at once."""
    handler, there = live_server.thread.httpd.RequestHandlerClass, threading.Event()
    there.set()
    listen = handler.parse_request

    def answers(call: Any) -> bool:
        call.close_connection = True
        return there.is_set() and bool(listen(call))

    monkeypatch.setattr(handler, "parse_request", answers)
    return Network(context, there)


@pytest.fixture
def screens(page: Page, request: pytest.FixtureRequest) -> Callable[[str], None]:
    """`screens("today")` pictures the page, narrow and wide, light and dark, when LUMBAR_SCREENS is set."""

    return lambda name: picture(page, name)


@pytest.fixture
def accessible(page: Page) -> Callable[[], None]:
    """`accessible()` lets axe judge the page, narrow and wide, in light and in dark."""

    return lambda: judge(page)


def judge(page: Page) -> None:
    """Let axe judge a page, narrow and wide, in light and in dark."""
    for width, height in WIDTHS.items():
        for theme in THEMES:
            page.set_viewport_size({"width": width, "height": height})
            page.emulate_media(color_scheme=theme, reduced_motion="reduce")
            found = Axe().run(page)
            assert found.violations_count == 0, f"{width} px, {theme}:\n{found.generate_report()}"
            assert fits(page), f"{width} px: the page is wider than the screen"


def picture(page: Page, name: str) -> None:
    """Picture a page, narrow and wide, light and dark, when LUMBAR_SCREENS is set."""
    if not os.environ.get("LUMBAR_SCREENS"):
        return
    SCREENS.mkdir(exist_ok=True)
    for width, height in WIDTHS.items():
        for theme in THEMES:
            page.set_viewport_size({"width": width, "height": height})
            page.emulate_media(color_scheme=theme)
            page.screenshot(path=SCREENS / f"{name}-{width}-{theme}.png", full_page=True)


def fits(page: Page) -> bool:
    """Whether nothing has to be scrolled sideways."""
    fitting: bool = page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")
    return fitting


def until(page: Page, script: str, argument: Any = None, seconds: float = 60) -> None:
    """Wait until a function of the page is true; Playwright's own wait takes a promise for true."""
    for _ in range(round(seconds * 20)):
        if page.evaluate(script, argument):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"not within {seconds} seconds: {script} of {argument}")


def painted(page: Page) -> None:
    """Wait until the page is whole and on the screen, where its predecessor stays until then."""
    until(page, "() => document.readyState === 'complete' && performance.getEntriesByType('paint').length > 0")
