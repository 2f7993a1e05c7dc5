"""How Lumbar looks and reads without a network."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Network
from tests.browser.test_offline import context, few_pictures, stocked
from tests.home import Home

__all__ = ["context", "few_pictures"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_pages_without_a_network_can_be_read_by_everyone(
    screened: Home,
    page: Page,
    network: Network,
    accessible: Callable[[], None],
    screens: Callable[[str], None],
) -> None:
    page.goto("/today/")
    stocked(page, "/settings/")
    network.lose()
    for name, address in {"today": "/today/", "missing": "/no-such-page/", "kept": "/offline/kept/"}.items():
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        accessible()
        screens(f"offline-{name}")
