"""The recorded voice in a real browser: clips are decoded, planned ahead on the audio clock, and stood in for."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_player import opened, planned, player, seconds

__all__ = ["opened", "planned", "player"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LISTEN = """
window.clips = [];
const begin = AudioBufferSourceNode.prototype.start;
AudioBufferSourceNode.prototype.start = function (when) {
  window.clips.push({ seconds: this.buffer.duration, when: when - this.context.currentTime, node: this });
  this.onended = () => { this.over = true; };
  return begin.call(this, when);
};
"""
"""Lets a test see which clips are put on the audio clock, and when; all of them really play."""


def start(page: Page, level: str = "Short") -> dict[str, Any]:
    """Begin the session at this level of sound; what is recorded of it, sentence by sentence."""
    page.add_init_script(LISTEN)
    page.reload()
    page.get_by_text(level, exact=True).click()
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    book = json.loads(page.locator("script[type='application/json']").first.inner_text())
    clips: dict[str, Any] = book["voice"]["clips"]
    return clips


def planned_clips(page: Page, number: int) -> list[dict[str, float]]:
    """The clips on the audio clock as soon as there are so many: decoding takes a moment of real time."""
    found: list[dict[str, float]] = []
    for _ in range(100):
        found = page.evaluate("() => window.clips.map(({ seconds, when }) => ({ seconds, when }))")
        if len(found) >= number:
            break
        page.wait_for_timeout(50)
    assert len(found) >= number
    return sorted(found, key=lambda clip: clip["when"])


def said_by_the_browser(page: Page) -> list[str]:
    return [text for text in page.evaluate("() => window.heard") if text != "beep"]


def test_the_name_is_said_at_once_and_what_follows_lies_ahead_on_the_audio_clock(player: Page) -> None:
    clips = start(player)
    first, second, *later = planned_clips(player, 12)
    lengths = [seconds for *_, seconds in clips["Next: Bridge"]]
    assert [first["seconds"], second["seconds"]] == pytest.approx(lengths, abs=0.03)
    assert first["when"] < 0.5
    assert second["when"] - first["when"] == pytest.approx(lengths[0] + 0.12, abs=0.05)
    assert any(40 < clip["when"] < 90 for clip in later)
    assert said_by_the_browser(player) == []


def test_with_names_only_the_names_are_planned_and_no_reminders(player: Page) -> None:
    clips = start(player, "Names only")
    found = planned_clips(player, 6)
    player.wait_for_timeout(500)
    reminder = clips["Half time"] if "Half time" in clips else clips["Lie down on your back"]
    assert all(abs(clip["seconds"] - reminder[0][3]) > 0.001 for clip in found if clip["when"] < 5)


def test_a_pause_takes_back_everything_that_was_planned(player: Page) -> None:
    start(player)
    planned_clips(player, 6)
    player.get_by_role("button", name="Pause").click()
    for _ in range(100):
        if player.evaluate("() => window.clips.every(({ node }) => node.over)"):
            break
        player.wait_for_timeout(50)
    assert player.evaluate("() => window.clips.every(({ node }) => node.over)")


def test_where_the_recordings_cannot_be_had_the_browser_speaks(player: Page) -> None:
    player.context.route("**/voice/en/*.bin", lambda route: route.abort("internetdisconnected"))
    start(player)
    for _ in range(100):
        if said_by_the_browser(player):
            break
        player.wait_for_timeout(50)
    seconds(player, 12)
    said = said_by_the_browser(player)
    assert said[0] == "Next: Bridge"
    assert "Get ready" in said
    assert player.evaluate("() => window.clips.length") == 0
