"""A phone that is really another machine: a network namespace with a cable to this one, and a browser inside it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, BrowserType

from tests.browser.conftest import PHONE, QUIET

COMPUTER, OTHER = "10.213.77.1", "10.213.77.2"


@dataclass(frozen=True)
class Cable:
    """From this computer, where it is `name`, to the machine of that name."""

    name: str

    def pull(self) -> None:
        """No network any more."""
        _do("ip", "link", "set", self.name, "down")

    def plug_in(self) -> None:
        _do("ip", "link", "set", self.name, "up")


@contextmanager
def cable() -> Iterator[Cable]:
    """A second machine and a cable to it. Skips, and says why, where the system allows none."""
    made = Cable(f"lum{os.getpid()}")
    if sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("ip"):
        pytest.skip("a second network namespace needs Linux, root and the program ip")
    allowed = subprocess.run(["ip", "netns", "add", made.name], capture_output=True, text=True, check=False)
    if allowed.returncode:
        pytest.skip(f"this system allows no second network namespace: {allowed.stderr.strip()}")
    inside, there = ("ip", "netns", "exec", made.name, "ip"), f"{made.name}p"
    try:
        _do("ip", "link", "add", made.name, "type", "veth", "peer", "name", there)
        _do("ip", "link", "set", there, "netns", made.name)
        _do("ip", "addr", "add", f"{COMPUTER}/24", "dev", made.name)
        _do(*inside, "addr", "add", f"{OTHER}/24", "dev", there)
        made.plug_in()
        _do(*inside, "link", "set", there, "up")
        _do(*inside, "link", "set", "lo", "up")
        yield made
    finally:
        # The cable first: the machine is gone only when the last of its programs is.
        _do("ip", "link", "del", made.name)
        _do("ip", "netns", "del", made.name)


def _do(*words: str) -> None:
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(words)}: {done.stderr}"


class Machine:
    """The second machine: a home folder, the certificates that it trusts, a browser with a profile of its own."""

    def __init__(self, line: Cable, home: Path, kind: BrowserType) -> None:
        self.line, self.home, self.kind = line, home, kind
        self.trusted = home / ".pki/nssdb"
        self.trusted.mkdir(parents=True)
        _certutil("-N", "-d", f"sql:{self.trusted}", "--empty-password")
        self.program = home / "browser"
        self.program.write_text(
            f'#!/bin/sh\nHOME="{home}" exec ip netns exec {line.name} {shutil.which("chromium")} "$@"\n'
        )
        self.program.chmod(0o755)

    def trust(self, certificate: Path) -> None:
        """Take a root, as a person does in the settings of a phone."""
        _certutil("-A", "-d", f"sql:{self.trusted}", "-n", "Lumbar", "-t", "C,,", "-i", str(certificate))

    @contextmanager
    def browsing(self, *more: str) -> Iterator[BrowserContext]:
        """The browser with its profile, and more flags. It checks every certificate as it always does."""
        context = self.kind.launch_persistent_context(
            self.home / "profile",
            executable_path=self.program,
            args=[f"--{flag}" for flag in (*QUIET, "no-sandbox", *more)],
            **PHONE,
        )
        context.set_default_timeout(60_000)
        try:
            yield context
        finally:
            context.close()


def _certutil(*words: str) -> None:
    if not shutil.which("certutil"):
        pytest.skip("trusting a certificate needs the program certutil of the package libnss3-tools")
    _do("certutil", *words)
