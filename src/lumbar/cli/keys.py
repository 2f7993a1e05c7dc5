"""Single keys from a terminal, without Enter."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType

if sys.platform != "win32":
    import select
    import termios
    import tty


class Keys:
    """While entered, `read` gives the key pressed within `seconds`, or "" when there was none.

    Where the input is no terminal (a pipe, a test) nothing is read and time simply passes.
    """

    def __init__(self) -> None:
        self._terminal = sys.platform != "win32" and sys.stdin.isatty()

    def __enter__(self) -> Keys:
        if self._terminal:
            self._before = termios.tcgetattr(sys.stdin)
            tty.setcbreak(sys.stdin)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._restore()

    def _restore(self) -> None:
        if self._terminal:
            termios.tcsetattr(sys.stdin, termios.TCSADRAIN, self._before)

    def read(self, seconds: float) -> str:
        """The next key, in lower case."""
        if not self._terminal:
            time.sleep(seconds)
            return ""
        ready, _, _ = select.select([sys.stdin], [], [], seconds)
        return sys.stdin.read(1).lower() if ready else ""

    @contextmanager
    def lines(self) -> Iterator[None]:
        """Let the terminal read whole lines meanwhile."""
        self._restore()
        try:
            yield
        finally:
            if self._terminal:
                tty.setcbreak(sys.stdin)
