"""Where pain is felt, and which way it moved."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lumbar.screening import REGIONS, Check, Region, place_of, spread
from tests.screening.someone import EVENING, found, screened, ticked

WHERE = st.sets(st.sampled_from(REGIONS), min_size=1).map(tuple)


@pytest.mark.parametrize(
    ("before", "after", "way"),
    [
        (("back-middle",), ("thigh-left",), "down"),
        (("thigh-left",), ("thigh-left", "lower-leg-left"), "down"),
        (("thigh-left",), ("thigh-right",), "down"),
        (("lower-leg-left",), ("thigh-left",), "up"),
        (("thigh-right", "back-right"), ("back-right",), "up"),
        (("buttock-left",), ("back-left",), "same"),
        (("back-left",), ("buttock-left",), "same"),
        (("thigh-left",), ("thigh-left",), "same"),
    ],
)
def test_pain_moves_up_out_of_a_leg_or_down_one(
    before: tuple[Region, ...], after: tuple[Region, ...], way: str
) -> None:
    assert spread((before, 3), (after, 3)) == way


def test_without_pain_no_region_is_a_place_too() -> None:
    thigh: tuple[Region, ...] = ("thigh-left",)
    assert spread(((), 0), (thigh, 2)) == "down"
    assert spread((thigh, 2), ((), 0)) == "up"
    assert spread(((), 0), ((), 0)) == "same"


@given(WHERE, st.integers(1, 10), st.integers(0, 10))
def test_pain_that_nobody_placed_moved_nowhere(where: tuple[Region, ...], pain: int, other: int) -> None:
    assert spread(((), pain), (where, other)) is None
    assert spread((where, other), ((), pain)) is None


@given(WHERE, WHERE)
def test_there_and_back_is_never_down_both_ways_on_one_leg(
    before: tuple[Region, ...], after: tuple[Region, ...]
) -> None:
    left = [tuple(region for region in regions if region.endswith("left")) for regions in (before, after)]
    if all(left):
        ways = {spread((left[0], 3), (left[1], 3)), spread((left[1], 3), (left[0], 3))}
        assert ways in ({"up", "down"}, {"same"})


def test_the_lowest_region_is_how_far_down_it_is() -> None:
    assert place_of(()) == "none"
    assert place_of(("buttock-left", "back-middle")) == "back"
    assert place_of(("thigh-left", "lower-leg-right", "back-left")) == "below-knee"


def test_pain_below_the_knee_in_the_check_is_the_answer_of_that_name() -> None:
    check = Check(EVENING, 3, where=("thigh-left", "lower-leg-left"))
    told = screened(ticked("worse.neither"), check)
    asked = screened(ticked("where.below-knee", "worse.neither"), Check(EVENING, 3))
    assert found(told) == found(asked)
    assert told.conditions == asked.conditions == {"SCIATICA_UNKNOWN"}
    assert told.locked


def test_where_a_direction_helps_pain_below_the_knee_advises() -> None:
    told = screened(ticked("worse.bending", "eases.arching"), Check(EVENING, 3, where=("lower-leg-left",)))
    assert not told.locked
    assert "QD10" in found(told)


@given(WHERE.filter(lambda where: place_of(where) != "below-knee"))
def test_pain_in_back_or_thigh_changes_nothing_of_what_one_may_do(where: tuple[Region, ...]) -> None:
    assert screened(None, Check(EVENING, 3, where=where)) == screened(None, Check(EVENING, 3))


def test_where_it_was_yesterday_says_nothing_of_today() -> None:
    check = Check(EVENING - timedelta(days=1), 3, where=("lower-leg-left",))
    assert screened(None, check) == screened(None, None)
