"""Every page in every state, for everyone: read by a screen reader, enlarged, in few colours, without motion."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page

from tests.browser.conftest import fits, judge, painted
from tests.browser.states import STATES, nameless, routes
from tests.home import Home

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PLAYER = {"player", "stop-sheet"}
"""The player fills the screen and is looked at by tests of its own."""
MOMENT_MS = 200
"""An animation up to here is over before it is noticed."""
CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary"
SEEN = """(controls) => controls.filter((one) => one.checkVisibility({visibilityProperty: true}))
  .map((one) => one.matches("input") && getComputedStyle(one).opacity === "0" ? one.closest("label") ?? one : one)
  .filter((one) => !one.closest(".visually-hidden, .skip"))
  .map((one) => [one.outerHTML.slice(0, 120), one.getBoundingClientRect()])
  .map(([html, box]) => ({html, x: box.x + scrollX, y: box.y + scrollY, width: box.width, height: box.height}))"""
OUTSIDE = """() => [...document.querySelector("main").querySelectorAll("a, button, input, select, summary, p, h1, h2")]
  .filter((one) => one.checkVisibility() && !one.closest(".visually-hidden, .table, .key-frames, .pop"))
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 || one.getBoundingClientRect().left < -1)
  .map((one) => one.outerHTML.slice(0, 120))"""
LASTING = """() => [
  ...document.getAnimations().map((one) => one.effect?.getComputedTiming().endTime ?? 0),
  ...[...document.querySelectorAll("*")].flatMap((one) => {
    const {transitionDuration, animationDuration} = getComputedStyle(one);
    return [transitionDuration, animationDuration].flatMap((all) => all.split(",").map((s) => parseFloat(s) * 1000));
  }),
]"""


@pytest.fixture(params=STATES)
def state(request: pytest.FixtureRequest, home: Home, page: Page) -> str:
    """The name of a state in which the page is."""
    name: str = request.param
    found = STATES[name]
    page.goto(found.reach(home))
    found.act(page)
    painted(page)
    return name


def test_every_address_that_shows_a_page_is_looked_at_here() -> None:
    assert routes() - {"play"} <= {state.route for state in STATES.values()}
    assert "play" in {state.route for state in STATES.values()}


def test_no_state_has_a_fault_that_axe_finds(state: str, page: Page) -> None:
    judge(page)


def test_every_state_is_enlarged_named_and_calm(state: str, page: Page) -> None:
    """One visit for all that is cheap to look at."""
    named_and_calm(page)
    if state not in PLAYER:
        enlarged(page)


def named_and_calm(page: Page) -> None:
    assert nameless(page) == [], "what takes the focus has a role and a name"
    page.emulate_media(reduced_motion="reduce")
    assert max(page.evaluate(LASTING)) <= MOMENT_MS, "without motion nothing moves for longer than a moment"


def enlarged(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    assert fits(page), "320 px wide: the page is wider than the screen"
    assert page.evaluate(OUTSIDE) == []
    page.set_viewport_size({"width": 360, "height": 740})
    page.evaluate("() => document.documentElement.style.setProperty('font-size', '200%')")
    assert fits(page), "text twice as large: the page is wider than the screen"
    assert page.evaluate(OUTSIDE) == []


def test_every_control_is_seen_where_the_system_sets_the_colours(state: str, page: Page) -> None:
    if state not in PLAYER:
        seen_in_forced_colours(page)


def seen_in_forced_colours(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.emulate_media(forced_colors="active", color_scheme="dark", reduced_motion="reduce")
    picture = Image.open(io.BytesIO(page.screenshot(full_page=True))).convert("L")
    for control in page.locator(CONTROLS).evaluate_all(SEEN):
        low, high = _shades(picture, control)
        assert high - low >= MARKED, control["html"]


MARKED = 100
"""What is seen differs from its ground at least by so many of 255 shades."""


def _shades(picture: Image.Image, box: dict[str, Any]) -> tuple[int, int]:
    """The darkest and the lightest shade of a box of the picture, with a little around it."""
    left, top = max(0, box["x"] - 4), max(0, box["y"] - 4)
    right, bottom = box["x"] + box["width"] + 4, box["y"] + box["height"] + 4
    if right - left <= 8 or bottom - top <= 8 or left >= picture.width or top >= picture.height:
        return 0, 255
    found: Any = picture.crop((round(left), round(top), round(right), round(bottom))).getextrema()
    return found[0], found[1]
