"""A session changed by the person keeps every promise, and each change does what it says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lumbar.catalogue import Span, work_seconds
from lumbar.diary import Progress
from lumbar.planning import (
    Alternative,
    Edits,
    Planned,
    Wish,
    alternatives,
    chosen,
    easier,
    harder,
    in_main,
    left_out,
    of_length,
    planned,
    sides,
    wanting,
)
from lumbar.planning.blocks import Block
from lumbar.planning.choice import Taken, mended
from lumbar.planning.differences import differences
from lumbar.planning.select import Candidate, Room, Stage
from lumbar.words import Message, render
from tests.examples import FEW
from tests.people import CATALOGUE, EVENING, Case, cases
from tests.planning.days import cleared, forms, having, names, of, stands, without
from tests.planning.test_plan_always import PROMISES
from tests.planning.test_select import days, item
from tests.planning.worth import points as points_of


def first(progress: Progress | None = None, minutes: int = 20, *conditions: str, **wish: object) -> Planned:
    known = Progress(EVENING) if progress is None else progress
    return planned(CATALOGUE, cleared(*conditions), known, Wish(minutes, **wish), EVENING)  # type: ignore[arg-type]


def place(found: Planned, exercise: str, *, main: bool = True) -> int:
    items = enumerate(found.session.items)
    return next(number for number, item in items if item.exercise == exercise and in_main(item) is main)


def others(found: Planned, exercise: str, *, main: bool = True) -> tuple[Alternative, ...]:
    return alternatives(found, place(found, exercise, main=main))


def test_a_swap_brings_one_exercise_and_takes_one_away() -> None:
    before = first()
    best = others(before, "bird-dog")[0]
    after = before.instead(best.wish)
    assert chosen(after.session) >= chosen(before.session) - {"bird-dog"} | {best.exercise}
    assert "bird-dog" not in names(after.session)
    assert best.variant in forms(after.session)
    assert after.session.seconds == 1200


def test_what_stands_in_for_a_stretch_is_relief_and_for_strength_is_strength() -> None:
    before = first()
    for exercise in chosen(before.session):
        strengthens = {CATALOGUE[other.exercise].strengthens for other in others(before, exercise)}
        assert strengthens == {CATALOGUE[exercise].strengthens}


def test_the_nearest_to_what_is_swapped_comes_first() -> None:
    best = others(first(), "supine-twist")[0]
    assert "rotation" in str(CATALOGUE.variant(best.variant).spine)


def test_every_change_that_is_told_is_so() -> None:
    before = first()
    item = of(before.session, "bird-dog")
    for other in others(before, "bird-dog"):
        keys = {change.key.removeprefix("planning.change.") for change in other.changes}
        variant = CATALOGUE.variant(other.variant)
        assert ("position" in keys) == (variant.start != item.start_position)
        assert ("movement" in keys) == (variant.spine != CATALOGUE.variant(item.variant).spine)
        assert all(render(change) for change in other.changes)


def test_what_was_never_done_is_said_to_be_new() -> None:
    found = first(having(stands("bird-dog"), stands("side-plank")), minutes=17, edits=Edits(frozenset({"bird-dog"})))
    offered = others(found, "bird-dog")
    new = {other.exercise for other in offered if "planning.change.new" in {change.key for change in other.changes}}
    assert new
    assert new == {other.exercise for other in offered} - {"side-plank"}


def test_what_differs_in_nothing_is_said_to_be_alike() -> None:
    found = first()
    item = of(found.session, "bird-dog")
    assert [change.key for change in differences(found.day, (item,), (item,))] == ["planning.change.alike"]


def test_what_is_left_out_comes_no_more_today_and_the_time_is_filled() -> None:
    before = first()
    after = before.instead(left_out(before.wish, before.session, "bridge"))
    assert "bridge" not in names(after.session)
    assert "knee-rolls" in names(after.session, "warm-up")
    assert after.session.seconds == 1200
    assert len(chosen(before.session) - chosen(after.session)) <= 3


def test_in_warm_up_and_rest_the_stand_in_of_the_rules_is_offered() -> None:
    before = first()
    stand_in = others(before, "bridge", main=False)
    assert [other.exercise for other in stand_in] == ["knee-rolls"]
    rest = others(before, before.session.items[-1].exercise, main=False)
    assert [other.exercise for other in rest] == ["childs-pose"]


def test_where_nothing_stands_in_nothing_is_offered() -> None:
    progress = without("supported-supine-rest", "childs-pose", "breath-pelvic-rock", "cat-cow", "knee-rolls")
    assert others(first(progress), "pelvic-tilt", main=False) == ()


def test_when_nothing_can_be_swapped_the_list_is_empty() -> None:
    strong = [id for id in CATALOGUE.exercises if CATALOGUE[id].strengthens and id != "bird-dog"]
    assert others(first(without(*strong)), "bird-dog") == ()


def test_where_little_relief_is_open_strength_can_still_be_swapped() -> None:
    relief = [
        id for id in CATALOGUE.exercises if not CATALOGUE[id].strengthens and id not in ("cat-cow", "childs-pose")
    ]
    assert others(first(without(*relief)), "bird-dog")


def test_what_is_wanted_and_has_no_place_is_said() -> None:
    session = first(minutes=7, edits=Edits(wanted=frozenset({"bird-dog"}))).session
    assert "bird-dog" not in names(session)
    assert render(session.notes[-1]) == "There was no place for Bird-dog today."


def test_what_is_wanted_takes_its_leader_or_follower_along_only_where_they_belong_together() -> None:
    both = first(minutes=40, edits=Edits(wanted=frozenset({"low-lunge", "pigeon"}))).session
    assert [id for id in names(both) if id in ("low-lunge", "pigeon")] == ["low-lunge", "pigeon"] * 2


def test_an_easier_exercise_is_a_step_lower_and_the_rest_stays() -> None:
    before = first(having(stands("bird-dog", step=2)), minutes=17)
    wish = easier(before, place(before, "bird-dog"))
    assert isinstance(wish, Wish)
    after = before.instead(wish)
    assert of(after.session, "bird-dog").change == -1
    assert work(after, "bird-dog") < work(before, "bird-dog")
    assert chosen(after.session) >= chosen(before.session)
    back = harder(after, place(after, "bird-dog"))
    assert isinstance(back, Wish)
    assert of(after.instead(back).session, "bird-dog") == of(before.session, "bird-dog")


def test_on_an_easier_day_one_exercise_may_be_as_the_diary_has_it() -> None:
    progress = having(stands("bird-dog", step=2), stands("cat-cow"), stands("knee-rolls"))
    before = first(progress, minutes=17, gentler=True)
    wish = harder(before, place(before, "bird-dog"))
    assert isinstance(wish, Wish)
    after = before.instead(wish)
    assert work(after, "bird-dog") > work(before, "bird-dog")
    assert of(after.session, "bird-dog").change == 0


def work(found: Planned, exercise: str) -> int:
    item = of(found.session, exercise)
    return item.sets * work_seconds(item.dose) * sides(item.side)


@pytest.mark.parametrize(
    ("progress", "conditions", "reason"),
    [
        (Progress(EVENING), (), "new"),
        (having(stands("bird-dog", greens=1)), (), "earned"),
        (having(stands("bird-dog", "hover", step=99)), (), "top"),
        (Progress(EVENING), ("KNEE",), "new"),
    ],
)
def test_harder_is_only_what_is_earned_and_says_so(
    progress: Progress, conditions: tuple[str, ...], reason: str
) -> None:
    found = first(progress, 17, *conditions, edits=Edits(wanted=frozenset({"bird-dog"})))
    said = harder(found, place(found, "bird-dog"))
    assert isinstance(said, Message)
    assert said.key == f"planning.harder.{reason}"
    assert render(said)


def test_harder_says_which_rule_allows_no_more() -> None:
    found = first(Progress(EVENING), 17, "HYPERTENSION")
    said = harder(found, place(found, "bridge"))
    assert isinstance(said, Message)
    assert said.key == "planning.harder.rule"


def test_harder_says_what_closes_the_next_form() -> None:
    found = first(having(stands("forearm-plank")), minutes=17, place="chair")
    said = harder(found, place(found, "forearm-plank"))
    assert isinstance(said, Message)
    assert said.key == "planning.harder.closed"


def test_what_is_at_its_easiest_says_so() -> None:
    found = first(having(stands("bird-dog", "arm-only")), minutes=17)
    for number in (0, place(found, "bird-dog")):
        assert isinstance(easier(found, number), Message)
    assert isinstance(harder(found, 0), Message)


def test_with_less_time_what_stays_was_there_before() -> None:
    before = first()
    after = before.instead(of_length(before.wish, before.session, 14))
    assert after.session.seconds == 14 * 60
    assert len(chosen(after.session) - chosen(before.session)) <= 1


def test_what_was_swapped_in_can_be_swapped_again() -> None:
    found = first()
    one = others(found, "bird-dog")[0]
    found = found.instead(one.wish)
    two = others(found, one.exercise)[0]
    after = found.instead(two.wish)
    assert {"bird-dog", one.exercise}.isdisjoint(names(after.session))
    again = after.instead(wanting(after.wish, after.session, "bird-dog"))
    assert "bird-dog" in names(again.session)


@given(days())
def test_what_is_mended_keeps_the_bounds(day: tuple[tuple[Stage, ...], Room]) -> None:
    stages, room = day
    known = mended(tuple(Taken(stage, stage.candidates[0]) for stage in stages[::2]), stages[::2], room)
    if known is not None:
        choice = tuple((taken.stage, taken.candidate) for taken in known)
        assert points_of(choice, room, stages[::2]) is not None


def test_what_cannot_be_mended_is_not() -> None:
    strength = Stage("strength", (Candidate(Block((item("supine", 60, "strength"),), ()), 10),))
    choice = (Taken(strength, strength.candidates[0]),)
    bounds = Span(1, 1)
    assert mended(choice, (), Room(300, "supine", None, bounds, stretch=False)) == choice
    assert mended(choice, (), Room(30, "supine", None, bounds, stretch=False)) is None
    assert mended(choice, (), Room(300, "supine", None, Span(2, 3), stretch=False)) is None
    assert mended(choice, (), Room(300, "supine", None, bounds, stretch=True)) is None


Change = Callable[[Planned, int], Wish]


def swap(found: Planned, number: int) -> Wish:
    """Take one of what is offered; it must come."""
    offered = alternatives(found, number)
    if not offered:
        return found.wish
    taken = offered[number % len(offered)]
    for other in offered:
        assert found.clearance.verdicts[other.variant].allowed
        assert all(render(change) for change in other.changes)
    assert taken.exercise in names(found.instead(taken.wish).session)
    assert found.session.items[number].exercise not in names(found.instead(taken.wish).session)
    return taken.wish


def leave_out(found: Planned, number: int) -> Wish:
    return left_out(found.wish, found.session, found.session.items[number].exercise)


def _manner(found: Planned, number: int, way: Callable[[Planned, int], Wish | Message]) -> Wish:
    wish = way(found, number)
    if isinstance(wish, Message):
        assert render(wish)
        return found.wish
    return wish


def ease(found: Planned, number: int) -> Wish:
    return _manner(found, number, easier)


def harden(found: Planned, number: int) -> Wish:
    return _manner(found, number, harder)


def shorten(found: Planned, number: int) -> Wish:
    return of_length(found.wish, found.session, max(5, found.wish.minutes - 3))


def unpack(found: Planned, number: int) -> Wish:
    return replace(found.wish, equipment=frozenset(sorted(found.day.equipment)[number:]))


CHANGES: tuple[Change, ...] = (swap, swap, leave_out, ease, harden, shorten, unpack)


@settings(max_examples=FEW)
@given(cases(), st.lists(st.tuples(st.sampled_from(CHANGES), st.integers(0, 30)), max_size=5))
def test_any_series_of_changes_keeps_every_promise_and_undo_gives_back_the_same_session(
    case: Case, series: list[tuple[Change, int]]
) -> None:
    if case.known.clearance.locked:
        return
    found = planned(CATALOGUE, case.known.clearance, case.known.progress, case.wish, case.now)
    for change, number in series:
        if not found.session.items:
            break
        wish = change(found, number % len(found.session.items))
        after = found.instead(wish)
        for promise in PROMISES:
            promise(replace(case, wish=wish), after.session)
        assert after.instead(found.wish).session == found.session
        assert found.instead(wish).session == after.session
        found = after
