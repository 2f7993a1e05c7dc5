"""What the server gives a browser to keep."""

from __future__ import annotations

import json
import struct
from pathlib import Path

from django.contrib.staticfiles.finders import find
from django.test import Client

from lumbar.catalogue import load_catalogue
from lumbar.web.people import local_person, mark_of
from lumbar.web.services import erase
from tests.home import Home


def test_the_worker_knows_every_picture_style_and_font_by_its_content(home: Home) -> None:
    script = home.client.get("/worker.js")
    assert script.headers["Content-Type"].startswith("text/javascript")
    first = script.content.decode().partition("\n")[0]
    kept = json.loads(first.removeprefix("self.__WB_MANIFEST = ").removesuffix(";"))
    assert {"/static/lumbar/figures/bird-dog.webp", "/static/icons/icon-192.png"} <= {file["url"] for file in kept}
    assert {file["url"].rpartition(".")[2] for file in kept} >= {"css", "js", "woff2", "svg", "webp", "png"}
    assert all(file["revision"] for file in kept)


def test_the_app_has_icons_of_the_sizes_it_names_and_two_shortcuts(client: Client, home: Home) -> None:
    app = client.get("/manifest.webmanifest").json()
    assert app["start_url"] == "/today/"
    assert [one["name"] for one in app["shortcuts"]] == ["Start today's session", "10 minutes of relief"]
    assert {icon["purpose"] for icon in app["icons"]} == {"any", "maskable"}
    for icon in app["icons"]:
        file = Path(find(icon["src"].removeprefix("/static/")) or "")
        if icon["type"] == "image/png":
            assert "{}x{}".format(*struct.unpack(">II", file.read_bytes()[16:24])) == icon["sizes"]


def test_every_exercise_and_the_session_planned_last_are_kept(screened: Home) -> None:
    screened.check()
    planned = screened.start()
    found = screened.client.get("/offline/pages/").json()["pages"]
    assert {f"/exercises/{exercise}/" for exercise in load_catalogue().exercises} < set(found)
    assert {"/today/", "/today/?minutes=10&gentler=yes", "/offline/", f"/play/{planned}/", f"/felt/{planned}/"} < set(
        found
    )
    for page in found:
        assert screened.client.get(page).status_code == 200, page


def test_kept_pages_are_out_of_date_after_an_entry_and_on_another_day(screened: Home) -> None:
    def stamp() -> str:
        return str(screened.client.get("/offline/pages/").json()["stamp"])

    first = stamp()
    assert stamp() == first
    screened.check()
    second = stamp()
    assert second != first
    screened.later(days=1)
    assert stamp() != second


def test_what_to_do_when_something_hurts_stands_on_the_page_for_missing_pages(screened: Home) -> None:
    page = screened.client.get("/offline/").content.decode()
    assert 'href="tel:999"' in page
    assert "chest" in page


def test_after_everything_is_deleted_the_browser_no_longer_knows_the_person(home: Home) -> None:
    before = mark_of(local_person())
    assert f'data-person="{before}"' in home.client.get("/").content.decode()
    erase(local_person())
    assert mark_of(local_person()) != before
