"""Pain that is further down a leg after a session than before it counts as the stop for just that (R40)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from lumbar.diary.agreement import GRAVE
from lumbar.diary.entry import Entry
from lumbar.diary.played import CHECK_LASTS, EARLY, Data
from lumbar.screening import Region, spread

REASON = "spreads-down-leg"
AT_EASE = ("warm-up", "rest")
"""Phases whose exercises are not taken for the cause."""
CAUSE = ("exercise", "variant", "item")


def with_stops(log: Sequence[Entry]) -> Sequence[Entry]:
    """The log with a stop after each word on a session after which pain was further down a leg.

    It takes the place of a stop of that session for a lesser reason. Expects entries in order, once each; a log in
    which no place was told comes back as it is.
    """
    told = {entry.data["session"]: entry for entry in log if entry.kind == "after"}
    placed = [entry for entry in told.values() if entry.data.get("where")]
    stops = {entry.id: stop for entry in placed if (stop := _stop(entry, log)) is not None}
    if not stops:
        return log
    sessions = {stop.data["session"] for stop in stops.values()}
    kept = (entry for entry in log if entry.kind != "stop" or entry.data["session"] not in sessions)
    return tuple(_with(kept, stops))


def _with(log: Iterable[Entry], stops: Mapping[str, Entry]) -> Iterator[Entry]:
    for entry in log:
        yield entry
        if entry.id in stops:
            yield stops[entry.id]


def _stop(after: Entry, log: Sequence[Entry]) -> Entry | None:
    """The stop that this word amounts to; None where pain did not go down, or the session has a stop as grave."""
    session = after.data["session"]
    own = [entry for entry in log if session in (entry.id, entry.data.get("session"))]
    check = _check_before(next((entry.at for entry in own if entry.kind == "planned"), own[0].at), log)
    if check is None or spread(_felt(check), _felt(after)) != "down":
        return None
    stops = [entry.data for entry in own if entry.kind == "stop"]
    if any(stop["reason"] in GRAVE for stop in stops):
        return None
    told = next((stop for stop in stops if stop["reason"] != EARLY), None) or _cause(own)
    cause = {name: told.get(name) for name in CAUSE}
    return Entry(after.id, after.at, after.zone, "stop", {"session": session, "reason": REASON, **cause})


def _felt(told: Entry) -> tuple[tuple[Region, ...], int]:
    return tuple(told.data.get("where", ())), told.data["pain"]


def _check_before(begun: datetime, log: Iterable[Entry]) -> Entry | None:
    checks = [entry for entry in log if entry.kind == "check" and entry.at <= begun]
    return checks[-1] if checks and begun - checks[-1].at <= CHECK_LASTS else None


def _cause(own: Sequence[Entry]) -> Data:
    """The exercise that was uncomfortable last, else the last one of the main part."""
    unpleasant = [e.data for e in own if e.kind == "feeling" and e.data["feeling"] == "uncomfortable"]
    phases = next((_phases(entry.data["session"]) for entry in own if entry.kind == "planned"), [])
    at_ease = {place for place, phase in enumerate(phases) if phase in AT_EASE}
    sets = [e.data for e in own if e.kind == "set" and e.data["item"] not in at_ease]
    return next(reversed([*sets, *unpleasant]), {})


def _phases(plan: Data) -> list[object]:
    """By item of the plan; a broken one has none."""
    items = plan.get("items")
    listed = items if isinstance(items, list | tuple) else ()
    return [item.get("phase") if isinstance(item, Mapping) else None for item in listed]
