"""A session for those who are far from the screen, do not look at it, or do not hear it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import WIDTHS
from tests.browser.test_player import (
    BRIDGE,
    TO_FIRST_WORK,
    WHOLE,
    arrived,
    heard,
    opened,
    planned,
    player,
    playing,
    seconds,
)

__all__ = ["opened", "planned", "player", "playing"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
READABLE_PX = 40
"""Letters of 40 CSS pixels are some 6 mm high on a phone: read from three metres with ordinary eyes."""
SIZE = "(one) => parseFloat(getComputedStyle(one).fontSize)"
OWN_VOICE = "localStorage.setItem('lumbar.voice', 'browser')"


def test_large_figures_are_one_tap_away_and_one_tap_back(playing: Page, screens: Callable[[str], None]) -> None:
    seconds(playing, TO_FIRST_WORK + BRIDGE + 5 + 5 + 5 + 3)
    playing.get_by_role("button", name="Large figures").click()
    for width, height in WIDTHS.items():
        playing.set_viewport_size({"width": width, "height": height})
        title, side = playing.get_by_role("heading", level=1), playing.locator(".apart-side")
        expect(title).to_have_text("Bird-dog")
        expect(side).to_have_text("Left side")
        expect(playing.get_by_role("timer")).to_contain_text("7")
        assert title.evaluate(SIZE) >= READABLE_PX
        assert playing.get_by_role("timer").locator("span").evaluate(SIZE) >= min(width, height) * 0.4
        expect(playing.locator(".apart-next")).to_have_text("Next: Right side")
        for part in (title, side, playing.get_by_role("timer"), playing.locator(".apart-next")):
            expect(part).to_be_in_viewport(ratio=1)
        expect(playing.get_by_role("button", name="Sharp pain: stop")).to_be_in_viewport(ratio=1)
    assert playing.locator(".player img").count() == 0
    screens("play-far")
    playing.reload()
    playing.get_by_role("button", name="Go on where you stopped").click()
    playing.get_by_role("button", name="Show everything again").click()
    expect(playing.get_by_role("img", name="Bird-dog")).to_be_visible()


def test_large_figures_say_what_comes_next(playing: Page) -> None:
    seconds(playing, TO_FIRST_WORK + 2)
    playing.keyboard.press("v")
    expect(playing.locator(".apart-next")).to_have_text("Next: Bird-dog")


def listening(page: Page) -> Page:
    """The session for those who only listen; said by the browser, so that a test hears it."""
    page.evaluate(OWN_VOICE)
    page.reload()
    page.get_by_label("Screen").select_option("Dark, just listen")
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bridge")
    return page


def said(page: Page) -> list[str]:
    return [text for text in heard(page) if text != "beep"]


def test_who_only_listens_hears_exercise_dose_side_and_when_to_stop(player: Page) -> None:
    listening(player)
    seconds(player, WHOLE)
    told = " | ".join(said(player))
    for needed in (
        "Next: Bridge",
        "4 times, held for 2 seconds",
        "Rest. Next: Bird-dog",
        "10 seconds each side",
        "Left side first",
        "Change sides",
        "Child's pose",
        "Done",
    ):
        assert needed in told, f"{needed!r} was not said: {told}"
    assert told.index("Next: Bridge") < told.index("4 times") < told.index("Rest. Next: Bird-dog")
    arrived(player, 4, "set")


def test_the_voice_is_on_for_who_only_listens(player: Page) -> None:
    player.evaluate(OWN_VOICE)
    player.reload()
    player.get_by_text("Silent", exact=True).click()
    player.get_by_label("Screen").select_option("Dark, just listen")
    player.get_by_role("button", name="Start").click()
    seconds(player, 3)
    assert "Next: Bridge" in said(player)


def test_a_tap_anywhere_pauses_and_is_answered(player: Page, screens: Callable[[str], None]) -> None:
    listening(player)
    seconds(player, TO_FIRST_WORK + 2)
    ground = player.locator("body").evaluate("(body) => getComputedStyle(body).backgroundColor")
    assert ground == "rgb(0, 0, 0)"
    screens("play-listen")
    player.set_viewport_size({"width": 390, "height": 844})
    for x, y in ((40, 200), (350, 560)):
        player.mouse.click(x, y)
        expect(player.get_by_text("Paused")).to_be_visible()
        assert said(player)[-1].startswith("Paused")
        player.mouse.click(195, 300)
        expect(player.get_by_text("Paused")).to_be_hidden()
        assert said(player)[-1] == "We go on."


def test_a_session_in_the_dark_can_be_skipped_and_stopped(player: Page) -> None:
    listening(player)
    seconds(player, TO_FIRST_WORK + 4)
    player.mouse.click(195, 300)
    player.get_by_role("button", name="Uncomfortable").click()
    assert "Left out: Bridge" in said(player)
    assert said(player)[-1] == "Next: Bird-dog"
    player.get_by_role("button", name="Sharp pain: stop").click()
    assert said(player)[-1].startswith("Stopped.")
    player.get_by_role("button", name="A cramp").click()
    assert said(player)[-1].startswith("Stop here. Let the cramp pass.")


def mark(page: Page) -> str | None:
    """What is seen of a sound."""
    return page.locator(".player").get_attribute("data-mark")


def test_who_hears_nothing_sees_every_cue(player: Page, screens: Callable[[str], None]) -> None:
    player.get_by_text("Silent", exact=True).click()
    player.get_by_role("button", name="Start").click()
    expect(player.get_by_role("button", name="Sound: Silent")).to_be_visible()
    plain = player.locator(".ring-left").evaluate("(one) => getComputedStyle(one).stroke")
    seconds(player, TO_FIRST_WORK + 0.3)
    assert mark(player) == "go"
    seconds(player, 3)
    assert mark(player) is None
    seconds(player, BRIDGE - 3.3 - 3.5)
    assert mark(player) == "count"
    assert player.locator(".ring-left").evaluate("(one) => getComputedStyle(one).stroke") != plain
    framed = "(one) => parseFloat(getComputedStyle(one, '::after').borderTopWidth)"
    assert player.locator(".player").evaluate(framed) >= 10
    screens("play-silent-last-seconds")
    seconds(player, 3.5 + 5 + 5 + 5 + 10 + 1)
    assert mark(player) == "switch"
    expect(player.get_by_text("Change sides").and_(player.locator(".player-cue"))).to_be_visible()
    screens("play-silent-switch")
    assert heard(player) == []


def test_every_way_to_see_a_session_is_accessible(player: Page, accessible: Callable[[], None]) -> None:
    player.get_by_role("button", name="Start").click()
    seconds(player, 3)
    player.clock.resume()
    for _ in range(2):
        player.keyboard.press("v")
        accessible()
    player.keyboard.press(" ")
    accessible()
