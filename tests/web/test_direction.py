"""The test of two movements: whom it is offered, what it writes, and what follows."""

from __future__ import annotations

from typing import Any

import pytest

from lumbar.web.visit import Visit
from tests.home import LEG_PAIN, Home

TEST = "/screening/direction/"
ENTRY = "5e0f6f0e-3d5b-4b55-9d0e-0c8f0e7f1a22"
MOMENTS = ("before", "bending", "arching")


@pytest.fixture
def hurting(home: Home) -> Home:
    """Somebody whose back hurts down to the thigh, either way."""
    home.now = home.now.replace(hour=15)
    home.answer(**LEG_PAIN)
    home.later(minutes=5)
    return home


def felt(*told: tuple[str, int], **more: str) -> dict[str, Any]:
    """What the form sends: where and how strong at each moment, as far as told."""
    sent: dict[str, Any] = {"entry": ENTRY, **more}
    for moment, (place, pain) in zip(MOMENTS, told, strict=False):
        sent |= {f"{moment}-place": place, f"{moment}-pain": pain}
    return sent


CENTRALISED_ARCHING = felt(("thigh", 4), ("thigh", 6), ("back", 3))
CENTRALISED_BENDING = felt(("thigh", 4), ("back", 4), ("back", 4))


def do(home: Home, sent: dict[str, Any]) -> str:
    """Send the form; the page that is read next."""
    address: str = home.client.post(TEST, sent).headers["Location"]
    return home.client.get(address).content.decode()


def conditions(home: Home) -> frozenset[str]:
    response = home.client.get("/screening/result/")
    return frozenset(Visit(response.wsgi_request).clearance.conditions)


def test_it_is_offered_after_the_questions_and_in_the_settings(hurting: Home) -> None:
    for address in ("/screening/result/", "/settings/"):
        assert f'href="{TEST}"' in hurting.client.get(address).content.decode()
    page = hurting.client.get(TEST).content.decode()
    assert "Both knees to chest" in page
    assert "Sphinx" in page
    assert "Stop at once if the pain runs further down the leg" in page


@pytest.mark.parametrize(
    "chosen",
    [
        {"pain": ("no",)},
        {**LEG_PAIN, "worse": ("bending",), "eases": ("arching",)},
        {**LEG_PAIN, "where": ("below-knee",)},
        {**LEG_PAIN, "nerves": ("one-leg",)},
        {**LEG_PAIN, "diagnosis": ("stenosis",)},
    ],
)
def test_whom_it_does_not_suit_is_neither_offered_it_nor_let_in(home: Home, chosen: dict[str, tuple[str, ...]]) -> None:
    home.now = home.now.replace(hour=15)
    home.answer(**chosen)
    assert f'href="{TEST}"' not in home.client.get("/screening/result/").content.decode()
    assert home.client.get(TEST).headers["Location"] == "/screening/result/"
    assert home.client.post(TEST, CENTRALISED_ARCHING).headers["Location"] == "/screening/result/"
    assert len(home.entries()) == 1


def test_it_comes_after_the_questions(home: Home) -> None:
    assert home.client.get(TEST).headers["Location"] == "/"
    assert home.client.get("/screening/direction/found/?bending=avoid").headers["Location"] == "/screening/result/"


def test_it_waits_in_a_flare_up_and_after_getting_up(hurting: Home) -> None:
    hurting.check(pain=5, flare="yes")
    assert hurting.client.get(TEST).status_code == 302
    hurting.later(days=3)
    hurting.now = hurting.now.replace(hour=5)
    hurting.check(pain=2)
    assert hurting.client.get(TEST).status_code == 302


@pytest.mark.parametrize(
    ("sent", "worse", "eases", "code", "out"),
    [
        (CENTRALISED_ARCHING, "bending", "arching", "DISC_FLEX_INTOL", "Seated forward fold"),
        (felt(("thigh", 4), ("back", 4), ("below-knee", 4)), "arching", "bending", "DISC_EXT_INTOL", "Cobra"),
    ],
)
def test_what_centralises_decides_which_exercises_are_left_out(
    hurting: Home, sent: dict[str, Any], worse: str, eases: str, code: str, out: str
) -> None:
    before = hurting.entries()[0].data
    page = do(hurting, sent)
    [_, entry] = hurting.entries()
    assert entry.kind == "answers"
    assert entry.data["chosen"] == {**before["chosen"], "worse": [worse], "eases": [eases]}
    assert entry.data["born"] == before["born"]
    assert code in conditions(hurting)
    assert "does your back good" in page
    assert "does not suit your back now" in page
    assert out in page


def test_a_form_sent_twice_writes_one_entry(hurting: Home) -> None:
    pages = [do(hurting, CENTRALISED_ARCHING) for _ in range(2)]
    assert pages[0] == pages[1]
    assert "What your back says" in pages[1]
    assert len(hurting.entries()) == 2


def test_once_the_direction_is_known_another_form_changes_nothing(hurting: Home) -> None:
    do(hurting, CENTRALISED_ARCHING)
    assert hurting.client.post(TEST, CENTRALISED_BENDING).headers["Location"] == "/screening/result/"
    assert len(hurting.entries()) == 2


def test_a_correction_after_an_unclear_test_counts(hurting: Home) -> None:
    do(hurting, felt(("back", 3), ("back", 3), ("back", 4)))
    hurting.later(minutes=1)
    do(hurting, CENTRALISED_ARCHING)
    assert conditions(hurting) == {"DISC_FLEX_INTOL"}


def test_a_stop_counts_even_where_the_test_is_no_longer_open(hurting: Home) -> None:
    hurting.client.post("/check/", {"pain": 5, "flare": "yes", "new": ("none",)})
    hurting.later(minutes=1)
    assert "Stop here" in do(hurting, felt(stop="bending"))
    assert hurting.entries()[-1].data["avoids"] == ["bending"]


def test_easing_alone_leaves_nothing_out_and_says_so(hurting: Home) -> None:
    page = do(hurting, CENTRALISED_BENDING)
    assert hurting.entries()[-1].data["chosen"]["eases"] == ["bending"]
    assert conditions(hurting) == frozenset()
    assert "No exercise is left out because of it" in page


def test_no_difference_either_way_is_said(hurting: Home) -> None:
    page = do(hurting, felt(("back", 3), ("back", 3), ("back", 4)))
    assert page.count("makes no clear difference") == 2


def test_after_a_first_movement_that_made_it_worse_the_second_is_left_out(hurting: Home) -> None:
    page = do(hurting, felt(("back", 3), ("thigh", 3)))
    assert hurting.entries()[-1].data["avoids"] == ["bending"]
    assert conditions(hurting) == {"DISC_FLEX_INTOL"}
    assert "Talk to a doctor before your next session" in page


def test_worse_both_ways_leaves_both_out_and_sends_to_a_doctor(hurting: Home) -> None:
    page = do(hurting, felt(("back", 2), ("back", 4), ("back", 7)))
    assert conditions(hurting) == {"DISC_FLEX_INTOL", "DISC_EXT_INTOL"}
    assert "a doctor or a physiotherapist" in page


@pytest.mark.parametrize(
    ("sent", "avoids", "code"),
    [
        (felt(stop="bending"), ["bending"], "DISC_FLEX_INTOL"),
        (felt(("none", 3), stop="bending"), ["bending"], "DISC_FLEX_INTOL"),
        (felt(("back", 3), ("back", 3), stop="arching"), ["arching"], "DISC_EXT_INTOL"),
    ],
)
def test_a_stop_asks_nothing_more_rules_that_movement_out_and_says_what_to_do(
    hurting: Home, sent: dict[str, Any], avoids: list[str], code: str
) -> None:
    page = do(hurting, sent)
    assert len(hurting.entries("answers")) == 2
    assert hurting.entries()[-1].data["avoids"] == avoids
    assert conditions(hurting) == {code}
    assert "Stop here" in page
    assert "Numb, tingling or weak: Call your doctor today" in page
    assert page.count("Call 999 if both legs are weak or numb") == 1


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        (felt(), "before-place"),
        (felt(("back", 3), ("back", 3)), "arching-pain"),
        (felt(("elbow", 3), ("back", 3), ("back", 3)), "before-place"),
        (felt(("back", 11), ("back", 3), ("back", 3)), "before-pain"),
        (felt(("back", 0), ("back", 3), ("back", 3)), "before-pain"),
        (felt(("back", 3), ("none", 3), ("back", 3)), "bending-pain"),
        (felt(("below-knee", 3), ("back", 3), ("back", 3)), "before-place"),
        ({**felt(("back", 3), ("thigh", 3)), "arching-pain": 3}, "arching-place"),
    ],
)
def test_what_is_missing_or_wrong_is_said_at_its_field(hurting: Home, sent: dict[str, Any], field: str) -> None:
    response = hurting.client.post(TEST, sent)
    page = response.content.decode()
    assert response.status_code == 422
    assert f'id="{field}-fault"' in page
    assert f'<a href="#{field}">' in page
    assert len(hurting.entries()) == 1


def test_what_was_given_is_still_there_after_a_fault(hurting: Home) -> None:
    page = hurting.client.post(TEST, felt(("thigh", 7))).content.decode()
    assert 'name="before-place" value="thigh" checked' in page
    assert 'name="before-pain" value="7" checked' in page


def test_settings_told_since_the_questions_stay(hurting: Home) -> None:
    sent = {"equipment": ("mat", "strap"), "minutes": 20, "holds": "seconds", "country": "DE", "rises_at": "06:00"}
    hurting.client.post("/settings/", sent)
    hurting.later(minutes=1)
    do(hurting, CENTRALISED_ARCHING)
    progress = Visit(hurting.client.get("/settings/").wsgi_request).progress
    assert sorted(progress.equipment or ()) == ["mat", "strap"]
    assert progress.country == "DE"
    assert progress.answers is not None and progress.answers.rises_at == "06:00"


def test_the_questions_are_due_again_when_they_were_due(hurting: Home) -> None:
    hurting.later(days=13)
    do(hurting, CENTRALISED_BENDING)
    hurting.later(days=16)
    assert "Go through the questions" in hurting.client.get("/today/").content.decode()
    assert hurting.client.get(TEST).headers["Location"] == "/screening/result/"


def test_it_can_be_taken_back_under_its_own_name(hurting: Home) -> None:
    do(hurting, CENTRALISED_ARCHING)
    hurting.later(minutes=1)
    page = hurting.client.get("/history/").content.decode()
    assert "The test of two movements" in page
    hurting.client.post(f"/history/void/{hurting.entries()[-1].id}/", {"next": "history"})
    hurting.later(minutes=1)
    assert conditions(hurting) == frozenset()


def test_an_address_that_says_nothing_known_leads_to_the_result(hurting: Home) -> None:
    for query in ("", "?bending=maybe", "?leg=down", "?bending=avoid&leg=left"):
        address = f"/screening/direction/found/{query}"
        assert hurting.client.get(address).headers["Location"] == "/screening/result/"
