"""What belongs to a stranger is not there."""

from collections.abc import Callable, Mapping
from typing import Any

from django.test import Client

from tests.home import Home

Stranger = Callable[[str, Mapping[str, Any]], str]


def test_a_strangers_session_is_not_found(screened: Home, stranger: Stranger) -> None:
    screened.check()
    screened.start()
    planned = stranger("planned", screened.entries("planned")[0].data)
    for address in (f"/felt/{planned}/", f"/felt/{planned}/next/", f"/morning/{planned}/", f"/play/{planned}/"):
        assert screened.client.get(address).status_code == 404, address
    for address in (f"/felt/{planned}/", f"/morning/{planned}/"):
        assert screened.client.post(address, {"pain": 1, "effort": 1, "technique": "yes"}).status_code == 404
    assert screened.entries("after") == screened.entries("morning") == []


def test_a_strangers_entry_is_not_taken_back(screened: Home, stranger: Stranger) -> None:
    check = stranger("check", {"pain": 2})
    assert screened.client.post(f"/history/void/{check}/").status_code == 404
    assert screened.entries("void") == []


def test_a_strangers_diary_changes_nothing_here_and_is_not_exported(screened: Home, stranger: Stranger) -> None:
    check = stranger("check", {"pain": 9})
    assert screened.client.get("/today/").status_code == 200
    assert check not in screened.export()


def test_one_kind_of_entry_is_not_taken_for_another(screened: Home) -> None:
    screened.check()
    check = screened.entries("check")[0].id
    assert screened.client.get(f"/felt/{check}/").status_code == 404
    assert screened.client.get(f"/morning/{check}/").status_code == 404


def test_a_form_from_elsewhere_is_refused_in_plain_words(screened: Home) -> None:
    strict = Client(enforce_csrf_checks=True)
    response = strict.post("/settings/erase/", {"word": "delete"})
    assert response.status_code == 403
    assert "open for too long" in response.content.decode()
    assert screened.entries()
