"""Without a network: what is kept, what is said about it, and that nothing kept outlives its person."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from lumbar.web.people import local_person
from tests.browser.conftest import PHONE
from tests.browser.test_player import BRIDGE, TO_FIRST_WORK, left
from tests.home import Home
from tests.web.sessions import planned_for, short_session

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A phone that may keep Lumbar."""
    faults: list[str] = []
    opened = browser.new_context(**PHONE)
    opened.on("weberror", lambda error: faults.append(str(error.error)))
    opened.on("console", lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None)
    yield opened
    opened.close()
    assert faults == []


def stocked(page: Page) -> None:
    """Wait until the browser has kept what it keeps."""
    for _ in range(300):
        if page.evaluate("async () => Boolean(await caches.match('/offline/stamp'))"):
            return
        page.wait_for_timeout(50)
    raise AssertionError("the browser has not kept the pages within 15 seconds")


def test_in_flight_mode_today_and_the_whole_library_open_with_their_pictures(
    screened: Home, page: Page, context: BrowserContext
) -> None:
    page.goto("/today/")
    stocked(page)
    context.set_offline(True)
    page.goto("/today/")
    expect(page.get_by_role("button", name="Start")).to_be_visible()
    expect(page.get_by_text("You are offline.")).to_be_visible()
    page.get_by_role("link", name="Exercises").first.click()
    for exercise in ("bird-dog", "cat-cow", "swimming"):
        page.goto(f"/exercises/{exercise}/")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert page.evaluate("() => [...document.images].every((image) => image.complete && image.naturalWidth > 0)")
    page.goto("/exercises/no-such-exercise/")
    expect(page.get_by_role("link", name="Emergency: call 112").or_(page.get_by_text("Emergency"))).to_be_visible()


def test_a_session_goes_on_at_the_same_second_in_flight_mode(
    screened: Home, page: Page, context: BrowserContext
) -> None:
    page.clock.install(time=screened.now)
    page.goto(f"/play/{planned_for(local_person(), short_session())}/")
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    page.get_by_role("button", name="Start").click()
    page.clock.run_for((TO_FIRST_WORK + 7) * 1000)
    context.set_offline(True)
    page.reload()
    page.get_by_role("button", name="Go on where you stopped").click()
    assert left(page) == BRIDGE - 7
    assert page.evaluate("() => [...document.images].every((image) => image.complete && image.naturalWidth > 0)")
