from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from lumbar.catalogue import Hold
from lumbar.diary import Progress
from lumbar.planning import Edits
from lumbar.screening import Condition
from tests.people import CATALOGUE
from tests.planning.days import everything, forms, having, names, of, stands, today, without


def test_lunge_and_pigeon_are_done_on_one_leg_then_on_the_other() -> None:
    session = today(10, edits=Edits(wanted=frozenset({"pigeon"})))
    legs = [(item.exercise, item.side) for item in session.items if item.exercise in ("low-lunge", "pigeon")]
    assert legs == [("low-lunge", "left"), ("pigeon", "left"), ("low-lunge", "right"), ("pigeon", "right")]


def test_without_the_pigeon_the_lunge_is_done_alone() -> None:
    session = today(40, progress=without("pigeon"))
    assert of(session, "low-lunge").side == "both"


def test_the_seated_fold_follows_the_twist_without_a_change_of_position() -> None:
    session = today(40)
    order = names(session)
    assert order[order.index("seated-twist") + 1] == "seated-fold"
    assert of(session, "seated-fold").transition_s == 0


def test_a_fold_on_the_floor_does_not_follow_a_twist_on_a_chair() -> None:
    progress = having(stands("seated-twist", "chair"), stands("seated-fold"))
    order = names(today(40, progress=progress))
    assert not {"seated-twist", "seated-fold"} <= set(order)


def test_the_forearm_plank_is_taken_from_the_high_plank_and_then_the_back_rests() -> None:
    session = today(17)
    order = names(session)
    first = order.index("high-plank")
    assert order[first : first + 3] == ["high-plank", "forearm-plank", "childs-pose"]
    rest = session.items[first + 2]
    assert isinstance(rest.dose, Hold)
    assert 60 <= rest.dose.seconds <= 120
    assert rest.phase == "strength"


def test_where_the_high_plank_rests_the_forearm_plank_is_done_alone() -> None:
    progress = having(stands("high-plank", ago=timedelta(hours=20)), stands("forearm-plank"))
    order = names(today(17, progress=progress))
    assert "high-plank" not in order
    assert order[order.index("forearm-plank") + 1] == "childs-pose"


def test_a_rest_that_may_only_be_short_comes_in_parts() -> None:
    progress = without("supported-supine-rest", "childs-pose/side-lying", "childs-pose/chair")
    session = today(17, "HYPERTENSION", progress=progress)
    rest = session.items[names(session).index("forearm-plank") + 1]
    assert (rest.exercise, rest.sets, rest.dose) == ("childs-pose", 3, Hold("hold", 20))


def leg_lifts(progress: Progress, *conditions: Condition) -> list[str]:
    """The stages of today's prone leg lifts, where no other strength work is wanted."""
    others = frozenset(exercise.id for exercise in CATALOGUE if exercise.strengthens) - {"prone-leg-lifts"}
    session = today(20, *conditions, progress=replace(progress, never=others))
    return [form.partition("/")[2] for form in forms(session) if form.startswith("prone-leg-lifts")]


def test_the_rest_after_planks_is_never_harder_than_the_diary_says() -> None:
    progress = having(stands("childs-pose", "knees-apart"), stands("supported-supine-rest", "ninety-ninety"))
    session = today(40, progress=progress)
    names_ = names(session)
    assert session.items[names_.index("forearm-plank") + 1].variant in (
        "childs-pose/knees-apart",
        "childs-pose/side-lying",
    )


def test_prone_leg_lifts_go_through_their_stages() -> None:
    assert leg_lifts(everything(step=1)) == ["base", "held", "both-legs", "base"]


def test_a_beginner_lifts_one_leg_at_a_time() -> None:
    assert leg_lifts(without()) == ["base", "held", "base"]


@pytest.mark.parametrize("how", [{"change": -1, "rule": "amber"}, {"rule": "returns"}])
def test_after_a_step_back_or_a_time_out_no_harder_stage_comes(how: dict[str, Any]) -> None:
    assert leg_lifts(having(stands("prone-leg-lifts", **how))) == ["base"]


def test_a_stage_that_a_rule_takes_out_is_dropped() -> None:
    assert leg_lifts(everything(step=1), "POSTPARTUM") == ["base", "held", "base"]


def test_below_the_stages_the_leg_lifts_are_one_exercise() -> None:
    assert leg_lifts(having(stands("prone-leg-lifts", "knee-bent"))) == ["knee-bent"]


def test_second_rounds_keep_both_sides_alike() -> None:
    session = today(60)
    legs = [item for item in session.items if item.exercise == "pigeon"]
    assert {item.side for item in legs} == {"left", "right"}
    assert len({(item.dose, item.sets) for item in legs}) == 1
