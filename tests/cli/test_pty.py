"""A session in a real terminal: the large clock, the figure and single keys, on a pseudo-terminal."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import select
import struct
import subprocess
import termios
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.shell.terminal import COMMAND, environment

PERSON = 'born = 1970-05-04\nconditions = []\nequipment = ["mat"]\n'
PATIENCE_S = 60


class Terminal:
    """`lumbar play` on a terminal of a given size, its diary in a file."""

    def __init__(self, folder: Path, *more: str, columns: int = 80, lines: int = 26) -> None:
        self.diary, person = folder / "diary.jsonl", folder / "me.toml"
        self.diary.touch()
        person.write_text(PERSON, "utf-8")
        self._outside, self._inside = pty.openpty()
        fcntl.ioctl(self._inside, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.modes = termios.tcgetattr(self._inside)
        command = [*COMMAND, "play", "--minutes", "5", "--silent", "--person", str(person)]
        command += ["--diary", str(self.diary), *more]
        self.process = subprocess.Popen(
            command, stdin=self._inside, stdout=self._inside, stderr=self._inside, env=environment()
        )
        self.shown = ""

    def wait_for(self, text: str) -> None:
        """Until this is on the screen, from here on."""
        until = time.monotonic() + PATIENCE_S
        while text not in self.shown:
            assert time.monotonic() < until, self.shown[-2000:]
            if select.select([self._outside], [], [], 0.2)[0]:
                self.shown += os.read(self._outside, 65536).decode("utf-8", "replace")

    def press(self, keys: str) -> None:
        self.shown = ""
        os.write(self._outside, keys.encode())

    def end(self) -> int:
        return self.process.wait(PATIENCE_S)

    def entries(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.diary.read_text("utf-8").splitlines()]

    def left_as_it_was(self) -> bool:
        return termios.tcgetattr(self._inside) == self.modes

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self._outside)
        os.close(self._inside)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    opened = Terminal(tmp_path, "--no-questions")
    yield opened
    opened.close()


def test_a_session_shows_a_large_clock_and_the_figure_and_hears_single_keys(terminal: Terminal) -> None:
    terminal.wait_for("q end")
    assert any("\u2801" <= letter <= "\u28ff" for letter in terminal.shown)
    assert "█" in terminal.shown and "1/" in terminal.shown
    terminal.press(" ")
    terminal.wait_for("Paused")
    terminal.press("n")
    terminal.wait_for("2/")
    terminal.press("b")
    terminal.wait_for("1/")
    terminal.press("q")
    assert terminal.end() == 0
    kinds = [entry["kind"] for entry in terminal.entries()]
    assert kinds == ["planned", "stop"]
    assert terminal.entries()[-1]["data"]["reason"] == "ended-early"
    assert terminal.left_as_it_was()


def to_the_signs(terminal: Terminal) -> None:
    """A quiet check up to its last question."""
    terminal.wait_for("from 0 to 10")
    terminal.press("2\n")
    terminal.wait_for("flare-up")
    terminal.press("n\n")
    terminal.wait_for("press Enter")


def test_a_session_that_was_left_early_asks_how_it_felt(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    try:
        to_the_signs(terminal)
        terminal.press("99\n")
        terminal.wait_for("from 1 to")
        terminal.press("\n")
        terminal.wait_for("q end")
        terminal.press("q")
        terminal.wait_for("from 0 to 10")
        terminal.press("3\n")
        terminal.wait_for("How hard")
        terminal.press("4\n")
        terminal.wait_for("keep the form")
        terminal.press("y\n")
        assert terminal.end() == 0
        assert [entry["kind"] for entry in terminal.entries()] == ["check", "planned", "stop", "after"]
    finally:
        terminal.close()


def test_a_new_sign_before_the_session_stops_it_and_says_what_to_do(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    try:
        to_the_signs(terminal)
        terminal.press("1\n")
        assert terminal.end() != 0
        (check,) = terminal.entries()
        assert check["data"]["new"]
    finally:
        terminal.close()
