"""The questions, what they lead to, and what opens again."""

from datetime import timedelta

import pytest

from tests.home import Home, answers


def test_none_of_these_all_the_way_leads_to_today(home: Home) -> None:
    assert home.answer().headers["Location"] == "/screening/result/"
    page = home.client.get("/screening/result/").content.decode()
    assert "You can begin" in page
    assert 'href="/today/"' in page


def test_answers_are_written_as_one_entry_in_the_words_of_the_diary(home: Home) -> None:
    home.answer(care=("knee",))
    [entry] = home.entries()
    assert entry.kind == "answers"
    assert entry.zone == "Europe/Riga"
    assert entry.data["born"] == "1970-12-31"
    assert entry.data["chosen"]["care"] == ["knee"]
    assert entry.data["chosen"]["nerves"] == []


def test_a_form_sent_twice_counts_once(home: Home) -> None:
    sent = {**answers(), "entry": "5e0f6f0e-3d5b-4b55-9d0e-0c8f0e7f1a11"}
    home.client.post("/screening/", sent)
    home.client.post("/screening/", sent)
    assert len(home.entries()) == 1


def test_a_group_without_an_answer_is_named_and_nothing_is_written(home: Home) -> None:
    sent = answers()
    del sent["heart"]
    response = home.client.post("/screening/", sent)
    page = response.content.decode()
    assert response.status_code == 422
    assert 'href="#heart"' in page
    assert 'aria-describedby="heart-fault"' in page
    assert home.entries() == []


def test_groups_that_are_not_asked_need_no_answer_and_keep_none(home: Home) -> None:
    home.answer(pain=("no",), where=("below-knee",))
    assert "where" not in home.entries()[0].data["chosen"]


def test_an_answer_that_cannot_wait_needs_no_other(home: Home) -> None:
    sent = {"born": 1970, "pain": ("first",), "nerves": ("saddle",), "country": "DE"}
    assert home.client.post("/screening/", sent).headers["Location"] == "/screening/result/"
    page = home.client.get("/screening/result/").content.decode()
    assert "Please get help now" in page
    assert 'href="tel:112"' in page


def test_another_country_shows_other_numbers(home: Home) -> None:
    home.answer(nerves=("saddle",))
    assert 'href="tel:999"' in home.client.get("/screening/result/").content.decode()
    home.later(minutes=1)
    home.client.post("/screening/country/", {"country": "US"})
    assert home.entries()[-1].data["country"] == "US"
    page = home.client.get("/screening/result/").content.decode()
    assert 'href="tel:911"' in page
    assert "999" not in page


@pytest.mark.parametrize(
    "chosen", [{"nerves": ("saddle",)}, {"illness": ("weight",)}, {"diagnosis": ("wear",)}, {"illness": ("ill",)}]
)
def test_who_is_locked_sees_no_session_and_starts_none(home: Home, chosen: dict[str, tuple[str, ...]]) -> None:
    home.answer(**chosen)
    home.check()
    assert home.client.get("/today/").headers["Location"] == "/screening/result/"
    assert home.client.get("/print/today/").headers["Location"] == "/screening/result/"
    started = home.client.post("/today/start/", {"wish": "minutes=10", "shown": "x"})
    assert started.headers["Location"] == "/screening/result/"
    assert home.entries("planned") == []


def test_care_names_what_is_left_out_and_why(home: Home) -> None:
    home.answer(care=("wrist",))
    result = home.client.get("/screening/result/").context["result"]
    assert result.level == "adapt"
    assert result.left_out
    assert result.go


def test_doctor_first_shows_the_list_and_opens_once_somebody_agreed(home: Home) -> None:
    home.answer(diagnosis=("wear",))
    page = home.client.get("/screening/result/")
    assert page.context["result"].ask
    assert "Bird-dog" in page.content.decode()
    sent = {"by": "Dr. Berzina", "on": "2026-05-19"}
    assert home.client.post("/screening/agreement/", sent).headers["Location"] == "/screening/result/?done=agreed"
    entry = home.entries("clearance")[0]
    assert (entry.data["by"], entry.data["on"]) == ("Dr. Berzina", "2026-05-19")
    assert "OA_OSTEOCHONDROSIS" in entry.data["codes"]
    assert home.client.get("/today/").status_code == 200


@pytest.mark.parametrize(("by", "on"), [("", "2026-05-19"), ("Dr. B", ""), ("Dr. B", "2026-05-21"), ("Dr. B", "soon")])
def test_an_agreement_needs_a_name_and_a_day_that_has_been(home: Home, by: str, on: str) -> None:
    home.answer(diagnosis=("wear",))
    response = home.client.post("/screening/agreement/", {"by": by, "on": on})
    assert response.status_code == 422
    assert home.entries("clearance") == []


def test_an_emergency_opens_by_new_answers_not_by_a_signature(home: Home) -> None:
    home.answer(nerves=("saddle",))
    assert not home.client.get("/screening/result/").context["result"].ask
    home.now += timedelta(days=7)
    home.answer()
    assert home.client.get("/today/").status_code == 200


def test_the_questions_remember_what_does_not_change(screened: Home) -> None:
    page = screened.client.get("/screening/").context["questions"]
    born = next(group for group in page.steps if group.id == "born")
    country = next(group for group in page.last if group.id == "country")
    assert born.value == "1970"
    assert country.value == "GB"


def test_an_urgent_answer_opens_once_a_doctor_has_looked_and_stays_open_when_it_is_told_again(home: Home) -> None:
    home.answer(illness=("weight",))
    home.later(minutes=1)
    home.client.post("/screening/agreement/", {"by": "Dr. Berzina", "on": "2026-05-19"})
    home.check()
    assert home.client.get("/today/").status_code == 200
    home.later(minutes=1)
    home.answer(illness=("weight",))
    assert home.client.get("/today/").status_code == 200
    home.later(days=28)
    assert home.client.get("/today/").headers["Location"] == "/screening/result/"


def test_no_agreement_opens_after_an_emergency(home: Home) -> None:
    home.answer(nerves=("saddle",))
    home.later(minutes=1)
    home.client.post("/screening/agreement/", {"by": "Dr. Berzina", "on": "2026-05-19"})
    assert home.client.get("/today/").headers["Location"] == "/screening/result/"
