"""A small sample of lives; `just simulate` lives many more."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from lumbar.catalogue import Catalogue, load_catalogue
from lumbar.diary import Decision, Flare, Progress, Standing
from lumbar.planning import Edits, NotCleared, Session, Wish, plan
from lumbar.screening import Check, Clearance, Person, screen
from lumbar.words import message
from tests.simulation.known import Known
from tests.simulation.life import Life, Policy
from tests.simulation.watch import Watch

SAMPLE = (1, 2, 3, 4, 5)
"""Twelve weeks each: 60 person-weeks."""
FORM = "bird-dog/base"


@pytest.mark.parametrize("seed", SAMPLE)
def test_twelve_weeks_keep_every_promise(seed: int) -> None:
    assert Life(seed).live().breaches == ()


def test_the_same_person_lives_the_same_life() -> None:
    assert Life(2).live(2) == Life(2).live(2)


def test_entries_handed_in_as_text_lead_to_the_same_life() -> None:
    by_text = Life(2)
    by_text.diary.as_text = True
    assert by_text.live(3) == Life(2).live(3)


def carefree(
    catalogue: Catalogue, clearance: Clearance, progress: Progress, wish: Wish, now: datetime, seed: int
) -> Session:
    """Plans as if nothing were wrong with anybody."""
    free = screen(catalogue, Person(stated=True), None, Check(now, 0), now.replace(hour=18))
    return plan(catalogue, free, progress, wish, now, seed)


def forgetful(
    catalogue: Catalogue, clearance: Clearance, progress: Progress, wish: Wish, now: datetime, seed: int
) -> Session:
    """Plans as if nobody had ever trained, been hurt or said what they do not want."""
    unmarked = replace(progress, standings={}, never=frozenset())
    return plan(catalogue, clearance, unmarked, replace(wish, edits=Edits()), now, seed)


def eager(
    catalogue: Catalogue, clearance: Clearance, progress: Progress, wish: Wish, now: datetime, seed: int
) -> Session:
    """Plans one set more with every session done, says twice the length, and calls nothing relief."""
    session = plan(catalogue, clearance, progress, wish, now, seed)
    more = tuple(replace(item, sets=item.sets + len(progress.done)) for item in session.items)
    return replace(session, items=more, label=None, seconds=2 * session.seconds)


def refusing(
    catalogue: Catalogue, clearance: Clearance, progress: Progress, wish: Wish, now: datetime, seed: int
) -> Session:
    """Plans for nobody."""
    raise NotCleared(clearance)


BAD: dict[Policy, set[str]] = {
    carefree: {
        "no excluded form",
        "no strength in a flare-up",
        "a flare-up counts the same day",
        "locked people get no plan",
    },
    forgetful: {
        "48 hours between strength",
        "sharp pain takes the exercise out",
        "what is not wanted does not come",
    },
    eager: {
        "nothing harder after it hurt",
        "work grows by 20 % a week, or one step",
        "more than ever only after a step up",
        "the length is kept, or it says why",
        "relief alone is called relief",
    },
    refusing: {"people who may train get a plan"},
}
STEPS = {
    "a step up is earned by two good sessions",
    "no two steps up within 48 hours",
    "no step up in a flare-up",
    "a step up keeps the weekly cap",
}


@pytest.mark.parametrize("policy", BAD)
def test_the_watch_sees_what_a_bad_policy_does(policy: Policy) -> None:
    seen = {breach["promise"] for seed in SAMPLE for breach in Life(seed, policy).live(6).breaches}
    assert BAD[policy] <= seen


def test_every_promise_is_seen_to_be_broken_by_some_bad_policy_or_step() -> None:
    looked = {promise for seed in SAMPLE for promise in Life(seed).live(6).looked}
    assert looked == STEPS.union(*BAD.values())


def test_the_watch_sees_steps_up_that_are_not_earned() -> None:
    first = datetime(2026, 3, 2, 18, tzinfo=UTC)
    why = message("diary.reason.step-up")
    steps = [
        Decision(first + day * timedelta(days=1), "bird-dog", "step-up", "green", (FORM, day), (FORM, day + 1), why)
        for day in range(3)
    ]
    standing = Standing("bird-dog", FORM, 3)
    watch = Watch(load_catalogue(), Known(None, "07:00"))
    flare = Flare(first.date(), declared=True)
    watch.fold(Progress(first, {"bird-dog": standing}, (), flare=flare))
    watch.fold(Progress(first + timedelta(days=3), {"bird-dog": standing}, tuple(steps), flare=flare))
    assert {promise for promise, _ in watch.breaches} == STEPS
