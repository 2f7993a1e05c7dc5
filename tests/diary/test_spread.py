"""Where pain was before and after a session, and what follows when it went down a leg."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given

from lumbar.diary import Entry, Progress, fold
from tests.diary.diary_tools import CATALOGUE, Person, moment
from tests.diary.strategies import diaries, lives

BACK = ["back-middle"]
LEFT_THIGH = ["back-middle", "thigh-left"]
LEFT_CALF = ["thigh-left", "lower-leg-left"]


def session(before: Sequence[str] | None, after: Sequence[str], *, pain: int = 2, phase: str = "strength") -> Person:
    """Answers, a check with a place, a plank and a bird-dog (of this `phase`), and where it was felt after them."""
    person = Person()
    person.tell("answers", moment(1), chosen={"pain": ["again"]})
    if before is not None:
        person.tell("check", moment(2, "17:55"), pain=pain, where=before)
    names = ("forearm-plank", "bird-dog")
    items = [
        {"exercise": name, "sets": 1, "seconds": 60, "phase": each}
        for name, each in zip(names, ("strength", phase), strict=True)
    ]
    planned = person.tell("planned", moment(2), session={"minutes": 20, "items": items})
    for item, name in enumerate(names):
        done = {"exercise": name, "variant": f"{name}/base", "side": "alternating", "set": 1, "seconds": 40}
        person.tell("set", moment(2, f"18:1{item}"), session=planned.id, item=item, **done)
    person.tell("after", moment(2, "18:30"), session=planned.id, pain=2, effort=4, where=after)
    return person


def told(person: Person) -> Progress:
    return fold(person.entries, CATALOGUE, moment(3))


def planned_in(person: Person) -> str:
    return next(entry.id for entry in person.entries if entry.kind == "planned")


def test_pain_further_down_a_leg_is_the_stop_for_it() -> None:
    progress = told(session(BACK, LEFT_THIGH))
    assert progress.done[0].stopped == "spreads-down-leg"
    assert progress.standings["bird-dog"].off
    assert not progress.standings["forearm-plank"].off
    assert progress.rescreen is not None
    assert progress.rescreen.key == "diary.rescreen.stopped"


def test_the_diary_knows_where_it_was_before_and_after() -> None:
    done = told(session(LEFT_CALF, LEFT_THIGH)).done[0]
    assert done.where_before == ("thigh-left", "lower-leg-left")
    assert done.where_after == ("back-middle", "thigh-left")
    assert done.stopped is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (LEFT_THIGH, BACK),
        (LEFT_THIGH, LEFT_THIGH),
        (BACK, ["buttock-right"]),
        ([], LEFT_CALF),
        (None, LEFT_CALF),
        (BACK, []),
    ],
)
def test_pain_that_moved_up_stayed_or_is_not_known_stops_nothing(
    before: Sequence[str] | None, after: Sequence[str]
) -> None:
    progress = told(session(before, after))
    assert progress.done[0].stopped is None
    assert progress.rescreen is None


def test_a_leg_that_hurts_after_a_session_without_pain_before_is_further_down() -> None:
    assert told(session([], LEFT_THIGH, pain=0)).done[0].stopped == "spreads-down-leg"


def test_an_exercise_of_the_rest_at_the_end_is_not_taken_for_the_cause() -> None:
    progress = told(session(BACK, LEFT_THIGH, phase="rest"))
    assert progress.standings["forearm-plank"].off
    assert not progress.standings["bird-dog"].off


def test_what_was_uncomfortable_is_taken_for_the_cause() -> None:
    person = session(BACK, LEFT_THIGH)
    told_of = {"exercise": "forearm-plank", "variant": "forearm-plank/base", "feeling": "uncomfortable"}
    person.tell("feeling", moment(2, "18:20"), session=planned_in(person), **told_of)
    assert told(person).standings["forearm-plank"].off
    assert not told(person).standings["bird-dog"].off


def test_it_weighs_more_than_a_lesser_stop_and_keeps_its_exercise() -> None:
    person = session(BACK, LEFT_THIGH)
    person.tell("stop", moment(2, "18:15"), session=planned_in(person), reason="sharp", exercise="forearm-plank")
    progress = told(person)
    assert progress.done[0].stopped == "spreads-down-leg"
    assert progress.standings["forearm-plank"].off
    assert not progress.standings["bird-dog"].off


def test_it_does_not_take_the_place_of_a_stop_that_is_as_grave() -> None:
    person = session(BACK, LEFT_THIGH)
    person.tell("stop", moment(2, "18:15"), session=planned_in(person), reason="numb-or-weak")
    assert told(person).done[0].stopped == "numb-or-weak"


def test_a_check_of_the_day_before_is_no_before() -> None:
    person = session(None, LEFT_CALF)
    person.tell("check", moment(1, "19:00"), pain=2, where=BACK)
    assert told(person).done[0].stopped is None


def test_the_last_word_on_a_session_counts() -> None:
    person = session(BACK, LEFT_THIGH)
    again = {"session": planned_in(person), "pain": 2, "effort": 4, "where": BACK}
    person.tell("after", moment(2, "18:40"), **again)
    assert told(person).done[0].stopped is None


def test_taken_back_it_was_never_told() -> None:
    person = session(BACK, LEFT_THIGH)
    after = person.entries[-1]
    person.tell("void", moment(2, "18:40"), entry=after.id)
    assert told(person).done[0].stopped is None


def test_a_session_told_of_without_a_plan_is_compared_all_the_same() -> None:
    person = Person()
    person.tell("check", moment(2, "17:55"), pain=2, where=BACK)
    known = {"exercise": "bird-dog", "variant": "bird-dog/base", "side": "alternating", "set": 1, "seconds": 40}
    name = "7d1f3c52-0000-4000-8000-000000000001"
    person.tell("set", moment(2), session=name, item=0, **known)
    person.tell("after", moment(2, "18:30"), session=name, pain=2, effort=4, where=LEFT_THIGH)
    assert told(person).standings["bird-dog"].off


def without_places(entries: Sequence[Entry]) -> list[Entry]:
    """The same diary as a release wrote it that did not ask where."""
    return [
        replace(entry, data={name: value for name, value in entry.data.items() if name != "where"}) for entry in entries
    ]


@given(lives())
def test_a_life_in_which_no_place_is_told_is_as_it_was(person: Person) -> None:
    nowhere = [
        replace(entry, data={**entry.data, "where": []}) if entry.kind in ("check", "after") else entry
        for entry in person.entries
    ]
    end = moment(400, "12:00")
    assert fold(nowhere, CATALOGUE, end) == fold(without_places(person.entries), CATALOGUE, end)


@given(diaries)
def test_places_told_only_before_or_only_after_change_no_standing(entries: list[Entry]) -> None:
    end = moment(400, "12:00")
    only_before = [each if each.kind == "check" else without_places([each])[0] for each in entries]
    then, now = (fold(rows, CATALOGUE, end) for rows in (without_places(entries), only_before))
    assert (then.standings, then.decisions, then.rescreen) == (now.standings, now.decisions, now.rescreen)
