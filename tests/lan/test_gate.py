"""The door to the home network: who was not let in sees the page for pairing, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterable
from http.cookies import Morsel
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client, RequestFactory
from django.urls import get_resolver
from pytest_django import Settings

from lumbar.web.lan.cookie import COOKIE
from lumbar.web.lan.pairing import new_code
from lumbar.web.models import Device, Entry, Person
from lumbar.web.people import mark_of, person_for
from tests.home import Home
from tests.lan.conftest import ADDRESS, Phone, inputs
from tests.lan.test_pairing import wrong


def every_address() -> list[str]:
    """One address of every page, file and operation that there is."""
    samples = {"slug": "bird-dog", "uuid": str(uuid4()), "int": "1", "path": "entries"}
    found = []
    patterns: Iterable[Any] = get_resolver("lumbar.web.urls").reverse_dict.values()
    for [(template, names)], _, _, converters in patterns:
        kinds = {name: type(converters[name]).__name__.removesuffix("Converter").lower() for name in names}
        found.append("/" + template % {name: samples[kind] for name, kind in kinds.items()})
    return sorted({*found, "/api/entries", f"/api/timeline/{uuid4()}", "/no-such-page/", "/today", "/pair/no"})


def test_who_was_not_let_in_reads_nothing_and_writes_nothing(phone: Phone, screened: Home) -> None:
    screened.check()
    before, addresses = list(Entry.objects.values_list("id", flat=True)), every_address()
    assert len(addresses) > 40
    for address in addresses:
        for answer in (phone.get(address), phone.post(address, {"pain": 9, "word": "delete"})):
            assert answer.status_code in {401, 301}, address
            text = answer.content.decode()
            if answer.status_code == 401 and not address.startswith("/api/"):
                assert inputs(text) == {"csrfmiddlewaretoken", "code", "name"}
            assert mark_of(screened.person) not in text
            assert "no-store" in answer.headers.get("Cache-Control", "") or answer.status_code == 301
    assert list(Entry.objects.values_list("id", flat=True)) == before


def test_a_program_is_told_in_one_sentence(phone: Phone) -> None:
    answer = phone.get("/api/entries")
    assert answer.status_code == 401
    assert answer.json() == {
        "detail": "This device was not let in: open Lumbar in its browser and type the code that your computer shows."
    }


def test_a_phone_with_the_right_code_is_in(phone: Phone, screened: Home) -> None:
    welcome = phone.come_in()
    assert welcome.headers["Location"] == "/settings/phone/"
    page = phone.get(welcome.headers["Location"])
    assert "This phone is in" in page.content.decode()
    assert phone.get("/today/").status_code in {200, 302}
    assert phone.get("/history/").context["mark"] == mark_of(screened.person)
    assert phone.get("/pair/").headers["Location"] == "/settings/phone/"


def test_the_token_is_kept_where_no_script_and_no_other_site_can_reach_it(phone: Phone) -> None:
    cookie: Morsel[str] = phone.come_in().cookies[COOKIE]
    assert cookie["httponly"]
    assert cookie["secure"]
    assert cookie["samesite"] == "Lax"
    assert (cookie["path"], cookie["domain"]) == ("/", "")
    assert COOKIE.startswith("__Host-")
    assert all(sent["secure"] for sent in phone.client.cookies.values())


def test_a_phone_that_comes_back_stays_in_for_another_year(phone: Phone, home: Home) -> None:
    phone.come_in()
    home.later(minutes=1)
    assert COOKIE not in phone.get("/settings/").cookies
    home.later(days=1)
    assert COOKIE in phone.get("/settings/").cookies


def test_a_wrong_code_says_how_often_it_may_be_tried_and_then_that_it_is_over(phone: Phone, home: Home) -> None:
    code = new_code(home.person, home.now)
    said = [phone.type_code(wrong(code.digits)).content.decode() for _ in range(5)]
    assert "You can try 4 more times." in said[0]
    assert "You can try once more." in said[3]
    assert "No code is open now." in said[4]
    assert "No code is open now." in phone.type_code(code.digits).content.decode()
    assert not Device.objects.exists()


def test_a_code_that_is_missing_uses_up_no_try(phone: Phone, home: Home) -> None:
    code = new_code(home.person, home.now)
    for _ in range(6):
        assert phone.type_code("").status_code == 422
    assert phone.type_code(code.shown).status_code == 302


def test_a_phone_without_a_name_gets_one(phone: Phone, home: Home) -> None:
    phone.get("/pair/")
    sent = {"code": new_code(home.person, home.now).shown, "name": ""}
    phone.post("/pair/", sent, **{"user-agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)"})
    assert Device.objects.get().name == "iPhone"


def test_a_phone_that_is_shut_out_sees_the_page_for_pairing(phone: Phone, screened: Home) -> None:
    phone.come_in()
    device = Device.objects.get()
    gone = phone.post(f"/settings/phone/{device.pk}/revoke/")
    assert gone.headers["Location"] == "/settings/phone/?done=revoked"
    after = phone.get("/today/")
    assert after.status_code == 401
    assert 'name="code"' in after.content.decode()


def test_what_a_shut_out_phone_still_has_waits_there(phone: Phone, screened: Home) -> None:
    phone.come_in()
    Device.objects.all().delete()
    sent = json.dumps({"entries": [], "person": mark_of(screened.person)})
    token = phone.client.cookies["csrftoken"].value
    headers = {"host": f"{ADDRESS}:8766", "origin": f"https://{ADDRESS}:8766", "x-csrftoken": token}
    answer = phone.client.post("/api/entries", sent, "application/json", headers=headers, secure=True)
    assert answer.status_code == 401
    assert set(answer.json()) == {"detail"}, "the outbox takes no other answer for stored or refused"


def test_a_phone_asks_for_no_code_so_that_a_stolen_one_lets_in_no_other(phone: Phone, home: Home) -> None:
    phone.come_in()
    assert phone.post("/settings/phone/").status_code == 403
    page = phone.get("/settings/phone/").context["phone"]
    assert page.way_in is page.code is None
    assert [line.here for line in page.devices] == [True]


@pytest.mark.parametrize("host", ["elsewhere.example", "192.168.1.6", "kitchen.elsewhere.example", "127.0.0.1"])
def test_another_host_name_is_refused_also_to_those_who_are_in(phone: Phone, host: str) -> None:
    phone.come_in()
    assert phone.get("/settings/", host=host).status_code == 400


@pytest.mark.parametrize("host", ["192.168.1.5:8766", "kitchen.local:8766", "kitchen"])
def test_the_names_of_the_certificate_are_answered(phone: Phone, host: str) -> None:
    assert phone.get("/", host=host).status_code == 401


def test_a_form_from_another_site_is_refused(phone: Phone, home: Home) -> None:
    phone.come_in()
    for origin in ("https://elsewhere.example", f"http://{ADDRESS}:8766", f"https://{ADDRESS}:9000", "null"):
        assert phone.post("/settings/erase/", {"word": "delete"}, origin=origin).status_code == 403
    assert Person.objects.exists()


def test_a_code_from_another_site_is_refused_on_the_same_page(phone: Phone, home: Home) -> None:
    code = new_code(home.person, home.now)
    phone.get("/pair/")
    answer = phone.post("/pair/", {"code": code.shown}, origin="https://elsewhere.example")
    assert answer.status_code == 403
    assert 'name="code"' in answer.content.decode()
    assert not Device.objects.exists()


def test_nothing_is_fixed_to_https_for_a_certificate_of_our_own(phone: Phone) -> None:
    assert "Strict-Transport-Security" not in phone.get("/").headers


def test_a_door_whose_guard_is_missing_opens_for_nobody(rf: RequestFactory, door: Settings) -> None:
    with pytest.raises(PermissionDenied):
        person_for(rf.get("/today/"))


def test_full_errors_are_never_shown_in_the_network(door: Settings) -> None:
    import lumbar.web.lan.settings as chosen

    assert chosen.DEBUG is False


def test_on_the_computer_itself_nobody_is_asked_and_there_is_no_page_for_pairing(screened: Home) -> None:
    assert screened.client.get("/today/").status_code == 200
    assert Client().get("/pair/").status_code == 404
