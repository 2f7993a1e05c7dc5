"""A whole session by keyboard, and by what a screen reader is told."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.states import nameless
from tests.home import Home
from tests.web.sessions import planned_for, short_session

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LISTEN = """
window.told = [];
new MutationObserver(() => {
  const regions = "[aria-live=polite], [aria-live=assertive], [role=status], [role=alert]";
  for (const region of document.querySelectorAll(regions)) {
    const text = region.textContent.trim();
    if (text && region.heard !== text) window.told.push(text);
    region.heard = text;
  }
}).observe(document, {subtree: true, childList: true, characterData: true});
"""
"""Notes what a screen reader would say by itself, text by text."""
SEGMENTS = """() => JSON.parse(document.querySelector("script[type='application/json']").textContent)
  .timeline.segments.length"""
FOCUS_MOST = 60
Role = Literal["button", "checkbox", "link", "radio"]


def tab_to(page: Page, role: Role, name: str) -> None:
    """Press Tab until the control with that role and name has the focus."""
    wanted = page.get_by_role(role, name=name).first
    for _ in range(FOCUS_MOST):
        page.keyboard.press("Tab")
        if wanted.evaluate("(one) => one === document.activeElement"):
            return
    raise AssertionError(f"no Tab reaches the {role} {name!r}")


def order(page: Page) -> list[tuple[float, float]]:
    """Where the focus is, Tab after Tab, from the top of the page's main part to its end."""
    page.locator("#main").focus()
    found = []
    for _ in range(FOCUS_MOST):
        page.keyboard.press("Tab")
        at: list[float] | None = page.evaluate(
            "() => document.activeElement.closest('main') && !document.activeElement.matches('main') && (() => {"
            "const box = (document.activeElement.closest('label') ?? document.activeElement).getBoundingClientRect();"
            "return [box.x + scrollX, box.y + scrollY]})()"
        )
        if not at:
            break
        found.append((at[0], at[1]))
    return found


def test_a_whole_session_from_the_check_to_what_changes_by_keyboard_alone(screened: Home, page: Page) -> None:
    page.goto("/check/")
    tab_to(page, "radio", "0 no pain")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    tab_to(page, "checkbox", "left thigh")
    page.keyboard.press("Space")
    tab_to(page, "radio", "No, as usual")
    page.keyboard.press("Space")
    tab_to(page, "checkbox", "Nothing new")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**/today/**")
    assert screened.entries("check")[0].data["where"] == ["thigh-left"]
    tab_to(page, "button", "Start")
    page.keyboard.press("Enter")
    page.wait_for_url("**/play/**")
    tab_to(page, "button", "Start")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Go on")).to_be_visible()
    page.keyboard.press("Space")
    link = page.get_by_role("link", name="Say how it felt")
    while not link.is_visible():
        page.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    tab_to(page, "link", "Say how it felt")
    page.keyboard.press("Enter")
    page.wait_for_url("**/felt/**")
    tab_to(page, "radio", "0 no pain")
    page.keyboard.press("ArrowRight")
    tab_to(page, "checkbox", "middle of the lower back")
    page.keyboard.press("Space")
    page.locator("#effort input").first.focus()
    page.keyboard.press("ArrowRight")
    tab_to(page, "radio", "Yes, it held")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**/next/")
    expect(page.get_by_role("heading", name="The pain moved up, out of your leg")).to_be_visible()


@pytest.mark.parametrize("address", ["/check/", "/settings/", "/history/", "/weeks/", "/exercises/bird-dog/"])
def test_the_focus_goes_down_the_page(address: str, screened: Home, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(reduced_motion="reduce")
    page.goto(address)
    found = order(page)
    assert len(found) > 3
    ups = [(before, after) for before, after in pairwise(found) if after[1] < before[1] - 60]
    assert ups == []


def test_a_session_says_each_thing_once_and_the_clock_says_nothing(home: Home, page: Page) -> None:
    home.answer()
    page.add_init_script(LISTEN)
    page.clock.install(time=home.now)
    page.goto(f"/play/{planned_for(home.person, short_session())}/")
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    expect(page.get_by_role("timer")).to_have_attribute("aria-live", "off")
    segments, heard = page.evaluate(SEGMENTS), 0
    for _ in range(short_session().seconds + 5):
        page.clock.run_for(1000)
        now = page.evaluate("() => window.told.length")
        assert now - heard <= 1, "one thing at a time"
        heard = now
    told: list[str] = page.evaluate("() => window.told")
    assert told, "somebody who cannot see it is told where the session is"
    assert len(told) <= segments + 1, "each part of the session and its end, not each second"
    assert all(one != other for one, other in pairwise(told))
    assert nameless(page) == []


def test_what_is_under_way_can_be_read_at_any_moment(home: Home, page: Page) -> None:
    home.answer()
    page.goto(f"/play/{planned_for(home.person, short_session())}/")
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    names: list[Any] = [page.get_by_role("button", name=name) for name in ("Back", "Pause", "Skip", "Uncomfortable")]
    for one in names:
        expect(one).to_be_visible()
    expect(page.get_by_role("timer")).to_be_visible()
