"""Every page and every state of it: readable by everyone, on a phone and on a desk, in light and in dark."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import fits, path_of
from tests.home import Home

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


LOCKS = {
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
    assert path_of(page) == "/screening/result/"
    expect(page.get_by_role("heading", level=1)).to_have_text("You can begin")


def test_nothing_scrolls_sideways_on_a_small_phone(screened: Home, page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    for address in ("/today/", "/check/", "/exercises/", "/exercises/bird-dog/", "/settings/", "/history/"):
        page.goto(address)
        assert fits(page), address
