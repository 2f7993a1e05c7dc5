"""The entries that count, in the order in which things happened."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, datetime
from functools import cache
from itertools import compress, islice
from operator import attrgetter, itemgetter, lt, methodcaller
from zoneinfo import ZoneInfo

from lumbar.diary.entry import DATA, Entry, EntryKind

TOLD = {kind: place for place, kind in enumerate(DATA)}
"""The order in which a person tells things, for entries of one moment."""
ID: Callable[[Entry], str] = attrgetter("id")
KIND: Callable[[Entry], EntryKind] = attrgetter("kind")
AT: Callable[[Entry], datetime] = attrgetter("at")
TIMESTAMP: Callable[[datetime], float] = methodcaller("timestamp")


def in_order(entries: Iterable[Entry], now: datetime) -> tuple[Entry, ...]:
    """What happened up to `now`, by moment: every entry once, without what was taken back.

    What is of one moment comes in the order in which it is told (`TOLD`), then by id. Independent of the order of
    arrival and of doubles. A void that was itself voided takes nothing back.
    """
    once = _once(tuple(entries))
    moments = [*map(TIMESTAMP, map(AT, once))]
    if not all(map(lt, moments, islice(moments, 1, None))):
        # Most diaries come in order already. Ids differ, so that sorting never comes to compare entries.
        rows = sorted(zip(moments, map(TOLD.__getitem__, map(KIND, once)), map(ID, once), once, strict=True))
        once, moments = [*map(itemgetter(3), rows)], [*map(itemgetter(0), rows)]
    log = (*once,)[: bisect_right(moments, now.timestamp())]
    gone = _taken_back({entry.id: entry.data["entry"] for entry in compress(log, map("void".__eq__, map(KIND, log)))})
    return tuple(entry for entry in log if entry.id not in gone) if gone else log


def _once(entries: tuple[Entry, ...]) -> Collection[Entry]:
    """One of each id: the same one whatever came first."""
    once = dict(zip(map(ID, entries), entries, strict=True))
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
