"""The weeks ahead: what the page shows, what is chosen on it, and how Today follows."""

from datetime import timedelta
from uuid import uuid4

import pytest

from lumbar.words import render
from tests.home import Home

CHOSEN = {
    "goal": "office",
    "days": 4,
    "weekdays": ("tue", "thu", "sat", "sun"),
    "activity": "swim",
    "activity_days": 1,
    "easier_weeks": "yes",
}


def kinds(home: Home) -> list[str]:
    return [cell.kind for cell in home.client.get("/weeks/").context["weeks"].first.cells]


def test_who_has_not_answered_is_asked_first(home: Home) -> None:
    assert home.client.get("/weeks/").headers["Location"] == "/"


def test_who_is_locked_sees_why(home: Home) -> None:
    home.answer(diagnosis=("wear",))
    assert home.client.get("/weeks/").headers["Location"] == "/screening/result/"


def test_the_page_shows_twelve_weeks_with_today_marked_and_a_reason_each(screened: Home) -> None:
    weeks = screened.client.get("/weeks/").context["weeks"]
    cards = (weeks.first, *weeks.later)
    assert len(cards) == 12
    assert [cell.today for cell in weeks.first.cells] == [False, False, True, False, False, False, False]
    assert all(not cell.today for card in weeks.later for cell in card.cells)
    assert all(card.cells for card in cards)
    assert [render(card.why) for card in cards[:2] if card.why][1] == "Sessions grow a little, to 17 minutes."
    assert cards[5].why is None
    assert render(weeks.first.cells[2].words) == "Wednesday 20 May: 15 minutes: a session of relief and strength."
    assert render(weeks.now.words) == "Whole session 1 of 3 this week."


def test_goal_and_days_are_one_entry_and_hold_from_then_on(screened: Home) -> None:
    assert screened.client.post("/weeks/", CHOSEN).headers["Location"] == "/weeks/?done=saved"
    entry = screened.entries()[-1]
    assert (entry.kind, entry.data["goal"], entry.data["days"]) == ("preference", "office", 4)
    weeks = screened.client.get("/weeks/").context["weeks"]
    assert render(weeks.goal) == "For: Make up for long sitting"
    assert [cell.kind for cell in weeks.later[0].cells if cell.kind in ("strength", "stretch")] == ["strength"] * 3 + [
        "stretch"
    ]
    assert weeks.form.easier
    assert {day for day, _, on in weeks.form.weekdays if on} == {"tue", "thu", "sat", "sun"}
    assert "" not in [goal for goal, _, _ in weeks.form.goals]


def test_a_goal_may_be_left_to_the_answers(screened: Home) -> None:
    screened.client.post("/weeks/", {**CHOSEN, "goal": ""})
    weeks = screened.client.get("/weeks/").context["weeks"]
    assert render(weeks.goal) == "For: Keep my back strong"
    assert next(on for goal, _, on in weeks.form.goals if goal == "")


def test_goals_of_a_condition_are_for_those_who_told_of_it(screened: Home) -> None:
    offered = [goal for goal, _, _ in screened.client.get("/weeks/").context["weeks"].form.goals]
    assert offered == ["", "prevention", "office", "subacute"]
    screened.client.post("/weeks/", {**CHOSEN, "goal": "wear"})
    offered = [goal for goal, _, _ in screened.client.get("/weeks/").context["weeks"].form.goals]
    assert "wear" in offered


@pytest.mark.parametrize(
    ("field", "value"), [("goal", "abs"), ("days", "9"), ("activity", "fly"), ("activity_days", "")]
)
def test_what_cannot_be_is_said_and_nothing_is_written(screened: Home, field: str, value: str) -> None:
    before = len(screened.entries())
    answer = screened.client.post("/weeks/", {**CHOSEN, field: value})
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.content.decode()
    assert len(screened.entries()) == before


def test_today_takes_length_and_theme_from_the_weeks(screened: Home) -> None:
    today = screened.client.get("/today/").context["today"]
    assert (today.wish.minutes, today.wish.theme) == (15, "relief-and-strength")
    assert "theme=relief-and-strength" in today.query
    again = screened.client.get(f"/today/?{today.query}").context["today"]
    assert again.shown == today.shown


def test_another_length_has_its_own_theme(screened: Home) -> None:
    today = screened.client.get("/today/").context["today"]
    twenty = next(chip for chip in today.lengths if "minutes=20" in chip.query)
    assert "theme" not in twenty.query
    assert next(chip for chip in today.lengths if chip.on).query == today.query
    assert screened.client.get("/today/?theme=yoga").context["today"].wish.theme == "yoga"
    assert screened.client.get("/today/?theme=boxing").context["today"].wish.theme == "relief-and-strength"


def test_after_the_session_and_on_the_day_between_today_is_for_stretches(screened: Home) -> None:
    screened.check()
    screened.play(screened.start(""))
    today = screened.client.get("/today/").context["today"]
    assert (today.wish.minutes, today.wish.theme) == (10, "lumbar")
    assert render(today.week.words) == "Done for today."
    assert render(today.week.next) == "Next whole session: Friday."
    screened.later(days=1)
    today = screened.client.get("/today/").context["today"]
    assert render(today.week.words).startswith("A day between whole sessions.")
    assert [(tap.activity, tap.minutes) for tap in today.week.taps] == [("walk", 25)]


def test_before_two_days_are_over_the_hour_is_told(screened: Home) -> None:
    screened.check()
    screened.play(screened.start(""))
    screened.later(hours=47)
    week = screened.client.get("/today/").context["today"].week
    assert render(week.words).startswith("Your muscles have their two days from 12:")


def test_a_walk_is_logged_in_one_tap_and_stands_in_the_week(screened: Home) -> None:
    screened.check()
    screened.play(screened.start(""))
    screened.later(days=1)
    assert kinds(screened)[3] == "activity"
    tap = screened.client.get("/today/").context["today"].week.taps[0]
    sent = {"activity": "walk", "minutes": tap.minutes, "entry": str(uuid4()), "next": "today"}
    assert screened.client.post("/history/activity/", sent).headers["Location"] == "/today/?done=logged"
    assert not screened.client.get("/today/").context["today"].week.taps
    cell = screened.client.get("/weeks/").context["weeks"].first.cells[3]
    assert (cell.kind, cell.mark) == ("activity", "✓")
    sent = {"activity": "swim", "minutes": 30, "next": "https://elsewhere.example"}
    assert screened.client.post("/history/activity/", sent).headers["Location"] == "/history/?done=logged"


def test_a_flare_up_turns_today_and_the_next_days_to_relief(screened: Home) -> None:
    screened.check(pain=5, flare="yes")
    weeks = screened.client.get("/weeks/").context["weeks"]
    assert [cell.kind for cell in weeks.first.cells][2:5] == ["relief"] * 3
    assert render(weeks.now.words).startswith("A day for relief.")
    assert "relief" in [kind for kind, _ in weeks.legend]
    assert weeks.now.next is None
    assert [tap.activity for tap in weeks.now.taps] == ["walk"]


def test_settings_and_the_result_of_the_questions_lead_to_the_goal(screened: Home) -> None:
    for page in ("/settings/", "/screening/result/"):
        assert "/weeks/#aim" in screened.client.get(page).content.decode()


def test_who_lives_by_the_pages_grows_step_by_step(screened: Home) -> None:
    lengths = []
    for _ in range(17):
        now = screened.client.get("/today/").context["today"].week
        if now.words.key == "weeks.now.strength":
            screened.check()
            planned = screened.start("")
            lengths.append(screened.entries("planned")[-1].data["session"]["minutes"])
            screened.play(planned)
            screened.tell(planned)
        screened.now = screened.now.replace(hour=18, minute=0) + timedelta(days=1)
    assert lengths == [15, 15, 15, 17, 17, 17, 19, 19]
