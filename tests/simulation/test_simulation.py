"""A small sample of lives; `just simulate` lives many more."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from lumbar.catalogue import Catalogue, load_catalogue
from lumbar.diary import Decision, Progress, Standing
from lumbar.planning import Session, Wish, plan
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
    """Plans as if nobody had ever trained or been hurt."""
    return plan(catalogue, clearance, replace(progress, standings={}), wish, now, seed)


@pytest.mark.parametrize(
    ("policy", "promises"),
    [
        (
            carefree,
            {
                "no excluded form",
                "no strength in a flare-up",
                "a flare-up counts the same day",
                "locked people get no plan",
            },
        ),
        (forgetful, {"48 hours between strength", "sharp pain takes the exercise out"}),
    ],
)
def test_the_watch_sees_what_a_bad_policy_does(policy: Policy, promises: set[str]) -> None:
    seen = {breach["promise"] for seed in SAMPLE for breach in Life(seed, policy).live(4).breaches}
    assert promises <= seen


def test_the_watch_sees_steps_up_that_are_not_earned() -> None:
    first = datetime(2026, 3, 2, 18, tzinfo=UTC)
    why = message("diary.reason.step-up")
    steps = [
        Decision(first + day * timedelta(days=1), "bird-dog", "step-up", "green", (FORM, day), (FORM, day + 1), why)
        for day in range(3)
    ]
    standing = Standing("bird-dog", FORM, 3)
    watch = Watch(load_catalogue(), Known(None, "07:00"))
    watch.fold(Progress(first + timedelta(days=3), {"bird-dog": standing}, tuple(steps)))
    assert {promise for promise, _ in watch.breaches} == {
        "a step up is earned by two good sessions",
        "no two steps up within 48 hours",
        "a step up keeps the weekly cap",
    }
