"""What happened: append-only entries, each with the data of its kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Literal

from lumbar.diary.aim import Between, Goal, Weekday
from lumbar.diary.times import MOST_READY_S, MOST_SHARE
from lumbar.screening import Direction, Region

EntryKind = Literal[
    "answers", "check", "planned", "set", "feeling", "stop", "after", "morning", "flare", "clearance", "preference",
    "activity", "void",
]  # fmt: skip
Feeling = Literal["fine", "too-easy", "too-hard", "uncomfortable", "other-side"]
StopReason = Literal[
    "sharp", "cannot-continue", "spreads-down-leg", "numb-or-weak", "cramp", "chest-pain", "dizzy", "breathless",
    "pregnancy-sign", "ended-early",
]  # fmt: skip
Side = Literal["bilateral", "left", "right", "both", "alternating"]
Activity = Literal["swim", "walk", "cycle", "pilates", "other"]


def _within(least: int, most: int, **values: int | None) -> None:
    for name, value in values.items():
        if value is not None and not least <= value <= most:
            raise ValueError(f"{name} is {value}; it must be from {least} to {most}")


def _scale(**values: int | None) -> None:
    _within(0, 10, **values)


def _written(kind: type[date] | type[time], how: str, **values: str | None) -> None:
    for name, value in values.items():
        try:
            kind.fromisoformat(value or how)
        except ValueError:
            raise ValueError(f"{name} is {value!r}; write it like {how}") from None


LONGEST_S = 24 * 3600
"""No set and no activity lasts longer than a day."""


@dataclass(frozen=True)
class Entry:
    """One line of the diary. `id` is a UUID made by the client; sending it twice changes nothing.

    `at` is an aware moment, `zone` the IANA zone the person was in (`Europe/Berlin`), `data` what the kind below says.
    """

    id: str
    at: datetime
    zone: str
    kind: EntryKind
    data: Mapping[str, Any]
    v: int = 1


@dataclass(frozen=True)
class AnswersData:
    """kind `answers`: the onboarding questions, as `screening.Answers` without its moment.

    `avoids` is None where the questions were asked. Where it is there, be it empty, the self-test wrote the entry: it
    changes `worse`, `eases` and `avoids` of the answers before it, and says nothing else anew.
    """

    chosen: Mapping[str, tuple[str, ...]]
    born: str | None = None
    rises_at: str = "07:00"
    avoids: tuple[Direction, ...] | None = None

    def __post_init__(self) -> None:
        _written(date, "1980-05-31", born=self.born)
        _written(time, "07:00", rises_at=self.rises_at)


@dataclass(frozen=True)
class CheckData:
    """kind `check`: the 30 seconds before a session; `pain` and `morning` 0 to 10, `where` it is felt now, if told."""

    pain: int
    new: tuple[str, ...] = ()
    morning: int | None = None
    flare: bool = False
    where: tuple[Region, ...] = ()

    def __post_init__(self) -> None:
        _scale(pain=self.pain, morning=self.morning)


@dataclass(frozen=True)
class PlannedData:
    """kind `planned`: the whole session as it was shown (`planning.Session` as JSON)."""

    session: Mapping[str, Any]


@dataclass(frozen=True)
class SetData:
    """kind `set`: one set of one side, ended. `session` is the id of its `planned` entry, `item` its place there."""

    session: str
    item: int
    exercise: str
    variant: str
    side: Side
    set: int
    seconds: int
    full: bool = True
    reps: int | None = None
    hold_s: int | None = None

    def __post_init__(self) -> None:
        _within(0, LONGEST_S, item=self.item, set=self.set, seconds=self.seconds, reps=self.reps, hold_s=self.hold_s)


@dataclass(frozen=True)
class FeelingData:
    """kind `feeling`: how one exercise felt; pain now and just before, 0 to 10; effort 0 to 10 (RPE)."""

    session: str
    exercise: str
    variant: str
    feeling: Feeling
    item: int | None = None
    side: Side | None = None
    pain_before: int | None = None
    pain: int | None = None
    effort: int | None = None

    def __post_init__(self) -> None:
        _scale(pain_before=self.pain_before, pain=self.pain, effort=self.effort)


@dataclass(frozen=True)
class StopData:
    """kind `stop`: the session was stopped. Every reason but `ended-early` is red."""

    session: str
    reason: StopReason
    exercise: str | None = None
    variant: str | None = None
    item: int | None = None


@dataclass(frozen=True)
class AfterData:
    """kind `after`: how the whole session felt; `technique` false when the form could not be kept.

    `where` pain is felt after it, if told. Further down a leg than in the check before counts as the stop
    `spreads-down-leg`.
    """

    session: str
    pain: int
    effort: int
    technique: bool = True
    note: str = ""
    where: tuple[Region, ...] = ()

    def __post_init__(self) -> None:
        _scale(pain=self.pain, effort=self.effort)


@dataclass(frozen=True)
class MorningData:
    """kind `morning`: pain the morning after the session of that id."""

    session: str
    pain: int

    def __post_init__(self) -> None:
        _scale(pain=self.pain)


@dataclass(frozen=True)
class FlareData:
    """kind `flare`: the person says a flare-up began (`on`) or is over."""

    on: bool


@dataclass(frozen=True)
class ClearanceData:
    """kind `clearance`: a doctor (`by`) agreed on a day (`on`, ISO date) to exercise under these conditions.

    `questions` are the screening questions it answers for (QD3, QU4 …).
    """

    by: str
    on: str
    codes: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _written(date, "2026-03-31", on=self.on)


@dataclass(frozen=True)
class PreferenceData:
    """kind `preference`: likes, equipment, settings, and what the weeks are for; None leaves a field as it was."""

    exercise: str | None = None
    like: Literal["never", "less", "normal", "more"] | None = None
    equipment: tuple[str, ...] | None = None
    minutes: int | None = None
    holds: Literal["seconds", "breaths"] | None = None
    country: str | None = None
    lang: str | None = None
    rises_at: str | None = None
    goal: Goal | None = None
    days: int | None = None
    weekdays: tuple[Weekday, ...] | None = None
    easier_weeks: bool | None = None
    activity: Between | None = None
    activity_days: int | None = None
    rest: int | None = None
    change: int | None = None
    ready_s: int | None = None

    def __post_init__(self) -> None:
        _written(time, "07:00", rises_at=self.rises_at)
        if (self.exercise is None) != (self.like is None):
            raise ValueError("exercise and like go together; give both or neither")
        _within(5, 60, minutes=self.minutes)
        _within(1, 7, days=self.days)
        _within(0, 4, activity_days=self.activity_days)
        _within(0, MOST_SHARE, rest=self.rest, change=self.change)
        _within(0, MOST_READY_S, ready_s=self.ready_s)


@dataclass(frozen=True)
class ActivityData:
    """kind `activity`: a swim, a walk and the like, in minutes."""

    activity: Activity
    minutes: int

    def __post_init__(self) -> None:
        _within(1, LONGEST_S // 60, minutes=self.minutes)


@dataclass(frozen=True)
class VoidData:
    """kind `void`: takes back the entry of that id; it stays in the diary and counts for nothing."""

    entry: str


DATA: Mapping[EntryKind, type] = {
    "answers": AnswersData,
    "preference": PreferenceData,
    "clearance": ClearanceData,
    "activity": ActivityData,
    "flare": FlareData,
    "check": CheckData,
    "planned": PlannedData,
    "set": SetData,
    "feeling": FeelingData,
    "stop": StopData,
    "after": AfterData,
    "morning": MorningData,
    "void": VoidData,
}
"""The data of each kind, in the order in which a person tells things of one moment."""
