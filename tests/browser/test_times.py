"""The time of a session in the hands of a person: rests, holds, going on by hand, and one side that hurts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from lumbar.catalogue import Breaths
from lumbar.planning import Edits, Session, Wish, item_seconds, plan, state
from lumbar.screening import Person
from lumbar.web.diary_rows import entries, keep
from lumbar.web.people import local_person
from tests.browser.conftest import picture
from tests.browser.test_player import BRIDGE, TO_FIRST_WORK, arrived, left, opened, player, playing, seconds
from tests.people import CATALOGUE
from tests.web.sessions import entry, planned_for, short_session

__all__ = ["opened", "player", "playing"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TO_BIRD_DOG = TO_FIRST_WORK + BRIDGE + 5 + 5 + 5


def with_caps() -> Session:
    """The short session, whose bird-dog may be held for 30 seconds, and whose rest is counted in breaths."""
    bridge, bird_dog, rest = short_session().items
    breaths = Breaths("breaths", 8, 4)
    items = (
        bridge,
        replace(bird_dog, cap_s=30),
        replace(rest, dose=breaths, seconds=item_seconds(breaths, "bilateral", 1, 0, 5), cap_s=180),
    )
    return replace(short_session(), items=items, seconds=sum(item.seconds for item in items))


@pytest.fixture
def planned() -> UUID:
    return planned_for(local_person(), with_caps())


def test_a_hold_is_made_longer_up_to_its_cap_and_the_other_side_is_as_long(playing: Page) -> None:
    seconds(playing, TO_BIRD_DOG + 4)
    longer = playing.get_by_role("button", name="15 seconds longer")
    longer.click()
    longer.click()
    assert left(playing) == 26
    expect(longer).to_be_disabled()
    picture(playing, "hold-longer")
    seconds(playing, 26 + 5 + 30)
    sets = arrived(playing, 3, "set")
    assert [(one["side"], one["seconds"], one["full"]) for one in sets[1:]] == [("left", 30, True), ("right", 30, True)]


def test_a_rest_is_made_shorter_and_ends_at_once_where_less_is_left(playing: Page) -> None:
    seconds(playing, TO_FIRST_WORK + BRIDGE + 1)
    playing.keyboard.press("-")
    seconds(playing, 0.2)
    expect(playing.get_by_text("Change your position")).to_be_visible()


def test_a_hold_in_breaths_counts_its_breaths(playing: Page) -> None:
    seconds(playing, TO_BIRD_DOG + 10 + 5 + 10 + 5 + 5 + 5 + 9)
    expect(playing.locator(".ring-number")).to_have_text("3")
    expect(playing.get_by_text("of 8 breaths")).to_be_visible()
    picture(playing, "hold-in-breaths")


def test_who_goes_on_by_hand_is_waited_for(player: Page) -> None:
    player.evaluate("localStorage.setItem('lumbar.onward', 'waits')")
    player.get_by_role("button", name="Start").click()
    seconds(player, TO_FIRST_WORK + BRIDGE + 5 + 60)
    expect(player.get_by_text("Go on when you are ready")).to_be_visible()
    picture(player, "waits-for-a-tap")
    player.get_by_role("button", name="Go on").click()
    seconds(player, 5 + 5 + 1)
    assert left(player) == 9


def test_how_it_goes_on_is_set_in_the_settings(opened: Page) -> None:
    opened.goto(reverse("settings"))
    opened.get_by_label("Waits for your tap").check()
    opened.get_by_label("Repetitions", exact=True).check()
    opened.reload()
    expect(opened.get_by_label("Waits for your tap")).to_be_checked()
    expect(opened.get_by_label("Repetitions", exact=True)).to_be_checked()
    picture(opened, "settings-times")


def test_the_question_which_side_hurts_is_accessible(playing: Page, accessible: Callable[[], None]) -> None:
    seconds(playing, TO_BIRD_DOG + 4)
    playing.keyboard.press("o")
    playing.clock.resume()
    accessible()


def test_the_side_that_hurts_rests_and_the_other_goes_on(playing: Page) -> None:
    seconds(playing, TO_BIRD_DOG + 4)
    picture(playing, "two-sides")
    playing.get_by_role("button", name="One side hurts").click()
    expect(playing.get_by_role("heading", name="Which side hurts?")).to_be_focused()
    picture(playing, "which-side")
    seconds(playing, 30)
    playing.get_by_role("button", name="Left side").click()
    expect(playing.get_by_text("Your left side rests today. The right side goes on.")).to_be_visible()
    picture(playing, "a-side-rests")
    seconds(playing, 5 + 10)
    sets = arrived(playing, 3, "set")
    assert [(one["side"], one["full"]) for one in sets[1:]] == [("left", False), ("right", True)]
    [feeling] = arrived(playing, 1, "feeling")
    assert (feeling["feeling"], feeling["side"]) == ("other-side", "left")


def test_after_a_side_that_rested_the_next_plan_has_the_exercise_as_it_was(playing: Page, planned: UUID) -> None:
    seconds(playing, TO_BIRD_DOG + 4)
    playing.keyboard.press("o")
    playing.get_by_role("button", name="Left side").click()
    seconds(playing, 75)
    arrived(playing, 4, "set")
    after = {"session": str(planned), "pain": 1, "effort": 3}
    keep(local_person(), [{**entry("after", after), "at": "2026-11-22T08:20:00.000+00:00"}])
    later = datetime(2026, 11, 25, 18, tzinfo=UTC)
    known = state(CATALOGUE, Person(), entries(local_person()), later)
    assert {one.rule for one in known.progress.decisions if one.exercise == "bird-dog"} <= {"hold"}
    assert "bird-dog" not in {one.exercise for one in known.progress.standings.values() if one.off or one.change}
    wish = Wish(20, edits=Edits(wanted=frozenset({"bird-dog"})))
    [item] = [
        one for one in plan(CATALOGUE, known.clearance, known.progress, wish, later).items if one.exercise == "bird-dog"
    ]
    assert item.change == 0
    assert item.side in ("both", "alternating")
