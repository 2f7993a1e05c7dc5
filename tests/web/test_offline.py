"""What the server gives a browser to keep."""

from __future__ import annotations

import json
import struct
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles.finders import find
from django.test import Client

from lumbar.catalogue import load_catalogue
from lumbar.planning import Session
from lumbar.web.diary_rows import keep
from lumbar.web.models import Person
from lumbar.web.people import local_person, mark_of
from lumbar.web.services import erase
from lumbar.wire import decode
from tests.home import Home
from tests.web.sessions import entry, planned_for, short_session


def test_the_worker_knows_every_picture_style_and_font_by_its_content(home: Home) -> None:
    script = home.client.get("/worker.js")
    assert script.headers["Content-Type"].startswith("text/javascript")
    first = script.content.decode().partition("\n")[0]
    kept = json.loads(first.removeprefix("self.__WB_MANIFEST = ").removesuffix(";"))
    assert {"/static/lumbar/figures/bird-dog/base.avif", "/static/icons/icon-192.png"} <= {file["url"] for file in kept}
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


def test_keeping_a_page_changes_nothing_of_what_was_asked_for(screened: Home) -> None:
    screened.client.get("/today/?minutes=40")
    screened.client.get("/today/?minutes=10&gentler=yes", headers={"x-lumbar-keep": "yes"})
    assert screened.client.get("/today/").context["today"].wish.minutes == 40


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


def test_a_session_to_start_without_a_network_comes_with_its_player_and_its_questions(screened: Home) -> None:
    screened.check(pain=2)
    ready = screened.client.get("/offline/session/?minutes=10").json()
    assert ready["shown"] == screened.client.get("/today/?minutes=10").context["today"].shown
    assert set(ready["pages"]) == {f"/play/{ready['planned']}/", f"/felt/{ready['planned']}/"}
    assert all("</html>" in page for page in ready["pages"].values())
    assert datetime.fromisoformat(ready["fresh_until"]) > screened.now
    assert decode(Session, ready["session"]).minutes == 10
    assert screened.entries("planned") == []


def test_a_session_may_start_without_a_network_only_where_the_check_would_change_nothing(screened: Home) -> None:
    ready = screened.client.get("/offline/session/").json()
    assert ready["fresh_until"] is None
    assert 2 in ready["calm"]
    assert not {8, 9, 10} & set(ready["calm"])
    shown = ready["shown"]
    for pain in ready["calm"]:
        screened.check(pain=pain)
        assert screened.client.get("/today/").context["today"].shown == shown, pain


@pytest.mark.parametrize("locked", [{}, {"nerves": ("saddle",)}])
def test_who_must_not_start_gets_no_session_to_keep(home: Home, locked: dict[str, tuple[str, ...]]) -> None:
    if locked:
        home.answer(**locked)
    assert home.client.get("/offline/session/").status_code == 204


def test_a_form_that_waited_counts_from_when_it_was_filled_in(screened: Home) -> None:
    told = screened.now
    screened.later(days=2)
    headers = {"x-lumbar-told-at": told.isoformat(), "x-lumbar-person": mark_of(local_person())}
    sent = {"activity": "swim", "minutes": 30}
    assert screened.client.post("/history/activity/", sent, headers=headers).status_code == 302
    [swim] = screened.entries("activity")
    assert swim.at == told


@pytest.mark.parametrize("told", ["2099-01-01T00:00:00+00:00", "yesterday"])
def test_a_moment_to_come_or_none_at_all_means_now(screened: Home, told: str) -> None:
    sent = {"activity": "swim", "minutes": 30}
    screened.client.post("/history/activity/", sent, headers={"x-lumbar-told-at": told})
    [swim] = screened.entries("activity")
    assert swim.at == screened.now


def test_what_somebody_else_wrote_never_enters_this_diary(screened: Home) -> None:
    other = mark_of(Person.objects.create())
    form = screened.client.post("/history/activity/", {"activity": "swim"}, headers={"x-lumbar-person": other})
    sent = {"entries": [entry("activity", {"activity": "walk", "minutes": 20})], "person": other}
    entries = screened.client.post("/api/entries", sent, content_type="application/json")
    assert (form.status_code, entries.status_code) == (409, 409)
    assert screened.entries("activity") == []


def test_a_set_that_was_taken_back_gets_another_id_and_one_that_is_done_is_known(screened: Home) -> None:
    planned = planned_for(local_person(), short_session())

    def book() -> dict[str, Any]:
        found: dict[str, Any] = screened.client.get(f"/play/{planned}/").context["playbook"]
        return found

    first = book()
    assert first["done"] == {}
    id = first["sets"]["0.1.bilateral.work"]
    done = {"session": str(planned), "item": 0, "exercise": "bridge", "variant": "bridge/base", "side": "bilateral"}
    keep(local_person(), [entry("set", {**done, "set": 1, "seconds": 16}, id)])
    assert book()["done"] == {"0.1.bilateral.work": {"entry": id, "full": True}}
    keep(local_person(), [entry("void", {"entry": id})])
    assert book()["done"] == {}
    assert book()["sets"]["0.1.bilateral.work"] != id
    assert book()["sets"]["1.1.left.work"] == first["sets"]["1.1.left.work"]


def _days(home: Home) -> list[str]:
    return list(home.client.get("/offline/pages/").json()["days"])


def test_every_planned_day_of_the_coming_week_is_prepared_with_its_page(screened: Home) -> None:
    screened.check(pain=2)
    weeks = screened.client.get("/weeks/").context["weeks"]
    planned = [cell.day for cell in weeks.first.cells if not cell.done and cell.mark and cell.kind != "activity"]
    days = _days(screened)
    assert days
    assert {int(day[-2:]) for day in days} >= set(planned) - {screened.now.day}
    for day in days:
        ready = screened.client.get(f"/offline/session/?day={day}").json()
        opens, closes = datetime.fromisoformat(ready["opens"]), datetime.fromisoformat(ready["closes"])
        assert opens.date().isoformat() == day
        assert opens < closes
        assert ready["fresh_until"] is None, "a check comes first"
        assert f'name="shown" value="{ready["shown"]}"' in ready["today"]
        assert len(ready["pages"]) == 2
    assert screened.entries("planned") == []


def test_what_is_prepared_for_a_day_is_what_that_day_then_plans(screened: Home) -> None:
    screened.check(pain=2)
    ready = screened.client.get(f"/offline/session/?day={_days(screened)[0]}").json()
    screened.now = datetime.fromisoformat(ready["opens"])
    screened.check(pain=2)
    assert screened.client.get("/today/").context["today"].shown == ready["shown"]


def test_whoever_trains_early_finds_the_day_open_early(screened: Home) -> None:
    screened.now = datetime.fromisoformat("2026-05-21T07:30:00+03:00")
    screened.train()
    screened.later(hours=3)
    ready = screened.client.get(f"/offline/session/?day={_days(screened)[0]}").json()
    assert datetime.fromisoformat(ready["opens"]).hour == 4


def test_a_day_that_is_not_in_the_coming_week_is_not_prepared(screened: Home) -> None:
    assert screened.client.get("/offline/session/?day=2030-01-01").status_code == 404


def test_without_clearance_no_day_is_prepared(home: Home) -> None:
    assert _days(home) == []
    home.answer(nerves=("saddle",))
    assert _days(home) == []
    tomorrow = (home.now + timedelta(days=1)).date()
    assert home.client.get(f"/offline/session/?day={tomorrow}").status_code == 204


def test_the_browser_is_told_what_it_may_hear_and_still_start(screened: Home) -> None:
    screened.check(pain=2)
    bears = screened.client.get("/offline/session/?minutes=20").json()["bears"]
    known = {one["about"]: one["fields"] for one in bears["told"]}
    assert known["stop"] == {"reason": [["ended-early"]]}
    assert "uncomfortable" not in known["feeling"]["feeling"][0]
    assert known["/check/"]["new"] == [["none"]]
    assert known["/check/"]["flare"] == [["no"]]
    assert not {"clearance", "answers", "flare", "preference"} & set(known)
    assert (bears["before"], bears["rise"]) == (2, 1)
    assert bears["rests"]
    for where in known["/check/"]["where"]:
        assert not any(region.startswith("lower-leg") for region in where), "no direction is known to help"
        assert "thigh-left" not in where or "thigh-right" not in where
