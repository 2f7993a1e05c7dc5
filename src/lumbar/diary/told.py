"""What the person last said of themselves: answers, check, a doctor's agreement, wishes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Literal, get_args

from lumbar.catalogue import Equipment
from lumbar.diary.agreement import GRAVE, is_urgent, still_holds
from lumbar.diary.aim import Aim, aimed
from lumbar.diary.entry import Entry
from lumbar.diary.times import Times, timed
from lumbar.screening import FOUND, Answers, Check, Condition, Direction

CONDITIONS = frozenset(get_args(Condition))
EQUIPMENT = frozenset(get_args(Equipment))
LIKES = {"less": -1, "more": 1}


@dataclass(slots=True)
class Told:
    """The latest word on each matter.

    `new` are the signs told in checks since the whole questionnaire was last answered: a later check without them does
    not make them go away. `cleared` and `questions` are what a doctor agreed to, and when.
    """

    answers: Answers | None = None
    check: Check | None = None
    new: tuple[str, ...] = ()
    cleared: dict[Condition, datetime] = field(default_factory=dict)
    questions: dict[str, datetime] = field(default_factory=dict)
    clearances: list[tuple[date, str, tuple[str, ...]]] = field(default_factory=list)
    likes: dict[str, int] = field(default_factory=dict)
    never: set[str] = field(default_factory=set)
    equipment: frozenset[Equipment] | None = None
    minutes: int | None = None
    holds: Literal["seconds", "breaths"] = "seconds"
    country: str | None = None
    lang: str | None = None
    rises_at: str | None = None
    aim: Aim = field(default_factory=Aim)
    times: Times = field(default_factory=Times)


def told(entries: Sequence[Entry], now: datetime) -> Told:
    """Reads what was said, in order; the later word counts, and an agreement that has lapsed does not."""
    known = Told()
    for entry in entries:
        reader = READERS.get(entry.kind)
        if reader is not None:
            reader(known, entry)
    known.cleared = {code: at for code, at in known.cleared.items() if still_holds(code, at, now)}
    known.questions = {name: at for name, at in known.questions.items() if still_holds(name, at, now)}
    if known.check is not None:
        known.check = replace(known.check, new=known.new)
    if known.answers is not None:
        known.answers = _with_settings(known.answers, known)
    return known


def _with_settings(answers: Answers, known: Told) -> Answers:
    """The answers, where settings told since then count: the country and the time of getting up."""
    chosen = {**answers.chosen, "country": (known.country,)} if known.country else answers.chosen
    return replace(answers, chosen=chosen, rises_at=known.rises_at or answers.rises_at)


def _read_answers(known: Told, entry: Entry) -> None:
    data = entry.data
    chosen = {group: tuple(options) for group, options in data["chosen"].items()}
    born = date.fromisoformat(data["born"]) if data.get("born") else None
    if data.get("avoids") is not None:
        _add_found(known, chosen, tuple(data["avoids"]))
        return
    known.answers = Answers(entry.at, chosen, born, data.get("rises_at", "07:00"))
    known.rises_at = known.answers.rises_at
    known.country = next(iter(chosen.get("country", ())), known.country)
    if "equipment" in chosen:
        known.equipment = EQUIPMENT.intersection(chosen["equipment"])
    known.new = ()


def _add_found(known: Told, chosen: Mapping[str, tuple[str, ...]], avoids: tuple[Direction, ...]) -> None:
    """What the self-test found changes the answers that stand; their moment, and all that was told since, stay."""
    if known.answers is not None:
        found = {group: chosen[group] for group in FOUND if group in chosen}
        known.answers = replace(known.answers, chosen={**known.answers.chosen, **found}, avoids=avoids)


def _read_check(known: Told, entry: Entry) -> None:
    data = entry.data
    new = tuple(data.get("new", ()))
    known.new = (*known.new, *(sign for sign in new if sign not in known.new))
    if new:
        _end_urgent(known)
    where = tuple(data.get("where", ()))
    known.check = Check(entry.at, data["pain"], (), data.get("morning"), data.get("flare", False), where)


def _read_clearance(known: Told, entry: Entry) -> None:
    data = entry.data
    codes, questions = tuple(data.get("codes", ())), tuple(data.get("questions", ()))
    known.clearances.append((date.fromisoformat(data["on"]), data["by"], codes))
    known.cleared.update((code, entry.at) for code in codes if code in CONDITIONS)
    known.questions.update((question, entry.at) for question in questions)


def _read_stop(known: Told, entry: Entry) -> None:
    if entry.data["reason"] in GRAVE:
        _end_urgent(known)


def _end_urgent(known: Told) -> None:
    """What comes anew is not what the doctor has seen."""
    known.questions = {name: at for name, at in known.questions.items() if not is_urgent(name)}


def _read_preference(known: Told, entry: Entry) -> None:
    data = entry.data
    like, exercise = data.get("like"), data.get("exercise") or ""
    if like is not None:
        known.never.discard(exercise)
        known.likes.pop(exercise, None)
    if like == "never":
        known.never.add(exercise)
    elif like in LIKES:
        known.likes[exercise] = LIKES[like]
    if data.get("equipment") is not None:
        known.equipment = EQUIPMENT.intersection(data["equipment"])
    known.aim = aimed(known.aim, data)
    known.times = timed(known.times, data)
    settings: dict[str, Any] = {name: data[name] for name in SETTINGS if data.get(name) is not None}
    for name, value in settings.items():
        setattr(known, name, value)


SETTINGS = ("minutes", "holds", "country", "lang", "rises_at")
READERS = {
    "answers": _read_answers,
    "check": _read_check,
    "clearance": _read_clearance,
    "preference": _read_preference,
    "stop": _read_stop,
}
