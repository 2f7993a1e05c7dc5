"""`lumbar --lan`: doors that open, follow the computer's address, and close. Real processes, on loopback addresses."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest

from lumbar.cli import lan
from lumbar.cli.lan import open_to_network, qr, shut
from lumbar.cli.trouble import Trouble
from lumbar.web import clock
from lumbar.web.home import Home
from lumbar.web.lan import network
from lumbar.web.lan.doors import Doors, told
from tests.shell.terminal import environment, free_port, lumbar, one_sentence, running

pytestmark = pytest.mark.django_db
NAME = "kitchen.local"


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """`at("127.0.0.1")`: the addresses that this computer has in the home network from now on."""

    def have(*own: str) -> None:
        monkeypatch.setattr(network, "addresses", lambda: tuple(map(ip_address, own)))

    monkeypatch.setattr(network, "host_name", lambda: "kitchen")
    have("127.0.0.1")
    return have


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """A data folder with its database, as a start makes it."""
    assert lumbar("export", "--data", tmp_path).returncode == 0
    monkeypatch.setenv("LUMBAR_DATA", str(tmp_path))
    return Home(tmp_path)


def ask(home: Home, doors: Doors, path: str = "/") -> tuple[int, str]:
    """Ask as a phone that trusts the root of this home, and knows the computer by name."""
    trusting = ssl.create_default_context(cafile=str(home.lan / "root.crt"))
    for _ in range(900):
        try:
            plain = socket.create_connection((doors.address, doors.pages_port), timeout=10)
            break
        except ConnectionError:
            time.sleep(0.1)
    else:
        raise AssertionError("the door did not open")
    with trusting.wrap_socket(plain, server_hostname=NAME) as line:
        line.sendall(f"GET {path} HTTP/1.1\r\nHost: {NAME}:{doors.pages_port}\r\nConnection: close\r\n\r\n".encode())
        answer = http.client.HTTPResponse(line)
        answer.begin()
        return answer.status, answer.read().decode()


def closed(address: str, port: int) -> bool:
    try:
        socket.create_connection((address, port), timeout=5).close()
    except OSError:
        return True
    return False


def test_a_phone_reaches_the_page_for_pairing_over_tls_and_the_certificate_over_http(
    folder: Home, at: Callable[..., None]
) -> None:
    port = free_port(3)
    with open_to_network(folder, None, port) as said:
        doors = told(folder)
        assert doors == Doors("127.0.0.1", port)
        assert f"http://127.0.0.1:{port + 2}/" in said
        status, page = ask(folder, doors)
        assert status == 401
        assert 'name="code"' in page
        assert ask(folder, doors, "/static/icon.svg")[0] == 200
    assert told(folder) is None
    assert closed("127.0.0.1", port + 1)
    assert closed("127.0.0.1", port + 2)


def test_when_the_router_gives_another_address_the_doors_move_with_it(
    folder: Home, at: Callable[..., None], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(lan, "LOOK_EVERY_S", 0.1)
    port = free_port(3)
    with open_to_network(folder, None, port):
        first = Doors("127.0.0.1", port)
        assert ask(folder, first)[0] == 401
        at("127.0.0.2")
        moved = Doors("127.0.0.2", port)
        assert ask(folder, moved)[0] == 401
        assert told(folder) == moved
        assert closed("127.0.0.1", port + 1)
        at()
        said = ""
        for _ in range(600):
            said += capsys.readouterr().err
            if said:
                break
            time.sleep(0.05)
        assert "connect it by Wi-Fi or cable" in said
        assert not closed("127.0.0.2", port + 1)


def test_a_door_that_fell_over_is_opened_again(
    folder: Home, at: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lan, "LOOK_EVERY_S", 0.1)
    started: list[subprocess.Popen[bytes]] = []
    start = subprocess.Popen

    def watched(*words: object, **more: object) -> object:
        started.append(start(*words, **more))  # type: ignore[call-overload]
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", watched)
    port = free_port(3)
    with open_to_network(folder, None, port):
        assert ask(folder, Doors("127.0.0.1", port))[0] == 401
        started[0].terminate()
        started[0].wait()
        for _ in range(900):
            if len(started) > 1:
                break
            time.sleep(0.05)
        assert ask(folder, Doors("127.0.0.1", port))[0] == 401


@pytest.mark.skipif(sys.platform == "win32", reason="there a process learns it from its closed input")
def test_the_doors_close_when_the_process_that_opened_them_is_killed(folder: Home, at: Callable[..., None]) -> None:
    port = free_port(3)
    with open_to_network(folder, None, port):
        pass
    command = f"{sys.executable} -m lumbar.cli.doors 127.0.0.1 {port} $$ & wait"
    opener = subprocess.Popen(["sh", "-c", command], env=environment(LUMBAR_DATA=str(folder.folder)))
    assert ask(folder, Doors("127.0.0.1", port))[0] == 401
    os.kill(opener.pid, signal.SIGKILL)
    opener.wait()
    for _ in range(600):
        if closed("127.0.0.1", port + 1) and closed("127.0.0.1", port + 2):
            return
        time.sleep(0.1)
    raise AssertionError("a door stayed open")


@pytest.mark.skipif(sys.platform == "win32", reason="there a process does not learn that its parent is gone")
def test_nothing_answers_any_more_when_the_process_of_the_doors_is_killed(
    folder: Home, at: Callable[..., None]
) -> None:
    port = free_port(3)
    with open_to_network(folder, None, port):
        pass
    words = [sys.executable, "-m", "lumbar.cli.doors", "127.0.0.1", str(port), str(os.getpid())]
    doors = subprocess.Popen(words, env=environment(LUMBAR_DATA=str(folder.folder)))
    assert ask(folder, Doors("127.0.0.1", port))[0] == 401
    doors.kill()
    doors.wait()
    for _ in range(600):
        if closed("127.0.0.1", port + 1) and closed("127.0.0.1", port + 2):
            return
        time.sleep(0.1)
    raise AssertionError("a door stayed open")


def refusal(folder: Home, chosen: str | None = None, port: int = 9000) -> str:
    """The sentence that a start ends with."""
    with pytest.raises(Trouble) as trouble, open_to_network(folder, chosen, port):
        raise AssertionError("the doors opened")
    assert one_sentence(str(trouble.value))
    return str(trouble.value)


def test_without_a_network_the_way_out_is_named(folder: Home, at: Callable[..., None]) -> None:
    at()
    assert "connect it by Wi-Fi or cable" in refusal(folder)


@pytest.mark.parametrize("chosen", ["8.8.8.8", "kitchen", "192.168.7.7"])
def test_an_address_that_is_not_this_computers_is_refused_with_those_that_are(
    folder: Home, at: Callable[..., None], chosen: str
) -> None:
    at("192.168.1.5", "10.0.0.2")
    assert "choose one of 192.168.1.5, 10.0.0.2." in refusal(folder, chosen)


def test_a_port_behind_the_last_one_is_refused(folder: Home, at: Callable[..., None]) -> None:
    assert "65533" in refusal(folder, port=65534)


@pytest.mark.parametrize("behind", [1, 2])
def test_a_taken_port_is_named(folder: Home, at: Callable[..., None], behind: int) -> None:
    port = free_port(3)
    with socket.socket() as other:
        other.bind(("127.0.0.1", port + behind))
        other.listen()
        assert f"port {port + behind}" in refusal(folder, port=port)


def test_a_wrong_clock_is_named(folder: Home, at: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> None:
    with open_to_network(folder, None, free_port(3)):
        pass
    early = datetime.now(UTC) - timedelta(days=400)
    monkeypatch.setattr(clock, "now", lambda: early)
    assert f"it is {early:%Y-%m-%d}" in refusal(folder)


def test_damaged_certificates_are_named_with_their_folder(folder: Home, at: Callable[..., None]) -> None:
    with open_to_network(folder, None, free_port(3)):
        pass
    (folder.lan / "signer.crt").write_text("gone")
    assert str(folder.lan) in refusal(folder)


def test_a_folder_that_cannot_be_written_is_named(folder: Home, at: Callable[..., None]) -> None:
    folder.lan.write_text("in the way")
    assert str(folder.lan) in refusal(folder)


def test_what_a_killed_lumbar_told_of_its_doors_does_not_last(folder: Home, at: Callable[..., None]) -> None:
    with open_to_network(folder, None, free_port(3)):
        kept = (folder.lan / "open.json").read_text()
    (folder.lan / "open.json").write_text(kept)
    with shut(folder) as said:
        assert said == ""
        assert told(folder) is None


def test_without_lan_nothing_listens_beyond_this_computer(tmp_path: Path) -> None:
    with running("--data", tmp_path, "--no-browser") as port:
        for own in network.addresses():
            assert closed(str(own), port)
        assert closed("127.0.0.1", port + 1)
        assert not (tmp_path / "lan").exists()


def test_an_address_alone_is_wrong_use(tmp_path: Path) -> None:
    refused = lumbar("--data", tmp_path, "--address", "192.168.1.5")
    assert refused.returncode == 2
    assert "`--lan`" in refused.stderr


def test_the_qr_code_is_square_and_dark_on_light_where_there_are_colours() -> None:
    plain = qr("http://192.168.1.5:8767/", colours=False).splitlines()
    assert {len(line) for line in plain} == {len(plain[0])}
    assert abs(len(plain) * 2 - len(plain[0])) <= 1
    coloured = qr("http://192.168.1.5:8767/", colours=True).splitlines()
    assert all(line.startswith("\x1b[97;40m") and line.endswith("\x1b[0m") for line in coloured)
