"""Every page and every state of it: readable by everyone, on a phone and on a desk, in light and in dark."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import fits
from tests.home import LEG_PAIN, Home

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Judge = Callable[[], None]
Take = Callable[[str], None]


def _month(home: Home) -> str:
    """Four weeks of training, pain going down; the id of the last session."""
    planned = ""
    for week in range(4):
        for pause in (2, 2, 3):
            planned = home.train(pain=2 if week < 2 else 1, effort=4)
            home.later(days=1)
            home.write("morning", {"session": planned, "pain": max(0, 3 - week)})
            home.later(days=pause - 1)
    home.client.post("/history/activity/", {"activity": "swim", "minutes": 30})
    return planned


LOCKS: dict[str, dict[str, tuple[str, ...]]] = {
    "doctor": {"diagnosis": ("wear",)},
    "wait": {"illness": ("ill",)},
    "urgent": {"illness": ("weight",)},
    "emergency": {"nerves": ("saddle",)},
    "adapt": {"care": ("knee", "wrist")},
    "ok": {},
}


@pytest.mark.parametrize("level", LOCKS)
def test_every_result_of_the_questions_can_be_read_by_everyone(
    level: str, home: Home, page: Page, accessible: Judge, screens: Take
) -> None:
    home.answer(**LOCKS[level])
    page.goto("/screening/result/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    accessible()
    screens(f"result-{level}")


@pytest.mark.parametrize("name", ["check", "today", "history", "exercises", "settings"])
def test_pages_before_the_first_session(
    name: str, screened: Home, page: Page, accessible: Judge, screens: Take
) -> None:
    page.goto(f"/{name}/")
    accessible()
    screens(f"{name}-new")


def test_the_first_page(page: Page, home: Home, accessible: Judge, screens: Take) -> None:
    page.goto("/")
    accessible()
    screens("first")


def test_pages_after_a_month(screened: Home, page: Page, accessible: Judge, screens: Take) -> None:
    planned = _month(screened)
    screened.check(pain=2)
    for name, address in {
        "today": "/today/",
        "today-gentler": "/today/?minutes=7&gentler=yes&place=chair",
        "today-40": "/today/?minutes=40",
        "felt": f"/felt/{planned}/",
        "next": f"/felt/{planned}/next/",
        "morning": f"/morning/{planned}/",
        "history": "/history/",
        "exercises": "/exercises/",
        "exercises-none": "/exercises/?kind=aerobic&position=prone",
        "exercise": "/exercises/bird-dog/",
        "exercise-drawn": "/exercises/cat-cow/",
        "settings": "/settings/",
        "print-today": "/print/today/",
        "print-exercise": "/print/exercise/bird-dog/",
        "print-doctor": "/print/doctor/",
    }.items():
        page.goto(address)
        accessible()
        screens(name)


def test_a_flare_up_and_its_page(screened: Home, page: Page, accessible: Judge, screens: Take) -> None:
    screened.check(pain=5, flare="yes")
    page.goto("/today/")
    accessible()
    screens("today-flare")


def test_menus_of_today_can_be_read_by_everyone(screened: Home, page: Page, accessible: Judge, screens: Take) -> None:
    page.goto("/today/")
    page.locator(".menu summary").nth(1).click()
    accessible()
    screens("today-menu")
    page.keyboard.press("Escape")
    expect(page.locator(".menu[open]")).to_have_count(0)
    page.locator(".wishes summary").last.click()
    accessible()
    screens("today-have")


def test_the_test_of_two_movements(home: Home, page: Page, accessible: Judge, screens: Take) -> None:
    home.later(hours=5)
    home.answer(**LEG_PAIN)
    page.goto("/screening/result/")
    accessible()
    screens("result-test")
    page.get_by_role("link", name="Try the two movements").click()
    accessible()
    screens("direction")
    page.locator("#before-place").get_by_label("Down to the thigh").check()
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label("Down to the thigh").first).to_be_checked()
    accessible()
    screens("direction-faults")
    for moment, place, pain in (("before", "thigh", 4), ("bending", "thigh", 6), ("arching", "back", 3)):
        page.locator(f"#{moment}-place input[value={place}]").check()
        page.locator(f"#{moment}-pain label").nth(pain).click()
    page.get_by_role("button", name="See what it says").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What your back says")
    accessible()
    screens("found")


def test_pain_below_the_knee_ends_the_test_before_it_begins(
    home: Home, page: Page, accessible: Judge, screens: Take
) -> None:
    home.later(hours=5)
    home.answer(**LEG_PAIN)
    page.goto("/screening/direction/")
    page.locator("#before-place").get_by_label("Below the knee").check()
    expect(page.get_by_role("link", name="Answer the questions again")).to_be_visible()
    expect(page.get_by_role("heading", name="First movement")).to_be_hidden()
    accessible()
    screens("direction-below-knee")


def test_a_movement_that_runs_down_the_leg_is_stopped_with_one_tap(
    home: Home, page: Page, accessible: Judge, screens: Take
) -> None:
    home.later(hours=5)
    home.answer(**LEG_PAIN)
    page.goto("/screening/direction/")
    page.get_by_role("button", name="It ran down the leg").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Stop here")
    accessible()
    screens("found-stop")


def test_what_is_wrong_is_said_at_its_field(screened: Home, page: Page, accessible: Judge, screens: Take) -> None:
    page.goto("/check/")
    page.get_by_role("button", name="To today's session").click()
    expect(page.get_by_role("alert")).to_be_visible()
    accessible()
    screens("check-faults")
    page.get_by_role("alert").get_by_role("link").first.click()
    expect(page.locator("#pain")).to_be_in_viewport()


def test_a_healthy_person_is_through_in_a_dozen_taps(page: Page, home: Home, accessible: Judge, screens: Take) -> None:
    page.goto("/")
    page.get_by_role("link", name="Start with a few questions").click()
    page.get_by_label("born").fill("1970")
    accessible()
    screens("screening-born")
    page.get_by_role("button", name="Go on").click()
    taps = 2
    page.set_viewport_size({"width": 390, "height": 844})
    while not page.get_by_role("button", name="See what suits you").is_visible():
        step = page.locator(".step:visible")
        title = step.locator("h2").first.inner_text()
        if taps in (3, 4):
            accessible()
            screens(f"screening-{taps}")
            page.set_viewport_size({"width": 390, "height": 844})
        step.locator("label.none, label.choice").last.click() if taps > 2 else step.locator(
            "label.choice"
        ).first.click()
        expect(page.locator(".step:visible h2").first).not_to_have_text(title)
        taps += 1
    accessible()
    screens("screening-last")
    page.get_by_role("button", name="See what suits you").click()
    assert taps + 1 <= 12
    page.wait_for_url("**/screening/result/")
    expect(page.get_by_role("heading", level=1)).to_have_text("You can begin")


def test_nothing_scrolls_sideways_on_a_small_phone(screened: Home, page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    for address in ("/today/", "/check/", "/exercises/", "/exercises/bird-dog/", "/settings/", "/history/"):
        page.goto(address)
        assert fits(page), address


def test_the_keyboard_alone_answers_the_questions_and_starts(page: Page, home: Home) -> None:
    page.goto("/screening/")
    page.get_by_label("born").focus()
    page.keyboard.type("1970")
    page.keyboard.press("Enter")
    expect(page.locator(".step:visible legend")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator(".step:visible h2").first).to_have_text("Is any of this new?")
    page.get_by_role("button", name="Back").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".step:visible input").first).to_be_checked()


def test_an_answer_that_cannot_wait_is_sent_at_once(page: Page, home: Home) -> None:
    page.goto("/screening/")
    page.get_by_label("born").fill("1970")
    page.get_by_role("button", name="Go on").click()
    page.locator(".step:visible label.choice").first.click()
    expect(page.locator(".step:visible h2").first).to_have_text("Is any of this new?")
    page.locator(".step:visible label.choice").first.click()
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Please get help now")
    expect(page.locator('a[href^="tel:"]').first).to_be_visible()


def test_none_of_these_and_the_others_exclude_each_other(page: Page, screened: Home) -> None:
    page.goto("/check/")
    page.get_by_label("Fever or chills").check()
    page.get_by_label("Nothing new").check()
    expect(page.get_by_label("Fever or chills")).not_to_be_checked()
    page.get_by_label("Fever or chills").check()
    expect(page.get_by_label("Nothing new")).not_to_be_checked()


def test_the_pages_know_where_the_person_is(page: Page, home: Home) -> None:
    page.goto("/")
    assert {cookie["name"]: cookie["value"] for cookie in page.context.cookies()}["zone"] == "Europe/Riga"


def test_the_figure_chosen_in_the_settings_is_that_of_every_page(page: Page, screened: Home) -> None:
    page.goto("/settings/")
    for choice in ("Man", "Medium", "Stay still"):
        page.get_by_label(choice, exact=True).check()
    page.reload()
    for choice in ("Man", "Medium", "Stay still"):
        assert page.get_by_label(choice, exact=True).is_checked()
    page.goto("/exercises/cobra/")
    with page.expect_request(lambda asked: "/moves/male." in asked.url):
        page.get_by_role("button", name="Show it moving").click()


def test_the_sound_chosen_in_the_settings_is_the_players(page: Page, screened: Home) -> None:
    page.goto("/settings/")
    page.get_by_label("Beeps").check()
    page.reload()
    expect(page.get_by_label("Beeps")).to_be_checked()
    assert page.evaluate("localStorage.getItem('lumbar.sound')") == "beeps"


def test_without_scripts_every_question_is_on_one_page(
    browser: Browser, screened: Home, live_server: LiveServer
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/screening/")
    expect(page.locator("fieldset:visible").nth(5)).to_be_visible()
    expect(page.get_by_role("button", name="See what suits you")).to_be_visible()
    context.close()


def test_sheets_fit_on_paper(page: Page, screened: Home) -> None:
    for address, most in {"/print/today/?minutes=20": 2, "/print/exercise/bird-dog/": 1, "/print/doctor/": 4}.items():
        page.goto(address)
        pages = page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n")
        assert 1 <= pages <= most, address


def test_the_loop_a_session_told_changes_the_next_and_says_why(screened: Home, page: Page) -> None:
    screened.train()
    screened.later(days=3)
    planned = screened.train()
    screened.later(days=1)
    page.goto("/today/")
    page.get_by_role("link", name="Tell").click()
    page.locator(".scale label").nth(2).click()
    page.get_by_role("button", name="Save").click()
    page.wait_for_url(f"**/felt/{planned}/next/?done=morning")
    expect(page.locator(".decision").first).to_contain_text("Two good sessions in a row")
    page.get_by_role("link", name="To today", exact=True).click()
    page.get_by_role("link", name="10 minutes").click()
    expect(page.locator(".item em").first).to_contain_text("↑")
