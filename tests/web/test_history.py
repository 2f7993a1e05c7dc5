"""What happened, what changed, and what can be taken back."""

import pytest

from lumbar.words import render
from tests.home import Home


def test_sessions_stand_in_their_week_with_minutes_and_pain(screened: Home) -> None:
    screened.train(pain=1)
    history = screened.client.get("/history/").context["history"]
    [week] = history.weeks
    assert render(week.title) == "This week"
    assert "pain 2 before and 1 after" in render(week.lines[0].text)


def test_every_chart_has_a_table_that_says_the_same(screened: Home) -> None:
    for _ in range(2):
        screened.train()
        screened.later(days=2)
    page = screened.client.get("/history/")
    charts = page.context["history"].charts
    assert len(charts) == 2
    for chart in charts:
        for point in chart.points:
            assert render(point.label) in page.content.decode()
    assert page.content.decode().count("<table>") == 2


def test_an_activity_counts_as_minutes_of_its_week(screened: Home) -> None:
    answer = screened.client.post("/history/activity/", {"activity": "swim", "minutes": 30})
    assert answer.headers["Location"] == "/history/?done=logged"
    assert screened.entries()[-1].data == {"activity": "swim", "minutes": 30}
    page = screened.client.get("/history/")
    assert page.context["history"].charts[0].points[-1].value == 30


@pytest.mark.parametrize("minutes", ["0", "601", "long", ""])
def test_an_activity_needs_possible_minutes(screened: Home, minutes: str) -> None:
    response = screened.client.post("/history/activity/", {"activity": "swim", "minutes": minutes})
    assert response.status_code == 422
    assert 'id="minutes-fault"' in response.content.decode()
    assert screened.entries("activity") == []


def test_what_is_taken_back_stays_visible_and_counts_for_nothing(screened: Home) -> None:
    screened.check(pain=9)
    check = screened.entries("check")[0]
    assert screened.client.get("/today/").status_code == 302
    answer = screened.client.post(f"/history/void/{check.id}/")
    assert answer.headers["Location"] == "/history/?done=undone"
    assert screened.entries()[-1].data == {"entry": str(check.id)}
    assert screened.client.get("/today/").status_code == 200
    told = screened.client.get("/history/").context["history"].told
    assert [row.voided for row in told if row.id == str(check.id)] == [True]


def test_a_session_that_was_planned_is_not_taken_back(screened: Home) -> None:
    screened.check()
    planned = screened.start()
    assert screened.client.post(f"/history/void/{planned}/").status_code == 404


def test_every_change_stands_with_its_rule_and_reason(screened: Home) -> None:
    for _ in range(3):
        screened.train()
        screened.later(days=3)
    decisions = screened.client.get("/history/").context["history"].decisions
    assert decisions
    assert {render(decision.rule) for decision in decisions} == {"One step harder"}


def test_sides_stand_apart_where_they_had_different_work(screened: Home) -> None:
    session = screened.train()
    told = {"session": session, "item": 90, "set": 1, "full": True}
    bird_dog = {**told, "exercise": "bird-dog", "variant": "bird-dog/base"}
    bridge = {**told, "item": 91, "exercise": "low-lunge", "variant": "low-lunge/base"}
    screened.write("set", {**bird_dog, "side": "left", "seconds": 7, "full": False})
    screened.write("set", {**bird_dog, "side": "right", "seconds": 20})
    for side in ("left", "right"):
        screened.write("set", {**bridge, "side": side, "seconds": 30})
    page = screened.client.get("/history/")
    [week] = page.context["history"].weeks
    said = [render(one) for one in week.lines[0].sides]
    assert "Bird-dog: left 7 s, right 20 s" in said
    assert all("lunge" not in one.lower() for one in said)
    assert "Bird-dog: left 7 s, right 20 s" in page.content.decode()


def test_a_session_whose_plan_is_not_there_yet_is_shown_all_the_same(screened: Home) -> None:
    screened.write("after", {"session": "00000000-0000-4000-8000-000000000009", "pain": 1, "effort": 3})
    page = screened.client.get("/history/")
    assert page.status_code == 200
    assert "a session" in page.content.decode()
