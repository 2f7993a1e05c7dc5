"""What makes one session better than another: the week's balance, the core four, the day's load, likes and variety."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from lumbar.diary import Done, Progress
from lumbar.planning import Edits, Session, Wish, chosen, of_length, planned, why_not
from lumbar.planning.core import core_of, roles
from lumbar.planning.day import day_of
from lumbar.planning.movements import movements, muscles
from lumbar.planning.plan import framed
from lumbar.planning.week import MOST_OWED, balance, groups, week_of
from lumbar.screening import Person, screen
from tests.people import CATALOGUE, EVENING
from tests.planning.days import cleared, done, having, names, of, stands, today

DAY = timedelta(days=1)


def moved(session: Session, way: str) -> int:
    """How many exercises of the session move the back this way."""
    return sum(way in movements(CATALOGUE[id].base) for id in chosen(session))


def test_every_muscle_belongs_to_one_group() -> None:
    grouped = [muscle for group in balance().muscles.values() for muscle in group.of]
    assert len(grouped) == len(set(grouped))
    assert set(grouped) == {muscle for exercise in CATALOGUE for muscle in muscles(exercise)}


def test_a_week_of_bending_forward_brings_arching_back() -> None:
    forward = ("single-knee-to-chest", "double-knee-to-chest", "happy-baby", "childs-pose", "seated-fold")
    back = ("cobra", "sphinx", "prone-knee-out", "prone-heel-hold", "bow")
    before, after = (
        today(20, progress=having(done=tuple(done(*held, ago=days * DAY) for days in (6, 5, 4))))
        for held in (forward, back)
    )
    assert moved(before, "extension") > moved(after, "extension")
    assert moved(before, "flexion") < moved(after, "flexion")


def test_a_week_of_sessions_moves_the_back_every_way_and_uses_all_muscles() -> None:
    history: list[Done] = []
    for days in range(7, 0, -1):
        progress = having(done=tuple(replace(each, at=each.at - days * DAY) for each in history))
        history.append(done(*names(today(20, progress=progress)), ago=timedelta(0)))
        history = [replace(each, at=each.at - DAY) for each in history]
    held = [CATALOGUE[id] for each in history for id in each.exercises]
    assert {way for exercise in held for way in movements(exercise.base)} == set(balance().movement)
    assert {group for exercise in held for group in groups(exercise)} == set(balance().muscles)


def test_what_a_rule_goes_easy_with_is_not_owed() -> None:
    week = tuple(done("cobra", "sphinx", ago=days * DAY) for days in (4, 3, 2))
    free = today(10, progress=having(done=week))
    careful = today(10, "STENOSIS", progress=having(done=week))
    assert moved(free, "flexion")
    assert careful.seconds == 600


def test_a_week_owes_no_more_than_three() -> None:
    week = tuple(done("cobra", "sphinx", "unknown-exercise", ago=days * DAY) for days in range(1, 7))
    owed = week_of(CATALOGUE, week, EVENING)
    assert max(owed.movements.values()) == MOST_OWED
    assert owed.movements["extension"] == 0
    assert week_of(CATALOGUE, (), EVENING).movements["flexion"] == 0
    assert week_of(CATALOGUE, tuple(replace(each, at=each.at - 9 * DAY) for each in week), EVENING).exercises == set()


def test_the_core_has_four_roles_of_exercises_that_exist() -> None:
    assert len(roles()) == 4
    assert {id for role in roles() for id in role.exercises} <= set(CATALOGUE.exercises)


@pytest.mark.parametrize("minutes", [14, 17, 20, 40])
def test_from_fourteen_minutes_on_the_core_four_are_there(minutes: int) -> None:
    assert {"cat-cow", "single-knee-to-chest", "bird-dog", "forearm-plank"} <= set(names(today(minutes)))


def test_with_less_time_the_core_four_stay() -> None:
    found = planned(CATALOGUE, cleared(), Progress(EVENING), Wish(40), EVENING)
    short = found.instead(of_length(found.wish, found.session, 14)).session
    assert {"cat-cow", "single-knee-to-chest", "bird-dog", "forearm-plank"} <= set(names(short))


def test_where_one_of_the_core_is_not_open_the_next_of_its_role_is() -> None:
    wish = Wish(14, edits=Edits(without=frozenset({"bird-dog", "cat-cow"})))
    day = day_of(CATALOGUE, cleared(), Progress(EVENING), wish, EVENING)
    assert core_of(framed(day)[1]) == {"single-knee-to-chest", "forearm-plank", "prone-leg-lifts", "breath-pelvic-rock"}


def test_of_a_role_what_a_condition_prefers_comes_first() -> None:
    day = day_of(CATALOGUE, cleared("EARLY_MORNING"), Progress(EVENING), Wish(14), EVENING)
    assert "sphinx" in core_of(framed(day)[1])


def test_an_hour_after_getting_up_nothing_is_heavy_and_the_session_says_so() -> None:
    morning = EVENING.replace(hour=7, minute=30)
    clearance = screen(CATALOGUE, Person(stated=True), None, None, morning)
    assert "EARLY_MORNING" in clearance.conditions
    wish, trained = Wish(40, edits=Edits(frozenset({"bird-dog"}))), having(stands("bird-dog", "hover"))
    late, early = (planned(CATALOGUE, known, trained, wish, EVENING).session for known in (cleared(), clearance))
    assert of(late, "bird-dog").variant == "bird-dog/hover"
    assert CATALOGUE.variant(of(early, "bird-dog").variant).load == "moderate"
    reason = why_not(CATALOGUE, clearance, trained, wish, "bird-dog/hover", now=EVENING)
    assert reason.key == "planning.why-not.early-morning"
    assert "planning.note.early-morning" in [note.key for note in early.notes]
    short = planned(CATALOGUE, clearance, Progress(EVENING), Wish(7), EVENING).session
    assert "planning.note.early-morning" not in [note.key for note in short.notes]


def test_after_a_flare_and_after_a_break_there_is_less_strength() -> None:
    week = (done("bird-dog", "bridge", ago=2 * DAY),)
    usual = names(today(20, progress=having(done=week)), "strength")
    back = names(today(20, progress=having(done=week, share=0.6)), "strength")
    away = today(20, progress=having(done=tuple(replace(each, at=each.at - 8 * DAY) for each in week)))
    assert len(set(back)) < len(set(usual))
    assert len(set(names(away, "strength"))) < len(set(usual))
    assert "planning.note.after-break" in [note.key for note in away.notes]


def test_more_like_this_brings_what_moves_the_back_the_same_way() -> None:
    usual = today(20)
    liked = today(20, progress=having(likes={"sphinx": 1, "gone": 1}))
    assert moved(liked, "extension") > moved(usual, "extension")


def test_what_was_in_the_last_three_sessions_gives_way() -> None:
    first = today(10)
    often = tuple(done(*names(first), ago=days * DAY) for days in (3, 2, 1))
    assert len(chosen(today(10, progress=having(done=often))) - chosen(first)) >= 2


def test_the_budget_is_that_of_the_least_row() -> None:
    day = day_of(CATALOGUE, cleared(), having(share=0.6, done=(done("bird-dog", ago=9 * DAY),)), Wish(20), EVENING)
    assert day.most_strength == 2
    assert set(day.budget.rows) == {"after-flare", "after-break"}
