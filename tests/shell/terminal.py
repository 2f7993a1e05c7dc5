"""Runs `lumbar` as a person does: another process, its words and its exit code."""

import os
import random
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPConnection
from pathlib import Path

COMMAND = [sys.executable, "-m", "lumbar"]


def environment(**more: str) -> dict[str, str]:
    """The environment of this process without its Lumbar settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LUMBAR_", "DJANGO_"))}
    return {**kept, "NO_COLOR": "1", "TERM": "dumb", **more}


def lumbar(*args: str | Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    words = [str(arg) for arg in args]
    return subprocess.run(
        [*COMMAND, *words], capture_output=True, text=True, env=environment(**env), timeout=60, check=False
    )


def free_port(among: int = 1) -> int:
    """A port with free ones behind it, so many in all.

    None that the system gives to connections: who knocks at such a one before its server answers can reach himself.
    """
    while True:
        port = random.randrange(15_000, 32_000)
        try:
            for each in range(port, port + among):
                with socket.socket() as probe:
                    probe.bind(("127.0.0.1", each))
        except OSError:
            continue
        return port


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Message
    text: str


def get(port: int, path: str = "/", host: str = "127.0.0.1") -> Answer:
    """The answer to one request."""
    with closing(HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request("GET", path, headers={"Host": f"{host}:{port}"})
        response = connection.getresponse()
        return Answer(response.status, response.headers, response.read().decode())


@contextmanager
def running(*args: str | Path, **env: str) -> Iterator[int]:
    """A server that answers, on a free port, stopped at the end."""
    port = free_port()
    words = [str(arg) for arg in args]
    command = [*COMMAND, *words, "--port", str(port)]
    with subprocess.Popen(command, env=environment(**env), stdout=subprocess.DEVNULL) as process:
        try:
            wait_for(port, process)
            yield port
        finally:
            process.terminate()
            process.wait(timeout=20)


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    """Return once the port answers; fail when the process ends before."""
    while True:
        assert process.poll() is None, "lumbar stopped before it answered"
        try:
            get(port)
        except (ConnectionError, TimeoutError):
            time.sleep(0.05)
        else:
            return


def one_sentence(text: str) -> bool:
    """Whether an error is a single line of words, with no traceback."""
    return len(text.strip().splitlines()) == 1 and not re.search(r"Traceback|Error\b", text)
