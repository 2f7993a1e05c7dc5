"""Measures what was promised, prints it beside the promise, and keeps it in bench.json."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache
from http.client import HTTPConnection
from importlib.metadata import distribution
from pathlib import Path
from statistics import median
from typing import Any
from uuid import UUID

from lumbar.catalogue import load_catalogue
from lumbar.diary import Entry, EntryKind, fold
from lumbar.guiding import lay_out
from lumbar.planning import State, Wish, plan, state
from lumbar.screening import Person
from lumbar.wire import encode

ROOT = Path(__file__).parent.parent
LUMBAR = [sys.executable, "-m", "lumbar"]
PORT = 8799
BEGIN = datetime(2025, 1, 6, 18, tzinfo=UTC)
SESSIONS = 150
NOW = BEGIN + timedelta(days=SESSIONS * 7 / 3)
PERSON = Person(stated=True)


def help_s() -> float:
    """Seconds for `lumbar --help`, the best of five."""
    return min(_seconds(lambda: subprocess.run([*LUMBAR, "--help"], check=True, capture_output=True)) for _ in range(5))


def first_page_s() -> float:
    """Seconds from `lumbar` to its first page, with the data folder already there."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "LUMBAR_DATA": folder}
        subprocess.run([*LUMBAR, "export"], check=True, env=environment)
        begun = time.perf_counter()
        command = [*LUMBAR, "--no-browser", "--port", str(PORT)]
        with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as server:
            while not _answers():
                time.sleep(0.02)
            taken = time.perf_counter() - begun
            server.terminate()
    return taken


def install_mb() -> float:
    """Megabytes of everything that `requirements/home.txt` installs, and of Lumbar itself."""
    pins = (ROOT / "requirements/home.txt").read_text("utf-8").splitlines()
    names = [pin.split("==")[0] for pin in pins if "==" in pin]
    files = [Path(str(file.locate())) for name in names for file in distribution(name).files or ()]
    own = (ROOT / "src/lumbar").rglob("*")
    return sum(file.stat().st_size for file in (*files, *own) if file.is_file()) / 1e6


@cache
def year() -> tuple[Entry, ...]:
    """The diary of a person who did every planned session, three a week, for a year."""
    entries: list[Entry] = []
    for number in range(SESSIONS):
        at = BEGIN + timedelta(days=number * 7 / 3)
        entries += _session(entries, at)
    return tuple(entries)


def _session(before: list[Entry], at: datetime) -> list[Entry]:
    written: list[Entry] = []

    def write(kind: EntryKind, data: dict[str, Any], minutes: int) -> str:
        id = str(UUID(int=(len(before) + len(written))))
        written.append(Entry(id, at + timedelta(minutes=minutes), "UTC", kind, data))
        return id

    known = state(load_catalogue(), PERSON, before, at)
    session = plan(load_catalogue(), known.clearance, known.progress, Wish(20), at, seed=len(before))
    write("check", {"pain": 2}, 0)
    planned = write("planned", {"session": encode(session)}, 0)
    for segment in lay_out(session, load_catalogue()).segments:
        if segment.kind == "work":
            done = {"item": segment.item, "exercise": segment.exercise, "variant": segment.variant}
            time_done = {"side": segment.side, "set": segment.set, "seconds": segment.seconds}
            write("set", {"session": planned, **done, **time_done}, 10)
    write("after", {"session": planned, "pain": 2, "effort": 4}, 21)
    write("morning", {"session": planned, "pain": 2}, 14 * 60)
    return written


def _state() -> State:
    return state(load_catalogue(), PERSON, year(), NOW)


def plan_ms() -> float:
    """Milliseconds to plan 20 minutes for a person with a year's diary, the median of 20."""
    known = _state()
    return 1000 * median(
        _seconds(lambda: plan(load_catalogue(), known.clearance, known.progress, Wish(20), NOW)) for _ in range(20)
    )


def fold_ms() -> float:
    """Milliseconds to fold a year's diary, the median of 20."""
    return 1000 * median(_seconds(lambda: fold(year(), load_catalogue(), NOW)) for _ in range(20))


MEASURES: dict[str, tuple[Callable[[], float], float]] = {
    "help_s": (help_s, 0.4),
    "first_page_s": (first_page_s, 2.0),
    "plan_ms": (plan_ms, 100.0),
    "fold_ms": (fold_ms, 20.0),
    "install_mb": (install_mb, 250.0),
}


def main() -> None:
    found = {name: round(measure(), 3) for name, (measure, _) in MEASURES.items()}
    (ROOT / "bench.json").write_text(json.dumps(found, indent=2) + "\n", "utf-8")
    for name, value in found.items():
        most = MEASURES[name][1]
        print(f"{name:>14} {value:10.3f}  {'within' if value <= most else 'OVER'} {most}")
    sys.exit(any(value > MEASURES[name][1] for name, value in found.items()))


def _seconds(task: Callable[[], object]) -> float:
    begun = time.perf_counter()
    task()
    return time.perf_counter() - begun


def _answers() -> bool:
    connection = HTTPConnection("127.0.0.1", PORT, timeout=2)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


main()
