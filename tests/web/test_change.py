"""Today's session changed by the person: swap, leave out, easier, less time; taken back in one tap."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from lumbar.web.queries.menu import Way
from lumbar.words import Message, render
from tests.home import Home


def today(home: Home, query: str = "") -> Any:
    """What the page of today shows."""
    return home.client.get(f"/today/{query and '?'}{query}").context["today"]


def exercises(home: Home, query: str = "") -> list[str]:
    return [row.exercise for phase in today(home, query).phases for row in phase.rows]


def row(home: Home, exercise: str) -> Any:
    rows = [row for phase in today(home).phases[1:] for row in phase.rows]
    return next(row for row in rows if row.exercise == exercise)


def ways(home: Home, exercise: str) -> dict[str, Way]:
    return {way.words.key.removeprefix("web.control."): way for way in row(home, exercise).menu.ways}


def change(home: Home, to: str) -> None:
    home.client.post("/today/change/", {"from": today(home).query, "to": to})


def test_an_exercise_is_left_out_and_comes_back_by_undo(screened: Home) -> None:
    before = exercises(screened)
    change(screened, ways(screened, "bird-dog")["out"].query)
    assert "bird-dog" not in exercises(screened)
    page = screened.client.get("/today/")
    assert "Goes out:" in page.content.decode()
    assert "Undo" in page.content.decode()
    answer = screened.client.post("/today/undo/")
    assert "done=undone" in answer.headers["Location"]
    assert exercises(screened) == before
    assert screened.client.get("/today/").context["undo"] is None


def test_a_swap_is_offered_with_what_changes_and_is_in_the_session_once_taken(screened: Home) -> None:
    address = row(screened, "bird-dog").menu.swap
    page = screened.client.get(address)
    swap = page.context["swap"]
    assert swap.exercise == "bird-dog"
    assert all(choice.changes for choice in swap.choices)
    assert render(swap.choices[0].title) in page.content.decode()
    change(screened, swap.choices[1].query)
    held = exercises(screened)
    assert swap.choices[1].exercise in held
    assert "bird-dog" not in held


def test_why_not_another_one_has_a_reason_for_every_exercise(screened: Home) -> None:
    swap = screened.client.get(row(screened, "bird-dog").menu.swap).context["swap"]
    assert len(swap.closed) + len(swap.choices) + 1 == 43
    assert all(isinstance(why, Message) and render(why) for _, _, why in swap.closed)


def test_an_item_that_is_not_there_cannot_be_swapped(screened: Home) -> None:
    assert screened.client.get("/today/swap/99/").status_code == 404


def test_harder_than_earned_is_refused_with_the_reason(screened: Home) -> None:
    harder = ways(screened, "bird-dog")["harder"]
    assert harder.query == ""
    assert harder.why is not None
    assert "It grows after 2 good sessions" in render(harder.why)


def test_easier_is_one_tap_away_and_keeps_the_length(screened: Home) -> None:
    before = row(screened, "bird-dog")
    change(screened, ways(screened, "bird-dog")["easier"].query)
    after = row(screened, "bird-dog")
    assert after.form != before.form
    assert render(today(screened).changed[0]) == "Done otherwise: Bird-dog."


def test_with_less_time_the_session_is_cut(screened: Home) -> None:
    before = today(screened, "minutes=20")
    assert [render(chip.words) for chip in before.shorter] == ["17 min", "14 min", "12 min", "10 min", "7 min"]
    change(screened, before.shorter[1].query)
    assert today(screened).wish.minutes == 14
    assert today(screened, "minutes=7").shorter == ()


def test_a_thing_that_is_not_at_hand_takes_out_what_needs_it(screened: Home) -> None:
    query = "minutes=20&with=strap-leg-raise"
    assert "strap-leg-raise" in exercises(screened, query)
    lacking = [way for key, way in ways(screened, "strap-leg-raise").items() if key == "lacks"]
    change(screened, lacking[0].query)
    assert today(screened).wish.equipment is not None


def test_never_again_is_taken_back_by_undo_too(screened: Home) -> None:
    query = today(screened).query
    sent = {"like": "never", "entry": str(uuid4()), "next": "today", "wish": query}
    screened.client.post("/exercises/bird-dog/like/", sent)
    assert "bird-dog" not in exercises(screened)
    screened.later(seconds=1)
    screened.client.post("/today/undo/")
    assert "bird-dog" in exercises(screened)
    assert len(screened.entries("void")) == 1


def test_there_may_be_nothing_to_take_back(screened: Home) -> None:
    assert screened.client.post("/today/undo/").headers["Location"] == "/today/"


def test_the_changes_of_a_day_stay_on_it_and_are_gone_on_the_next(screened: Home) -> None:
    change(screened, ways(screened, "bird-dog")["out"].query)
    screened.client.get("/exercises/")
    assert "bird-dog" not in exercises(screened)
    screened.later(days=1)
    assert "bird-dog" in exercises(screened)


def test_what_is_changed_is_what_is_played_and_then_forgotten(screened: Home) -> None:
    screened.check()
    change(screened, ways(screened, "bird-dog")["out"].query)
    page = today(screened)
    screened.client.post("/today/start/", {"wish": page.query, "shown": page.shown, "entry": str(uuid4())})
    planned = screened.entries("planned")[0].data["session"]
    assert "bird-dog" not in [item["exercise"] for item in planned["items"]]
    assert screened.client.get("/today/").context["undo"] is None


@pytest.mark.parametrize("query", ["with=unknown", "out=..", "easier=bird-dog.bird-dog&kept=nothing", "harder=%00"])
def test_an_address_with_what_does_not_exist_is_read_as_far_as_it_goes(screened: Home, query: str) -> None:
    assert screened.client.get(f"/today/?minutes=20&{query}").status_code == 200


def test_an_exercise_page_says_why_it_is_in_the_session_or_not_and_puts_it_in(screened: Home) -> None:
    inside = screened.client.get("/exercises/bird-dog/").context["page"].today
    assert render(inside.title) == "It is in today's session"
    outside = screened.client.get("/exercises/seated-tuck/").context["page"].today
    assert "suited today's time better" in render(outside.why)
    change(screened, outside.add)
    assert "seated-tuck" in exercises(screened)
    assert screened.client.get("/exercises/bow/").context["page"].today.add == ""


def test_without_a_session_an_exercise_page_says_nothing_of_today(home: Home) -> None:
    home.answer(nerves=("saddle",))
    assert home.client.get("/exercises/bird-dog/").context["page"].today is None
    assert home.client.get("/today/swap/0/").headers["Location"] == "/screening/result/"
