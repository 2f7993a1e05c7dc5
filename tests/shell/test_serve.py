"""`lumbar` on a fresh machine, and when something is in the way."""

import re
import socket
import sqlite3
import stat
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from lumbar.cli.database import back_up
from lumbar.web import clock
from lumbar.web.home import Home
from tests.shell.terminal import free_port, get, lumbar, one_sentence, running


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("person") / "diary"


@pytest.fixture(scope="module")
def port(home: Path) -> Iterator[int]:
    with running("--data", home, "--no-browser") as port:
        yield port


def test_the_bare_command_answers_with_the_first_page(port: int) -> None:
    response = get(port)
    assert response.status == 200
    assert "coach" in response.text


def test_every_page_forbids_what_does_not_come_from_here(port: int) -> None:
    policy = get(port).headers["Content-Security-Policy"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == rules["style-src"] == rules["connect-src"] == "'self'"
    assert rules["frame-ancestors"] == rules["base-uri"] == "'none'"


def test_the_page_brings_its_styles_and_script_along(port: int) -> None:
    files = re.findall(r'(?:href|src)="(/static/[^"]+)"', get(port).text)
    assert {Path(file).suffix for file in files} == {".css", ".js", ".svg", ".webp"}
    for file in files:
        response = get(port, file)
        assert response.status == 200
        assert ("immutable" in response.headers["Cache-Control"]) == file.startswith("/static/built/")


def test_an_unknown_address_gets_plain_words_and_a_way_back(port: int) -> None:
    response = get(port, "/no-such-page/")
    assert response.status == 404
    assert 'href="/today/"' in response.text


def test_a_foreign_host_name_is_refused(port: int) -> None:
    assert get(port, host="elsewhere.example").status == 400


def test_the_data_folder_is_for_its_owner_only(port: int, home: Path) -> None:
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert stat.S_IMODE((home / "secret-key").stat().st_mode) == 0o600


def test_a_second_start_says_where_the_first_one_answers(port: int, home: Path) -> None:
    second = lumbar("serve", "--no-browser", "--data", home, "--port", str(free_port()))
    assert second.returncode == 2
    assert one_sentence(second.stderr)
    assert f"http://127.0.0.1:{port}/" in second.stderr


def test_a_taken_port_is_named_with_the_way_out(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = str(other.getsockname()[1])
        refused = lumbar("--data", tmp_path, "--no-browser", "--port", taken)
    assert refused.returncode == 2
    assert one_sentence(refused.stderr)
    assert taken in refused.stderr
    assert "--port" in refused.stderr


def test_a_damaged_database_is_named_and_left_untouched(tmp_path: Path) -> None:
    database = tmp_path / "lumbar.sqlite3"
    database.write_bytes(b"this was a diary once" * 400)
    before = database.read_bytes()
    refused = lumbar("--data", tmp_path, "--no-browser", "--port", str(free_port()))
    assert refused.returncode == 2
    assert one_sentence(refused.stderr)
    assert str(database) in refused.stderr
    assert str(tmp_path / "backups") in refused.stderr
    assert database.read_bytes() == before


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    refused = lumbar("--data", tmp_path / "file" / "diary", "--no-browser")
    assert refused.returncode == 2
    assert one_sentence(refused.stderr)
    assert str(tmp_path / "file" / "diary") in refused.stderr


def test_a_copy_is_kept_before_a_migration(tmp_path: Path) -> None:
    assert lumbar("export", LUMBAR_DATA=str(tmp_path)).returncode == 0
    assert list((tmp_path / "backups").iterdir()) == []
    with closing(sqlite3.connect(tmp_path / "lumbar.sqlite3")) as database:
        database.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
        database.execute("DROP TABLE django_session")
        database.execute("CREATE TABLE keepsake (word TEXT)")
        database.commit()
    assert lumbar("export", LUMBAR_DATA=str(tmp_path)).returncode == 0
    (copy,) = (tmp_path / "backups").iterdir()
    assert copy.name.endswith("-before-0001_initial.sqlite3")
    assert _tables(copy) >= {"keepsake", "web_entry"}
    assert "django_session" not in _tables(copy)
    assert "django_session" in _tables(tmp_path / "lumbar.sqlite3")


def test_the_last_ten_copies_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = Home(tmp_path)
    home.make()
    home.database.touch()
    for day in range(12):
        monkeypatch.setattr(clock, "now", lambda day=day: datetime(2026, 5, 1, tzinfo=UTC) + timedelta(days=day))
        back_up(home, "0002_next")
    kept = sorted(copy.name for copy in home.backups.iterdir())
    assert len(kept) == 10
    assert kept[0].startswith("2026-05-03")
    assert kept[-1].startswith("2026-05-12")


def test_the_browser_opens_once_lumbar_answers(tmp_path: Path) -> None:
    seen, opener = tmp_path / "seen", tmp_path / "opener"
    opener.write_text(f'#!/bin/sh\necho "$1" > {seen}.part && mv {seen}.part {seen}\n')
    opener.chmod(0o755)
    with running("--data", tmp_path / "diary", BROWSER=f"{opener} %s") as port:
        for _ in range(200):
            if seen.exists():
                break
            time.sleep(0.05)
    assert seen.read_text() == f"http://127.0.0.1:{port}/\n"


def test_a_diary_that_another_program_holds_is_not_called_damaged(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "lumbar.sqlite3", isolation_level=None)) as other:
        other.execute("CREATE TABLE keepsake (word TEXT)")
        other.execute("BEGIN EXCLUSIVE")
        refused = lumbar("export", "--data", tmp_path)
    assert refused.returncode == 2
    assert one_sentence(refused.stderr)
    assert "locked" in refused.stderr


def _tables(database: Path) -> set[str]:
    with closing(sqlite3.connect(database)) as opened:
        return {name for (name,) in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
