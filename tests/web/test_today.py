"""Today: the session, its reasons, and the start."""

from uuid import uuid4

import pytest

from lumbar.words import render
from tests.home import Home


def test_today_shows_a_session_with_its_phases_and_reasons(screened: Home) -> None:
    today = screened.client.get("/today/").context["today"]
    assert render(today.phases[0].name) == "Warm-up"
    assert today.reasons
    assert today.wish.minutes == 15
    assert render(today.title).startswith("15 minutes")


@pytest.mark.parametrize("minutes", [5, 7, 10, 12, 14, 17, 33, 40, 60])
def test_any_length_is_one_address_away(screened: Home, minutes: int) -> None:
    today = screened.client.get(f"/today/?minutes={minutes}").context["today"]
    assert today.wish.minutes == minutes
    assert sum(chip.on for chip in today.lengths) == 1


@pytest.mark.parametrize("minutes", ["4", "61", "-7", "many", ""])
def test_an_impossible_length_is_as_usual(screened: Home, minutes: str) -> None:
    assert screened.client.get(f"/today/?minutes={minutes}").context["today"].wish.minutes == 15


def test_on_a_chair_every_exercise_can_be_done_there_and_the_loss_is_said(screened: Home) -> None:
    today = screened.client.get("/today/?minutes=10&place=chair").context["today"]
    assert today.wish.place == "chair"
    assert today.notes


def test_the_wish_is_kept_from_chip_to_chip(screened: Home) -> None:
    today = screened.client.get("/today/?minutes=12&place=bed&gentler=yes&have=mat&have=chair").context["today"]
    assert all("place=bed&gentler=yes&have=chair&have=mat" in chip.query for chip in today.lengths)
    assert "gentler" not in today.gentler.query


def test_start_comes_after_the_check(screened: Home) -> None:
    today = screened.client.get("/today/?minutes=7").context["today"]
    assert today.check_due
    answer = screened.client.post("/today/start/", {"wish": today.query, "shown": today.shown})
    assert answer.headers["Location"].startswith("/check/?wish=minutes%3D7")
    assert screened.entries("planned") == []


def test_start_writes_the_whole_session_as_it_was_shown_and_opens_the_player(screened: Home) -> None:
    screened.check()
    today = screened.client.get("/today/?minutes=7").context["today"]
    entry = str(uuid4())
    answer = screened.client.post("/today/start/", {"wish": today.query, "shown": today.shown, "entry": entry})
    assert answer.headers["Location"] == f"/play/{entry}/"
    planned = screened.entries("planned")[0]
    assert str(planned.id) == entry
    shown = [row.exercise for phase in today.phases for row in phase.rows]
    assert [item["exercise"] for item in planned.data["session"]["items"]] == shown
    assert screened.client.get(f"/play/{entry}/").status_code == 200


def test_what_changed_in_between_is_shown_before_it_is_started(screened: Home) -> None:
    screened.check()
    today = screened.client.get("/today/").context["today"]
    screened.client.post(f"/exercises/{today.phases[1].rows[0].exercise}/like/", {"like": "never"})
    answer = screened.client.post("/today/start/", {"wish": today.query, "shown": today.shown})
    assert answer.headers["Location"].endswith("done=changed")
    assert "Something changed" in screened.client.get(answer.headers["Location"]).content.decode()
    assert screened.entries("planned") == []


def test_a_check_is_due_again_after_a_session_and_after_some_hours(screened: Home) -> None:
    screened.check()
    assert not screened.client.get("/today/").context["today"].check_due
    screened.later(hours=5)
    assert screened.client.get("/today/").context["today"].check_due
    screened.train()
    assert screened.client.get("/today/").context["today"].check_due


def test_never_again_takes_it_out_and_comes_back_to_the_same_wish(screened: Home) -> None:
    today = screened.client.get("/today/?minutes=14").context["today"]
    exercise = today.phases[1].rows[0].exercise
    sent = {"like": "never", "next": "today", "wish": today.query}
    answer = screened.client.post(f"/exercises/{exercise}/like/", sent)
    assert answer.headers["Location"] == f"/today/?{today.query}&done=liked"
    entry = screened.entries()[-1]
    assert (entry.kind, entry.data["exercise"], entry.data["like"]) == ("preference", exercise, "never")
    after = screened.client.get("/today/?minutes=14").context["today"]
    assert exercise not in {row.exercise for phase in after.phases for row in phase.rows}


def test_a_session_that_was_not_told_is_asked_for(screened: Home) -> None:
    screened.check()
    planned = screened.start()
    screened.play(planned)
    screened.later(hours=1)
    assert f"/felt/{planned}/" in screened.client.get("/today/").content.decode()
    screened.tell(planned)
    assert f"/felt/{planned}/" not in screened.client.get("/today/").content.decode()


def test_a_session_that_was_broken_off_can_be_gone_on_with(screened: Home) -> None:
    screened.check()
    planned = screened.start()
    screened.later(minutes=5)
    assert f"/play/{planned}/" in screened.client.get("/today/").content.decode()
    screened.play(planned)
    assert f"/play/{planned}/" not in screened.client.get("/today/").content.decode()


def test_a_session_of_this_morning_is_not_gone_on_with_at_night(screened: Home) -> None:
    screened.check()
    planned = screened.start()
    screened.later(hours=4)
    assert f"/play/{planned}/" not in screened.client.get("/today/").content.decode()


def test_what_to_have_ready_is_said_with_a_firm_floor_and_something_warm(screened: Home) -> None:
    screened.check()
    page = screened.client.get("/today/?minutes=20").content.decode()
    assert "Have ready: a mat" in page
    assert "something warm" in page


def test_the_morning_after_is_asked_for_once(screened: Home) -> None:
    planned = screened.train()
    screened.later(days=1)
    assert f"/morning/{planned}/" in screened.client.get("/today/").content.decode()
    screened.client.post(f"/morning/{planned}/", {"pain": 2})
    assert f"/morning/{planned}/" not in screened.client.get("/today/").content.decode()


def test_the_day_and_the_week_are_those_of_where_the_person_is(screened: Home) -> None:
    screened.later(hours=13)
    assert render(screened.client.get("/today/").context["today"].greeting) == "Thursday, week 1"
