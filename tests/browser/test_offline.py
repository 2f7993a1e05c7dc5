"""Without a network: what is kept, what is said about it, and that nothing kept outlives its person."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from importlib import import_module
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from lumbar.web import offline, services
from lumbar.web.models import Entry
from lumbar.web.people import local_person
from tests.browser.conftest import PHONE, Network, until
from tests.browser.test_player import BRIDGE, TO_FIRST_WORK, left
from tests.home import Home
from tests.web.sessions import planned_for, short_session

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


NOTICES = 3
"""Pages that say what the network would be needed for."""
SPEAKS_LATE = """
const speak = ServiceWorker.prototype.postMessage;
ServiceWorker.prototype.postMessage = function (...words) {
  setTimeout(() => { speak.apply(this, words); window.spoken = true; }, 1000);
};
"""
"""A page that tells the worker late whose phone it is."""
FEW = ("bird-dog", "bridge", "cat-cow", "swimming")


@pytest.fixture(autouse=True)
def few_pictures(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The pictures of a few exercises: that a browser keeps all of them, `tests/web/test_offline.py` holds."""
    known = (offline.files, offline.worker)
    folders = (
        *(folder for folder in offline.FOLDERS if "lumbar/" not in folder),
        *(f"lumbar/figures/{one}" for one in FEW),
    )
    monkeypatch.setattr(offline, "FOLDERS", folders)
    for kept in known:
        kept.cache_clear()
    yield
    for kept in known:
        kept.cache_clear()


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


KEPT_OF = """async (person) => {
  const cache = await caches.open("lumbar-pages"), found = [];
  for (const request of await cache.keys())
    if ((await (await cache.match(request)).text()).includes(person)) found.push(request.url);
  return found;
}"""
"""The addresses of all that is kept and names a person's mark."""


def stocked(page: Page, last: str = "/offline/stamp") -> None:
    """Wait until the browser has kept what it keeps, up to `last`."""
    until(page, "async (last) => Boolean(await caches.match(last))", last, seconds=60)


def test_in_flight_mode_today_and_the_whole_library_open_with_their_pictures(
    screened: Home, page: Page, network: Network
) -> None:
    page.goto("/today/")
    stocked(page)
    network.lose()
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


def test_the_page_that_stands_in_stays_while_the_worker_hears_whose_phone_it_is(
    screened: Home, page: Page, network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the worker begins to serve it asks for this page once more; it is told whose phone it is before the answer."""
    asked, told, gone = 0, threading.Event(), threading.Event()
    pages = import_module("lumbar.web.pages.offline")
    notices, stamp = pages.stop_texts, offline.stamp

    def late(*about: Any) -> Any:
        nonlocal asked
        asked += 1
        if asked > NOTICES:
            told.wait(60)
        return notices(*about)

    monkeypatch.setattr(pages, "stop_texts", late)
    monkeypatch.setattr(offline, "stamp", lambda visit: gone.wait(60) and stamp(visit))
    page.add_init_script(SPEAKS_LATE)
    page.goto("/today/")
    until(page, "() => window.spoken")
    page.wait_for_timeout(500)
    told.set()
    stocked(page, "/offline/person")
    page.wait_for_timeout(500)
    network.lose()
    gone.set()
    page.goto("/no-such-page/")
    expect(page.get_by_role("heading", level=1)).to_have_text("This page is not here without a network")


def test_a_session_goes_on_at_the_same_second_in_flight_mode(screened: Home, page: Page, network: Network) -> None:
    page.clock.install(time=screened.now)
    address = f"/play/{planned_for(local_person(), short_session())}/"
    page.goto(address)
    stocked(page, address)
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    page.clock.run_for((TO_FIRST_WORK + 7) * 1000)
    before = left(page)
    assert before <= BRIDGE - 6
    network.lose()
    page.reload()
    page.get_by_role("button", name="Go on where you stopped").click()
    assert left(page) in (before, before - 1), "a second may pass in between"
    assert page.evaluate("() => [...document.images].every((image) => image.complete && image.naturalWidth > 0)")


def in_diary(page: Page, kind: str, number: int = 1) -> list[Entry]:
    """The entries of a kind, as soon as there are so many: sending takes a moment of real time."""
    for _ in range(150):
        if Entry.objects.filter(kind=kind).count() >= number:
            break
        page.wait_for_timeout(40)
    found = list(Entry.objects.filter(kind=kind))
    assert len(found) == number
    return found


@pytest.fixture
def away(screened: Home, page: Page, network: Network) -> Callable[..., Page]:
    """`away(hours)`: a phone that has kept everything after a check that many hours ago, and then lost its network."""

    def leave(hours: float = 0) -> Page:
        screened.now = datetime.now(UTC) - timedelta(hours=hours)
        screened.check(pain=2)
        page.goto("/today/")
        stocked(page, "/settings/")
        network.lose()
        page.goto("/today/")
        return page

    return leave


def skip_through(page: Page) -> None:
    """From the player's first page to its last."""
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    done = page.get_by_role("link", name="Say how it felt")
    while not done.is_visible():
        page.keyboard.press("ArrowRight")
    done.click()


def say_how_it_felt(page: Page) -> None:
    """The page after a session: little pain, not much effort, a form that held."""
    page.locator("#pain label").nth(2).click()
    page.locator("#effort label").nth(4).click()
    page.locator("#technique label").first.click()
    page.locator("main form button.wide").click()


def test_a_session_is_started_played_and_told_of_without_a_network_and_arrives_later(
    away: Callable[..., Page], network: Network, screened: Home
) -> None:
    page = away()
    first = page.locator(".item b").first.inner_text()
    page.get_by_role("button", name="Start").click()
    page.wait_for_url("**/play/*/")
    expect(page.locator(".player-ready")).to_contain_text(first)
    planned = page.url.strip("/").rpartition("/")[2]
    skip_through(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("How did it feel?")
    page.locator("main form button.wide").click()
    assert page.evaluate("() => document.querySelector('form').checkValidity()") is False
    say_how_it_felt(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Your answers are kept")
    assert {entry.kind for entry in screened.entries()} == {"answers", "check"}
    screened.later(days=2)
    network.find()
    page.goto("/today/")
    [after] = in_diary(page, "after")
    assert [str(row.id) for row in in_diary(page, "planned")] == [planned]
    assert after.data["session"] == planned
    assert datetime.now(UTC) - after.at < timedelta(minutes=5), "it is told of the moment when it was told"


def test_a_server_that_falls_silent_is_not_waited_for_and_counts_the_session_once(
    screened: Home, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    screened.now = datetime.now(UTC)
    screened.check(pain=2)
    page.goto("/today/")
    stocked(page, "/settings/")
    speaks, begins = threading.Event(), services.plan_to_play
    monkeypatch.setattr(services, "plan_to_play", lambda *session: speaks.wait(60) and begins(*session))
    page.get_by_role("button", name="Start").click()
    page.wait_for_url("**/play/*/", timeout=30_000)
    speaks.set()
    planned = page.url.strip("/").rpartition("/")[2]
    skip_through(page)
    say_how_it_felt(page)
    [after] = in_diary(page, "after")
    assert after.data["session"] == planned
    in_diary(page, "planned", 2)
    screened.later(minutes=5)
    page.goto("/history/")
    expect(page.locator(f"main a[href*='{planned}']")).to_have_count(1)


def test_without_a_network_an_old_check_is_asked_again_and_a_quiet_one_opens_the_session(
    away: Callable[..., Page], network: Network
) -> None:
    page = away(hours=6)
    page.get_by_role("button", name="Start").click()
    page.wait_for_url("**/check/")
    page.locator("#pain label").nth(2).click()
    page.get_by_text("No, as usual").click()
    page.get_by_text("Nothing new").click()
    page.get_by_role("button", name="To today's session").click()
    page.wait_for_url("**/today/*")
    page.get_by_role("button", name="Start").click()
    page.wait_for_url("**/play/*/")
    network.find()
    page.goto("/history/")
    in_diary(page, "check", 2)
    in_diary(page, "planned")


@pytest.mark.parametrize("new", ["Fever or chills", None])
def test_without_a_network_nothing_begins_when_the_back_is_worse_or_something_is_new(
    new: str | None, away: Callable[..., Page]
) -> None:
    page = away(hours=6)
    page.goto("/check/")
    page.locator("#pain label").nth(2 if new else 8).click()
    page.get_by_text("No, as usual").click()
    page.get_by_text(new or "Nothing new").click()
    page.get_by_role("button", name="To today's session").click()
    if not new:
        page.wait_for_url("**/today/*")
        page.get_by_role("button", name="Start").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("This session needs the network first")
    expect(page.get_by_role("link", name="Emergency: call 999")).to_be_visible()
    page.goto("/today/")
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("This session needs the network first")


def test_what_waits_is_sent_by_the_browser_after_the_last_page_was_closed(
    away: Callable[..., Page], context: BrowserContext, network: Network
) -> None:
    page = away()
    page.goto("/history/")
    versions: list[Any] = []
    session = context.new_cdp_session(page)
    session.on("ServiceWorker.workerRegistrationUpdated", lambda told: versions.extend(told["registrations"]))
    session.send("ServiceWorker.enable")
    page.locator("#minutes").fill("25")
    page.locator("#activity form button").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your answers are kept")
    other = context.new_page()
    told = context.new_cdp_session(other)
    told.send("ServiceWorker.enable")
    page.close()
    network.find()
    told.send(
        "ServiceWorker.dispatchSyncEvent",
        {
            "origin": versions[0]["scopeURL"].rstrip("/"),
            "registrationId": versions[0]["registrationId"],
            "tag": "outbox",
            "lastChance": False,
        },
    )
    in_diary(other, "activity")


def test_after_everything_is_deleted_nothing_of_the_person_is_kept(
    screened: Home, page: Page, context: BrowserContext
) -> None:
    page.goto("/settings/")
    stocked(page, "/today/")
    before = page.evaluate("() => localStorage.getItem('lumbar.person')")
    page.get_by_label("Type").fill("delete")
    page.get_by_role("button", name="Delete everything").click()
    expect(page.get_by_role("link", name="Start with a few questions")).to_be_visible()
    until(page, "async () => !(await caches.match('/today/'))")
    until(page, "before => ![null, before].includes(localStorage.getItem('lumbar.person'))", before)
    page.wait_for_timeout(1000)
    assert page.evaluate(KEPT_OF, before) == []


def test_pages_of_another_person_do_not_stay(screened: Home, page: Page) -> None:
    page.goto("/today/")
    stocked(page, "/check/")
    page.evaluate("() => localStorage.setItem('lumbar.person', 'somebodyelse1234')")
    page.goto("/offline/")
    until(page, "async () => !(await caches.match('/check/'))")


def test_an_update_waits_until_no_session_runs(
    screened: Home, page: Page, context: BrowserContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.goto(f"/play/{planned_for(local_person(), short_session())}/")
    until(page, "() => navigator.serviceWorker.controller !== null")
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    script = offline.worker() + "\n// the next version"
    monkeypatch.setattr(offline, "worker", lambda: script)
    server = page.url.partition("/play/")[0]
    other = context.new_page()
    waits = "async () => Boolean((await navigator.serviceWorker.getRegistration()).waiting)"
    for _ in range(2):
        other.goto(f"{server}/settings/")
        until(other, waits)
        other.wait_for_timeout(300)
    assert other.evaluate(waits)
    page.close()
    until(other, "async () => (await navigator.locks.query()).held.length === 0")
    other.goto(f"{server}/today/")
    until(other, waits.replace("Boolean(", "!Boolean("))
