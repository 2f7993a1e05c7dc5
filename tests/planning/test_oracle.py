"""Nothing better can be chosen on days of real size: what is chosen is worth what CP-SAT proves to be the most."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lumbar.planning import PHASES
from lumbar.planning.blocks import Block
from lumbar.planning.day import day_of
from lumbar.planning.plan import arranged
from lumbar.planning.select import Room, Stage, select
from lumbar.planning.themes import themes
from tests.crowd import someone
from tests.examples import FEW, MANY
from tests.people import CATALOGUE, Case, cases
from tests.planning.oracle import optimum
from tests.planning.worth import choice_of, points

LENGTHS = [theme.minutes for theme in themes().values()]
PEOPLE = -(-MANY // 13)
"""For each of the seven lengths, so that CI asks for more than 500 sessions."""


def choose_the_best(stages: tuple[Stage, ...], room: Room, seed: int) -> tuple[Block, ...] | None:
    """What `select` chooses, once it is proven that nothing is worth more."""
    order = [PHASES.index(stage.phase) for stage in stages]
    assert order == sorted(order)
    chosen = select(stages, room, seed)
    worth = None if chosen is None else points(choice_of(chosen, stages), room, stages)
    assert worth == optimum(stages, room)
    return chosen


def plan_and_prove(case: Case, seed: int = 0) -> None:
    day = day_of(CATALOGUE, case.known.clearance, case.known.progress, case.wish, case.now)
    arranged(day, seed, choose_the_best)


@pytest.mark.parametrize("minutes", LENGTHS)
@settings(max_examples=PEOPLE)
@given(number=st.integers(0, 2**32 - 1))
def test_no_session_is_better_than_the_planned_one(minutes: int, number: int) -> None:
    plan_and_prove(someone(number, minutes), seed=number)


@settings(max_examples=FEW)
@given(cases(), st.integers(5, 60))
def test_nor_is_there_a_better_one_for_anyone_anywhere(case: Case, minutes: int) -> None:
    plan_and_prove(replace(case, wish=replace(case.wish, minutes=minutes)))
