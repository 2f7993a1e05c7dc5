"""Settings, and the data: a copy, a copy brought back, everything deleted."""

import json
import re
from html import escape
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile

from lumbar.web.home import Home as Folder
from lumbar.web.home import default_folder
from lumbar.web.models import Entry, Person
from lumbar.web.queries.settings import MANNERS, full_languages
from tests.home import Home

ROOT = Path(__file__).parents[2]
CHOSEN = {"equipment": ("mat", "strap"), "minutes": 12, "holds": "breaths", "country": "DE", "rises_at": "05:30"}


def test_settings_are_one_entry_and_hold_from_then_on(screened: Home) -> None:
    assert screened.client.post("/settings/", CHOSEN).headers["Location"] == "/settings/?done=saved"
    entry = screened.entries()[-1]
    assert entry.kind == "preference"
    assert entry.data["equipment"] == ["mat", "strap"]
    settings = screened.client.get("/settings/").context["settings"]
    assert settings.rises_at == "05:30"
    assert {piece for piece, _, chosen in settings.equipment if chosen} == {"mat", "strap"}
    assert screened.client.get("/today/").context["today"].wish.minutes == 12


def test_a_new_time_of_getting_up_does_not_count_as_new_answers(screened: Home) -> None:
    screened.later(days=29)
    assert screened.client.get("/today/").context["today"].cards
    screened.client.post("/settings/", CHOSEN)
    assert any(card.href == "/screening/" for card in screened.client.get("/today/").context["today"].cards)


def test_a_wrong_time_is_said_at_its_field(screened: Home) -> None:
    before = len(screened.entries())
    response = screened.client.post("/settings/", {**CHOSEN, "rises_at": "early"})
    assert response.status_code == 422
    assert 'id="rises_at-fault"' in response.content.decode()
    assert len(screened.entries()) == before


def test_only_languages_with_all_their_words_are_offered() -> None:
    assert full_languages() == ("en",)


def test_a_copy_holds_the_whole_diary_and_comes_back_as_it_was(screened: Home) -> None:
    screened.train()
    copy = screened.export()
    lines = copy.splitlines()
    assert len(lines) == len(screened.entries())
    assert "attachment" in screened.client.get("/settings/export/").headers["Content-Disposition"]
    screened.client.post("/settings/erase/", {"word": "delete"})
    assert screened.entries() == []
    page = screened.client.post("/settings/import/", {"file": SimpleUploadedFile("copy.jsonl", copy.encode())})
    assert f"{len(lines)} entries added" in page.content.decode()
    assert {json.loads(line)["id"] for line in lines} == {str(entry.id) for entry in screened.entries()}


def test_a_file_that_is_no_copy_adds_nothing_and_says_what_is_wrong(screened: Home) -> None:
    before = len(screened.entries())
    for content in (b"hello", b'{"id": 1}', b"\xff\xfe\x00"):
        response = screened.client.post("/settings/import/", {"file": SimpleUploadedFile("x.jsonl", content)})
        assert response.status_code == 422
        assert 'id="file-fault"' in response.content.decode()
    assert screened.client.post("/settings/import/", {}).status_code == 422
    assert len(screened.entries()) == before


def test_delete_everything_needs_the_word(screened: Home) -> None:
    for word in ("", "yes", "delet"):
        assert screened.client.post("/settings/erase/", {"word": word}).status_code == 422
    assert screened.entries()


def test_delete_everything_leaves_no_row_of_the_person_and_clears_the_browser(screened: Home) -> None:
    screened.train()
    copy = Folder(default_folder()).backups / "2026-05-01T10-00-00-before-0002.sqlite3"
    copy.write_bytes(b"what was there before")
    answer = screened.client.post("/settings/erase/", {"word": " Delete "})
    assert not copy.exists()
    assert answer.headers["Location"] == "/"
    assert answer.headers["Clear-Site-Data"] == '"storage"'
    assert Entry.objects.count() == 0
    assert Person.objects.count() == 0
    assert screened.client.get("/").status_code == 200


def test_the_page_says_where_the_data_lives(screened: Home) -> None:
    page = screened.client.get("/settings/")
    assert escape(page.context["settings"].folder) in page.content.decode()


def test_settings_offer_every_way_to_lead_a_session_that_the_player_knows(screened: Home) -> None:
    source = (ROOT / "frontend/src/player/device/manner.ts").read_text("utf-8")
    known = {name: tuple(re.findall(r'"(\w+)"', values)) for name, values in re.findall(r"(\w+): \[(.*?)\]", source)}
    assert known == MANNERS
    page = screened.client.get("/settings/").content.decode()
    for name, values in known.items():
        for value in values:
            assert f'name="manner-{name}" value="{value}"' in page


def test_the_times_between_the_work_are_set_and_the_session_keeps_its_length(screened: Home) -> None:
    screened.client.post("/settings/", {**CHOSEN, "rest": 0, "change": 50, "ready_s": 0})
    page = screened.client.get("/settings/")
    set_now = {field.name: [id for id, _, on in field.options if on] for field in page.context["settings"].selects}
    assert (set_now["rest"], set_now["change"], set_now["ready_s"]) == (["0"], ["50"], ["0"])
    session = screened.client.get("/offline/session/").json()["session"]
    assert {item["ready_s"] for item in session["items"]} == {0}
    assert abs(session["seconds"] - 60 * session["minutes"]) <= 0.03 * 60 * session["minutes"]


def test_a_time_that_is_not_offered_is_said_at_its_field(screened: Home) -> None:
    response = screened.client.post("/settings/", {**CHOSEN, "rest": 900})
    assert response.status_code == 422
    assert "Rests:" in response.content.decode()
