"""What stands around every page."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_first_page_can_be_read_by_everyone(
    page: Page, accessible: Callable[[], None], screens: Callable[[str], None]
) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    accessible()
    screens("today")


def test_the_keyboard_skips_straight_to_the_page(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the page")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_a_lost_person_finds_the_way_back(page: Page, accessible: Callable[[], None]) -> None:
    page.goto("/nowhere/")
    accessible()
    page.get_by_role("link", name="Go to today").click()
    expect(page.get_by_role("link", name="Today", exact=True)).to_have_attribute("aria-current", "page")
