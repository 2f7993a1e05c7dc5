"""What is heard of a session in a terminal: a speaking program where the computer has one, else the bell."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Sequence
from typing import TextIO

SPEAKERS: tuple[tuple[str, ...], ...] = (("espeak-ng", "-s", "150", "--"), ("espeak", "-s", "150", "--"), ("say",))
"""Programs that speak the sentence they are given, best first."""


class Sound:
    """Says sentences one at a time and rings the bell; `speaker` None only rings, `out` None keeps quiet."""

    def __init__(self, out: TextIO | None, speaker: Sequence[str] | None) -> None:
        self._out, self._speaker = out, speaker
        self._speaking: subprocess.Popen[bytes] | None = None

    def say(self, sentence: str) -> None:
        """Speak it. What is still being said is broken off: it is out of date."""
        if self._speaker is None or self._out is None:
            return
        self.hush()
        quiet = subprocess.DEVNULL
        self._speaking = subprocess.Popen([*self._speaker, sentence], stdin=quiet, stdout=quiet, stderr=quiet)

    def ring(self) -> None:
        """Ring the bell, where nothing is being said."""
        if self._out is not None and (self._speaking is None or self._speaking.poll() is not None):
            self._out.write("\a")

    def hush(self) -> None:
        """Break off what is being said."""
        if self._speaking is not None and self._speaking.poll() is None:
            self._speaking.terminate()
            self._speaking.wait()
        self._speaking = None


def speaker(which: Callable[[str], str | None] = shutil.which) -> tuple[str, ...] | None:
    """The best program on this computer that speaks, None where there is none."""
    return next((command for command in SPEAKERS if which(command[0]) is not None), None)
