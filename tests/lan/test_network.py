"""Which addresses and names of this computer a phone may use."""

from __future__ import annotations

import socket
from ipaddress import ip_address

import pytest

from lumbar.web.lan.network import addresses, at_home, host_name, in_host, names, ranked


@pytest.mark.parametrize(
    "address", ["192.168.0.7", "10.1.2.3", "172.31.255.1", "169.254.3.4", "100.101.1.2", "fd00::5"]
)
def test_an_address_of_a_home_is_one(address: str) -> None:
    assert at_home(ip_address(address))


@pytest.mark.parametrize("address", ["127.0.0.1", "8.8.8.8", "172.32.0.1", "::1", "2001:db8::1", "fe80::1"])
def test_an_address_of_the_world_or_of_the_computer_itself_is_none(address: str) -> None:
    assert not at_home(ip_address(address))


def test_the_address_that_leads_out_of_the_house_comes_first_and_the_world_is_left_out() -> None:
    found = [ip_address(one) for one in ("8.8.8.8", "172.17.0.1", "192.168.1.5", "10.0.0.2", "127.0.0.1")]
    assert [str(one) for one in ranked(found, None)] == ["192.168.1.5", "10.0.0.2", "172.17.0.1"]
    assert str(ranked(found, ip_address("10.0.0.2"))[0]) == "10.0.0.2"
    assert ranked([ip_address("8.8.8.8")], ip_address("8.8.8.8")) == ()


def test_this_computers_addresses_are_all_of_homes() -> None:
    assert all(at_home(address) for address in addresses())


@pytest.mark.parametrize(
    ("said", "used"), [("Kitchen.fritz.box", "kitchen"), ("localhost", None), ("my_pc", None), ("mac-mini", "mac-mini")]
)
def test_a_name_is_used_where_it_may_stand_in_an_address(
    said: str, used: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "gethostname", lambda: said)
    assert host_name() == used
    assert names(used) == ((f"{used}.local", used) if used else ())


def test_an_address_of_version_six_stands_in_brackets() -> None:
    assert in_host("fd00::5") == "[fd00::5]"
    assert in_host("10.0.0.1") == "10.0.0.1"
