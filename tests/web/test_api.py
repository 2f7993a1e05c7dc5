"""What the scripts of the pages may ask of the server."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from lumbar.web.diary_rows import keep
from lumbar.web.models import Entry, Person
from lumbar.web.openapi import text
from lumbar.web.people import local_person
from tests.web.sessions import entry, planned_for, short_session

pytestmark = pytest.mark.django_db
WALK = {"activity": "walk", "minutes": 20}


def send(client: Client, *entries: dict[str, Any], **headers: str) -> Any:
    return client.post("/api/entries", {"entries": entries}, content_type="application/json", headers=headers)


def test_entries_are_kept_and_their_ids_come_back(client: Client) -> None:
    walk, swim = entry("activity", WALK), entry("activity", {"activity": "swim", "minutes": 30})
    answer = send(client, walk, swim)
    assert (answer.status_code, answer.json()) == (200, {"stored": [walk["id"], swim["id"]], "refused": []})
    assert {row.data["activity"] for row in local_person().entries.all()} == {"walk", "swim"}


def test_what_is_sent_twice_is_in_the_diary_once_and_as_it_was(client: Client) -> None:
    walk = entry("activity", WALK)
    send(client, walk)
    answer = send(client, walk, {**walk, "data": {"activity": "walk", "minutes": 99}})
    assert answer.json() == {"stored": [walk["id"]], "refused": []}
    assert Entry.objects.get().data["minutes"] == 20


def test_a_bad_entry_is_named_and_the_good_ones_are_kept(client: Client) -> None:
    good, bad = entry("activity", WALK), entry("activity", {"activity": "walk", "minutes": "long"})
    answer = send(client, bad, good, {"kind": "activity"})
    assert answer.status_code == 422
    said = answer.json()
    assert said["stored"] == [good["id"]]
    assert [(one["place"], one["id"]) for one in said["refused"]] == [(0, bad["id"]), (2, None)]
    assert bad["id"] in said["refused"][0]["reason"]
    assert "minutes" in said["refused"][0]["reason"]
    assert Entry.objects.count() == 1


@pytest.mark.parametrize("body", ["{", "[]", '{"entries": 3}', '{"entries": [3]}'])
def test_a_body_that_holds_no_entries_changes_nothing(client: Client, body: str) -> None:
    answer = client.post("/api/entries", body, content_type="application/json")
    assert answer.status_code in (400, 422)
    assert Entry.objects.count() == 0


def test_only_our_own_pages_may_write() -> None:
    strict = Client(enforce_csrf_checks=True)
    assert send(strict, entry("activity", WALK)).status_code == 403
    strict.get(f"/play/{planned_for(local_person(), short_session())}/")
    token = strict.cookies["csrftoken"].value
    assert send(strict, entry("activity", WALK), **{"x-csrftoken": token}).status_code == 200


def test_the_timeline_of_a_planned_session_comes_with_its_words(client: Client) -> None:
    session = short_session()
    timeline = client.get(f"/api/timeline/{planned_for(local_person(), session)}").json()
    assert timeline["seconds"] == session.seconds
    assert timeline["segments"][0]["title"]["text"] == "Bridge"
    assert all(one["question"]["text"] for one in timeline["stop"])


def test_the_page_of_the_player_carries_all_it_needs(client: Client) -> None:
    page = client.get(f"/play/{planned_for(local_person(), short_session())}/").content.decode()
    book = json.loads(page.partition('<script id="playbook" type="application/json">')[2].partition("</script>")[0])
    assert [item["title"] for item in book["items"]] == ["Bridge", "Bird-dog", "Child's pose"]
    assert [item["dose"] for item in book["items"]] == ["4 times", "10 s each side", "10 s"]
    assert book["items"][1]["picture"].endswith("/bird-dog/base.avif")
    assert book["items"][1]["small"].endswith("/bird-dog/base.webp")
    assert book["items"][1]["seen"].startswith("Bird-dog. Facing the floor, resting on")
    assert book["items"][1]["form"] == "base"
    for body in ("female", "male"):
        assert f"/moves/{body}/bird-dog." in book["items"][1]["moves"][f"clip-{body}"]
        assert f"/moves/{body}." in book["items"][1]["moves"][f"mesh-{body}"]
    assert book["words"]["player.start"] == "Start"


def test_a_session_does_not_open_once_the_answers_lock(client: Client) -> None:
    planned = planned_for(local_person(), short_session())
    check = entry("check", {"pain": 2, "new": ["QE1"], "flare": False})
    keep(local_person(), [{**check, "at": "2026-11-20T09:30:00.000+02:00"}])
    assert client.get(f"/play/{planned}/").headers["Location"] == "/screening/result/"


@pytest.mark.parametrize("address", ["/api/timeline/{}", "/play/{}/"])
def test_a_session_of_somebody_else_is_not_there(client: Client, address: str) -> None:
    theirs = planned_for(Person.objects.create(), short_session())
    assert client.get(address.format(theirs)).status_code == 404


def test_the_front_end_has_the_document_as_it_is_now() -> None:
    kept = Path(__file__).parents[2] / "frontend/src/api/openapi.json"
    assert kept.read_text("utf-8") == text(), "run `npm run types` in frontend/"
