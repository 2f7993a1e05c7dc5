"""The figure that moves, in Chromium with WebGL in software: it moves, turns, steps, rests, and gives way to stills."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from studio.stage import FLAGS

from tests.browser.conftest import QUIET
from tests.home import Home

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PIXELS = """() => {
    const canvas = document.querySelector(".moving-stage canvas");
    const flat = new OffscreenCanvas(90, 60);
    const pen = flat.getContext("2d");
    pen.drawImage(canvas, 0, 0, 90, 60);
    return [...pen.getImageData(0, 0, 90, 60).data];
}"""
"""What the canvas shows, small; read in the very frame in which it is drawn."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    flags = [*FLAGS, *(f"--{flag}" for flag in QUIET if flag != "disable-gpu")]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=flags)
        yield started
        started.close()


def open_figure(page: Page, address: str = "/exercises/cobra/") -> None:
    page.goto(address)
    page.get_by_role("button", name="Show it moving").click()
    page.locator(".moving-stage canvas").wait_for(timeout=30_000)


def test_the_body_moves_instead_of_the_still(screened: Home, page: Page, screens: Callable[[str], None]) -> None:
    open_figure(page)
    page.get_by_role("button", name="Pause").click()
    screens("moving")
