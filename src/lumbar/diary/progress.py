"""Where a person stands: computed from the diary, never stored as truth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, NamedTuple

from lumbar.catalogue import Equipment
from lumbar.diary.aim import Aim
from lumbar.diary.moved import Moved
from lumbar.diary.times import Times
from lumbar.screening import Answers, Check, Condition, Region
from lumbar.words import Message

Light = Literal["green", "amber", "red"]
Rule = Literal[
    "start", "step-up", "hold", "amber", "red", "next-morning", "next-morning-red", "effort", "flare-restart",
    "break-short", "break-long", "break-restart", "weekly-cap", "off", "returns", "too-hard", "too-easy",
]  # fmt: skip


@dataclass(frozen=True)
class Standing:
    """Where one exercise stands: the form, the step of its dose ladder, and why.

    `step` indexes `catalogue.steps(variant.dose)`. `off` is set while the exercise is out until an easier form went
    well: one of `back_by`, its own easier forms, nearest first, and then its `easier` links. `forms` are the steps
    reached in other forms than `variant`, for when another one must stand in. `greens` counts green sessions in a row
    since the last change. `change` is +1 or -1 until it has been done at its new place. `reason` explains the last
    change of place.
    """

    exercise: str
    variant: str
    step: int
    greens: int = 0
    off: bool = False
    last_done: datetime | None = None
    last_strength: datetime | None = None
    change: int = 0
    rule: Rule = "start"
    reason: Message | None = None
    back_by: tuple[str, ...] = ()
    forms: Mapping[str, int] = field(default_factory=dict)


class Decision(NamedTuple):
    """A change of an exercise's place, or a reason not to change it, with the rule that made it.

    `before` and `after` are a form and a step; `after` is of another exercise where the ladder goes on there. `light`
    is None where the session was neither good nor bad, or where no session was judged.
    """

    at: datetime
    exercise: str
    rule: Rule
    light: Light | None
    before: tuple[str, int]
    after: tuple[str, int]
    reason: Message


@dataclass(frozen=True)
class Flare:
    """A flare-up: since when, and whether the person said so or the pain did."""

    since: date
    declared: bool


@dataclass(frozen=True)
class Done:
    """A session that was played: the id of its `planned` entry, when, how long, what, and how it ended.

    `where_before` and `where_after` are where pain was felt in the check before it and after it, as far as told.
    """

    session: str
    at: datetime
    seconds: int
    minutes_planned: int
    theme: str
    exercises: tuple[str, ...]
    pain_before: int | None = None
    pain_after: int | None = None
    effort: int | None = None
    morning: int | None = None
    stopped: str | None = None
    where_before: tuple[Region, ...] = ()
    where_after: tuple[Region, ...] = ()


@dataclass(frozen=True)
class Progress:
    """The fold over a diary as of a moment.

    `standings` holds exercises that have a history; others stand at their start. `pain_7d` is the median of the last
    seven days. `ask_morning` names the session whose next morning has not been told. `share` is the part of strength
    a person does while they come back from a flare (1.0 otherwise): standings carry it already. `minutes_by_week`
    (sessions, swims, walks) and `streak` count by ISO week ("2026-W47"); `streak` is the number of weeks in a row with
    sessions on the aimed-for number of days. `check` is the last one, with every new sign since the last answers.
    `aim` is what the weeks ahead are made for, `moved` the walks, swims and the like, `times` what rests, changes of
    position and getting ready may take.
    """

    at: datetime
    standings: Mapping[str, Standing] = field(default_factory=dict)
    decisions: tuple[Decision, ...] = ()
    done: tuple[Done, ...] = ()
    flare: Flare | None = None
    answers: Answers | None = None
    check: Check | None = None
    pain_7d: float | None = None
    cleared: frozenset[Condition] = frozenset()
    cleared_questions: frozenset[str] = frozenset()
    clearances: tuple[tuple[date, str, tuple[str, ...]], ...] = ()
    never: frozenset[str] = frozenset()
    likes: Mapping[str, int] = field(default_factory=dict)
    equipment: frozenset[Equipment] | None = None
    minutes: int | None = None
    holds: Literal["seconds", "breaths"] = "seconds"
    country: str | None = None
    lang: str | None = None
    ask_morning: str | None = None
    rescreen: Message | None = None
    share: float = 1.0
    minutes_by_week: Mapping[str, int] = field(default_factory=dict)
    streak: int = 0
    advice: tuple[Message, ...] = ()
    aim: Aim = field(default_factory=Aim)
    moved: tuple[Moved, ...] = ()
    times: Times = field(default_factory=Times)
