"""Sessions as they were played, put together from the entries that name them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from lumbar.diary.entry import Entry
from lumbar.diary.log import local_day
from lumbar.diary.progress import Done

CHECK_LASTS = timedelta(hours=12)
"""A check speaks for sessions that begin this long after it (design)."""
EARLY = "ended-early"
WARM_UP = "warm-up"
Data = Mapping[str, Any]
SetPlace = tuple[int, str, int]
"""Item, side and number of a set: done again, it replaces the first time."""


class Item(NamedTuple):
    """One item of a plan as far as it can be read: its `sets` (each side of `both` counted) and `seconds`, else 0."""

    exercise: str = ""
    sets: int = 0
    seconds: int = 0
    warm_up: bool = False


UNPLANNED = Item()


@dataclass(slots=True)
class Bout:
    """One exercise in one session."""

    sets: dict[SetPlace, Data] = field(default_factory=dict)
    feelings: list[Data] = field(default_factory=list)

    @property
    def easy(self) -> bool:
        """Whether it was called too easy."""
        return any(feeling["feeling"] == "too-easy" for feeling in self.feelings) if self.feelings else False


@dataclass(slots=True)
class Played:
    """One session; `items` are those of its plan, `expected` the sets it asks for by exercise, `before` the pain told
    in the check before it, `told` when it was said how the whole felt.
    """

    id: str
    at: datetime
    ended: datetime
    day: date
    plan: Data = field(default_factory=dict)
    items: tuple[Item, ...] = ()
    expected: dict[str, int] = field(default_factory=dict)
    bouts: dict[str, Bout] = field(default_factory=lambda: defaultdict(Bout))
    stop: Data | None = None
    after: Data | None = None
    told: datetime | None = None
    morning: tuple[datetime, int] | None = None
    before: int | None = None

    @property
    def done(self) -> bool:
        """Whether anything of it was done."""
        return bool(self.bouts or self.stop or self.after)

    @property
    def red_stop(self) -> Data | None:
        """The stop that was more than ending early."""
        return None if self.stop is None or self.stop["reason"] == EARLY else self.stop

    def trained(self, exercise: str) -> bool:
        """Whether an exercise was done beyond the warm-up."""
        bout = self.bouts.get(exercise)
        return bout is not None and any(not self._warms_up(item) for item, _, _ in bout.sets)

    def _warms_up(self, item: int) -> bool:
        return item < len(self.items) and self.items[item].warm_up

    @property
    def stopped_in(self) -> str | None:
        """The exercise at hand when it was stopped: as told, else by the plan, else the last one done."""
        stop = self.stop or {}
        item = stop.get("item")
        planned = self.items[item].exercise if item is not None and item < len(self.items) else ""
        return stop.get("exercise") or planned or next(reversed(self.bouts), None)


def played(entries: Iterable[Entry]) -> list[Played]:
    """The sessions in which something was done, in order of their beginning. Expects entries in order."""
    sessions: dict[str, Played] = {}
    checks: list[Entry] = []
    for entry in entries:
        kind = entry.kind
        reader = READERS.get(kind)
        if reader is not None:
            id = entry.id if kind == "planned" else entry.data["session"]
            session = sessions.get(id)
            if session is None:
                session = sessions[id] = Played(id, entry.at, entry.at, local_day(entry))
            reader(session, entry)
        elif kind == "check":
            checks.append(entry)
    done = sorted((each for each in sessions.values() if each.done), key=lambda each: (each.at.timestamp(), each.id))
    _tell_before(done, checks)
    return done


def as_done(session: Played, morning: int | None) -> Done:
    """What the history shows of it, with the pain of the next morning."""
    after = session.after or {}
    return Done(
        session=session.id,
        at=session.at,
        seconds=_seconds(session),
        minutes_planned=_whole(session.plan.get("minutes")),
        theme=str(session.plan.get("theme", "")),
        exercises=tuple(session.bouts),
        pain_before=session.before,
        pain_after=after.get("pain"),
        effort=after.get("effort"),
        morning=morning,
        stopped=session.stop["reason"] if session.stop else None,
    )


def _seconds(session: Played) -> int:
    """Time spent: of each planned item the part whose sets were done, of anything else its sets."""
    done: dict[int, list[int]] = {}
    for bout in session.bouts.values():
        for (item, _, _), each in bout.sets.items():
            done.setdefault(item, []).append(each["seconds"])
    return sum([_item_seconds(session.items, item, seconds) for item, seconds in done.items()])


def _item_seconds(items: tuple[Item, ...], item: int, done: list[int]) -> int:
    _, sets, whole, _ = items[item] if item < len(items) else UNPLANNED
    return whole * min(len(done), sets) // sets if whole and sets else sum(done)


def _tell_before(sessions: list[Played], checks: list[Entry]) -> None:
    waiting = iter(checks)
    upcoming, last = next(waiting, None), None
    for session in sessions:
        while upcoming is not None and upcoming.at <= session.at:
            last, upcoming = upcoming, next(waiting, None)
        if last is not None and session.at - last.at <= CHECK_LASTS:
            session.before = last.data["pain"]


def _read_planned(session: Played, entry: Entry) -> None:
    session.plan = entry.data["session"]
    session.at, session.day = entry.at, local_day(entry)
    items = session.plan.get("items")
    session.items = tuple(map(_item, items)) if isinstance(items, list | tuple) else ()
    session.expected = {}
    for exercise, sets, _, _ in session.items:
        session.expected[exercise] = session.expected.get(exercise, 0) + sets


def _read_set(session: Played, entry: Entry) -> None:
    data = entry.data
    session.bouts[data["exercise"]].sets[data["item"], data["side"], data["set"]] = data
    session.ended = entry.at


def _read_feeling(session: Played, entry: Entry) -> None:
    session.bouts[entry.data["exercise"]].feelings.append(entry.data)
    session.ended = entry.at


def _read_stop(session: Played, entry: Entry) -> None:
    if session.red_stop is None:
        session.stop = entry.data
    session.ended = entry.at


def _read_after(session: Played, entry: Entry) -> None:
    session.after, session.told = entry.data, entry.at


def _read_morning(session: Played, entry: Entry) -> None:
    session.morning = (entry.at, entry.data["pain"])


READERS = {
    "planned": _read_planned,
    "set": _read_set,
    "feeling": _read_feeling,
    "stop": _read_stop,
    "after": _read_after,
    "morning": _read_morning,
}


def _item(data: object) -> Item:
    """A broken one keeps its place, so that sets still find theirs."""
    item = data if isinstance(data, dict) else {}
    exercise, sides = item.get("exercise"), 2 if item.get("side") == "both" else 1
    return Item(
        exercise if isinstance(exercise, str) else "",
        sides * _whole(item.get("sets")),
        _whole(item.get("seconds")),
        item.get("phase") == WARM_UP,
    )


def _whole(value: object) -> int:
    return value if isinstance(value, int) and value > 0 else 0
