"""A home network: certificates in a folder, and the pages as the door to the network answers them."""

from __future__ import annotations

import importlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from lumbar.web.home import Home as Folder
from lumbar.web.home import default_folder
from lumbar.web.lan.authority import Authority
from lumbar.web.lan.pairing import new_code
from tests.home import Home, home, screened

__all__ = ["home", "screened"]
NOW = datetime(2026, 5, 20, 9, 30, tzinfo=UTC)
ADDRESS = "192.168.1.5"
NAMES = ("kitchen.local", "kitchen", ADDRESS)
DOOR = (
    "DEVICES_ONLY",
    "MIDDLEWARE",
    "ROOT_URLCONF",
    "ALLOWED_HOSTS",
    "CSRF_FAILURE_VIEW",
    "SESSION_COOKIE_SECURE",
    "CSRF_COOKIE_SECURE",
)


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    """The certificates of a home, made today."""
    made = Authority(tmp_path / "lan")
    made.renew("kitchen", NAMES, NOW)
    return made


@dataclass
class Phone:
    """A browser on a phone in the network, which obeys the rules for forms."""

    home: Home
    client: Client

    def get(self, address: str, **headers: str) -> Any:
        return self.client.get(address, headers={"host": f"{ADDRESS}:8766", **headers}, secure=True)

    def post(self, address: str, sent: Any = None, **headers: str) -> Any:
        """Send a form with what proves that it comes from one of our pages."""
        token = self.client.cookies["csrftoken"].value if "csrftoken" in self.client.cookies else ""
        own = {"host": f"{ADDRESS}:8766", "origin": f"https://{ADDRESS}:8766", "x-csrftoken": token}
        return self.client.post(address, sent or {}, headers={**own, **headers}, secure=True)

    def type_code(self, code: str, name: str = "My phone") -> Any:
        self.get("/pair/")
        return self.post("/pair/", {"code": code, "name": name})

    def come_in(self) -> Any:
        """Be let in with a fresh code."""
        return self.type_code(new_code(self.home.person, self.home.now).shown)


@pytest.fixture
def door(home: Home, settings: Settings) -> Settings:
    """The settings of the door to the network."""
    Authority(Folder(default_folder()).lan).renew("kitchen", NAMES, NOW)
    chosen = importlib.import_module("lumbar.web.lan.settings")
    for name in DOOR:
        setattr(settings, name, getattr(chosen, name))
    return settings


@pytest.fixture
def phone(home: Home, door: Settings) -> Phone:
    """A phone that nobody has let in yet."""
    return Phone(home, Client(enforce_csrf_checks=True))


def inputs(page: str) -> set[str]:
    """The names of a page's fields."""
    return set(re.findall(r'<(?:input|select|textarea)[^>]* name="(\w+)"', page))
