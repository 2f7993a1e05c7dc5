"""One session, several windows and devices: one leads, and every set counts once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect

from lumbar.web.models import Entry
from lumbar.web.people import local_person
from tests.browser.test_player import BRIDGE, OPENED, TO_FIRST_WORK, WHOLE, arrived, left, seconds
from tests.web.sessions import planned_for, short_session

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def planned() -> UUID:
    return planned_for(local_person(), short_session())


def window(page: Page, address: str) -> Page:
    """A window on the session where only the test lets time pass; windows of one browser share their clock."""
    page.clock.install(time=OPENED)
    page.goto(address)
    expect(page.locator(".player")).to_be_visible()
    page.clock.pause_at(OPENED + timedelta(minutes=1))
    return page


@pytest.fixture
def first(page: Page, planned: UUID) -> Page:
    """A window that leads through the first exercise and is seven seconds into it."""
    opened = window(page, reverse("play", args=[planned]))
    opened.get_by_role("button", name="Start").click()
    expect(opened.get_by_role("button", name="Pause")).to_be_visible()
    seconds(opened, TO_FIRST_WORK + 7)
    return opened


def test_a_second_window_says_where_the_session_runs_and_takes_over_in_one_tap(
    first: Page, context: BrowserContext
) -> None:
    second = window(context.new_page(), first.url)
    expect(second.get_by_role("heading", level=1)).to_have_text("Your session runs in another window")
    second.get_by_role("button", name="Go on here").click()
    expect(second.get_by_text("Take your position again")).to_be_visible()
    assert left(second) == BRIDGE - 7
    expect(first.get_by_role("heading", level=1)).to_have_text("Your session runs in another window")
    seconds(second, 5 + WHOLE)
    arrived(second, 4, "set")
    assert Entry.objects.filter(kind="set").count() == 4


def test_windows_may_take_over_from_each_other_again_and_again(first: Page, context: BrowserContext) -> None:
    second = window(context.new_page(), first.url)
    for number in range(8):
        taking = second if number % 2 == 0 else first
        taking.get_by_role("button", name="Go on here").click()
        expect(taking.get_by_text("Take your position again")).to_be_visible()
        seconds(taking, 5 + 4)
    seconds(first, 5 + WHOLE)
    arrived(first, 4, "set")
    assert Entry.objects.filter(kind="set").count() == 4


def test_a_window_that_is_gone_holds_nothing(first: Page, context: BrowserContext) -> None:
    second = window(context.new_page(), first.url)
    expect(second.get_by_role("heading", level=1)).to_have_text("Your session runs in another window")
    first.close()
    second.reload()
    second.get_by_role("button", name="Go on where you stopped").click()
    expect(second.get_by_text("Take your position again")).to_be_visible()
    assert left(second) == BRIDGE - 7


def test_a_session_begun_on_another_device_goes_on_after_its_last_set(
    first: Page, planned: UUID, context: BrowserContext
) -> None:
    seconds(first, BRIDGE)
    arrived(first, 1, "set")
    browser = context.browser
    assert browser is not None
    phone = browser.new_context()
    second = window(phone.new_page(), first.url)
    expect(second.get_by_text("Exercise 2 of 3: Bird-dog")).to_be_visible()
    second.get_by_role("button", name="Go on where you stopped").click()
    expect(second.get_by_text("Take your position again")).to_be_visible()
    for page in (first, second):
        seconds(page, 5 + WHOLE)
        expect(page.get_by_role("heading", level=1)).to_have_text("That is all for today")
    arrived(second, 4, "set")
    second.wait_for_timeout(300)
    assert Entry.objects.filter(kind="set").count() == 4
    phone.close()


def test_another_window_can_be_read_by_everyone(
    first: Page, context: BrowserContext, accessible: Callable[[], None], screens: Callable[[str], None]
) -> None:
    second = window(context.new_page(), first.url)
    first.clock.resume()
    second.get_by_role("button", name="Go on here").click()
    expect(first.get_by_role("heading", level=1)).to_have_text("Your session runs in another window")
    accessible()
    screens("play-elsewhere")
