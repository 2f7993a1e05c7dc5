"""Where it hurts, marked on the body or in the list beside it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.home import Home

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def _answer_check(page: Page) -> None:
    page.locator("#pain label").nth(3).click()
    page.get_by_label("No, as usual").check()
    page.get_by_label("Nothing new").check()


def test_a_tap_on_the_body_becomes_what_follows_from_it(
    screened: Home, page: Page, accessible: Callable[[], None], screens: Callable[[str], None]
) -> None:
    page.goto("/check/")
    _answer_check(page)
    page.locator(".spot-back-left").click()
    expect(page.get_by_role("checkbox", name="left lower back")).to_be_checked()
    page.locator(".spot-thigh-left").click()
    page.locator(".spot-thigh-left").click()
    expect(page.get_by_role("checkbox", name="left thigh")).not_to_be_checked()
    accessible()
    screens("check-map")
    page.get_by_role("button", name="To today's session").click()
    expect(page).to_have_url(re.compile("/today/"))
    assert screened.entries("check")[0].data["where"] == ["back-left"]
    planned = screened.start()
    screened.play(planned)
    page.goto(f"/felt/{planned}/")
    expect(page.get_by_text("Before the session it was here: left lower back.")).to_be_visible()
    for field, number in (("pain", 3), ("effort", 4)):
        page.locator(f"#{field} label").nth(number).click()
    page.locator(".spot-thigh-left").click()
    page.get_by_label("Yes, it held").check()
    accessible()
    screens("felt-map")
    page.get_by_role("button", name="See what changes").click()
    expect(page.get_by_role("heading", name="The pain went further down your leg")).to_be_visible()
    accessible()
    screens("next-down")
    page.goto("/history/")
    expect(page.get_by_text("Before: left lower back. After: left thigh")).to_be_visible()
    accessible()
    screens("history-map")


def test_the_keyboard_marks_what_a_tap_marks(screened: Home, page: Page) -> None:
    page.goto("/check/")
    page.locator("#pain input").nth(3).focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    expect(page.get_by_role("checkbox", name="left lower back")).to_be_focused()
    for _ in range(5):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_role("checkbox", name="left thigh")).to_be_checked()
    expect(page.get_by_role("group", name="Where do you feel it?")).to_be_visible()
    assert page.locator(".body-figure").get_attribute("role") is None


def test_pain_in_both_legs_points_to_the_question_about_it(
    screened: Home, page: Page, accessible: Callable[[], None], screens: Callable[[str], None]
) -> None:
    page.goto("/check/")
    page.locator(".spot-thigh-left").click()
    expect(page.locator(".both-legs")).to_be_hidden()
    page.locator(".spot-lower-leg-right").click()
    expect(page.locator(".both-legs")).to_be_visible()
    accessible()
    screens("check-both-legs")
    page.locator(".both-legs a").click()
    page.wait_for_url("**/check/#new")
