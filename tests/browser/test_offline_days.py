"""Days without a network: the session of each planned day can be played, and what must stop it stops it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from lumbar.web.queries import ahead
from tests.browser.conftest import PHONE, Network, until
from tests.browser.test_offline import few_pictures, in_diary, say_how_it_felt, skip_through, stocked
from tests.home import Home

__all__ = ["few_pictures"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NEEDS_NETWORK = "This session needs the network first"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A phone that may keep Lumbar; its worker knows the time of this machine alone."""
    opened = browser.new_context(**{**PHONE, "timezone_id": "UTC"})
    yield opened
    opened.close()


@pytest.fixture
def days_later(screened: Home, page: Page, network: Network, monkeypatch: pytest.MonkeyPatch) -> Page:
    """A phone that kept everything two days ago and has had no network since; a session is planned for every day.

    The worker has the clock of this machine, so the past is the server's. Which hours a day has, tests without a
    browser hold; here any hour of the night will do.
    """
    monkeypatch.setattr(ahead, "WAKES", time.min)
    monkeypatch.setattr(ahead, "is_early", lambda moment, rises: False)
    screened.now = datetime.now(UTC) - timedelta(days=2)
    screened.write("preference", {"days": 7})
    screened.check(pain=2)
    page.goto("/today/")
    stocked(page, "/settings/")
    assert page.evaluate("async (day) => Boolean(await caches.match(day))", f"/offline/day/{datetime.now(UTC).date()}")
    network.lose()
    page.goto("/today/")
    return page


def tell(page: Page, pain: int = 2, flare: str = "No, as usual", new: str = "Nothing new", where: str = "") -> None:
    """The check before a session."""
    page.wait_for_url("**/check/**")
    page.locator("#pain label").nth(pain).click()
    page.get_by_text(flare).click()
    page.get_by_text(new, exact=True).click()
    if where:
        page.locator(f".spot-{where}").click()
    page.get_by_role("button", name="To today's session").click()
    page.wait_for_url(lambda address: "/check/" not in address)


def press_start(page: Page) -> None:
    page.get_by_role("button", name="Start").click()


def test_two_days_on_the_session_of_the_day_is_played_and_counted_once(
    days_later: Page, network: Network, screened: Home
) -> None:
    page = days_later
    assert screened.entries("planned") == []
    expect(page.get_by_text("You are offline.")).to_be_visible()
    first = page.locator(".item b").first.inner_text()
    press_start(page)
    tell(page)
    page.wait_for_url("**/today/*")
    press_start(page)
    page.wait_for_url("**/play/*/")
    expect(page.locator(".player-ready")).to_contain_text(first)
    assert page.evaluate("() => [...document.images].every((image) => image.complete)")
    planned = page.url.strip("/").rpartition("/")[2]
    skip_through(page)
    say_how_it_felt(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Your answers are kept")
    assert screened.entries("planned") == []
    screened.now = datetime.now(UTC) + timedelta(minutes=1)
    network.find()
    page.goto("/history/")
    in_diary(page, "after")
    [row] = in_diary(page, "planned")
    assert str(row.id) == planned
    assert datetime.now(UTC) - row.at < timedelta(minutes=5)
    page.goto("/history/")
    in_diary(page, "planned")
    expect(page.locator("main")).to_contain_text("One session so far")


@pytest.mark.parametrize(
    "answers",
    [
        {"new": "Fever or chills"},
        {"flare": "Yes, a flare-up"},
        {"pain": 8},
        {"where": "lower-leg-left"},
    ],
    ids=["something new", "a flare-up", "strong pain", "pain below the knee"],
)
def test_what_must_stop_a_session_stops_it_days_later_too(
    days_later: Page, network: Network, screened: Home, answers: dict[str, Any]
) -> None:
    press_start(days_later)
    tell(days_later, **answers)
    if "/today/" in days_later.url:
        press_start(days_later)
    expect(days_later.get_by_role("heading", level=1)).to_have_text(NEEDS_NETWORK)
    days_later.goto("/check/")
    tell(days_later)
    if "/today/" in days_later.url:
        press_start(days_later)
    expect(days_later.get_by_role("heading", level=1)).to_have_text(NEEDS_NETWORK)
    screened.now = datetime.now(UTC) + timedelta(minutes=1)
    network.find()
    days_later.goto("/history/")
    assert len(in_diary(days_later, "check", 3)) == 3, "neither takes the place of the other"


def test_sharp_pain_in_one_session_keeps_the_next_one_shut_until_the_network_is_back(
    days_later: Page, network: Network, screened: Home
) -> None:
    page = days_later
    press_start(page)
    tell(page)
    page.wait_for_url("**/today/*")
    press_start(page)
    page.wait_for_url("**/play/*/")
    page.get_by_role("button", name="Start").click()
    page.get_by_role("button", name="Sharp pain: stop").click()
    until(page, "async () => (await caches.open('lumbar-pages').then((all) => all.keys())).some(({url}) => "
          "url.includes('/offline/told/'))")  # fmt: skip
    page.goto("/today/?minutes=10&gentler=yes")
    press_start(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(NEEDS_NETWORK)
    screened.now = datetime.now(UTC) + timedelta(minutes=1)
    network.find()
    page.goto("/history/")
    in_diary(page, "stop")
