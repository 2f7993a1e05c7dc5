"""How it felt, and the next session that has learned from it."""

import pytest

from lumbar.words import render
from tests.home import Home


def test_a_session_told_is_one_entry_for_the_whole_and_one_for_each_mark(screened: Home) -> None:
    screened.check()
    planned = screened.start()
    screened.play(planned)
    before = len(screened.entries())
    answer = screened.tell(planned, **{"mark-0": "fine", "mark-1": "too-hard", "note": "warm day"})
    assert answer.headers["Location"] == f"/felt/{planned}/next/"
    new = screened.entries()[before:]
    assert sorted(entry.kind for entry in new) == ["after", "feeling", "feeling"]
    after = screened.entries("after")[0]
    assert after.data == {"session": planned, "pain": 2, "effort": 4, "technique": True, "note": "warm day"}
    assert {entry.data["feeling"] for entry in screened.entries("feeling")} == {"fine", "too-hard"}


def test_two_good_sessions_make_an_exercise_grow_and_say_why(screened: Home) -> None:
    screened.train()
    screened.later(days=3)
    planned = screened.train()
    screened.later(days=1)
    screened.client.post(f"/morning/{planned}/", {"pain": 2})
    page = screened.client.get(f"/felt/{planned}/next/").context["next"]
    assert page.changes
    assert all(change.way == "up" for change in page.changes)
    assert "Two good sessions" in render(page.changes[0].reason)


def test_an_uncomfortable_exercise_gets_easier_and_the_page_says_so(screened: Home) -> None:
    screened.check()
    planned = screened.start("minutes=20")
    screened.play(planned)
    items = screened.entries("planned")[0].data["session"]["items"]
    number = next(n for n, item in enumerate(items) if item["exercise"] == "bird-dog")
    screened.tell(planned, **{f"mark-{number}": "uncomfortable"})
    page = screened.client.get(f"/felt/{planned}/next/").context["next"]
    [change] = [change for change in page.changes if change.exercise == "bird-dog"]
    assert change.way == "down"
    assert "uncomfortable" in render(change.reason)


def test_what_was_marked_while_playing_is_not_asked_again(screened: Home) -> None:
    screened.check()
    planned = screened.start()
    screened.play(planned)
    item = screened.entries("planned")[0].data["session"]["items"][0]
    told = {"session": planned, "exercise": item["exercise"], "variant": item["variant"], "feeling": "uncomfortable"}
    screened.write("feeling", told)
    felt = screened.client.get(f"/felt/{planned}/").context["felt"]
    assert felt.rows[0].told is not None
    screened.tell(planned, **{"mark-0": "fine"})
    assert len(screened.entries("feeling")) == 1


@pytest.mark.parametrize("missing", ["pain", "effort", "technique"])
def test_each_question_needs_its_answer(screened: Home, missing: str) -> None:
    screened.check()
    planned = screened.start()
    screened.play(planned)
    response = screened.tell(planned, **{missing: ""})
    assert response.status_code == 422
    assert f'id="{missing}-fault"' in response.content.decode()
    assert screened.entries("after") == []


def test_the_morning_after_is_one_entry(screened: Home) -> None:
    planned = screened.train()
    screened.later(days=1)
    answer = screened.client.post(f"/morning/{planned}/", {"pain": 5})
    assert answer.headers["Location"] == f"/felt/{planned}/next/?done=morning"
    assert screened.entries()[-1].data == {"session": planned, "pain": 5}
    assert screened.client.post(f"/morning/{planned}/", {}).status_code == 422


def test_a_mistake_is_taken_back_and_told_again(screened: Home) -> None:
    planned = screened.train(pain=9)
    page = screened.client.get(f"/felt/{planned}/next/").context["next"]
    answer = screened.client.post(f"/history/void/{page.after}/", {"next": "felt"})
    assert answer.headers["Location"] == f"/felt/{planned}/"
    screened.later(minutes=1)
    screened.tell(planned, pain=2)
    assert screened.client.get("/today/").status_code == 200
    assert "pain 2 before and 2 after" in screened.client.get("/history/").content.decode()


def _session(home: Home, before: tuple[str, ...], after: tuple[str, ...], **changes: object) -> str:
    home.client.post("/check/", {"pain": 3, "flare": "no", "new": "none", "where": before})
    home.later(seconds=1)
    planned = home.start()
    home.play(planned)
    home.tell(planned, where=after, **{"pain": 3, **changes})
    return planned


def test_pain_further_down_the_leg_says_what_to_do_and_asks_again(screened: Home) -> None:
    planned = _session(screened, ("back-left",), ("back-left", "thigh-left"))
    page = screened.client.get(f"/felt/{planned}/next/")
    assert page.context["next"].moved.way == "down"
    assert "The pain went further down your leg" in page.content.decode()
    assert "Nothing changes yet" not in page.content.decode()
    assert [step.key for step in page.context["next"].moved.do][-1] == "screening.do.call-if-nerves"
    told = page.context["next"]
    reasons = {render(row.reason) for row in told.stays}
    assert sum("taken for the cause" in reason for reason in reasons) == 1
    assert not any("stopped" in reason or "ended early" in reason for reason in reasons), "nobody stopped anything"
    assert any(card.href == "/screening/" for card in screened.client.get("/today/").context["today"].cards)
    assert "further down the leg after it" in screened.client.get("/history/").content.decode()


def test_pain_that_leaves_the_leg_is_said_to_be_the_better_direction(screened: Home) -> None:
    planned = _session(screened, ("thigh-left",), ("back-middle",))
    page = screened.client.get(f"/felt/{planned}/next/").content.decode()
    assert "The pain moved up, out of your leg" in page
    assert "middle of the lower back" in page
    history = screened.client.get("/history/").content.decode()
    assert "Before: left thigh. After: middle of the lower back" in history
    assert 'class="region thigh-left on"' in history


def test_pain_that_is_gone_from_the_leg_is_said_so(screened: Home) -> None:
    planned = _session(screened, ("thigh-left",), (), pain=0)
    assert "Now you feel none" in screened.client.get(f"/felt/{planned}/next/").content.decode()


def test_pain_that_stayed_where_it_was_says_nothing(screened: Home) -> None:
    planned = _session(screened, ("thigh-left",), ("thigh-left",))
    assert screened.client.get(f"/felt/{planned}/next/").context["next"].moved is None


def test_the_page_reminds_of_where_it_was_before(screened: Home) -> None:
    screened.client.post("/check/", {"pain": 3, "flare": "no", "new": "none", "where": ("thigh-left", "back-left")})
    planned = screened.start()
    screened.play(planned)
    page = screened.client.get(f"/felt/{planned}/").content.decode()
    assert "Before the session it was here: left lower back and left thigh." in page


def test_taken_back_the_pain_never_went_down(screened: Home) -> None:
    planned = _session(screened, ("back-left",), ("thigh-left",))
    after = screened.client.get(f"/felt/{planned}/next/").context["next"].after
    screened.client.post(f"/history/void/{after}/", {"next": "felt"})
    screened.later(minutes=1)
    screened.tell(planned, where=("back-left",))
    assert screened.client.get(f"/felt/{planned}/next/").context["next"].moved is None


def test_marks_are_still_there_after_a_fault(screened: Home) -> None:
    screened.check()
    planned = screened.start()
    screened.play(planned)
    page = screened.tell(planned, pain="", where=("thigh-right",)).content.decode()
    assert 'value="thigh-right" checked' in page
