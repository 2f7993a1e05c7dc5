"""The whole loop in a real browser: from an empty home to a better next session, with time in the hands of the test."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from lumbar.web.models import Entry
from tests.home import Home

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
EVENING = datetime(2026, 5, 20, 16, 30, tzinfo=UTC)
SORE = "Single knee to chest"


@pytest.fixture
def evening(home: Home, page: Page) -> Home:
    """An empty home; the clocks of server and browser agree."""
    home.now = EVENING
    page.clock.install(time=EVENING)
    return home


def answer_the_questions(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Start with a few questions").click()
    page.get_by_label("born").fill("1966")
    page.get_by_role("button", name="Go on").click()
    while not page.get_by_role("button", name="See what suits you").is_visible():
        step = page.locator(".step:visible")
        title = step.locator("h2").first.inner_text()
        none = step.locator("label.none")
        (none if none.count() else step.locator("label.choice").first).click()
        expect(page.locator(".step:visible h2").first).not_to_have_text(title)
    page.get_by_role("button", name="See what suits you").click()


def check_in(page: Page, pain: int) -> None:
    page.goto("/check/")
    page.locator("#pain label").filter(has_text=str(pain)).first.click()
    page.get_by_text("No, as usual").click()
    page.get_by_text("Nothing new").click()
    page.get_by_role("button", name="To today's session").click()
    page.wait_for_url("**/today/**")


def play_to_the_end(page: Page, minutes: int) -> None:
    page.get_by_role("button", name="Start").click()
    page.wait_for_url("**/play/**")
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    done = page.get_by_role("link", name="Say how it felt")
    for _ in range(minutes * 4 + 2):
        page.clock.run_for(15_000)
        if done.is_visible():
            break
    done.click()
    page.wait_for_url("**/felt/**")


def tell_how_it_felt(page: Page, sore: str) -> None:
    page.locator("#pain label").filter(has_text="2").first.click()
    page.locator("#effort label").filter(has_text="4").first.click()
    page.locator("#technique label").first.click()
    page.locator("details.marks summary").click()
    row = page.locator("fieldset.mark").filter(has_text=sore)
    row.locator("label").filter(has_text="Uncomfortable").locator("input").check()
    page.locator("main form button.wide").click()


def planned(page: Page) -> dict[str, str]:
    """Name and reason of every exercise on today's page."""
    return {row.locator("b").first.inner_text(): row.inner_text() for row in page.locator("main .item").all()}


def test_a_session_that_was_felt_changes_the_next_one_for_the_reason_shown(
    evening: Home, page: Page, screens: Callable[[str], None]
) -> None:
    answer_the_questions(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("You can begin")
    check_in(page, pain=2)
    page.goto("/today/?minutes=7")
    first_plan = page.locator("main").inner_text()
    assert SORE in first_plan

    play_to_the_end(page, minutes=7)
    sets = Entry.objects.filter(kind="set")
    assert {row.data["exercise"] for row in sets} >= {"crook-lying-relax", "single-knee-to-chest"}
    assert len({(row.data["item"], row.data["side"], row.data["set"]) for row in sets}) == len(sets)
    screens("loop-felt")

    evening.now = EVENING + timedelta(minutes=10)
    tell_how_it_felt(page, SORE)
    page.wait_for_url("**/next/")
    change = page.locator("li.decision").filter(has_text=SORE)
    reason = change.locator("p.small").inner_text()
    assert "uncomfortable" in reason.lower()
    screens("loop-next")

    evening.now = EVENING + timedelta(days=1)
    check_in(page, pain=2)
    page.goto("/today/?minutes=7")
    second_plan = page.locator("main").inner_text()
    assert second_plan != first_plan
    assert reason in second_plan
    screens("loop-tomorrow")
