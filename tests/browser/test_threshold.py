"""The pages before a phone is let in, from real doors, for everyone: by axe, enlarged, by name, in few colours."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from lumbar.cli.lan import open_to_network
from lumbar.web.home import Home
from lumbar.web.lan.doors import Doors
from tests.browser.conftest import KITCHEN, PHONE, judge
from tests.browser.test_access import enlarged, named_and_calm, seen_in_forced_colours
from tests.lan.test_doors import ask as knock
from tests.lan.test_doors import at, folder
from tests.shell.terminal import free_port

__all__ = ["at", "folder"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.fixture
def doors(folder: Home, at: Callable[..., None]) -> Iterator[Doors]:
    """Lumbar in a home network that is this computer alone."""
    opened = Doors("127.0.0.1", free_port(3))
    with open_to_network(folder, None, opened.port):
        knock(folder, opened)
        yield opened


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A phone that was told to trust the computer."""
    context = browser.new_context(**PHONE, ignore_https_errors=True)
    yield context.new_page()
    context.close()


def for_everyone(page: Page) -> None:
    page.emulate_media(forced_colors="none")
    judge(page)
    named_and_calm(page)
    enlarged(page)
    seen_in_forced_colours(page)


def test_everyone_can_read_how_to_trust_the_computer(doors: Doors, phone: Page) -> None:
    phone.goto(doors.certificate)
    for way in phone.get_by_role("group").all():
        way.locator("summary").click()
    for_everyone(phone)


def test_everyone_can_let_a_phone_in(doors: Doors, phone: Page) -> None:
    phone.goto(f"https://{KITCHEN}:{doors.pages_port}/pair/")
    for_everyone(phone)
    phone.get_by_label("The code", exact=True).fill("0000 0000")
    phone.get_by_role("button", name="Let it in").click()
    expect(phone.locator("#code-fault")).to_be_visible()
    for_everyone(phone)
