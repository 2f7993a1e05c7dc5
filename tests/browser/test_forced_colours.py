"""Pages in the few colours that a person forced on them: what can be pressed, what has the focus, what is chosen, how
much time is left and what a picture shows can still be told."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Literal

import numpy as np
import pytest
from django.urls import reverse
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from lumbar.web.people import local_person
from tests.browser.conftest import THEMES, picture
from tests.browser.test_player import OPENED, seconds
from tests.home import Home
from tests.web.sessions import planned_for, short_session

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BARE = """() => [...document.querySelectorAll("button, .btn")].filter((one) => {
  if (!one.checkVisibility() || one.closest(".awake")) return false;
  const style = getComputedStyle(one);
  return parseFloat(style.borderTopWidth) < 1 || style.borderTopStyle === "none";
}).map((one) => one.textContent.trim() || one.ariaLabel)"""
"""Buttons whose edge cannot be seen."""
Theme = Literal["light", "dark"]


def forced(page: Page, theme: Theme) -> None:
    page.emulate_media(forced_colors="active", color_scheme=theme, reduced_motion="reduce")


def contrast(part: Locator) -> float:
    """How far the lights and darks of a part of the page are from each other, of 255."""
    seen = np.asarray(Image.open(io.BytesIO(part.screenshot())).convert("L"), float)
    low, high = np.percentile(seen, (2, 98))
    return float(high - low)


def has_a_ring(page: Page, part: Locator) -> None:
    part.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(part).to_be_focused()
    style = part.evaluate("(one) => { const { outlineStyle, outlineWidth } = getComputedStyle(one);"
                          " return [outlineStyle, parseFloat(outlineWidth)] }")  # fmt: skip
    assert style[0] == "solid"
    assert style[1] >= 3


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("address", ["/today/", "/exercises/", "/exercises/cobra/"])
def test_pictures_and_buttons_of_a_page_are_told_apart(screened: Home, page: Page, address: str, theme: Theme) -> None:
    forced(page, theme)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert page.evaluate(BARE) == []
    assert contrast(page.locator(".figure img:visible").first) > 80
    has_a_ring(page, page.locator("main :is(button, a, summary):visible").first)
    picture(page, f"forced{address.replace('/', '-')}{theme}")


def test_the_figures_buttons_say_what_is_on(screened: Home, page: Page) -> None:
    forced(page, "dark")
    page.goto("/exercises/cobra/")
    muscles = page.get_by_role("button", name="Show muscles")
    off = muscles.evaluate("(one) => getComputedStyle(one).backgroundColor")
    muscles.click()
    expect(muscles).to_have_attribute("aria-pressed", "true")
    assert muscles.evaluate("(one) => getComputedStyle(one).backgroundColor") != off
    assert page.evaluate(BARE) == []
    swatches = page.locator("[data-legend] .swatch")
    looks = [one.evaluate("(one) => getComputedStyle(one).background") for one in swatches.all()]
    assert len(set(looks)) == len(looks) > 1


@pytest.mark.parametrize("theme", THEMES)
def test_the_player_shows_how_much_time_is_left(page: Page, theme: Theme) -> None:
    forced(page, theme)
    page.clock.install(time=OPENED)
    page.goto(reverse("play", args=[planned_for(local_person(), short_session())]))
    expect(page.get_by_role("button", name="Start")).to_be_visible()
    page.clock.pause_at(OPENED + timedelta(minutes=1))
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    seconds(page, 4)
    colours = [
        page.locator(f".{part}").evaluate("(one) => getComputedStyle(one).stroke")
        for part in ("ring-left", "ring-track")
    ]
    ground = page.locator("body").evaluate("(one) => getComputedStyle(one).backgroundColor")
    assert len({*colours, ground}) == 3
    assert page.evaluate(BARE) == []
    assert contrast(page.locator(".player-stage img")) > 80
    has_a_ring(page, page.get_by_role("button", name="Pause"))
    picture(page, f"forced-player-{theme}")
    page.get_by_role("button", name="Large figures").click()
    assert page.evaluate(BARE) == []
    picture(page, f"forced-far-{theme}")
