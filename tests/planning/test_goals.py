"""What the weeks can be for: complete rows, a small say in each session, and none against a rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import get_args

import pytest

from lumbar.diary import Aim, Goal, Progress
from lumbar.planning import GoalRow, goals, offered_goals
from lumbar.planning.goals import row_for
from lumbar.planning.themes import themes
from lumbar.screening import Answers, Condition
from lumbar.screening.questions import questionnaire
from lumbar.words import Message, known
from tests.people import CATALOGUE, EVENING
from tests.planning.days import cleared, having, names, said, stands, today

ROWS = tuple(goals().values())
THERAPEUTIC = {"double-knee-to-chest", "knee-rolls", "breath-pelvic-rock"}


def wanting(goal: Goal | None, progress: Progress | None = None) -> Progress:
    return replace(progress or Progress(EVENING), aim=Aim(goal=goal))


def messages(row: GoalRow) -> Iterator[Message]:
    yield from (row.reason, Message(f"planning.goal.{row.id}.name"))


def test_every_goal_that_can_be_chosen_has_a_row() -> None:
    assert {row.goal for row in ROWS} == set(get_args(Goal))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_a_row_is_complete(row: GoalRow) -> None:
    told = {f"{group.id}.{option.id}" for group in questionnaire().groups for option in group.options}
    assert all(known(message.key) for message in messages(row))
    assert row.prefer
    assert row.source
    assert {*row.prefer, *row.therapeutic} <= set(CATALOGUE.exercises)
    assert all(CATALOGUE[id].in_session for id in row.prefer)
    assert {*row.themes} <= set(themes())
    assert all(themes()[id].strength > 0 for id in row.themes)
    assert {*row.answers} <= told
    assert 5 <= row.first_min <= row.most_min <= 60
    assert 1 <= row.days <= 7


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_a_goal_prefers_stretching_and_strength_alike(row: GoalRow) -> None:
    assert {CATALOGUE[id].strengthens for id in row.prefer} == {True, False} or row.id == "prevention"


@pytest.mark.parametrize("row", [row for row in ROWS if row.conditions], ids=lambda row: row.id)
def test_what_a_goal_prefers_is_open_under_its_own_condition(row: GoalRow) -> None:
    for condition in row.conditions:
        verdicts = cleared(condition).verdicts
        for id in (*row.prefer, *row.therapeutic):
            assert any(verdicts[form.id].allowed for form in CATALOGUE[id].variants), (condition, id)


def test_osteochondrosis_and_arthritis_have_the_therapeutic_set() -> None:
    assert {*goals()["wear"].therapeutic} == THERAPEUTIC
    session = today(20, "OA_OSTEOCHONDROSIS", progress=wanting("wear"))
    assert set(names(session)) >= THERAPEUTIC


def test_a_healthy_person_who_chose_it_reads_why_the_set_is_there() -> None:
    session = today(20, progress=wanting("wear"))
    assert said(session)["knee-rolls"] == "therapeutic"


@pytest.mark.parametrize(
    ("condition", "row"),
    [
        ("DISC_FLEX_INTOL", "hernia-arching"),
        ("DISC_EXT_INTOL", "hernia-bending"),
        ("DISC_UNKNOWN", "hernia"),
        ("STENOSIS", "stenosis"),
        ("OA_OSTEOCHONDROSIS", "wear"),
        ("SCOLIOSIS", "scoliosis"),
        ("KNEE", "prevention"),
    ],
)
def test_a_goal_is_suggested_by_what_the_person_told(condition: Condition, row: str) -> None:
    assert row_for(Progress(EVENING), cleared(condition)).id == row


def test_a_fresh_spell_suggests_coming_back_from_it() -> None:
    answers = Answers(EVENING, {"pain": ("again",), "duration": ("3-to-6-weeks",)})
    assert row_for(Progress(EVENING, answers=answers), cleared()).id == "subacute"


def test_the_goal_chosen_comes_before_the_goal_suggested() -> None:
    assert row_for(wanting("office"), cleared("STENOSIS")).id == "office"
    assert row_for(wanting("hernia"), cleared("DISC_EXT_INTOL")).id == "hernia-bending"
    assert row_for(wanting("hernia"), cleared()).id == "hernia"


def test_the_goal_of_a_condition_is_offered_to_those_who_have_told_of_it() -> None:
    assert set(offered_goals(cleared())) == {"prevention", "office", "subacute"}
    assert "stenosis" in offered_goals(cleared("STENOSIS"))


def test_a_goal_has_a_say_in_the_session_and_says_so() -> None:
    chosen = {key for goal in get_args(Goal) for key in said(today(20, progress=wanting(goal))).values()}
    assert "goal" in chosen


def test_without_a_goal_the_session_is_as_it_always_was() -> None:
    assert "goal" not in said(today(20)).values()
    assert today(20, "SCOLIOSIS") == today(20, "SCOLIOSIS", progress=wanting(None))


def test_strength_already_begun_says_that_it_serves_the_goal() -> None:
    begun = having(replace(stands("side-plank", "knees", step=1), last_strength=None))
    assert said(today(20, progress=wanting("prevention", begun)))["side-plank"] == "goal"


def test_where_something_hurts_half_of_the_main_part_is_relief() -> None:
    def relief(goal: Goal | None) -> float:
        session = today(20, progress=wanting(goal))
        main = {"relief": 0, "strength": 0}
        for item in session.items:
            main[item.phase] = main.get(item.phase, 0) + item.seconds
        return main["relief"] / (main["relief"] + main["strength"])

    assert relief("subacute") > 0.45
    assert relief("subacute") > relief("prevention")


@pytest.mark.parametrize(
    ("minutes", "place", "theme"),
    [(15, 0, "relief-and-strength"), (15, 1, "rehabilitation"), (20, 0, "lumbosacral"), (20, 1, "rehabilitation"),
     (28, 0, "lumbosacral"), (40, 1, "yoga")],
)  # fmt: skip
def test_themes_near_in_length_take_turns(minutes: int, place: int, theme: str) -> None:
    assert goals()["prevention"].theme(minutes, place) == theme
