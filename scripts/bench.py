"""Measures what was promised, prints it beside the promise, and keeps it in bench.json."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from http.client import HTTPConnection
from importlib.metadata import distribution
from importlib.util import find_spec
from pathlib import Path
from statistics import median, quantiles
from typing import Any
from uuid import UUID

from scripts import bench_voice
from scripts.bench_figure import drawn, kilobytes
from scripts.bench_session import played
from scripts.first_load import first_load
from tests.crowd import someone
from tests.people import Case

from lumbar.catalogue import load_catalogue
from lumbar.diary import Entry, EntryKind, fold
from lumbar.guiding import lay_out
from lumbar.planning import (
    Planned,
    Session,
    State,
    Wish,
    alternatives,
    easier,
    in_main,
    left_out,
    of_length,
    plan,
    planned,
    programme,
    state,
)
from lumbar.planning.blocks import Block
from lumbar.planning.day import day_of
from lumbar.planning.plan import arranged
from lumbar.planning.select import Room, Stage, select
from lumbar.screening import Person
from lumbar.wire import encode

ROOT = Path(__file__).parent.parent
LUMBAR = [sys.executable, "-m", "lumbar"]
PORT = 8799
PATIENCE_S = 30
BEGIN = datetime(2025, 1, 6, 18, tzinfo=UTC)
SESSIONS = 150
NOW = BEGIN + timedelta(days=SESSIONS * 7 / 3)
PERSON = Person(stated=True)
CROWD = 200
"""So many people are planned for where the median and the 99th percentile are told."""
Choice = tuple[tuple[Stage, ...], Room]


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
                if time.perf_counter() - begun > PATIENCE_S:
                    server.kill()
                    raise SystemExit(f"No first page within {PATIENCE_S} s: does `lumbar` start?")
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

    def write(kind: EntryKind, data: dict[str, Any], seconds: int) -> str:
        id = str(UUID(int=(len(before) + len(written))))
        written.append(Entry(id, at + timedelta(seconds=seconds), "UTC", kind, data))
        return id

    known = state(load_catalogue(), PERSON, before, at)
    session = plan(load_catalogue(), known.clearance, known.progress, Wish(20), at, seed=len(before))
    write("check", {"pain": 2}, -30)
    planned = write("planned", {"session": encode(session)}, 0)
    passed = 0
    for segment in lay_out(session, load_catalogue()).segments:
        passed += segment.seconds
        if segment.kind == "work":
            done = {"item": segment.item, "exercise": segment.exercise, "variant": segment.variant}
            time_done = {"side": segment.side, "set": segment.set, "seconds": segment.seconds}
            write("set", {"session": planned, **done, **time_done}, passed)
    write("after", {"session": planned, "pain": 2, "effort": 4}, passed + 60)
    write("morning", {"session": planned, "pain": 2}, 14 * 3600)
    return written


def _state() -> State:
    return state(load_catalogue(), PERSON, year(), NOW)


def plan_ms() -> float:
    """Milliseconds to plan 20 minutes for a person with a year's diary, the median of 20."""
    known = _state()
    return 1000 * median(
        _seconds(lambda: plan(load_catalogue(), known.clearance, known.progress, Wish(20), NOW)) for _ in range(20)
    )


def weeks_ms() -> float:
    """Milliseconds to plan twelve weeks ahead for a person with a year's diary, the diary folded first; of 5."""
    return 1000 * median(_seconds(_weeks) for _ in range(5))


def _weeks() -> None:
    known = _state()
    programme(load_catalogue(), known.clearance, known.progress, NOW)


def fold_ms() -> float:
    """Milliseconds to fold a year's diary, the best of 40: other work on the machine only adds."""
    return 1000 * min(_seconds(lambda: fold(year(), load_catalogue(), NOW)) for _ in range(40))


@cache
def crowd_ms(minutes: int) -> list[float]:
    """Milliseconds to plan this length for each of the crowd."""

    def one(case: Case) -> Session:
        return plan(load_catalogue(), case.known.clearance, case.known.progress, case.wish, case.now)

    return [1000 * _seconds(partial(one, someone(number, minutes))) for number in range(CROWD)]


@cache
def sessions(minutes: int) -> list[tuple[Planned, int]]:
    """A session for each of the crowd, and an item of its main part to change."""
    found = []
    for number in range(CROWD):
        case = someone(number, minutes)
        whole = planned(load_catalogue(), case.known.clearance, case.known.progress, case.wish, case.now)
        places = [place for place, item in enumerate(whole.session.items) if in_main(item)]
        found += [(whole, places[number % len(places)])] if places else []
    return found


@cache
def offer_ms(minutes: int) -> list[float]:
    """Milliseconds to list what may stand in for the item."""
    return [1000 * _seconds(partial(alternatives, whole, place)) for whole, place in sessions(minutes)]


@cache
def edit_ms(minutes: int) -> list[float]:
    """Milliseconds to take the best of it, and to make the item easier, leave it out and cut the session short."""
    wishes: list[tuple[Planned, Wish]] = []
    for whole, place in sessions(minutes):
        exercise, eased = whole.session.items[place].exercise, easier(whole, place)
        wishes += [(whole, other.wish) for other in alternatives(whole, place)[:1]]
        wishes += [(whole, eased)] if isinstance(eased, Wish) else []
        wishes.append((whole, left_out(whole.wish, whole.session, exercise)))
        wishes.append((whole, of_length(whole.wish, whole.session, minutes * 2 // 3)))
    return [1000 * _seconds(partial(whole.instead, wish)) for whole, wish in wishes]


@cache
def choices(minutes: int) -> list[Choice]:
    """What the plans of the crowd have to choose from, and the bounds."""
    found: list[Choice] = []

    def choose(stages: tuple[Stage, ...], room: Room, seed: int) -> tuple[Block, ...] | None:
        found.append((stages, room))
        return select(stages, room, seed)

    for number in range(CROWD):
        case = someone(number, minutes)
        arranged(day_of(load_catalogue(), case.known.clearance, case.known.progress, case.wish, case.now), 0, choose)
    return found


@cache
def select_ms(minutes: int) -> list[float]:
    """Milliseconds of each choice alone."""
    return [1000 * _seconds(partial(select, stages, room, 0)) for stages, room in choices(minutes)]


@cache
def cp_sat_ms(minutes: int) -> list[float]:
    """Milliseconds of CP-SAT, on one core, for the very same choices."""
    from tests.planning.oracle import optimum

    return [1000 * _seconds(partial(optimum, stages, room)) for stages, room in choices(minutes)]


def p99(values: list[float]) -> float:
    """The value that one in a hundred exceeds."""
    return quantiles(values, n=100)[-1]


Measure = tuple[Callable[[], float], float | None]
"""How it is measured, and the most it may be; None where nothing was promised."""
Measures = dict[str, Measure]


def of_crowd(name: str, ms: Callable[[int], list[float]], minutes: int, most: tuple[float, float] | None) -> Measures:
    """The median and the 99th percentile over the crowd, with the most that each may be."""
    middle, late = most or (None, None)
    return {
        f"{name}_{minutes}_ms": (lambda: median(ms(minutes)), middle),
        f"{name}_{minutes}_p99_ms": (lambda: p99(ms(minutes)), late),
    }


MEASURES: Measures = {
    "help_s": (help_s, 0.4),
    "first_page_s": (first_page_s, 2.0),
    "plan_ms": (plan_ms, 100.0),
    "fold_ms": (fold_ms, 20.0),
    "weeks_ms": (weeks_ms, 2000.0),
    "install_mb": (install_mb, 250.0),
    "figure_female_kb": (lambda: kilobytes("female"), 3000.0),
    "figure_male_kb": (lambda: kilobytes("male"), 3000.0),
    "figure_first_s": (lambda: drawn().first_s, 1.0),
    "figure_frame_ms": (lambda: drawn().frame_ms, None),
    "figure_calls": (lambda: drawn().calls, None),
    "figure_triangles": (lambda: drawn().triangles, None),
    "voice_mb": (bench_voice.megabytes, 20.0),
    "voice_pieces": (bench_voice.pieces, None),
    "voice_browser": (bench_voice.left_to_browser, None),
    "voice_unread": (bench_voice.unread, None),
    "voice_wer": (bench_voice.mean_wer, 0.1),
    "voice_worst_wer": (bench_voice.worst_wer, None),
    "today_kb": (lambda: first_load()[0], 150.0),
    "today_usable_s": (lambda: first_load()[1], 1.0),
    "session_worst_ms": (lambda: played().worst_ms, 50.0),
    "session_behind_ms": (lambda: played().behind_ms, None),
    "session_missing": (lambda: played().missing, 0.0),
    "session_beeps": (lambda: played().beeps, None),
    **of_crowd("plan", crowd_ms, 20, (30.0, 200.0)),
    **of_crowd("plan", crowd_ms, 40, (80.0, 200.0)),
}
for length in (20, 40):
    MEASURES |= of_crowd("offer", offer_ms, length, (50.0, 200.0)) | of_crowd("edit", edit_ms, length, (50.0, 200.0))
for length in (20, 40):
    MEASURES |= of_crowd("select", select_ms, length, None)
    if find_spec("ortools"):
        MEASURES |= of_crowd("cp_sat", cp_sat_ms, length, None)


if find_spec("scipy"):
    from scripts.bench_studio import STUDIO

    MEASURES |= STUDIO


def main() -> None:
    found = {name: round(measure(), 3) for name, (measure, _) in MEASURES.items()}
    (ROOT / "bench.json").write_text(json.dumps(found, indent=2) + "\n", "utf-8")
    for name, value in found.items():
        print(f"{name:>16} {value:10.3f}  {_judged(value, MEASURES[name][1])}".rstrip())
    sys.exit(any(most is not None and found[name] > most for name, (_, most) in MEASURES.items()))


def _judged(value: float, most: float | None) -> str:
    if most is None:
        return ""
    return f"{'within' if value <= most else 'OVER'} {most}"


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


if __name__ == "__main__":
    main()
