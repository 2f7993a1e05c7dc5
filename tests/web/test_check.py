"""Half a minute before a session."""

import pytest

from tests.home import Home


def test_a_check_is_written_and_leads_back_to_the_wish(screened: Home) -> None:
    sent = {"pain": 3, "morning": 4, "flare": "no", "new": ("none",), "wish": "minutes=7&place=chair"}
    answer = screened.client.post("/check/", sent)
    assert answer.headers["Location"] == "/today/?minutes=7&place=chair"
    entry = screened.entries()[-1]
    assert entry.kind == "check"
    assert entry.data == {"pain": 3, "new": [], "morning": 4, "flare": False}


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"flare": "no", "new": "none"}, "pain"),
        ({"pain": "11", "flare": "no", "new": "none"}, "pain"),
        ({"pain": "much", "flare": "no", "new": "none"}, "pain"),
        ({"pain": "2", "new": "none"}, "flare"),
        ({"pain": "2", "flare": "no"}, "new"),
        ({"pain": "2", "flare": "no", "new": "tired"}, "new"),
    ],
)
def test_what_is_missing_or_wrong_is_said_at_its_field(screened: Home, sent: dict[str, str], field: str) -> None:
    response = screened.client.post("/check/", sent)
    assert response.status_code == 422
    assert f'id="{field}-fault"' in response.content.decode()
    assert screened.entries("check") == []


def test_what_was_given_is_still_there_after_a_fault(screened: Home) -> None:
    page = screened.client.post("/check/", {"pain": "7", "new": "none"}).content.decode()
    assert 'value="7" checked' in page


def test_a_new_sign_locks_at_once(screened: Home) -> None:
    screened.check(new=("QE1",))
    assert screened.client.get("/today/").headers["Location"] == "/screening/result/"


def test_very_strong_pain_means_no_session_today(screened: Home) -> None:
    screened.check(pain=9)
    assert screened.client.get("/today/").headers["Location"] == "/screening/result/"
    screened.later(days=1)
    assert screened.client.get("/today/").status_code == 200


def test_a_flare_up_leaves_relief_only(screened: Home) -> None:
    screened.check(pain=5, flare="yes")
    page = screened.client.get("/today/").context["today"]
    assert {part.phase for part in page.split} <= {"warm-up", "relief", "rest"}
    assert any("relief only" in text for text in [screened.client.get("/today/").content.decode()])


def test_the_list_of_faults_names_each_field(screened: Home) -> None:
    page = screened.client.post("/check/", {}).content.decode()
    for field, words in {"pain": "Pain now:", "flare": "Flare-up:", "new": "Anything new:"}.items():
        assert f'<a href="#{field}">{words}</a>' in page


def test_where_it_hurts_is_kept_and_listed(screened: Home) -> None:
    screened.client.post("/check/", {"pain": 3, "flare": "no", "new": "none", "where": ("thigh-left", "back-left")})
    assert screened.entries("check")[0].data["where"] == ["back-left", "thigh-left"]
    assert "pain 3, left lower back and left thigh" in screened.client.get("/history/").content.decode()


def test_pain_below_the_knee_asks_for_a_doctor_where_no_way_of_moving_is_known_to_help(screened: Home) -> None:
    screened.client.post("/check/", {"pain": 3, "flare": "no", "new": "none", "where": "lower-leg-left"})
    assert screened.client.get("/today/").headers["Location"] == "/screening/result/"
    assert screened.client.get("/screening/result/").status_code == 200


def test_a_place_that_is_not_on_the_map_is_refused(screened: Home) -> None:
    response = screened.client.post("/check/", {"pain": 3, "flare": "no", "new": "none", "where": "tail"})
    assert response.status_code == 422
    assert 'id="where-fault"' in response.content.decode()
