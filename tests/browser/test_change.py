"""Today's session is changed on the page, by hand, by key, and without a script."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.home import Home

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Judge = Callable[[], None]
Take = Callable[[str], None]


def menu(page: Page, title: str) -> None:
    page.locator(".item", has_text=title).locator(".menu summary").last.click()


def test_an_exercise_is_swapped_left_out_and_taken_back(
    screened: Home, page: Page, accessible: Judge, screens: Take
) -> None:
    page.goto("/today/")
    menu(page, "Bird-dog")
    accessible()
    screens("change-menu")
    page.get_by_role("link", name="Swap it").locator("visible=true").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What may stand in?")
    accessible()
    screens("change-swap")
    page.get_by_text("Why not another one?").click()
    accessible()
    page.get_by_role("button", name="Take this").first.click()
    expect(page.get_by_role("status")).to_contain_text("Bird-dog")
    expect(page.locator(".item", has_text="Bird-dog")).to_have_count(0)
    accessible()
    screens("change-undo")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".item", has_text="Bird-dog")).to_have_count(1)


def test_less_time_is_two_taps(screened: Home, page: Page, accessible: Judge, screens: Take) -> None:
    page.goto("/today/")
    page.locator("summary", has_text="Less time").click()
    accessible()
    screens("change-time")
    page.get_by_role("button", name="14 min").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Fourteen")


def test_the_menu_is_worked_by_keys(screened: Home, page: Page) -> None:
    page.goto("/today/")
    page.locator(".item", has_text="Bird-dog").locator("summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Not today").locator("visible=true")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    expect(page.locator(".item", has_text="Bird-dog")).to_have_count(0)


def test_changes_need_no_script(screened: Home, browser: Browser, live_server: LiveServer) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{live_server.url}/today/")
    menu(page, "Bird-dog")
    page.get_by_role("button", name="Not today").locator("visible=true").click()
    expect(page.get_by_role("status")).to_contain_text("Bird-dog")
    menu(page, "Bridge")
    page.mouse.click(180, 20)
    expect(page.locator(".menu[open]")).to_have_count(0)
    context.close()


def test_an_exercise_page_says_why_not_today(screened: Home, page: Page, accessible: Judge, screens: Take) -> None:
    page.goto("/exercises/seated-tuck/")
    accessible()
    screens("change-exercise")
    page.get_by_role("button", name="Put it into today's session").click()
    expect(page.get_by_role("status")).to_contain_text("Comes in")
