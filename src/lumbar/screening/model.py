"""Who may do what, and why: the values of screening."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from lumbar.catalogue import Equipment, Tag
from lumbar.screening.regions import Region
from lumbar.words import Message

Level = Literal["ok", "adapt", "doctor", "urgent", "emergency"]
"""How far a person may go, from free to "call now": A, D, U and E of the specification."""
LEVELS: tuple[Level, ...] = ("ok", "adapt", "doctor", "urgent", "emergency")
Direction = Literal["bending", "arching"]
"""A way of moving the back; also an option of the groups `worse` and `eases`."""

Condition = Literal[
    "DISC_FLEX_INTOL",
    "DISC_EXT_INTOL",
    "SCIATICA_UNKNOWN",
    "STENOSIS",
    "SPONDYLOLISTHESIS",
    "OSTEOPOROSIS",
    "OSTEOPOROSIS_VF",
    "SCOLIOSIS",
    "OA_OSTEOCHONDROSIS",
    "PREGNANCY",
    "RECENT_FX_SURG",
    "HYPERTENSION",
    "GLAUCOMA",
    "KNEE",
    "HIP",
    "WRIST",
    "SHOULDER",
    "FLARE",
    "EARLY_MORNING",
    "DISC_UNKNOWN",
    "INFLAMMATORY",
    "REFLUX",
    "DIZZINESS",
    "POSTPARTUM",
]


@dataclass(frozen=True)
class Person:
    """What is known of a person apart from the diary: the person file of the command line, one row of the web.

    `cleared` are the conditions a doctor agreed to. `stated`: this file stands in for the answers to the questions;
    what it does not name is not there. Everything is optional.
    """

    born: date | None = None
    sex: Literal["female", "male"] | None = None
    height_cm: int | None = None
    weight_kg: int | None = None
    conditions: frozenset[Condition] = frozenset()
    cleared: frozenset[Condition] = frozenset()
    flare: bool = False
    equipment: frozenset[Equipment] = frozenset({"mat", "blanket", "pillow", "towel", "chair", "wall", "book"})
    dislikes: frozenset[str] = frozenset()
    lang: str = "en"
    stated: bool = False


@dataclass(frozen=True)
class Relief:
    """What an adapted tag asks for, as limits on the dose and as words.

    `max_hold_s` and `max_reps_share` bound a hold and the repetitions (of the dose the diary gives), `start_dose` asks
    for the first step, `easier` for the form below, where there is one.
    """

    tag: Tag
    how: Message
    max_hold_s: int | None = None
    max_reps_share: float | None = None
    start_dose: bool = False
    easier: bool = False


@dataclass(frozen=True)
class ConditionRule:
    """One row of table 3.4. `exclude_rows` and `exclude_sections` speak of the source's rows.

    `question` is the one whose answer asks for a doctor's agreement first; None where none is needed.
    """

    code: Condition
    reason: Message
    exclude_tags: frozenset[Tag] = frozenset()
    adapt_tags: frozenset[Tag] = frozenset()
    exclude_exercises: frozenset[str] = frozenset()
    exclude_sections: frozenset[str] = frozenset()
    exclude_rows: frozenset[str] = frozenset()
    prefer: tuple[str, ...] = ()
    question: str | None = None


@dataclass(frozen=True)
class Verdict:
    """What the rules say of one variant: why it is out, or how it is to be done."""

    excluded: tuple[Message, ...] = ()
    adapted: tuple[Relief, ...] = ()
    preferred: bool = False

    @property
    def allowed(self) -> bool:
        """Whether it may be done at all."""
        return not self.excluded


@dataclass(frozen=True)
class Finding:
    """An answer that matters: which question, how far it lets the person go, what it means, what to do now.

    `code` is the condition it speaks of, or None. `soft` findings advise and lock nothing. `clearable`: a doctor's
    agreement, once recorded, unlocks it; the others go when the answers, the pain or the years change.
    """

    question: str
    level: Level
    reason: Message
    action: Message
    code: Condition | None = None
    soft: bool = False
    clearable: bool = False


@dataclass(frozen=True)
class Clearance:
    """Who may do what, and why.

    `level` is the gravest finding's, where a soft one counts as "adapt" at most; the gravest findings stand first.
    `verdicts` holds one for every variant of the catalogue, also when locked: the
    doctor reads the very list (R48). `rescreen` says why the questions are due again, or None.
    """

    level: Level
    findings: tuple[Finding, ...]
    conditions: frozenset[Condition]
    verdicts: Mapping[str, Verdict]
    rescreen: Message | None = None

    @property
    def locked(self) -> bool:
        """Whether no exercise may be shown as today's."""
        return self.level in ("doctor", "urgent", "emergency")


@dataclass(frozen=True)
class Answers:
    """Answers to the onboarding questions: by the id of a group, the ids of the options chosen in it.

    An empty tuple is "none of these"; a missing group has not been answered. `at` is when they were given;
    `rises_at` (HH:MM) is the usual time of getting up. `avoids` is what the self-test found the back not to bear.
    """

    at: datetime
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    born: date | None = None
    rises_at: str = "07:00"
    avoids: tuple[Direction, ...] = ()

    def __post_init__(self) -> None:
        if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", self.rises_at):
            raise ValueError(f"rises_at: {self.rises_at!r} is not a time like 07:00")


@dataclass(frozen=True)
class Check:
    """The 30-second check before a session: anything new, pain now and this morning (0 to 10), a flare-up or not.

    `where` is where pain is felt now; empty where nobody said.
    """

    at: datetime
    pain: int
    new: tuple[str, ...] = ()
    morning: int | None = None
    flare: bool = False
    where: tuple[Region, ...] = ()

    def __post_init__(self) -> None:
        for name, value in (("pain", self.pain), ("morning", self.morning)):
            if value is not None and not 0 <= value <= 10:
                raise ValueError(f"{name}: {value} is not between 0 and 10")
