"""Sessions as they were played, put together from the entries that name them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import chain, compress, count
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from lumbar.diary.entry import Entry
from lumbar.diary.log import local_day
from lumbar.diary.progress import Done
from lumbar.screening import Region

CHECK_LASTS = timedelta(hours=12)
"""A check speaks for sessions that begin this long after it (design)."""
EARLY = "ended-early"
WARM_UP = "warm-up"
Data = Mapping[str, Any]
SetPlace = tuple[int, str, int]
"""Item, side and number of a set: done again, it replaces the first time."""
Sets = Mapping[SetPlace, Data]
Feelings = Sequence[Data]
SET_PLACE: Callable[[Data], SetPlace] = itemgetter("item", "side", "set")
ITEM: Callable[[SetPlace], int] = itemgetter(0)


class Item(NamedTuple):
    """One item of a plan: its `sets` (each side of `both` counted) and `seconds`; `timed` where neither is 0."""

    exercise: str
    sets: int
    seconds: int
    warm_up: bool
    timed: bool


WARMS_UP: Callable[[Item], bool] = attrgetter("warm_up")
UNPLANNED = Item("", 0, 0, warm_up=False, timed=False)


@dataclass(slots=True)
class Played:
    """One session; `items` are those of its plan, `warm_up` the places of those that warm up, `expected` the sets it
    asks for by exercise, `before` the pain told in the check before it and `where` its place, `told` when it was said
    how the whole felt. `sets` and `feelings` are by exercise; `sets` has every exercise of which something was told, in
    that order, be it without a set.
    """

    id: str
    at: datetime
    ended: datetime
    day: date
    plan: Data = field(default_factory=dict)
    items: tuple[Item, ...] = ()
    warm_up: frozenset[int] = frozenset()
    expected: dict[str, int] = field(default_factory=dict)
    sets: dict[str, dict[SetPlace, Data]] = field(default_factory=lambda: defaultdict(dict))
    feelings: dict[str, list[Data]] = field(default_factory=lambda: defaultdict(list))
    stop: Data | None = None
    after: Data | None = None
    told: datetime | None = None
    morning: tuple[datetime, int] | None = None
    before: int | None = None
    where: tuple[Region, ...] = ()

    @property
    def done(self) -> bool:
        """Whether anything of it was done."""
        return bool(self.sets or self.stop or self.after)

    @property
    def all_sets(self) -> list[Data]:
        """The sets of all exercises."""
        return [*chain.from_iterable(map(dict.values, self.sets.values()))]

    @property
    def red_stop(self) -> Data | None:
        """The stop that was more than ending early."""
        return None if self.stop is None or self.stop["reason"] == EARLY else self.stop

    def trained(self, exercise: str) -> bool:
        """Whether an exercise was done beyond the warm-up."""
        return not self.warm_up.issuperset(map(ITEM, self.sets.get(exercise, ())))

    @property
    def stopped_in(self) -> str | None:
        """The exercise at hand when it was stopped: as told, else by the plan, else the last one done."""
        stop = self.stop or {}
        item = stop.get("item")
        planned = self.items[item].exercise if item is not None and item < len(self.items) else ""
        return stop.get("exercise") or planned or next(reversed(self.sets), None)


def played(entries: Iterable[Entry]) -> list[Played]:
    """The sessions in which something was done, in order of their beginning. Expects entries in order."""
    sessions: dict[str, Played] = {}
    checks: list[Entry] = []
    for entry in entries:
        kind, data = entry.kind, entry.data
        if kind == "set":  # Nearly every entry is one.
            session = sessions.get(data["session"]) or _begun(sessions, data["session"], entry)
            session.sets[data["exercise"]][SET_PLACE(data)] = data
            session.ended = entry.at
        elif kind == "check":
            checks.append(entry)
        elif kind in READERS:
            id = entry.id if kind == "planned" else data["session"]
            READERS[kind](sessions.get(id) or _begun(sessions, id, entry), entry, data)
    done = sorted((each for each in sessions.values() if each.done), key=lambda each: (each.at.timestamp(), each.id))
    _tell_before(done, checks)
    return done


def _begun(sessions: dict[str, Played], id: str, entry: Entry) -> Played:
    session = sessions[id] = Played(id, entry.at, entry.at, local_day(entry))
    return session


def as_done(session: Played, morning: int | None) -> Done:
    """What the history shows of it, with the pain of the next morning."""
    after = session.after or {}
    return Done(
        session=session.id,
        at=session.at,
        seconds=_seconds(session),
        minutes_planned=_whole(session.plan.get("minutes")),
        theme=str(session.plan.get("theme", "")),
        exercises=tuple(session.sets),
        pain_before=session.before,
        pain_after=after.get("pain"),
        effort=after.get("effort"),
        morning=morning,
        stopped=session.stop["reason"] if session.stop else None,
        where_before=session.where,
        where_after=tuple(after.get("where", ())),
    )


def _seconds(session: Played) -> int:
    """Time spent: of each planned item the part whose sets were done, of anything else its sets."""
    items, planned = session.items, len(session.items)
    seconds = 0
    untimed: set[int] = set()
    for item, sets in Counter(map(ITEM, chain.from_iterable(session.sets.values()))).items():
        _, asked, whole, _, timed = items[item] if item < planned else UNPLANNED
        if not timed:
            untimed.add(item)
        else:
            seconds += whole if sets >= asked else whole * sets // asked
    if untimed:
        seconds += sum(each["seconds"] for each in session.all_sets if each["item"] in untimed)
    return seconds


def _tell_before(sessions: list[Played], checks: list[Entry]) -> None:
    waiting = iter(checks)
    upcoming, last = next(waiting, None), None
    for session in sessions:
        while upcoming is not None and upcoming.at <= session.at:
            last, upcoming = upcoming, next(waiting, None)
        if last is not None and session.at - last.at <= CHECK_LASTS:
            session.before, session.where = last.data["pain"], tuple(last.data.get("where", ()))


def _read_planned(session: Played, entry: Entry, data: Data) -> None:
    session.plan = data["session"]
    session.at, session.day = entry.at, local_day(entry)
    items = session.plan.get("items")
    session.items = tuple(map(_item, items)) if isinstance(items, list | tuple) else ()
    session.warm_up = frozenset(compress(count(), map(WARMS_UP, session.items)))
    expected = session.expected = {}
    for exercise, sets, _, _, _ in session.items:
        expected[exercise] = expected.get(exercise, 0) + sets


def _read_feeling(session: Played, entry: Entry, data: Data) -> None:
    session.sets.setdefault(data["exercise"], {})
    session.feelings[data["exercise"]].append(data)
    session.ended = entry.at


def _read_stop(session: Played, entry: Entry, data: Data) -> None:
    if session.red_stop is None:
        session.stop = data
    session.ended = entry.at


def _read_after(session: Played, entry: Entry, data: Data) -> None:
    session.after, session.told = data, entry.at


def _read_morning(session: Played, entry: Entry, data: Data) -> None:
    session.morning = (entry.at, data["pain"])


READERS = {
    "planned": _read_planned,
    "feeling": _read_feeling,
    "stop": _read_stop,
    "after": _read_after,
    "morning": _read_morning,
}


def _item(data: Any) -> Item:
    """A broken one keeps its place, so that sets still find theirs."""
    try:
        return _planned(data["exercise"], data["sets"], data["seconds"], data.get("side"), data.get("phase"))
    except (KeyError, TypeError):
        return UNPLANNED


@lru_cache(maxsize=4096, typed=True)
def _planned(exercise: object, sets: object, seconds: object, side: object, phase: object) -> Item:
    """The same few come back session after session."""
    if type(exercise) is not str or type(sets) is not int or type(seconds) is not int:
        return UNPLANNED
    asked = 2 * sets if side == "both" else sets
    return Item(exercise, asked, seconds, phase == WARM_UP, asked > 0 < seconds)


def _whole(value: object) -> int:
    return value if isinstance(value, int) and value > 0 else 0
