"""The exercises as a person looks them up."""

import pytest

from lumbar.catalogue import load_catalogue
from lumbar.words import render
from tests.home import Home


def test_all_exercises_are_there_even_before_the_questions(home: Home) -> None:
    assert len(home.client.get("/exercises/").context["library"].rows) == 43


@pytest.mark.parametrize("exercise", sorted(load_catalogue().exercises))
def test_every_exercise_has_a_page_and_a_sheet(screened: Home, exercise: str) -> None:
    for address in (f"/exercises/{exercise}/", f"/print/exercise/{exercise}/"):
        response = screened.client.get(address)
        assert response.status_code == 200
        page = response.context["page"]
        assert page.steps
        assert page.stop
        assert page.facts


def test_filters_narrow_the_list_together(screened: Home) -> None:
    kinds = screened.client.get("/exercises/?kind=relax").context["library"].rows
    both = screened.client.get("/exercises/?kind=relax&position=supine").context["library"].rows
    assert 0 < len(both) < len(kinds) < 43
    assert screened.client.get("/exercises/?kind=aerobic&position=prone").context["library"].rows == ()


def test_needs_shows_what_a_piece_is_for(screened: Home) -> None:
    rows = screened.client.get("/exercises/?equipment=ball").context["library"].rows
    assert "back-extension" in {row.exercise for row in rows}
    nothing = screened.client.get("/exercises/?equipment=nothing").context["library"].rows
    assert "swimming" not in {row.exercise for row in nothing}


def test_for_me_follows_the_answers_and_the_page_says_why(home: Home) -> None:
    home.answer(care=("knee",))
    left_out = home.client.get("/exercises/?for=out").context["library"].rows
    mine = home.client.get("/exercises/?for=mine").context["library"].rows
    assert left_out
    assert len(left_out) + len(mine) == 43
    page = home.client.get(f"/exercises/{left_out[0].exercise}/").context["page"]
    assert "Left out" in render(page.verdict.title)
    assert "knee" in render(page.verdict.reasons[0])


def test_the_form_that_suits_is_shown_first_and_every_form_has_its_own_page(home: Home) -> None:
    home.answer(care=("shoulder",))
    page = home.client.get("/exercises/forearm-plank/").context["page"]
    assert page.form != "base"
    base = home.client.get("/exercises/forearm-plank/?form=base").context["page"]
    assert base.form == "base"
    assert "Left out" in render(base.verdict.title)


def test_where_an_exercise_stands_is_told_on_its_page(screened: Home) -> None:
    screened.train()
    exercise = screened.entries("planned")[0].data["session"]["items"][0]["exercise"]
    page = screened.client.get(f"/exercises/{exercise}/").context["page"]
    assert any("Now you do" in render(reason) for reason in page.verdict.reasons)


def test_never_again_is_said_on_the_page_and_can_be_changed(screened: Home) -> None:
    screened.client.post("/exercises/cobra/like/", {"like": "never"})
    page = screened.client.get("/exercises/cobra/").context["page"]
    assert page.like == "never"
    assert "as you asked" in render(page.verdict.title)
    screened.later(minutes=1)
    screened.client.post("/exercises/cobra/like/", {"like": "more"})
    assert screened.client.get("/exercises/cobra/").context["page"].like == "more"


def test_a_like_that_is_none_writes_nothing(screened: Home) -> None:
    before = len(screened.entries())
    screened.client.post("/exercises/cobra/like/", {"like": "love"})
    assert len(screened.entries()) == before


@pytest.mark.parametrize(
    "address", ["/exercises/handstand/", "/exercises/cobra/?form=flying", "/print/exercise/handstand/"]
)
def test_an_exercise_that_is_not_there_is_not_found(screened: Home, address: str) -> None:
    response = screened.client.get(address)
    assert response.status_code == 404
    assert "There is no page here" in response.content.decode()
    assert screened.client.post("/exercises/handstand/like/", {"like": "more"}).status_code == 404


def test_the_page_of_an_exercise_says_how_much_the_lower_back_carries_and_why(screened: Home) -> None:
    told = {
        "single-knee-to-chest": "Low, because you lie on your back and the floor carries you",
        "superman": "High, because your back holds your chest and both legs in the air",
    }
    for exercise, words in told.items():
        facts = screened.client.get(f"/exercises/{exercise}/?form=base").context["page"].facts
        assert words in {render(value) for _, value in facts}


def test_without_a_pose_the_page_says_the_class_alone(screened: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lumbar.web.queries.library.pose_of", lambda variant: None)
    facts = screened.client.get("/exercises/cobra/?form=base").context["page"].facts
    assert "Low to medium" in {render(value) for _, value in facts}


def test_no_page_shows_newton_metres_or_a_load_in_numbers(screened: Home) -> None:
    for exercise in ("superman", "forearm-plank", "bridge"):
        facts = screened.client.get(f"/exercises/{exercise}/").context["page"].facts
        load = next(render(value) for label, value in facts if label.key == "web.exercise.fact.load")
        assert not any(letter.isdigit() for letter in load)
