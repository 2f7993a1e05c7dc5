"""The player in a real browser, with time in the hands of the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from lumbar.web.models import Entry
from lumbar.web.people import local_person
from tests.browser.conftest import Network
from tests.web.sessions import planned_for, short_session

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LISTEN = """
window.heard = [];
const speak = SpeechSynthesis.prototype.speak;
SpeechSynthesis.prototype.speak = function (words) { window.heard.push(words.text); return speak.call(this, words); };
const begin = OscillatorNode.prototype.start;
OscillatorNode.prototype.start = function (when) { window.heard.push("beep"); return begin.call(this, when); };
const request = WakeLock.prototype.request;
WakeLock.prototype.request = function (kind) { window.awake = kind; return request.call(this, kind); };
"""
"""Lets a test hear what is said and beeped, and see that the screen is kept on; all of it really happens."""
OPENED = datetime(2026, 11, 22, 8, tzinfo=UTC)
TO_FIRST_WORK = 5 + 5
BRIDGE = 16
WHOLE = short_session().seconds


@pytest.fixture
def planned() -> UUID:
    return planned_for(local_person(), short_session())


@pytest.fixture
def opened(page: Page, planned: UUID) -> Iterator[Page]:
    """The player's page before the first tap, its clock running on from a morning in November.

    Whatever the test does, the console has no error to tell but a missing network.
    """
    told: list[str] = []
    page.on("console", lambda said: told.append(said.text) if said.type in ("error", "warning") else None)
    page.add_init_script(LISTEN)
    page.clock.install(time=OPENED)
    page.goto(reverse("play", args=[planned]))
    expect(page.get_by_role("button", name="Start")).to_be_visible()
    yield page
    assert [text for text in told if "ERR_INTERNET_DISCONNECTED" not in text] == []


@pytest.fixture
def player(opened: Page) -> Page:
    """The same, where no second passes but those the test gives."""
    opened.clock.pause_at(OPENED + timedelta(minutes=1))
    return opened


@pytest.fixture
def playing(player: Page) -> Page:
    player.get_by_role("button", name="Start").click()
    expect(player.get_by_role("button", name="Pause")).to_be_visible()
    return player


def seconds(page: Page, number: float) -> None:
    """Let that many seconds pass."""
    page.clock.run_for(round(number * 1000))


def left(page: Page) -> int:
    """The seconds that the ring has left."""
    return int((page.get_by_role("timer").get_attribute("aria-label") or "").split()[0])


def diary(*kinds: str) -> list[dict[str, Any]]:
    """The data of the entries in the diary that were not taken back, in order."""
    taken = {row.data["entry"] for row in Entry.objects.filter(kind="void")}
    rows = Entry.objects.filter(kind__in=kinds).order_by("at")
    return [row.data for row in rows if str(row.id) not in taken]


def arrived(page: Page, number: int, *kinds: str) -> list[dict[str, Any]]:
    """The same as soon as there are `number` of them: sending takes a moment of real time."""
    for _ in range(100):
        if len(diary(*kinds)) == number:
            break
        page.wait_for_timeout(20)
    found = diary(*kinds)
    assert len(found) == number, found
    return found


def test_a_session_played_to_its_end_is_in_the_diary_set_by_set(playing: Page, planned: UUID) -> None:
    seconds(playing, WHOLE)
    expect(playing.get_by_role("heading", level=1)).to_have_text("That is all for today")
    sets = arrived(playing, 4, "set")
    assert [(one["exercise"], one["side"], one["seconds"], one["full"]) for one in sets] == [
        ("bridge", "bilateral", 16, True),
        ("bird-dog", "left", 10, True),
        ("bird-dog", "right", 10, True),
        ("childs-pose", "bilateral", 10, True),
    ]
    assert sets[0]["reps"] == 4
    assert {one["session"] for one in sets} == {str(planned)}


def test_the_end_leads_to_how_it_felt(playing: Page, planned: UUID) -> None:
    seconds(playing, WHOLE)
    playing.get_by_role("link", name="Say how it felt").click()
    playing.wait_for_url(f"**{reverse('felt', args=[planned])}")


def test_each_set_is_in_the_diary_as_soon_as_it_is_done(playing: Page) -> None:
    seconds(playing, TO_FIRST_WORK + BRIDGE - 1)
    assert diary("set") == []
    seconds(playing, 1)
    arrived(playing, 1, "set")


def test_a_reload_goes_on_at_the_same_second(playing: Page) -> None:
    seconds(playing, TO_FIRST_WORK + 7)
    before = left(playing)
    playing.reload()
    playing.get_by_role("button", name="Go on where you stopped").click()
    expect(playing.get_by_text("Take your position again")).to_be_visible()
    assert left(playing) == before == BRIDGE - 7
    seconds(playing, 5 + 2)
    assert left(playing) == BRIDGE - 9
    seconds(playing, WHOLE)
    arrived(playing, 4, "set")


def test_a_device_that_slept_counts_the_person_back_in(playing: Page) -> None:
    seconds(playing, TO_FIRST_WORK + 7)
    playing.clock.fast_forward("30:00")
    expect(playing.get_by_text("Take your position again")).to_be_visible()
    assert left(playing) == BRIDGE - 7
    seconds(playing, 6)
    assert left(playing) == BRIDGE - 8


def test_pause_holds_everything(playing: Page) -> None:
    seconds(playing, TO_FIRST_WORK + 3)
    playing.get_by_role("button", name="Pause").click()
    seconds(playing, 60)
    assert left(playing) == BRIDGE - 3
    playing.get_by_role("button", name="Go on").click()
    seconds(playing, 1)
    assert left(playing) == BRIDGE - 4


def test_uncomfortable_leaves_the_exercise_out_and_remembers(playing: Page) -> None:
    seconds(playing, TO_FIRST_WORK + 7)
    playing.get_by_role("button", name="Uncomfortable").click()
    expect(playing.get_by_role("heading", level=1)).to_have_text("Bird-dog")
    expect(playing.get_by_text("Left out: Bridge")).to_be_visible()
    [feeling] = arrived(playing, 1, "feeling")
    assert (feeling["exercise"], feeling["feeling"], feeling["item"]) == ("bridge", "uncomfortable", 0)


def test_uncomfortable_is_undone_in_one_tap(playing: Page) -> None:
    seconds(playing, TO_FIRST_WORK + 7)
    playing.get_by_role("button", name="Uncomfortable").click()
    seconds(playing, 2)
    playing.get_by_role("button", name="Undo").click()
    expect(playing.get_by_role("heading", level=1)).to_have_text("Bridge")
    assert left(playing) == BRIDGE - 7
    seconds(playing, 5 + WHOLE)
    arrived(playing, 4, "set")
    assert diary("feeling") == []


def test_what_is_uncomfortable_on_one_side_may_go_on_with_the_other(playing: Page) -> None:
    playing.get_by_role("button", name="Skip").click()
    seconds(playing, TO_FIRST_WORK + 4)
    playing.get_by_role("button", name="Uncomfortable").click()
    playing.get_by_role("button", name="This side only").click()
    expect(playing.get_by_text("Right side", exact=True)).to_be_visible()
    seconds(playing, 5 + 10)
    assert [(one["side"], one["full"]) for one in arrived(playing, 2, "set")] == [("left", False), ("right", True)]
    [feeling] = arrived(playing, 1, "feeling")
    assert (feeling["feeling"], feeling["side"]) == ("other-side", "left")


def test_sharp_pain_stops_at_once_also_without_a_network(playing: Page, network: Network) -> None:
    seconds(playing, TO_FIRST_WORK + 7)
    network.lose()
    playing.get_by_role("button", name="Sharp pain: stop").click()
    expect(playing.get_by_role("heading", level=1)).to_be_focused()
    playing.get_by_role("button", name="Pain or pressure in the chest").click()
    expect(playing.get_by_role("heading", level=1)).to_have_text("Stop and get help now.")
    expect(playing.get_by_role("link", name="Emergency: Call 112")).to_have_attribute("href", "tel:112")
    assert diary("stop") == []
    network.find()
    [stop] = arrived(playing, 1, "stop")
    assert (stop["reason"], stop["exercise"]) == ("chest-pain", "bridge")


def test_a_stop_is_in_the_diary_before_any_question_is_answered(playing: Page) -> None:
    seconds(playing, TO_FIRST_WORK + 7)
    playing.get_by_role("button", name="Sharp pain: stop").click()
    [stop] = arrived(playing, 1, "stop")
    assert stop["reason"] == "sharp"


def test_a_stop_is_still_a_stop_after_a_reload(playing: Page) -> None:
    seconds(playing, TO_FIRST_WORK + 7)
    playing.get_by_role("button", name="Sharp pain: stop").click()
    playing.get_by_role("button", name="A cramp").click()
    arrived(playing, 1, "stop")
    playing.reload()
    expect(playing.get_by_role("heading", level=1)).to_have_text("Stop here. Let the cramp pass.")


@pytest.mark.parametrize("answered", [False, True])
def test_a_mistaken_stop_is_undone_in_one_tap(playing: Page, answered: bool) -> None:
    seconds(playing, TO_FIRST_WORK + 7)
    playing.get_by_role("button", name="Sharp pain: stop").click()
    if answered:
        playing.get_by_role("button", name="A cramp").click()
    playing.get_by_role("button", name="That was a mistake: go on").click()
    assert left(playing) == BRIDGE - 7
    seconds(playing, 5 + WHOLE)
    arrived(playing, 4, "set")
    assert diary("stop") == []


def test_sets_done_without_a_network_arrive_once_when_it_is_back(playing: Page, network: Network) -> None:
    network.lose()
    seconds(playing, WHOLE)
    expect(playing.get_by_text("wait for the network")).to_be_hidden()
    seconds(playing, 5)
    expect(playing.get_by_text("4 entries wait for the network")).to_be_visible()
    assert diary("set") == []
    network.find()
    arrived(playing, 4, "set")
    expect(playing.get_by_text("wait for the network")).to_be_hidden()
    playing.reload()
    assert Entry.objects.filter(kind="set").count() == 4


def test_a_whole_session_by_keyboard(player: Page) -> None:
    for _ in range(12):
        player.keyboard.press("Tab")
        if player.get_by_role("button", name="Start").evaluate("(start) => start === document.activeElement"):
            break
    player.keyboard.press("Enter")
    expect(player.get_by_role("heading", level=1)).to_have_text("Bridge")
    seconds(player, TO_FIRST_WORK + 3)
    player.keyboard.press("Space")
    expect(player.get_by_text("Paused")).to_be_visible()
    player.keyboard.press("Space")
    expect(player.get_by_text("Paused")).to_be_hidden()
    player.keyboard.press("ArrowRight")
    expect(player.get_by_role("heading", level=1)).to_have_text("Bird-dog")
    player.keyboard.press("ArrowLeft")
    expect(player.get_by_role("heading", level=1)).to_have_text("Bridge")
    player.keyboard.press("m")
    expect(player.get_by_role("button", name="Sound: Names only")).to_be_visible()
    player.keyboard.press("?")
    expect(player.get_by_role("dialog")).to_be_visible()
    player.keyboard.press("Escape")
    seconds(player, TO_FIRST_WORK + 3)
    player.keyboard.press("u")
    expect(player.get_by_text("Left out: Bridge")).to_be_visible()
    player.keyboard.press("s")
    expect(player.get_by_role("heading", level=1)).to_be_focused()
    player.keyboard.press("Tab")
    player.keyboard.press("Enter")
    expect(player.get_by_role("heading", level=1)).to_have_text("Stop here. That was enough for today.")


def test_single_keys_can_be_switched_off(playing: Page) -> None:
    playing.keyboard.press("?")
    playing.get_by_label("Keys work on this page").uncheck()
    playing.get_by_role("button", name="Close").click()
    playing.keyboard.press("s")
    expect(playing.get_by_role("button", name="Pause")).to_be_visible()
    playing.reload()
    playing.get_by_role("button", name="Go on where you stopped").click()
    playing.keyboard.press("s")
    expect(playing.get_by_role("button", name="Pause").or_(playing.get_by_role("button", name="Go on"))).to_be_visible()


def test_the_level_of_sound_is_remembered(player: Page) -> None:
    player.get_by_text("Silent", exact=True).click()
    player.reload()
    expect(player.get_by_role("radio", name="Silent")).to_be_checked()
    player.get_by_role("button", name="Start").click()
    expect(player.get_by_role("button", name="Sound: Silent")).to_be_visible()


def heard(page: Page) -> list[str]:
    """What was said, and "beep" for every beep."""
    found: list[str] = page.evaluate("() => window.heard")
    return found


def test_the_browsers_voice_says_what_comes_where_the_person_prefers_it(player: Page) -> None:
    player.evaluate("localStorage.setItem('lumbar.voice', 'browser')")
    player.reload()
    player.get_by_role("button", name="Start").click()
    expect(player.get_by_role("button", name="Pause")).to_be_visible()
    seconds(player, TO_FIRST_WORK + BRIDGE + 5 + 5 + 5 + 5)
    said = [text for text in heard(player) if text != "beep"]
    assert said[0] == "Next: Bridge"
    assert "Rest. Next: Bird-dog" in said
    assert "Left side first" in said


@pytest.mark.parametrize(("level", "beeps"), [("Beeps", True), ("Silent", False)])
def test_beeps_alone_and_silence_say_nothing(player: Page, level: str, beeps: bool) -> None:
    player.get_by_text(level, exact=True).click()
    player.get_by_role("button", name="Start").click()
    expect(player.get_by_role("button", name=f"Sound: {level}")).to_be_visible()
    player.wait_for_timeout(300)
    seconds(player, TO_FIRST_WORK + BRIDGE)
    assert set(heard(player)) == ({"beep"} if beeps else set())


def test_the_screen_is_kept_on(playing: Page) -> None:
    assert playing.evaluate("() => window.awake") == "screen"


def test_a_rest_can_be_made_longer(playing: Page) -> None:
    seconds(playing, 2)
    playing.get_by_role("button", name="15 seconds longer").click()
    assert left(playing) == 5 - 2 + 15


def test_the_live_region_says_exercise_and_side_and_not_each_second(playing: Page) -> None:
    live = playing.locator("[aria-live=polite]")
    expect(live).to_have_text("Bridge")
    said = playing.evaluate_handle(
        """() => { const said = []; const live = document.querySelector("[aria-live=polite]");
        new MutationObserver(() => said.push(live.textContent.trim()))
          .observe(live, { childList: true, characterData: true, subtree: true }); return said; }"""
    )
    seconds(playing, WHOLE)
    assert said.json_value() == [
        "Bird-dog",
        "Change sides",
        "Child's pose",
        "Done. Lie still a moment before you get up.",
    ]


def test_nothing_needs_scrolling_on_a_small_phone(playing: Page) -> None:
    for size in ((360, 640), (740, 360), (1440, 900)):
        playing.set_viewport_size({"width": size[0], "height": size[1]})
        fitting = playing.evaluate(
            """() => document.documentElement.scrollHeight <= innerHeight
              && document.documentElement.scrollWidth <= innerWidth"""
        )
        assert fitting, size
        for name in ("Back", "Pause", "Skip", "Uncomfortable", "Sharp pain: stop"):
            button = playing.get_by_role("button", name=name)
            expect(button).to_be_in_viewport(ratio=1)
            box = button.bounding_box()
            assert box is not None
            assert box["height"] >= 48


def test_everyone_can_read_every_state(
    opened: Page, accessible: Callable[[], None], screens: Callable[[str], None]
) -> None:
    accessible()
    screens("play-ready")
    opened.get_by_role("button", name="Start").click()
    seconds(opened, 2)
    accessible()
    screens("play-transition")
    seconds(opened, TO_FIRST_WORK + BRIDGE + 15)
    accessible()
    screens("play-work")
    opened.get_by_role("button", name="Uncomfortable").click()
    accessible()
    screens("play-left-out")
    opened.get_by_role("button", name="Help").or_(opened.get_by_role("button", name="Keys and help")).click()
    accessible()
    opened.keyboard.press("Escape")
    opened.get_by_role("button", name="Sharp pain: stop").click()
    accessible()
    screens("play-stopping")
    opened.get_by_role("button", name="Pain or pressure in the chest").click()
    accessible()
    screens("play-stopped")
    opened.get_by_role("button", name="That was a mistake: go on").click()
    seconds(opened, WHOLE)
    accessible()
    screens("play-ended")
