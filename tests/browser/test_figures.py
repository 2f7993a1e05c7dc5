"""Pictures in Chromium: they are there, they come small where they are small, and the other side is mirrored."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Request

from tests.home import Home

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BROKEN = """() => [...document.querySelectorAll(".figure img, .key-frames img")]
    .filter((image) => image.complete && !image.naturalWidth).map((image) => image.currentSrc)"""


def loaded(page: Page) -> list[str]:
    """The pictures that the page asks for from now on."""
    seen: list[str] = []

    def note(request: Request) -> None:
        if request.resource_type == "image":
            seen.append(request.url.rpartition("/figures/")[2])

    page.on("request", note)
    return seen


def test_the_page_of_an_exercise_shows_a_large_still_and_the_key_frames(
    screened: Home, page: Page, accessible: Callable[[], None]
) -> None:
    seen = loaded(page)
    page.goto("/exercises/cobra/")
    page.wait_for_load_state("networkidle")
    assert {"cobra/base.avif", "cobra/base.strip.avif"} <= set(seen)
    assert "cobra/base.webp" not in seen
    assert page.evaluate(BROKEN) == []
    picture = page.get_by_role("img", name="Cobra. Lying face down, resting on")
    assert picture.count() == 1
    assert page.get_by_role("group", name="The movement, step by step").get_by_role("img").count() == 1
    accessible()


def test_the_library_loads_small_pictures_and_only_those_that_come_near(screened: Home, page: Page) -> None:
    seen = loaded(page)
    page.goto("/exercises/")
    page.wait_for_load_state("networkidle")
    assert page.evaluate(BROKEN) == []
    assert not [name for name in seen if name.endswith(".avif")]
    assert page.locator(".figure.still").count() > len([name for name in seen if name.endswith(".webp")])


def test_the_large_still_is_sharp_on_a_dense_screen(screened: Home, page: Page) -> None:
    page.goto("/exercises/cobra/")
    page.wait_for_load_state("networkidle")
    still = page.locator(".exercise-picture .figure img")
    assert still.evaluate("(image) => image.naturalWidth / image.clientWidth") >= 2
