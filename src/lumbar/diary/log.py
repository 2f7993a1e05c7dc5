"""The entries that count, in the order in which things happened."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, date, datetime
from functools import cache
from itertools import islice
from operator import lt
from zoneinfo import ZoneInfo

from lumbar.diary.entry import DATA, Entry

TOLD = {kind: place for place, kind in enumerate(DATA)}
"""The order in which a person tells things, for entries of one moment."""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
"""Moments are compared by what has passed since: two of one zone would be compared by what the clock showed there."""


def in_order(entries: Iterable[Entry], now: datetime) -> tuple[Entry, ...]:
    """What happened up to `now`, by moment: every entry once, without what was taken back.

    What is of one moment comes in the order in which it is told (`TOLD`), then by id. Independent of the order of
    arrival and of doubles. A void that was itself voided takes nothing back.
    """
    once = _once(tuple(entries))
    moments = [entry.at - EPOCH for entry in once]
    if not all(map(lt, moments, islice(moments, 1, None))):
        # Most diaries come in order already. Ids differ, so that sorting never comes to compare entries.
        rows = sorted((moment, TOLD[each.kind], each.id, each) for moment, each in zip(moments, once, strict=True))
        once, moments = [row[3] for row in rows], [row[0] for row in rows]
    log = (*once,)[: bisect_right(moments, now - EPOCH)]
    gone = _taken_back({entry.id: entry.data["entry"] for entry in log if entry.kind == "void"})
    return tuple(entry for entry in log if entry.id not in gone) if gone else log


def _once(entries: tuple[Entry, ...]) -> Collection[Entry]:
    """One of each id: the same one whatever came first."""
    once = {entry.id: entry for entry in entries}
    if len(once) < len(entries):
        for entry in entries:
            if _comes_before(entry, once[entry.id]):
                once[entry.id] = entry
    return once.values()


def local_day(entry: Entry) -> date:
    """The day it was where the person was."""
    return entry.at.astimezone(_zone(entry.zone)).date()


@cache
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def _comes_before(entry: Entry, other: Entry) -> bool:
    """Which of two entries with the same id is kept: the same one whatever came first."""
    return entry != other and _rank(entry) < _rank(other)


def _rank(entry: Entry) -> tuple[float, str]:
    return entry.at.timestamp(), json.dumps([entry.kind, entry.zone, dict(entry.data)], sort_keys=True, default=str)


def _taken_back(targets: Mapping[str, str]) -> set[str]:
    """Ids that voids take back, given what each void aims at: outermost voids first, so that chains of any length end.

    Voids that take back one another in a ring take back nothing.
    """
    waiting = Counter(targets.values())
    gone: set[str] = set()
    settled = [(void, True) for void in targets if not waiting[void]]
    for void, holds in settled:
        target = targets[void]
        waiting[target] -= 1
        if target in gone:
            continue
        if holds:
            gone.add(target)
        if target in targets and (holds or not waiting[target]):
            settled.append((target, not holds))
    return gone
