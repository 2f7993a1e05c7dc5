"""Diaries that anybody could have: any valid entries, and people who train."""

from __future__ import annotations

from dataclasses import fields
from datetime import timedelta
from typing import Any, get_args, get_type_hints
from uuid import UUID

from hypothesis import strategies as st

from lumbar.diary import DATA, Entry, read_entry
from lumbar.diary.entry import Feeling, StopReason
from lumbar.screening import Condition
from lumbar.wire import encode
from tests.diary.diary_tools import CATALOGUE, ZONE, Person, moment

FORMS = [variant.id for variant in CATALOGUE.variants()]
NAMES = [str(UUID(int=number)) for number in range(1, 9)]
SMALL = st.integers(0, 3)
PAIN = st.integers(0, 10)

_leaves = st.none() | st.booleans() | st.integers() | st.text(max_size=3)
JSON = st.recursive(_leaves, lambda deeper: st.lists(deeper, max_size=2) | st.dictionaries(st.text(max_size=3), deeper))
ITEM = st.fixed_dictionaries(
    {},
    optional={
        "exercise": st.sampled_from([*CATALOGUE.exercises, "headstand"]) | JSON,
        "sets": SMALL | JSON,
        "side": st.sampled_from(["both", "left"]) | JSON,
        "seconds": st.integers(0, 600) | JSON,
    },
)
PLAN = st.dictionaries(st.text(max_size=3), JSON, max_size=2) | st.fixed_dictionaries(
    {}, optional={"minutes": st.integers(5, 60) | JSON, "items": st.lists(ITEM | JSON, max_size=4) | JSON}
)

# Fields of the same name mean the same in every kind; the others are made from their types.
BY_NAME: dict[str, st.SearchStrategy[Any]] = {
    "session": st.sampled_from(NAMES),
    "entry": st.sampled_from(NAMES),
    "exercise": st.sampled_from([*CATALOGUE.exercises, "headstand"]),
    "variant": st.sampled_from([*FORMS, "bird-dog/with-a-hat", "headstand/base"]),
    "item": SMALL,
    "set": SMALL,
    "seconds": st.integers(0, 300),
    "reps": st.none() | st.integers(0, 20),
    "hold_s": st.none() | st.integers(0, 60),
    "pain": PAIN,
    "effort": PAIN,
    "pain_before": st.none() | PAIN,
    "morning": st.none() | PAIN,
    "on": st.sampled_from(["2026-03-01", "2026-03-20"]),
    "born": st.none() | st.just("1980-02-29"),
    "rises_at": st.just("06:30"),
    "codes": st.lists(st.sampled_from([*get_args(Condition), "FLU"]), max_size=2),
    "questions": st.lists(st.sampled_from(["QD3", "QU1", "QE1"]), max_size=2),
    "new": st.lists(st.sampled_from(["fever", "saddle"]), max_size=2),
    "minutes": st.integers(5, 60),
    "note": st.text(max_size=5),
    "country": st.none() | st.just("DE"),
    "lang": st.none() | st.just("ru"),
    "days": st.none() | st.integers(1, 7),
    "activity_days": st.none() | st.integers(0, 4),
    "rest": st.none() | st.integers(0, 200),
    "change": st.none() | st.integers(0, 200),
    "ready_s": st.none() | st.integers(0, 15),
}


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """Any valid entry, of four weeks in March 2026; ids are few, so that entries meet."""
    kind = draw(st.sampled_from(list(DATA)))
    shape = DATA[kind]
    hints = get_type_hints(shape)
    values = {}
    for field in fields(shape):
        if kind == "planned":
            strategy: st.SearchStrategy[Any] = PLAN
        elif field.name == "on" and kind == "flare":
            strategy = st.booleans()
        else:
            strategy = BY_NAME[field.name] if field.name in BY_NAME else st.from_type(hints[field.name])
        values[field.name] = draw(strategy)
    if kind == "preference" and (values["exercise"] is None or values["like"] is None):
        values["exercise"] = values["like"] = None
    at = moment(draw(st.integers(1, 28)), "12:00") + timedelta(minutes=draw(st.integers(-600, 600)))
    named = draw(st.sampled_from(NAMES)) if kind in ("planned", "void") else str(draw(st.uuids(version=4)))
    return read_entry(
        {"id": named, "v": 1, "at": at.isoformat(), "zone": ZONE, "kind": kind, "data": encode(shape(**values))}
    )


diaries = st.lists(entries(), max_size=30)


@st.composite
def lives(draw: st.DrawFn) -> Person:
    """Somebody who trains for some weeks, mostly well, and tells of it more or less."""
    person = Person("somebody")
    day = 0
    for _ in range(draw(st.integers(1, 12))):
        day += draw(st.sampled_from([1, 1, 2, 2, 2, 3, 9, 16, 30]))
        _training(draw, person, day)
        if draw(st.integers(0, 9)) == 0:
            person.tell("flare", moment(day, "20:00"), on=draw(st.booleans()))
    return person


def _training(draw: st.DrawFn, person: Person, day: int) -> None:
    pain = st.sampled_from([1, 1, 1, 1, 1, 2, 3, 4, 6])
    at = moment(day, draw(st.sampled_from(["17:00", "18:00", "19:00"])))
    if draw(st.integers(0, 5)):
        person.tell("check", at, pain=draw(pain), flare=draw(st.integers(0, 19)) == 0)
    chosen = draw(st.lists(st.sampled_from([*CATALOGUE.exercises, *FORMS]), min_size=1, max_size=3))
    session = person.play(at + timedelta(minutes=1), *chosen, done=draw(st.sampled_from([1.0, 1.0, 1.0, 0.5]))).id
    if draw(st.integers(0, 5)) == 0:
        form = draw(st.sampled_from(FORMS))
        felt = draw(st.sampled_from(get_args(Feeling)))
        told = {"session": session, "exercise": form.partition("/")[0], "variant": form, "feeling": felt}
        person.tell("feeling", at + timedelta(minutes=20), **told)
    if draw(st.integers(0, 9)) == 0:
        person.tell(
            "stop", at + timedelta(minutes=21), session=session, reason=draw(st.sampled_from(get_args(StopReason)))
        )
    if draw(st.integers(0, 9)):
        effort = draw(st.sampled_from([4, 5, 6, 6, 8, 9]))
        person.tell("after", at + timedelta(minutes=30), session=session, pain=draw(pain), effort=effort)
    if draw(st.integers(0, 5)):
        person.tell("morning", moment(day + 1, "08:00"), session=session, pain=draw(pain))
