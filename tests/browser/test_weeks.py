"""The weeks ahead in the browser: read by everyone, changed with a few taps, printed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import fits
from tests.home import Home

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Judge = Callable[[], None]
Take = Callable[[str], None]


def test_the_weeks_of_a_newcomer(screened: Home, page: Page, accessible: Judge, screens: Take) -> None:
    page.goto("/weeks/")
    expect(page.get_by_role("listitem").filter(has_text="Wednesday 20 May")).to_contain_text("15 minutes")
    accessible()
    screens("weeks-new")
    page.set_viewport_size({"width": 320, "height": 640})
    assert fits(page)


def test_the_weeks_in_a_flare_up(screened: Home, page: Page, accessible: Judge, screens: Take) -> None:
    screened.train()
    screened.later(days=2)
    screened.check(pain=5, flare="yes")
    page.goto("/weeks/")
    expect(page.get_by_text("A day for relief.")).to_be_visible()
    accessible()
    screens("weeks-flare")


def test_goal_and_days_are_chosen_in_a_few_taps(screened: Home, page: Page, accessible: Judge, screens: Take) -> None:
    page.goto("/today/")
    page.locator(".week-line").get_by_role("link", name="The weeks ahead").click()
    page.get_by_role("link", name="Change goal and days").click()
    page.get_by_label("Make up for long sitting").check()
    page.get_by_label("Days with a session in a week").select_option("4 days a week")
    page.get_by_label("A swim").check()
    page.get_by_label("Make every fourth week an easier one").check()
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/weeks/?done=saved*")
    expect(page.get_by_role("heading", name="For: Make up for long sitting")).to_be_visible()
    expect(page.get_by_role("radio", name="Make up for long sitting")).to_be_checked()
    expect(page.get_by_text("Easier").first).to_be_visible()
    accessible()
    screens("weeks-office")


def test_a_walk_is_logged_with_one_tap(screened: Home, page: Page, accessible: Judge, screens: Take) -> None:
    screened.check()
    screened.play(screened.start(""))
    screened.later(days=1)
    page.goto("/today/")
    accessible()
    screens("today-between")
    page.get_by_role("button", name="I walked 25 minutes").click()
    page.wait_for_url("**/today/?done=logged")
    expect(page.get_by_role("button", name="I walked 25 minutes")).to_have_count(0)
    page.goto("/weeks/")
    expect(page.get_by_role("listitem").filter(has_text="Walked for 25 minutes")).to_have_count(1)


def test_the_weeks_fit_on_two_sheets(screened: Home, page: Page) -> None:
    page.goto("/weeks/")
    assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") <= 2
