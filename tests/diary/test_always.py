"""What holds for every diary."""

from __future__ import annotations

import random
from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from lumbar.catalogue import steps
from lumbar.diary import Decision, Entry, Progress, fold
from tests.diary.diary_tools import CATALOGUE, Person, moment
from tests.diary.strategies import diaries, lives

END = moment(400, "12:00")
STEPS = ("step-up", "too-easy")
SESSION_RULES = (
    "red",
    "amber",
    "effort",
    "hold",
    "weekly-cap",
    "next-morning",
    "next-morning-red",
    "off",
    "too-hard",
    *STEPS,
)


@given(diaries, st.integers(1, 28))
def test_any_valid_entries_can_be_folded(entries: list[Entry], day: int) -> None:
    progress = fold(entries, CATALOGUE, moment(day))
    for standing in progress.standings.values():
        assert 0 <= standing.step < len(steps(CATALOGUE.variant(standing.variant).dose))


@given(diaries, st.randoms(use_true_random=False))
def test_order_and_doubles_change_nothing(entries: list[Entry], dice: random.Random) -> None:
    again = entries + dice.choices(entries, k=len(entries)) if entries else []
    dice.shuffle(again)
    assert fold(again, CATALOGUE, END) == fold(entries, CATALOGUE, END)


@given(lives(), st.randoms(use_true_random=False))
def test_order_and_doubles_change_nothing_in_a_life(person: Person, dice: random.Random) -> None:
    again = person.entries + dice.choices(person.entries, k=5)
    dice.shuffle(again)
    assert fold(again, CATALOGUE, END) == fold(person.entries, CATALOGUE, END)


@given(lives(), st.data())
def test_what_is_taken_back_was_never_told(person: Person, data: st.DataObject) -> None:
    entry = data.draw(st.sampled_from(person.entries))
    without = [other for other in person.entries if other is not entry]
    person.tell("void", entry.at + timedelta(minutes=5), entry=entry.id)
    assert fold(person.entries, CATALOGUE, END) == fold(without, CATALOGUE, END)


@given(diaries, st.integers(0, 28))
def test_what_comes_later_does_not_count_yet(entries: list[Entry], day: int) -> None:
    now = moment(day)
    assert fold(entries, CATALOGUE, now) == fold([entry for entry in entries if entry.at <= now], CATALOGUE, now)


@given(lives())
def test_strength_never_steps_up_twice_within_48_hours(person: Person) -> None:
    for taken in _steps_up(fold(person.entries, CATALOGUE, END)).values():
        moments = [decision.at for decision in taken if CATALOGUE[decision.exercise].strengthens]
        assert all(later - earlier >= timedelta(hours=48) for earlier, later in pairwise(moments))


@given(lives())
def test_a_step_up_follows_a_good_session_of_that_exercise(person: Person) -> None:
    progress = fold(person.entries, CATALOGUE, END)
    judged: dict[str, list[Decision]] = {}
    for decision in progress.decisions:
        if decision.rule in SESSION_RULES:
            judged.setdefault(decision.exercise, []).append(decision)
    for decisions in judged.values():
        for before, decision in zip([None, *decisions], decisions, strict=False):
            if decision.rule in STEPS:
                assert before is not None
                assert (before.light, decision.light) == ("green", "green")
                assert before.rule not in STEPS


@given(lives())
def test_nothing_steps_up_in_a_flare_up(person: Person) -> None:
    for taken in _steps_up(fold(person.entries, CATALOGUE, END)).values():
        for decision in taken:
            assert fold(person.entries, CATALOGUE, decision.at).flare is None


@given(lives())
def test_a_step_up_is_one_small_step(person: Person) -> None:
    for taken in _steps_up(fold(person.entries, CATALOGUE, END)).values():
        for decision in taken:
            (form, step), (later_form, later_step) = decision.before, decision.after
            assert (later_form, later_step) == (form, step + 1) or (form != later_form and later_step == 0)


def _steps_up(progress: Progress) -> dict[str, list[Decision]]:
    taken: dict[str, list[Decision]] = {}
    for decision in progress.decisions:
        if decision.rule in STEPS:
            taken.setdefault(decision.exercise, []).append(decision)
    return taken
