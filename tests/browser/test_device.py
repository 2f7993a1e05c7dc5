"""What a device does beside the page of a session: its screen, its vibration, its keys, its ears, and which hand it is
held in."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_player import BRIDGE, TO_FIRST_WORK, arrived, left, opened, planned, player, seconds

__all__ = ["opened", "planned", "player"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FEEL = """window.felt = [];
Object.defineProperty(Navigator.prototype, "vibrate", { configurable: true, value(pattern) {
  window.felt.push(pattern); return true; } });"""
KEYS = """window.keys = {};
const set = MediaSession.prototype.setActionHandler;
MediaSession.prototype.setActionHandler = function (key, act) {
  window.keys[key] = act;
  return set.call(this, key, act);
};
"""
NO_LOCK = "delete Navigator.prototype.wakeLock"
EARS = """window.ears = [];
window.SpeechRecognition = class extends EventTarget {
  static available(where) { window.asked = where; return Promise.resolve(window.understands ?? "available"); }
  static install() { window.installed = true; return Promise.resolve(true); }
  start() { window.ears.push(this); }
  abort() { this.aborted = true; }
};
window.order = (transcript) => {
  const event = new Event("result");
  const result = Object.assign([{ transcript }], { isFinal: true });
  window.ears.at(-1).dispatchEvent(Object.assign(event, { resultIndex: 0, results: [result] }));
};"""
"""A browser that understands speech on the device; which words it understood, a test says."""


def start(page: Page, *scripts: str, **manner: str) -> Page:
    """The session begun on a device with these ways."""
    kept = json.dumps(json.dumps(manner))
    for script in (*scripts, f"localStorage.setItem('lumbar.manner', {kept})"):
        page.add_init_script(script)
    page.reload()
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_role("button", name="Pause").first).to_be_visible()
    return page


def press(page: Page, key: str) -> None:
    """A key of headphones or the lock screen."""
    page.evaluate("key => window.keys[key]({ action: key })", key)


def test_where_the_screen_cannot_be_locked_on_a_picture_without_sound_plays(player: Page) -> None:
    player.add_init_script(NO_LOCK)
    start(player)
    video = player.locator("video")
    expect(video).to_have_count(1)
    assert video.evaluate(
        "(one) => [one.muted, one.paused, one.srcObject.getAudioTracks().length, one.srcObject.getVideoTracks().length]"
    ) == [True, False, 0, 1]
    assert player.locator("audio").count() == 0
    player.get_by_role("button", name="Pause").click()
    expect(video).to_have_count(0)


def test_a_browser_that_keeps_no_screen_on_says_so_beforehand(player: Page) -> None:
    hint = player.get_by_text("lets the screen go dark")
    expect(hint).to_have_count(0)
    player.add_init_script(f"{NO_LOCK}; delete HTMLCanvasElement.prototype.captureStream")
    player.reload()
    expect(hint).to_be_visible()


def test_keys_of_headphones_and_lock_screen_lead_the_session(player: Page) -> None:
    start(player, KEYS)
    assert player.evaluate("navigator.mediaSession.metadata.title") == "Bridge"
    press(player, "pause")
    expect(player.get_by_text("Paused")).to_be_visible()
    assert player.evaluate("navigator.mediaSession.playbackState") == "paused"
    press(player, "play")
    expect(player.get_by_text("Paused")).to_be_hidden()
    before = left(player)
    press(player, "seekforward")
    assert left(player) == before + 15
    press(player, "seekbackward")
    assert left(player) == before
    press(player, "nexttrack")
    expect(player.get_by_role("heading", level=1)).to_have_text("Bird-dog")
    assert player.evaluate("navigator.mediaSession.metadata.title") == "Bird-dog"
    press(player, "previoustrack")
    expect(player.get_by_role("heading", level=1)).to_have_text("Bridge")


@pytest.mark.parametrize(("wish", "played"), [("off", 0), ("on", 1)])
def test_the_keys_are_taken_from_music_only_where_that_is_wanted(player: Page, wish: str, played: int) -> None:
    player.add_init_script(
        "window.silences = 0; const play = HTMLAudioElement.prototype.play ?? HTMLMediaElement.prototype.play;"
        "HTMLMediaElement.prototype.play = function () { if (this instanceof HTMLAudioElement) window.silences++;"
        " return play.call(this) }"
    )
    start(player, headphones=wish)
    assert player.evaluate("window.silences") == played


@pytest.mark.parametrize("wish", ["on", "off"])
def test_what_changes_can_be_felt_unless_it_is_switched_off(player: Page, wish: str) -> None:
    start(player, FEEL, buzz=wish)
    seconds(player, TO_FIRST_WORK + BRIDGE + 1)
    felt = player.evaluate("window.felt")
    assert len(felt) == (2 if wish == "on" else 0), felt
    if felt:
        assert felt[0] != felt[1], "the beginning and the end feel the same"


def test_spoken_orders_lead_the_session_on_the_device_alone(player: Page) -> None:
    start(player, EARS, "localStorage.setItem('lumbar.sound', 'beeps')", commands="on")
    player.wait_for_function("window.ears.length === 1", polling=50)
    assert player.evaluate("window.asked.processLocally && window.ears[0].processLocally") is True
    for order, words in (("Pause.", "Paused"), ("go on", ""), ("Next", "Bird-dog"), ("back", "Bridge")):
        player.evaluate("order => window.order(order)", order)
        if words:
            expect(player.locator(".player").get_by_text(words).first).to_be_visible()
        else:
            expect(player.get_by_text("Paused")).to_be_hidden()
    player.evaluate("window.order('we pause for a moment')")
    expect(player.get_by_text("Paused")).to_be_hidden()
    player.evaluate("window.order('It hurts!')")
    expect(player.get_by_role("heading", name="You have stopped")).to_be_visible()
    assert arrived(player, 1, "stop")
    assert player.evaluate("window.ears[0].aborted") is True


@pytest.mark.parametrize(("wish", "understands"), [("off", "available"), ("on", "unavailable")])
def test_nobody_listens_unasked_or_where_speech_would_be_sent_away(player: Page, wish: str, understands: str) -> None:
    start(player, EARS, f"window.understands = '{understands}'", commands=wish)
    player.wait_for_timeout(300)
    assert player.evaluate("window.ears.length") == 0


def test_settings_offer_spoken_orders_only_where_the_device_understands_them(player: Page) -> None:
    player.add_init_script("window.SpeechRecognition = undefined")
    player.goto("/settings/")
    orders = player.get_by_role("group", name="Voice commands")
    expect(player.get_by_role("group", name="The hand that taps")).to_be_visible()
    expect(orders).to_be_hidden()
    player.add_init_script(f"{EARS}; window.understands = 'downloadable'")
    player.reload()
    expect(orders).to_contain_text("never sent anywhere")
    expect(orders).to_contain_text("first has to fetch")
    orders.get_by_label("On").check()
    player.wait_for_function("window.installed", polling=50)
    player.reload()
    expect(orders.get_by_label("On")).to_be_checked()


def order_of(page: Page, *names: str) -> list[str]:
    """The buttons as they lie, from left to right."""

    def x(name: str) -> float:
        box = page.get_by_role("button", name=name, exact=True).bounding_box()
        assert box
        return box["x"]

    return sorted(names, key=x)


def test_buttons_lie_at_the_hand_that_taps(player: Page, screens: Callable[[str], None]) -> None:
    buttons: dict[str, Any] = {"moves": ("Back", "Pause", "Skip"), "feel": ("Uncomfortable", "Sharp pain: stop")}
    player.get_by_role("button", name="Start").click()
    expect(player.get_by_role("button", name="Pause")).to_be_visible()
    assert order_of(player, *buttons["moves"]) == ["Back", "Pause", "Skip"]
    assert order_of(player, *buttons["feel"]) == ["Uncomfortable", "Sharp pain: stop"]
    player.goto("/settings/")
    player.get_by_role("group", name="The hand that taps").get_by_label("Left").check()
    player.go_back()
    player.get_by_role("button", name="Go on where you stopped").click()
    player.get_by_role("button", name="Pause").or_(player.get_by_role("button", name="Go on")).first.wait_for()
    main = "Pause" if player.get_by_role("button", name="Pause").count() else "Go on"
    assert order_of(player, "Back", main, "Skip") == ["Skip", main, "Back"]
    assert order_of(player, *buttons["feel"]) == ["Sharp pain: stop", "Uncomfortable"]
    screens("play-left-hand")
