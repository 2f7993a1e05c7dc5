"""The figure in a session, in Chromium with WebGL in software: it follows the session's clock and nothing else."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from django.urls import reverse
from numpy.typing import NDArray
from PIL import Image
from playwright.sync_api import Page, expect

from lumbar.web.people import local_person
from tests.browser.drawn import COUNT_DRAWN, NO_WEBGL, browser, page
from tests.web.sessions import planned_for, short_session

__all__ = ["browser", "page"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Grey = NDArray[np.float64]
OPENED = datetime(2026, 11, 22, 8, tzinfo=UTC)
TO_FIRST_WORK = 5 + 5
TO_LEFT_HOLD = TO_FIRST_WORK + 16 + 5 + 5 + 5
SWITCH = 5
SHOWN = "session-figure[data-shows] canvas"
LONGEST_S = 4.5
"""A longer jump is taken for a device that slept."""
FRAMES_A_SECOND = 30
ALIKE = 12
"""Pictures differ by less than this, of 255, where they show the same."""


@pytest.fixture
def opened(page: Page) -> Page:
    """The player before the first tap; no second passes but those the test gives."""
    page.add_init_script(COUNT_DRAWN)
    page.clock.install(time=OPENED)
    open_player(page)
    page.clock.pause_at(OPENED + timedelta(minutes=1))
    return page


def open_player(page: Page) -> None:
    page.goto(reverse("play", args=[planned_for(local_person(), short_session())]))
    expect(page.get_by_role("button", name="Start")).to_be_visible()


@pytest.fixture
def playing(opened: Page) -> Page:
    opened.get_by_role("button", name="Start").click()
    opened.locator(SHOWN).wait_for(state="attached")
    return opened


def later(page: Page, seconds: float) -> None:
    """Lets so many seconds pass in a few ticks, and draws the last one."""
    while seconds > 0:
        page.clock.fast_forward(round(min(LONGEST_S, seconds) * 1000))
        seconds -= LONGEST_S
    page.locator(SHOWN).wait_for(state="attached")
    page.clock.run_for(1000 // FRAMES_A_SECOND + 1)


def seen(page: Page) -> Grey:
    """What is drawn."""
    return grey(page, ".moving-stage")


def grey(page: Page, part: str) -> Grey:
    """A part of the page as a table of greys."""
    picture = Image.open(io.BytesIO(page.locator(part).screenshot()))
    return np.asarray(picture.convert("L"), float)


def unlike(one: Grey, other: Grey) -> float:
    """By how much two pictures differ, where there is more than ground in either."""
    ground = one[0, 0]
    drawn = (abs(one - ground) > ALIKE) | (abs(other - ground) > ALIKE)
    return float(abs(one - other)[drawn].mean())


def test_the_figure_takes_the_place_of_its_still_without_a_jump(opened: Page) -> None:
    opened.get_by_role("button", name="Start").click()
    still = opened.get_by_role("img", name="Bridge")
    expect(still).to_be_visible()
    expect(opened.get_by_role("button", name="Pause")).to_be_visible()
    before = grey(opened, ".player-stage img")
    opened.locator(SHOWN).wait_for(state="attached")
    opened.wait_for_timeout(600)
    after = seen(opened)
    height, width = after.shape
    top = (before.shape[0] - height) // 2
    assert unlike(before[top : top + height, :width], after) < 3 * ALIKE
    assert opened.locator("canvas").count() == 1
    expect(still).to_be_attached()


def test_it_moves_with_the_session_and_rests_when_it_is_paused(playing: Page, screens: Callable[[str], None]) -> None:
    later(playing, TO_FIRST_WORK + 0.1)
    begun = seen(playing)
    later(playing, 1)
    held = seen(playing)
    assert unlike(begun, held) > ALIKE
    playing.get_by_role("button", name="Pause").click()
    before = playing.evaluate("window.drawn")
    playing.clock.run_for(1000)
    assert playing.evaluate("window.drawn") == before
    screens("session-figure")


def test_it_draws_thirty_times_a_second_at_most(playing: Page) -> None:
    later(playing, TO_FIRST_WORK + 0.1)
    before = playing.evaluate("window.drawn")
    playing.clock.run_for(1000 // FRAMES_A_SECOND + 1)
    once = playing.evaluate("window.drawn") - before
    playing.clock.run_for(500)
    assert playing.evaluate("window.drawn") - before <= once * (FRAMES_A_SECOND / 2 + 3)


def test_the_right_side_is_the_mirror_image_of_the_left(playing: Page) -> None:
    later(playing, TO_LEFT_HOLD + 4)
    left = seen(playing)
    later(playing, 10 + SWITCH)
    right = seen(playing)
    assert unlike(left, right) > 3 * unlike(left, right[:, ::-1])


def test_whoever_wants_a_still_picture_keeps_it(playing: Page) -> None:
    tools(playing)
    playing.get_by_role("button", name="Picture: Moving").click()
    assert playing.locator("canvas").count() == 0
    expect(playing.get_by_role("img", name="Bridge")).to_be_visible()
    playing.reload()
    playing.get_by_role("button", name="Go on where you stopped").click()
    tools(playing)
    expect(playing.get_by_role("button", name="Picture: Still")).to_be_visible()
    playing.get_by_role("button", name="Picture: Still").click()
    playing.locator(SHOWN).wait_for(state="attached")


def tools(page: Page) -> None:
    """Opens what there is to do with the figure."""
    page.get_by_label("Figure", exact=True).click()


def test_buttons_turn_it_and_bring_its_first_view_back(playing: Page) -> None:

    def after(*names: str) -> Grey:
        tools(playing)
        for name in names:
            playing.get_by_role("button", name=name).click()
        playing.keyboard.press("Escape")
        expect(playing.get_by_role("button", name="Turn left")).to_be_hidden()
        return seen(playing)

    first = after()
    for name in ("Turn left", "Turn right"):
        assert unlike(first, after(name, name)) > ALIKE
        assert unlike(first, after("As in the picture")) < 1


def test_muscles_are_coloured_and_named_and_stay_so_next_time(playing: Page, screens: Callable[[str], None]) -> None:
    legend = playing.locator("[data-legend]")
    tools(playing)
    with playing.expect_response(lambda answer: ".muscles" in answer.url):
        playing.get_by_role("button", name="Show muscles").click()
    expect(legend).to_contain_text("buttocks")
    playing.keyboard.press("Escape")
    playing.wait_for_timeout(500)
    screens("session-muscles")
    playing.reload()
    playing.get_by_role("button", name="Go on where you stopped").click()
    expect(legend).to_contain_text("buttocks")


def test_muscles_of_a_still_figure_are_coloured_too(playing: Page) -> None:
    tools(playing)
    playing.get_by_role("button", name="Picture: Moving").click()
    assert playing.locator("canvas").count() == 0
    playing.get_by_role("button", name="Show muscles").click()
    playing.locator(SHOWN).wait_for(state="attached")
    before = playing.evaluate("window.drawn")
    playing.clock.run_for(2000)
    assert playing.evaluate("window.drawn") == before


def test_it_lets_go_of_the_graphics_when_the_session_is_stopped(playing: Page) -> None:
    playing.evaluate("() => { window.gl = document.querySelector('canvas').getContext('webgl2') }")
    playing.get_by_role("button", name="Sharp pain: stop").click()
    playing.wait_for_function("window.gl.isContextLost()", polling=50)


@pytest.mark.parametrize("why", ["no motion", "no WebGL"])
def test_where_nothing_can_move_the_still_stays(page: Page, why: str) -> None:
    if why == "no motion":
        page.emulate_media(reduced_motion="reduce")
    else:
        page.add_init_script(NO_WEBGL)
    open_player(page)
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_role("button", name="Sound")).to_be_visible()
    tools(page)
    expect(page.get_by_role("button", name="Picture")).to_have_count(0)
    expect(page.get_by_role("img", name="Bridge")).to_be_visible()
    assert page.locator("canvas").count() == 0
    page.get_by_role("button", name="Show muscles").click()
    expect(page.locator("[data-legend]")).to_contain_text("buttocks")
