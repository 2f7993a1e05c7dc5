"""Hypothesis strategies that every room's property tests share: people, diaries, wishes and moments.

Everything is made the way a person would make it: a person file, entries in a diary, a wish. What follows from them
is computed by the rooms themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, get_args
from uuid import UUID

from hypothesis import strategies as st

from lumbar.catalogue import Catalogue, Equipment, Exercise, Place, load_catalogue, steps
from lumbar.diary import Aim, Between, Entry, Goal, Standing, Weekday
from lumbar.diary.entry import Feeling, StopReason
from lumbar.planning import Edits, State, Theme, Wish, state
from lumbar.screening import Condition, Person

CATALOGUE = load_catalogue()
EVENING = datetime(2026, 5, 20, 18, tzinfo=UTC)
CONDITIONS: tuple[Condition, ...] = get_args(Condition)
EXERCISES = tuple(sorted(CATALOGUE.exercises))

exercise_ids = st.sampled_from(EXERCISES)
variant_ids = st.sampled_from([variant.id for variant in CATALOGUE.variants()])
equipment = st.frozensets(st.sampled_from(get_args(Equipment)))
pains = st.integers(0, 10)
moments = st.integers(0, 14 * 24 * 12).map(lambda steps: EVENING + timedelta(minutes=5 * steps))


some = st.frozensets(exercise_ids, max_size=3)
edits = st.builds(
    Edits, wanted=some, without=some, easier=some, harder=some, kept=st.frozensets(exercise_ids, max_size=9)
)


@st.composite
def people(draw: st.DrawFn) -> Person:
    """Someone who wrote a person file: any conditions, mostly with a doctor's agreement."""
    conditions = draw(st.frozensets(st.sampled_from(CONDITIONS), max_size=4))
    agreed = draw(st.integers(0, 9)) > 0
    return Person(
        conditions=conditions - {"FLARE", "EARLY_MORNING"},
        cleared=conditions if agreed else frozenset(),
        flare="FLARE" in conditions,
        equipment=draw(st.one_of(st.just(Person().equipment), equipment)),
        dislikes=draw(st.frozensets(exercise_ids, max_size=4)),
        stated=True,
    )


@st.composite
def wishes(draw: st.DrawFn) -> Wish:
    """Any length, theme and place, with the person's own equipment or other."""
    return Wish(
        minutes=draw(st.one_of(st.sampled_from((7, 10, 12, 14, 17, 20, 40)), st.integers(5, 60))),
        theme=draw(st.one_of(st.none(), st.sampled_from(get_args(Theme)))),
        place=draw(st.one_of(st.just("floor"), st.sampled_from(get_args(Place)))),
        equipment=draw(st.one_of(st.none(), equipment)),
        gentler=draw(st.booleans()),
        holds=draw(st.sampled_from(("seconds", "breaths"))),
        edits=draw(st.one_of(st.just(Edits()), edits)),
    )


@st.composite
def aims(draw: st.DrawFn) -> Aim:
    """Anything that may be wanted from the weeks ahead."""
    return Aim(
        goal=draw(st.sampled_from((None, *get_args(Goal)))),
        days=draw(st.one_of(st.none(), st.integers(1, 7))),
        weekdays=tuple(draw(st.lists(st.sampled_from(get_args(Weekday)), max_size=7))),
        easier_weeks=draw(st.booleans()),
        activity=draw(st.sampled_from(get_args(Between))),
        activity_days=draw(st.integers(0, 4)),
    )


@st.composite
def diaries(draw: st.DrawFn, before: datetime = EVENING, sessions: int = 6) -> tuple[Entry, ...]:
    """Some weeks of sessions, checks, flares and preferences, in order of time."""
    entries: list[Entry] = []
    at = before
    for _ in range(draw(st.integers(0, sessions))):
        at -= timedelta(hours=draw(st.sampled_from((5, 20, 26, 49, 72, 240))))
        entries += reversed(list(draw(_sessions(at))))
        entries += draw(st.lists(_asides(at - timedelta(hours=1)), max_size=1))
    return tuple(reversed(entries))


@st.composite
def _sessions(draw: st.DrawFn, at: datetime) -> Iterator[Entry]:
    id = _id(draw)
    entries = [
        _entry(draw, at - timedelta(minutes=5), "check", {"pain": draw(pains), "flare": draw(st.integers(0, 7)) == 0}),
        Entry(id, at, "UTC", "planned", {"session": {"minutes": 20, "theme": "lumbosacral", "items": []}}),
    ]
    for number, variant in enumerate(draw(st.lists(variant_ids, min_size=1, max_size=5, unique=True))):
        moment = at + timedelta(minutes=2 * number + 2)
        told = {"session": id, "exercise": variant.partition("/")[0], "variant": variant}
        done = {"item": number, "side": "bilateral", "set": 1, "seconds": 300, "reps": 30, "hold_s": 30}
        entries.append(_entry(draw, moment, "set", {**told, **done}))
        felt = {"feeling": draw(st.sampled_from(("fine", "fine", *get_args(Feeling)))), "pain": draw(pains)}
        entries.append(_entry(draw, moment, "feeling", {**told, **felt, "effort": draw(pains)}))
    if draw(st.integers(0, 5)) == 0:
        stopped = {"session": id, "reason": draw(st.sampled_from(get_args(StopReason)))}
        entries.append(_entry(draw, at + timedelta(minutes=14), "stop", stopped))
    after = {"session": id, "pain": draw(pains), "effort": draw(pains), "technique": True, "note": ""}
    entries.append(_entry(draw, at + timedelta(minutes=15), "after", after))
    if draw(st.booleans()):
        entries.append(_entry(draw, at + timedelta(hours=4), "morning", {"session": id, "pain": draw(pains)}))
    return iter(entries)


@st.composite
def _asides(draw: st.DrawFn, at: datetime) -> Entry:
    likes = st.sampled_from(("never", "less", "normal", "more"))
    kind, data = draw(
        st.one_of(
            st.tuples(st.just("flare"), st.fixed_dictionaries({"on": st.booleans()})),
            st.tuples(st.just("preference"), st.fixed_dictionaries({"exercise": exercise_ids, "like": likes})),
            st.tuples(st.just("preference"), st.fixed_dictionaries({"equipment": equipment.map(sorted)})),
        )
    )
    return _entry(draw, at, kind, data)


def _entry(draw: st.DrawFn, at: datetime, kind: Any, data: Mapping[str, Any]) -> Entry:
    return Entry(_id(draw), at, "UTC", kind, data)


def _id(draw: st.DrawFn) -> str:
    return str(UUID(int=draw(st.integers(0, 2**128 - 1)), version=4))


@st.composite
def standings(draw: st.DrawFn, catalogue: Catalogue, now: datetime) -> Mapping[str, Standing]:
    """Places that years of training may lead to, any form at any step, last done any time ago."""
    chosen = draw(st.lists(exercise_ids, unique=True, max_size=12))
    return {id: draw(_standing(catalogue[id], now)) for id in chosen}


@st.composite
def _standing(draw: st.DrawFn, exercise: Exercise, now: datetime) -> Standing:
    variant = draw(st.sampled_from(exercise.variants))
    done = now - timedelta(hours=draw(st.sampled_from((1, 30, 47, 48, 80, 200))))
    off = draw(st.integers(0, 9)) == 0
    easier = tuple(form.id for form in exercise.variants if form.level < variant.level)
    return Standing(
        exercise.id,
        variant.id,
        draw(st.integers(0, len(steps(variant.dose)) - 1)),
        greens=draw(st.integers(0, 1)),
        off=off,
        last_done=done,
        last_strength=done if exercise.strengthens else None,
        change=draw(st.sampled_from((-1, 0, 0, 1))),
        back_by=(*easier, *exercise.easier) if off else (),
    )


@dataclass(frozen=True)
class Case:
    """A person on a day, what follows for them, and what they wish."""

    person: Person
    known: State
    wish: Wish
    now: datetime

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """Without the verdicts of every form, which would fill pages."""
        standings = list(self.known.progress.standings.values())
        printer.text(f"{self.person}\n{standings}\n{self.wish}\n{self.now}")


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Any person, diary, wish and goal; half of them with the places of long training."""
    person, entries, wish, now = draw(people()), draw(diaries()), draw(wishes()), draw(moments)
    known = state(CATALOGUE, person, entries, now)
    known = replace(known, progress=replace(known.progress, aim=draw(aims())))
    if draw(st.booleans()):
        trained = replace(known.progress, standings=draw(standings(CATALOGUE, now)))
        known = replace(known, progress=trained)
    return Case(person, known, wish, now)
