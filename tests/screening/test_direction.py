"""The test of two movements: whom it is offered, and what it changes in the answers."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lumbar.screening import (
    OUTCOMES,
    Answers,
    Clearance,
    Condition,
    Direction,
    Outcome,
    Person,
    learnt,
    offered,
    screen,
)
from lumbar.words import message
from tests.screening.someone import CATALOGUE, EVENING, answers, found, screened, ticked

Outcomes = Mapping[Direction, Outcome]
outcomes = st.dictionaries(st.sampled_from(["bending", "arching"]), st.sampled_from(OUTCOMES))


def after(trials: Outcomes, told: Answers | None = None) -> tuple[str, str, Clearance]:
    """What `worse` and `eases` are after these trials, and the clearance that follows."""
    known = learnt(ticked() if told is None else told, trials)
    [worse], [eases] = known.chosen["worse"], known.chosen["eases"]
    return worse, eases, screened(known)


def out(clearance: Clearance) -> set[str]:
    """The variants that are left out."""
    return {id for id, verdict in clearance.verdicts.items() if not verdict.allowed}


@pytest.mark.parametrize(
    ("trials", "worse", "eases", "conditions"),
    [
        ({"bending": "avoid", "arching": "prefer"}, "bending", "arching", {"DISC_FLEX_INTOL"}),
        ({"bending": "prefer", "arching": "avoid"}, "arching", "bending", {"DISC_EXT_INTOL"}),
        ({"bending": "avoid", "arching": "avoid"}, "both", "neither", {"DISC_FLEX_INTOL", "DISC_EXT_INTOL"}),
        ({"bending": "prefer", "arching": "prefer"}, "neither", "neither", set()),
        ({"bending": "unclear", "arching": "unclear"}, "neither", "neither", set()),
        ({"bending": "unclear", "arching": "prefer"}, "neither", "arching", set()),
        ({"bending": "unclear", "arching": "avoid"}, "arching", "neither", {"DISC_EXT_INTOL"}),
        ({"bending": "avoid"}, "bending", "neither", {"DISC_FLEX_INTOL"}),
    ],
)
def test_two_trials_answer_what_makes_it_worse_and_what_eases_it(
    trials: Outcomes, worse: str, eases: str, conditions: set[Condition]
) -> None:
    told = after(trials)
    assert told[:2] == (worse, eases)
    assert told[2].conditions == conditions
    assert not told[2].locked


def test_an_unclear_trial_leaves_what_was_told_of_its_direction() -> None:
    assert after({"bending": "unclear", "arching": "prefer"}, ticked("worse.bending"))[:2] == ("bending", "arching")
    assert after({"bending": "unclear", "arching": "prefer"}, ticked("worse.both"))[:2] == ("bending", "arching")
    assert after({"bending": "unclear", "arching": "prefer"}, ticked("eases.bending"))[:2] == ("neither", "neither")


def test_a_movement_that_made_it_worse_is_out_and_the_reason_says_so() -> None:
    stopped = after({"bending": "avoid"})[2]
    assert found(stopped) == {"avoids-bending"}
    assert "double-knee-to-chest/base" in out(stopped)
    assert "sphinx/base" not in out(stopped)


def test_a_known_direction_is_told_once() -> None:
    assert found(after({"bending": "avoid", "arching": "prefer"})[2]) == {"direction-bending"}


def test_a_second_stop_leaves_the_first_one_standing() -> None:
    known = learnt(learnt(ticked(), {"arching": "avoid"}), {"bending": "avoid"})
    assert known.avoids == ("bending", "arching")
    assert known.chosen["worse"] == ("both",)


@given(outcomes)
def test_the_test_changes_two_answers_and_never_opens_what_was_closed(trials: Outcomes) -> None:
    told = ticked("care.knee", "where.thigh")
    known = learnt(told, trials)
    same = {group: chosen for group, chosen in told.chosen.items() if group not in ("worse", "eases")}
    assert {group: chosen for group, chosen in known.chosen.items() if group in same} == same
    assert (known.at, known.born, known.rises_at) == (told.at, told.born, told.rises_at)
    assert out(screened(told)) <= out(screened(known))
    assert set(known.avoids) == {way for way, said in trials.items() if said == "avoid"}


def test_the_test_is_offered_to_who_told_of_pain_and_no_direction() -> None:
    told = ticked("worse.both")
    assert offered(told, screened(told)) is not None


@pytest.mark.parametrize(
    "told",
    [None, answers(), ticked("worse.bending", "eases.arching"), ticked("where.below-knee"), ticked("signs.lump")],
)
def test_others_are_not_offered_the_test(told: Answers | None) -> None:
    assert offered(told, screened(told)) is None


def test_nothing_is_tested_while_the_questions_are_due_again() -> None:
    told = ticked()
    due = screen(CATALOGUE, Person(), told, None, EVENING, rescreen=message("diary.rescreen.weeks"))
    assert offered(told, due) is None
