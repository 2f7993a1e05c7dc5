"""The page over plain http: how to trust the certificate, and nothing else."""

from __future__ import annotations

import plistlib
import threading
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse

import pytest

from lumbar.web.lan.authority import Authority
from lumbar.web.lan.certificate_page import profile, server, table
from lumbar.web.lan.doors import Doors
from tests.shell.terminal import free_port


@pytest.fixture
def port(authority: Authority) -> Iterator[int]:
    """The page on a port of this computer."""
    port = free_port()
    opened = server("127.0.0.1", port, table(authority, Doors("192.168.1.5", 8765)))
    thread = threading.Thread(target=opened.serve_forever, daemon=True)
    thread.start()
    yield port
    opened.shutdown()
    opened.server_close()
    thread.join()


def ask(port: int, path: str, method: str = "GET") -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(method, path, headers={"Cookie": "sessionid=x", "Accept-Language": "de, ru;q=0.5"})
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer, content


def test_the_page_says_how_on_both_kinds_of_phones_and_leads_on(port: int, authority: Authority) -> None:
    answer, content = ask(port, "/")
    page = content.decode()
    assert answer.status == 200
    for words in ("iPhone", "Android", authority.fingerprint(), 'href="https://192.168.1.5:8766/"'):
        assert words in page
    assert "<script" not in page
    assert "<form" not in page
    assert answer.headers["Set-Cookie"] is None
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_an_android_phone_gets_the_root(port: int, authority: Authority) -> None:
    answer, content = ask(port, "/lumbar.crt")
    assert content == authority.root_der()
    assert answer.headers["Content-Type"] == "application/x-x509-ca-cert"
    assert "attachment" in answer.headers["Content-Disposition"]


def test_an_iphone_gets_the_root_as_a_profile(port: int, authority: Authority) -> None:
    answer, content = ask(port, "/lumbar.mobileconfig")
    assert answer.headers["Content-Type"] == "application/x-apple-aspen-config"
    found = plistlib.loads(content)
    [certificate] = found["PayloadContent"]
    assert certificate["PayloadType"] == "com.apple.security.root"
    assert certificate["PayloadContent"] == authority.root_der()
    assert content == profile(authority.root_der()), "installed again, it takes the place of the first"


@pytest.mark.parametrize("path", ["/today/", "/api/entries", "/settings/export/", "/static/../settings.py", "/en/x"])
def test_whatever_else_is_asked_leads_to_the_page(port: int, path: str) -> None:
    answer, content = ask(port, path)
    assert (answer.status, answer.headers["Location"], content) == (303, "/", b"")


def test_nothing_can_be_sent_there(port: int) -> None:
    assert ask(port, "/", "POST")[0].status == 501
    assert ask(port, "/", "HEAD")[1] == b""


def test_only_the_certificate_goes_out_and_no_key(port: int, authority: Authority) -> None:
    keys = [file.read_bytes() for file in authority.folder.glob("*.key")]
    assert len(keys) == 2
    for file in table(authority, Doors("192.168.1.5", 8765)).values():
        assert b"PRIVATE KEY" not in file.content
        assert not any(key in file.content for key in keys)


def test_its_looks_come_along(port: int) -> None:
    _, page = ask(port, "/")
    [style] = [part.split('"')[0] for part in page.decode().split('href="') if ".css" in part.split('"')[0]]
    answer, content = ask(port, style)
    assert answer.headers["Content-Type"].startswith("text/css")
    assert b"--teal" in content
