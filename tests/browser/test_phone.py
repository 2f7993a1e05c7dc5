"""The phone on the floor: another machine with another browser, which is let in, works without a network, and is shut
out. Nothing is pretended: `lumbar --lan` runs as a person starts it, and the certificate is trusted or it is not."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import sqlite3
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from socketserver import ThreadingTCPServer
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserType, Error, Page, expect

from lumbar.web.lan.authority import Authority
from tests.browser.conftest import judge, picture, until
from tests.browser.second_machine import COMPUTER, Cable, Machine, cable
from tests.browser.test_offline import skip_through
from tests.lan.test_authority import forged
from tests.shell.terminal import COMMAND, environment, free_port, lumbar, wait_for
from tests.web.sessions import entry, healthy

pytestmark = pytest.mark.browser
ZONE = "Europe/Riga"


class Computer:
    """`lumbar --lan` with the diary of somebody who has just told how their back is."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder / "home", free_port(3)
        moment = (datetime.now(UTC) - timedelta(minutes=5)).isoformat()
        rows = [healthy(), {**entry("check", {"pain": 1, "flare": False}), "at": moment}]
        file = folder / "diary.jsonl"
        file.write_text("".join(json.dumps(row) + "\n" for row in rows))
        carried = lumbar("import", file, "--data", self.folder)
        assert carried.returncode == 0, carried.stderr
        words = ["--data", str(self.folder), "--lan", "--address", COMPUTER, "--no-browser", "--port", str(self.port)]
        self.said = folder / "said.txt"
        with self.said.open("w") as out:
            self.process = subprocess.Popen([*COMMAND, *words], env=environment(), stdout=out, start_new_session=True)
        wait_for(self.port, self.process)
        for port in (self.port + 1, self.port + 2):
            opened(port)

    def told(self, pattern: str) -> str:
        """What the terminal says."""
        found = re.search(pattern, self.said.read_text("utf-8"))
        assert found, self.said.read_text("utf-8")
        return found[1]

    def kinds(self) -> list[str]:
        """The kinds of all entries in the diary."""
        with closing(sqlite3.connect(self.folder / "lumbar.sqlite3")) as database:
            return [kind for (kind,) in database.execute("SELECT kind FROM web_entry ORDER BY at, received")]

    def stop(self) -> None:
        os.killpg(self.process.pid, signal.SIGTERM)
        self.process.wait(30)


def opened(port: int) -> None:
    """Wait until the door answers."""
    for _ in range(900):
        with suppress(OSError), socket.create_connection((COMPUTER, port), timeout=10):
            return
        time.sleep(0.1)
    raise AssertionError(f"the door at port {port} did not open")


@pytest.fixture
def line() -> Iterator[Cable]:
    with cable() as made:
        yield made


@pytest.fixture
def computer(line: Cable, tmp_path: Path) -> Iterator[Computer]:
    made = Computer(tmp_path)
    yield made
    made.stop()


@pytest.fixture
def machine(line: Cable, tmp_path: Path, chromium: BrowserType) -> Machine:
    return Machine(line, tmp_path / "phone", chromium)


def read_by_everyone(page: Page, name: str) -> None:
    """Let axe judge the page; picture it when LUMBAR_SCREENS is set."""
    judge(page)
    picture(page, name)
    page.set_viewport_size({"width": 390, "height": 844})


def installable(page: Page) -> None:
    """Chromium itself finds nothing that forbids to install the page."""
    developer = page.context.new_cdp_session(page)
    manifest: dict[str, Any] = developer.send("Page.getAppManifest")
    assert manifest["errors"] == []
    assert json.loads(manifest["data"])["start_url"] == "/today/"
    faults = developer.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert faults == []


def test_a_phone_trusts_comes_in_works_without_a_network_and_is_shut_out(
    computer: Computer, machine: Machine, line: Cable, browser: Browser, tmp_path: Path
) -> None:
    address = computer.told(r"scan this or open (http://\S+)")
    sealed = f"https://{COMPUTER}:{computer.port + 1}/"
    root = tmp_path / "lumbar.crt"

    # Before it trusts the computer, the browser goes no further than the page that says how.
    with machine.browsing() as context:
        with pytest.raises(Error, match="ERR_CERT_AUTHORITY_INVALID"):
            context.pages[0].goto(sealed)
        page = context.new_page()
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_have_text("First, trust your computer")
        assert page.locator(".fingerprint").inner_text() == computer.told(r"SHA-256\): (.+)")
        page.get_by_text("On an iPhone or iPad").click()
        page.get_by_text("On an Android phone").click()
        read_by_everyone(page, "trust")
        with page.expect_download() as download:
            page.get_by_role("link", name="Get the file for Android").click()
        download.value.save_as(root)
    machine.trust(root)

    with machine.browsing() as context:
        page = context.pages[0]
        page.goto(address)
        page.get_by_role("link", name="Open Lumbar").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Let this phone in")
        assert page.evaluate("() => isSecureContext")
        read_by_everyone(page, "pair")
        page.get_by_label("The code", exact=True).fill("0000 0000")
        page.get_by_role("button", name="Let it in").click()
        expect(page.locator("#code-fault")).to_contain_text("You can try 4 more times.")
        read_by_everyone(page, "pair-wrong")
        page.get_by_label("The code", exact=True).fill(computer.told(r"10 minutes: (\d{4} \d{4})"))
        page.get_by_label("What do you call this phone?").fill("Floor phone")
        page.get_by_role("button", name="Let it in").click()
        expect(page.get_by_role("heading", level=1, name="This phone is in")).to_be_visible()
        read_by_everyone(page, "phone-in")

        until(page, "() => navigator.serviceWorker.controller !== null", seconds=600)
        installable(page)
        page.goto(f"{sealed}today/")
        until(page, "async (last) => Boolean(await caches.match(last))", "/offline/stamp", seconds=600)

        # No network: today's session opens and runs, and what is done waits.
        before = computer.kinds()
        line.pull()
        page.reload()
        expect(page.get_by_text("You are offline.")).to_be_visible(timeout=30_000)
        page.locator("form.start button").click()
        page.wait_for_url("**/play/*/")
        skip_through(page)
        expect(page.get_by_role("heading", level=1)).to_have_text("How did it feel?", timeout=30_000)
        page.locator("#pain label").nth(1).click()
        page.locator("#effort label").nth(4).click()
        page.locator("#technique label").first.click()
        page.locator("main form button.wide").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Your answers are kept")
        assert computer.kinds() == before

        # Back again: everything arrives, once.
        line.plug_in()
        page.goto(f"{sealed}history/")
        for _ in range(400):
            if "after" in computer.kinds():
                break
            page.wait_for_timeout(50)
        new = computer.kinds()[len(before) :]
        assert new.count("planned") == new.count("after") == 1

        shut_out(browser, computer)
        page.goto(f"{sealed}today/")
        expect(page.get_by_role("heading", level=1)).to_have_text("Let this phone in")
        until(page, "async () => !(await caches.has('lumbar-pages'))")
        assert page.evaluate("async () => (await fetch('/api/entries', {method: 'POST'})).status") == 401
        line.pull()
        with pytest.raises(Error):
            page.goto(f"{sealed}history/")


def shut_out(browser: Browser, computer: Computer) -> None:
    """On the computer itself, in Settings."""
    page = browser.new_page(timezone_id=ZONE)
    page.goto(f"http://127.0.0.1:{computer.port}/settings/")
    page.get_by_role("link", name="Use it on your phone").click()
    read_by_everyone(page, "phone-way-in")
    page.get_by_role("button", name="Show a code").click()
    expect(page.locator("p.code")).to_have_text(re.compile(r"^\d{4} \d{4}$"))
    read_by_everyone(page, "phone-code")
    page.get_by_role("button", name="Shut out Floor phone").click()
    expect(page.get_by_text("No phone was let in yet.")).to_be_visible()
    page.close()


@contextmanager
def thief(chain: Path, key: Path) -> Iterator[int]:
    """A site of somebody who stole the key of the home, on a port of this computer."""
    sealed = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    sealed.load_cert_chain(chain, key)
    with ThreadingTCPServer((COMPUTER, 0), SimpleHTTPRequestHandler) as site:
        site.socket = sealed.wrap_socket(site.socket, server_side=True)
        thread = threading.Thread(target=site.serve_forever, daemon=True)
        thread.start()
        yield site.server_address[1]
        site.shutdown()
        thread.join()


def test_a_stolen_key_of_the_home_opens_no_other_site_in_a_browser_that_trusts_the_home(
    computer: Computer, machine: Machine, tmp_path: Path
) -> None:
    authority = Authority(computer.folder / "lan")
    machine.trust(authority.root)
    everywhere = f"host-resolver-rules=MAP bank.example {COMPUTER}"
    with thief(*forged(authority, tmp_path, "bank.example")) as port, machine.browsing(everywhere) as context:
        page = context.pages[0]
        page.goto(f"https://{COMPUTER}:{computer.port + 1}/")
        expect(page.get_by_role("heading", level=1)).to_have_text("Let this phone in")
        with pytest.raises(Error, match=r"ERR_CERT_(INVALID|AUTHORITY_INVALID|NAME_CONSTRAINT)"):
            page.goto(f"https://bank.example:{port}/")
