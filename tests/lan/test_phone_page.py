"""Settings, "Use it on your phone", on the computer itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from uuid import uuid4

import pytest

from lumbar.web.home import Home as Folder
from lumbar.web.home import default_folder
from lumbar.web.lan.authority import Authority
from lumbar.web.lan.doors import Doors, tell
from lumbar.web.lan.pairing import Paired, new_code, pair
from lumbar.web.models import Device, Person
from tests.home import Home
from tests.lan.conftest import NAMES, NOW


@pytest.fixture
def open_doors() -> Iterator[Doors]:
    """Lumbar runs with `--lan`."""
    folder, doors = Folder(default_folder()), Doors("192.168.1.5", 8765)
    Authority(folder.lan).renew("kitchen", NAMES, NOW)
    tell(folder, doors)
    yield doors
    tell(folder, None)


def test_the_settings_lead_there(home: Home) -> None:
    assert 'href="/settings/phone/"' in home.client.get("/settings/").content.decode()


def test_without_lan_it_says_how_to_start(home: Home) -> None:
    page = home.client.get("/settings/phone/")
    assert "lumbar --lan" in page.content.decode()
    assert page.context["phone"].way_in is None


def test_with_lan_it_shows_the_way_in_and_the_fingerprint(home: Home, open_doors: Doors) -> None:
    page = home.client.get("/settings/phone/")
    text = page.content.decode()
    assert page.context["phone"].way_in.qr.startswith("data:image/svg+xml")
    assert "http://192.168.1.5:8767/" in text
    assert Authority(Folder(default_folder()).lan).fingerprint() in text


def test_a_code_is_shown_once_and_lets_a_phone_in(home: Home, open_doors: Doors) -> None:
    page = home.client.post("/settings/phone/").content.decode()
    [code] = re.findall(r">(\d{4} \d{4})<", page)
    assert code not in home.client.get("/settings/phone/").content.decode()
    assert isinstance(pair(code, "Phone", home.now), Paired)


def test_devices_are_listed_and_one_is_shut_out(home: Home, open_doors: Doors) -> None:
    for name in ("Floor phone", "<b>Kitchen</b>"):
        pair(new_code(home.person, home.now).digits, name, home.now)
        home.later(minutes=1)
    page = home.client.get("/settings/phone/")
    assert [line.name for line in page.context["phone"].devices] == ["Floor phone", "<b>Kitchen</b>"]
    assert "<b>Kitchen</b>" not in page.content.decode()
    first = Device.objects.get(name="Floor phone")
    assert home.client.post(f"/settings/phone/{first.pk}/revoke/").status_code == 302
    assert [device.name for device in Device.objects.all()] == ["<b>Kitchen</b>"]


def test_a_strangers_device_is_not_found(home: Home) -> None:
    theirs = pair(new_code(Person.objects.create(), home.now).digits, "Theirs", home.now)
    assert isinstance(theirs, Paired)
    for device in (theirs.device.pk, uuid4()):
        assert home.client.post(f"/settings/phone/{device}/revoke/").status_code == 404
    assert Device.objects.count() == 1
