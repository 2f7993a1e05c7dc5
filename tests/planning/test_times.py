"""The time between the work, as the person sets it: the session is as long as it says all the same."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lumbar.catalogue import HoldRange, work_seconds
from lumbar.diary import Times
from lumbar.planning import Wish, item_seconds
from lumbar.planning.day import day_of
from lumbar.planning.fill import rooms, stages_of
from lumbar.planning.pauses import BETWEEN_HOLDS_S, BETWEEN_PARTS_S, rest_s
from lumbar.planning.plan import framed
from lumbar.planning.select import select
from tests.examples import MANY
from tests.people import CATALOGUE, EVENING, Case, cases
from tests.planning.days import cleared, everything, today
from tests.planning.oracle import optimum
from tests.planning.test_plan_always import PROMISES, planned
from tests.planning.worth import choice_of, points

NONE = Times(rest=0, change=0, ready_s=0)
MOST = Times(rest=200, change=200, ready_s=15)
times = st.builds(
    Times, rest=st.integers(0, 200), change=st.integers(0, 200), ready_s=st.integers(0, 15)
) | st.sampled_from((NONE, MOST))


@settings(max_examples=MANY)
@given(cases(), times)
def test_whatever_times_are_set_a_plan_keeps_every_promise(case: Case, own: Times) -> None:
    case = replace(case, wish=replace(case.wish, times=own))
    session = planned(case)
    if session is not None:
        for promise in PROMISES:
            promise(case, session)


@pytest.mark.parametrize("minutes", [5, 7, 10, 20, 40])
@pytest.mark.parametrize("own", [NONE, MOST, Times(rest=50), Times(change=150, ready_s=10)])
def test_the_planned_length_is_true_for_the_chosen_times(minutes: int, own: Times) -> None:
    session = today(minutes, progress=everything(), times=own)
    assert session.shortened is None
    assert abs(session.seconds - 60 * minutes) <= 0.03 * 60 * minutes
    assert {item.ready_s for item in session.items} == {own.ready_s}
    for item in session.items:
        assert item.seconds == item_seconds(
            item.dose, item.side, item.sets, item.rest_s, item.transition_s, item.ready_s
        )


def test_with_less_between_there_is_more_work() -> None:
    def work(own: Times) -> int:
        return sum(item.seconds - item.ready_s - item.transition_s - item.sets * item.rest_s
                   for item in today(20, progress=everything(), times=own).items)  # fmt: skip

    assert work(NONE) > work(Times()) > work(MOST)


def test_changes_of_position_take_the_part_that_is_set() -> None:
    for share in (0, 50, 200):
        usual = today(20, progress=everything())
        session = today(20, progress=everything(), times=Times(change=share))
        assert session.items[0].transition_s == usual.items[0].transition_s * share // 100
        for before, item in pairwise(session.items):
            assert (item.transition_s > 0) == (share > 0 and before.start_position != item.start_position)


def test_several_holds_do_not_become_one_where_no_rest_is_wanted() -> None:
    session = today(40, "HYPERTENSION", progress=everything(), times=NONE)
    doses = [(item, CATALOGUE.variant(item.variant).dose) for item in session.items if item.sets > 1]
    held = [(item, dose) for item, dose in doses if isinstance(dose, HoldRange) and dose.rest_s]
    assert held
    for item, _ in held:
        assert item.rest_s >= BETWEEN_HOLDS_S, item


def test_an_item_tells_how_long_its_hold_may_become_and_never_beyond_a_rule() -> None:
    session = today(20, "HYPERTENSION", progress=everything())
    for item in session.items:
        range_ = CATALOGUE.variant(item.variant).dose
        assert (item.cap_s is not None) == isinstance(range_, HoldRange)
        if isinstance(range_, HoldRange):
            assert item.cap_s is not None
            assert work_seconds(item.dose) <= item.cap_s <= range_.longest_s
    assert any(item.cap_s == 10 for item in session.items)


def test_nobody_who_wants_no_rest_gets_some_to_fill_the_time() -> None:
    usual, session = (today(60, "RECENT_FX_SURG", times=own) for own in (Times(), NONE))
    assert session.shortened is not None
    assert max(item.rest_s for item in usual.items) > BETWEEN_PARTS_S
    assert all(item.rest_s <= BETWEEN_PARTS_S for item in session.items)


def test_the_choice_is_the_best_for_the_chosen_times_too() -> None:
    for own in (NONE, MOST, Times(rest=30, change=70, ready_s=3)):
        day = day_of(CATALOGUE, cleared(), everything(), Wish(14, times=own), EVENING)
        frame, open_slots = framed(day)
        stages = stages_of(day, open_slots)
        room = rooms(day, stages, frame)[0]
        blocks = select(stages, room, 0)
        assert blocks is not None
        assert points(choice_of(blocks, stages), room, stages) == optimum(stages, room)


def test_times_beyond_twice_the_usual_are_refused() -> None:
    with pytest.raises(ValueError, match="rest is 201; it must be from 0 to 200"):
        Times(rest=201)
    with pytest.raises(ValueError, match="ready_s is -1; it must be from 0 to 15"):
        Times(ready_s=-1)


def test_nothing_follows_minutes_that_have_no_sets() -> None:
    swim = CATALOGUE["swimming"].variants[0]
    assert rest_s(MOST, swim.dose, (), 1) == 0
