"""The reminder of the next morning's question, as a calendar app reads it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from lumbar.web.calendar import appointment
from tests.home import Home


def lines(content: bytes) -> list[str]:
    """The lines of an appointment, whole again."""
    assert content.endswith(b"\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    return content.decode().replace("\r\n ", "").split("\r\n")[:-1]


def test_a_reminder_rings_at_the_chosen_time_on_the_morning_after(screened: Home) -> None:
    planned = screened.train()
    response = screened.client.get(f"/morning/{planned}/reminder/?at=06:45")
    assert response.headers["Content-Type"].startswith("text/calendar")
    said = lines(response.content)
    assert "DTSTART:20260521T034500Z" in said, "a quarter to seven in Riga"
    assert "TRIGGER:PT0S" in said
    assert any(f"/morning/{planned}/" in line for line in said)


def test_it_tells_nothing_about_the_back(screened: Home) -> None:
    planned = screened.train(pain=7)
    said = lines(screened.client.get(f"/morning/{planned}/reminder/?at=06:45").content)
    assert not any(word in line.lower() for line in said for word in ("pain", "back", "exercise", "session"))
    assert "CLASS:PRIVATE" in said


def test_asked_for_twice_it_is_the_same_appointment(screened: Home) -> None:
    planned = screened.train()
    found = [lines(screened.client.get(f"/morning/{planned}/reminder/?at={at}").content) for at in ("06:45", "08:00")]
    assert len({next(line for line in said if line.startswith("UID:")) for said in found}) == 1


def test_half_an_hour_after_getting_up_is_offered_and_then_what_was_chosen_last(screened: Home) -> None:
    planned = screened.train()
    assert screened.client.get(f"/felt/{planned}/next/").context["next"].remind_at == "07:30"
    screened.client.get(f"/morning/{planned}/reminder/?at=06:15")
    assert screened.client.get(f"/felt/{planned}/next/").context["next"].remind_at == "06:15"


def test_once_the_morning_has_passed_none_is_offered(screened: Home) -> None:
    planned = screened.train()
    assert "/reminder/" in screened.client.get(f"/felt/{planned}/next/").content.decode()
    screened.later(days=1)
    assert "/reminder/" not in screened.client.get(f"/felt/{planned}/next/").content.decode()


@pytest.mark.parametrize("at", ["", "early", "25:00"])
def test_what_is_no_time_leads_back(screened: Home, at: str) -> None:
    planned = screened.train()
    answer = screened.client.get(f"/morning/{planned}/reminder/?at={at}")
    assert answer.headers["Location"] == f"/felt/{planned}/next/"


def test_of_a_strangers_session_there_is_no_reminder(
    screened: Home, stranger: Callable[[str, Mapping[str, Any]], str]
) -> None:
    planned = stranger("planned", {})
    assert screened.client.get(f"/morning/{planned}/reminder/?at=06:45").status_code == 404


def test_long_and_strange_texts_keep_to_the_form() -> None:
    text = "Ā" * 90 + ", a; b\\c\nd"
    said = lines(appointment("x", datetime(2026, 5, 21, 4, tzinfo=UTC), datetime(2026, 5, 20, tzinfo=UTC), "t", text))
    assert f"DESCRIPTION:{'Ā' * 90}\\, a\\; b\\\\c\\nd" in said
