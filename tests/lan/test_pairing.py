"""A code lets one device in, once, for ten minutes; a token is that device from then on."""

from __future__ import annotations

import pytest

from lumbar.web.lan.pairing import TRIES, Paired, Refused, device_of, new_code, pair, revoke
from lumbar.web.models import Device, PairingCode, Person
from tests.home import Home


def wrong(digits: str) -> str:
    """Another code than this one."""
    return f"{(int(digits) + 1) % 10**8:08}"


def test_a_code_lets_one_device_in_once(home: Home) -> None:
    code = new_code(home.person, home.now)
    found = pair(code.shown, " My phone ", home.now)
    assert isinstance(found, Paired)
    assert found.device.name == "My phone"
    assert found.device.person == home.person
    assert pair(code.digits, "Another", home.now) == Refused(0)


def test_a_code_is_over_after_ten_minutes(home: Home) -> None:
    code = new_code(home.person, home.now)
    home.later(minutes=10)
    assert pair(code.digits, "Phone", home.now) == Refused(0)
    assert not PairingCode.objects.exists()


def test_after_five_wrong_codes_the_right_one_no_longer_helps(home: Home) -> None:
    code = new_code(home.person, home.now)
    left = [pair(wrong(code.digits), "Phone", home.now) for _ in range(TRIES)]
    assert left == [Refused(4), Refused(3), Refused(2), Refused(1), Refused(0)]
    assert pair(code.digits, "Phone", home.now) == Refused(0)


def test_a_new_code_takes_the_place_of_the_one_before(home: Home) -> None:
    old = new_code(home.person, home.now)
    new = new_code(home.person, home.now)
    assert isinstance(pair(old.digits, "Phone", home.now), Refused)
    assert isinstance(pair(new.digits, "Phone", home.now), Paired)


@pytest.mark.parametrize("typed", ["", "12", "no digits", "٣٣٣٣٣٣٣٣"])
def test_nonsense_lets_nobody_in(home: Home, typed: str) -> None:
    new_code(home.person, home.now)
    assert pair(typed, "Phone", home.now) == Refused(4)


def test_neither_code_nor_token_lies_in_the_database(home: Home) -> None:
    code = new_code(home.person, home.now)
    assert code.digits not in str(PairingCode.objects.values())
    found = pair(code.digits, "Phone", home.now)
    assert isinstance(found, Paired)
    assert found.token not in str(Device.objects.values())


def come_in(home: Home) -> Paired:
    found = pair(new_code(home.person, home.now).digits, "Phone", home.now)
    assert isinstance(found, Paired)
    return found


def test_a_token_is_its_device_until_it_is_shut_out(home: Home) -> None:
    found = come_in(home)
    assert device_of(found.token, home.now) == found.device
    assert device_of(found.token[:-1], home.now) is device_of("", home.now) is None
    assert revoke(home.person, found.device.pk)
    assert device_of(found.token, home.now) is None


def test_nobody_shuts_out_a_strangers_device(home: Home) -> None:
    found = come_in(home)
    assert not revoke(Person.objects.create(), found.device.pk)
    assert device_of(found.token, home.now)


def test_when_a_device_was_seen_last_is_noted_every_few_minutes(home: Home) -> None:
    found, paired = come_in(home), home.now
    home.later(minutes=4)
    device_of(found.token, home.now)
    assert Device.objects.get().seen == paired
    home.later(minutes=1)
    device_of(found.token, home.now)
    assert Device.objects.get().seen == home.now


def test_a_device_that_stayed_away_for_more_than_a_year_is_let_in_anew(home: Home) -> None:
    found = come_in(home)
    home.later(days=400)
    assert device_of(found.token, home.now) is None


def test_with_everything_deleted_no_device_is_left(home: Home) -> None:
    found = come_in(home)
    new_code(home.person, home.now)
    home.client.post("/settings/erase/", {"word": "delete"})
    assert not Device.objects.exists()
    assert not PairingCode.objects.exists()
    assert device_of(found.token, home.now) is None
