"""Chromium with WebGL in software, and what can be seen of the figure that it draws."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserType, Page, expect
from studio.stage import FLAGS

from tests.browser.conftest import QUIET

PATIENCE_MS = 40_000
NO_WEBGL = "HTMLCanvasElement.prototype.getContext = () => null"
COUNT_DRAWN = """window.drawn = 0;
const draw = WebGL2RenderingContext.prototype.drawElements;
WebGL2RenderingContext.prototype.drawElements = function (...all) { window.drawn++; return draw.apply(this, all) }"""


@pytest.fixture(scope="module")
def browser(chromium: BrowserType) -> Iterator[Browser]:
    flags = [*FLAGS, *(f"--{flag}" for flag in QUIET if flag != "disable-gpu")]
    started = chromium.launch(executable_path=shutil.which("chromium"), args=flags)
    yield started
    started.close()


@pytest.fixture
def page(page: Page) -> Page:
    """A page that may take its time: pictures are drawn by the processor."""
    page.set_default_timeout(PATIENCE_MS)
    expect.set_options(timeout=PATIENCE_MS)
    return page


def seen(page: Page) -> bytes:
    """The picture of the figure, once what was asked for is drawn."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return page.locator(".moving-stage").screenshot()


def draws(page: Page) -> None:
    """Waits until something more is drawn."""
    page.wait_for_function("before => window.drawn > before", arg=page.evaluate("window.drawn"))


def rests(page: Page) -> None:
    """Waits until nothing has been drawn for a second: a slow machine may have frames under way."""
    page.wait_for_function(
        """() => { const now = performance.now();
        if (window.drawn !== window.drawnBefore) [window.drawnBefore, window.restsSince] = [window.drawn, now];
        return now - window.restsSince > 1_000 }""",
        polling=100,
    )
