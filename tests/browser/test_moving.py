"""The figure that moves, in Chromium with WebGL in software: it moves, turns, steps, rests, and gives way to stills."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import THEMES, WIDTHS
from tests.browser.drawn import COUNT_DRAWN, NO_WEBGL, browser, draws, page, rests, seen
from tests.home import Home

__all__ = ["browser", "page"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TOUCH = 44


def open_figure(page: Page, address: str = "/exercises/cobra/") -> None:
    """The moving figure, at rest."""
    page.goto(address)
    page.get_by_role("button", name="Show it moving").click()
    page.locator(".moving-stage canvas").wait_for()
    page.get_by_role("button", name="Pause").click()


def test_the_body_moves_where_its_still_was_until_it_is_paused(
    screened: Home, page: Page, screens: Callable[[str], None]
) -> None:
    open_figure(page)
    still = seen(page)
    assert len(still) > 5_000, "the canvas is empty"
    assert seen(page) == still
    page.get_by_role("button", name="Play").click()
    assert any(seen(page) != still for _ in range(20)), "it does not move"
    page.get_by_role("button", name="Pause").click()
    paused = seen(page)
    assert seen(page) == paused
    screens("moving")


def test_arrow_keys_buttons_and_dragging_turn_it(screened: Home, page: Page) -> None:
    open_figure(page)
    page.locator(".moving-stage").focus()
    views = [seen(page)]
    for key in ("ArrowRight", "ArrowUp"):
        page.keyboard.press(key)
        views.append(seen(page))
    page.get_by_role("button", name="Turn left").click()
    views.append(seen(page))
    box = page.locator(".moving-stage").bounding_box()
    assert box
    page.mouse.move(box["x"] + 100, box["y"] + 100)
    page.mouse.down()
    page.mouse.move(box["x"] + 220, box["y"] + 100, steps=4)
    page.mouse.up()
    views.append(seen(page))
    assert len(set(views)) == len(views)
    page.get_by_role("button", name="As in the picture").click()
    assert seen(page) == views[0]


def test_steps_go_from_key_frame_to_key_frame_and_say_what_is_seen(screened: Home, page: Page) -> None:
    open_figure(page)
    said = page.locator("[data-said]")
    page.get_by_role("button", name="Next step").click()
    expect(said).to_contain_text("/ 2. Lying face down")
    first = said.inner_text()
    page.get_by_role("button", name="Next step").click()
    expect(said).not_to_have_text(first)
    now = said.inner_text()
    assert page.locator(".moving-stage").get_attribute("aria-label") == now.partition(". ")[2]
    assert page.get_by_role("img", name=now.partition(". ")[2]).count() >= 1


def test_the_other_side_is_its_mirror_image(screened: Home, page: Page) -> None:
    open_figure(page, "/exercises/bird-dog/?form=base")
    left, words = seen(page), page.locator(".moving-stage").get_attribute("aria-label") or ""
    page.get_by_role("button", name="Other side").click()
    assert seen(page) != left
    mirrored = page.locator(".moving-stage").get_attribute("aria-label") or ""
    assert ("left" in words, "right" in words) == ("right" in mirrored, "left" in mirrored)
    assert mirrored not in words
    expect(page.get_by_role("button", name="Other side")).to_have_attribute("aria-pressed", "true")


def test_muscles_are_shown_by_colour_and_told_in_words(
    screened: Home, page: Page, screens: Callable[[str], None]
) -> None:
    page.goto("/exercises/bird-dog/?form=base")
    legend = page.locator("[data-legend]")
    expect(legend).to_be_hidden()
    page.get_by_role("button", name="Show muscles").click()
    expect(legend).to_contain_text("Works")
    expect(legend).to_contain_text("buttocks")
    page.locator(".moving-stage canvas").wait_for()
    page.get_by_role("button", name="Pause").click()
    screens("muscles")
    coloured = seen(page)
    page.get_by_role("button", name="Show muscles").click()
    expect(legend).to_be_hidden()
    assert seen(page) != coloured


def test_muscles_that_arrive_when_they_are_no_longer_wanted_stay_unseen(screened: Home, page: Page) -> None:
    held: list[Route] = []
    page.route("**/moves/*.muscles", lambda route: held.append(route))
    open_figure(page, "/exercises/bird-dog/?form=base")
    dressed = seen(page)
    button = page.get_by_role("button", name="Show muscles")
    with page.expect_request("**/moves/*.muscles"):
        button.click()
    button.click()
    with page.expect_response("**/moves/*.muscles"):
        held[0].continue_()
    page.wait_for_timeout(500)
    assert seen(page) == dressed


def test_without_webgl_the_muscles_are_told_in_words(screened: Home, page: Page) -> None:
    page.add_init_script(NO_WEBGL)
    page.goto("/exercises/bird-dog/?form=base")
    page.get_by_role("button", name="Show muscles").click()
    expect(page.locator("[data-legend]")).to_contain_text("buttocks")
    expect(page.get_by_role("button", name="Next step")).to_be_visible()
    assert page.locator("canvas").count() == 0


def test_body_and_skin_are_chosen_on_the_spot_and_remembered(screened: Home, page: Page) -> None:
    open_figure(page)
    views = [seen(page)]
    page.get_by_text("Body and skin").click()
    page.get_by_label("Dark").check()
    views.append(seen(page))
    page.evaluate('() => { window.woman = document.querySelector(".moving-stage canvas") }')
    page.get_by_label("Man", exact=True).check()
    page.wait_for_function("() => !window.woman.isConnected")
    views.append(seen(page))
    assert len(set(views)) == len(views)
    open_figure(page)
    page.get_by_text("Body and skin").click()
    assert page.get_by_label("Dark").is_checked()
    assert page.get_by_label("Man", exact=True).is_checked()


def test_who_wants_no_motion_steps_through_stills(screened: Home, page: Page, accessible: Callable[[], None]) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto("/exercises/cobra/")
    page.get_by_role("button", name="Show it step by step").click()
    expect(page.locator("[data-said]")).to_contain_text("1 / 2.")
    page.get_by_role("button", name="Next step").click()
    expect(page.locator("[data-said]")).to_contain_text("2 / 2.")
    assert page.locator("canvas").count() == 0
    assert page.get_by_role("button", name="Play").count() == 0
    accessible()


def test_without_webgl_the_stills_are_stepped_through(screened: Home, page: Page) -> None:
    page.add_init_script(NO_WEBGL)
    page.goto("/exercises/cobra/")
    page.get_by_role("button", name="Show it moving").click()
    page.get_by_role("button", name="Next step").click()
    expect(page.locator("[data-said]")).to_contain_text("2 / 2.")
    assert page.locator("canvas").count() == 0


def test_it_rests_off_screen_and_leaves_nothing_behind(screened: Home, page: Page) -> None:
    page.add_init_script(COUNT_DRAWN)
    page.goto("/exercises/cobra/")
    page.get_by_role("button", name="Show it moving").click()
    page.locator(".moving-stage canvas").wait_for()
    draws(page)
    page.evaluate("() => window.scrollTo(0, document.body.scrollHeight)")
    rests(page)
    page.evaluate("() => window.scrollTo(0, 0)")
    draws(page)
    page.evaluate(
        """() => { window.gl = document.querySelector("canvas").getContext("webgl2");
        document.querySelector("lumbar-figure").remove() }"""
    )
    page.wait_for_function("window.gl.isContextLost()")
    rests(page)


def test_the_tools_are_accessible_and_large_enough_to_touch(screened: Home, page: Page) -> None:
    open_figure(page)
    page.get_by_text("Body and skin").click()
    for width, height in WIDTHS.items():
        for theme in THEMES:
            page.set_viewport_size({"width": width, "height": height})
            page.emulate_media(color_scheme=theme)
            found = Axe().run(page)
            assert found.violations_count == 0, f"{width} px, {theme}:\n{found.generate_report()}"
        for one in page.locator(".moving-tools :is(button, summary, .chip)").all():
            box = one.bounding_box()
            assert box is None or min(box["width"], box["height"]) >= TOUCH, one.inner_text()
