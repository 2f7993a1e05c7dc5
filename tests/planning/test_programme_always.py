"""What holds for the weeks ahead, whoever they are for."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lumbar.diary import Progress
from lumbar.planning import NotCleared, PlannedDay, Programme, goals, programme, usual
from lumbar.planning.lately import lately, monday_of
from lumbar.screening import Clearance
from lumbar.words import render
from tests.examples import FEW, MANY
from tests.people import CATALOGUE, Case, cases
from tests.planning.days import cleared
from tests.planning.weeks import WEDNESDAY, clearances, pasts, sat, strength, to_come, trained

HOURS = st.integers(0, 7 * 24 - 1)
REST = timedelta(hours=48)


def weeks_of(clearance: Clearance, progress: Progress, now: datetime, weeks: int = 12) -> Programme:
    return programme(CATALOGUE, clearance, progress, now, weeks)


@settings(max_examples=MANY)
@given(clearances(), pasts(), HOURS)
def test_two_strength_sessions_are_never_within_two_days(clearance: Clearance, past: Progress, later: int) -> None:
    now = WEDNESDAY + timedelta(hours=later)
    plan = weeks_of(clearance, past, now)
    planned = [day for week in plan.weeks for day in strength(week)]
    assert all((after.on - day.on).days >= 2 for day, after in pairwise(planned))
    last = max((each.last_strength for each in past.standings.values() if each.last_strength), default=None)
    if last and planned:
        midnight = datetime.combine(planned[0].on, datetime.min.time(), now.tzinfo)
        assert max(planned[0].since or midnight, now if planned[0].on == now.date() else midnight) - last >= REST


@settings(max_examples=MANY)
@given(clearances(), pasts(), HOURS)
def test_the_minutes_of_a_week_never_grow_by_more_than_a_fifth(
    clearance: Clearance, past: Progress, later: int
) -> None:
    now = WEDNESDAY + timedelta(hours=later)
    plan = weeks_of(clearance, past, now)
    row = goals()[plan.goal]
    first = min(row.first_min, past.minutes or row.most_min) * 3
    minutes = dict(lately(past, now).totals())
    for week in plan.weeks:
        before = [minutes.get(week.monday - timedelta(weeks=back), 0) for back in (1, 2, 3, 4)]
        if strength(week):
            assert week.minutes() <= max(first, max(before) * 1.2), week.monday
        minutes[week.monday] = minutes.get(week.monday, 0) + sum(day.minutes for day in strength(week))


@settings(max_examples=MANY)
@given(clearances(), pasts(), HOURS)
def test_a_week_has_its_days_and_no_more(clearance: Clearance, past: Progress, later: int) -> None:
    now = WEDNESDAY + timedelta(hours=later)
    plan = weeks_of(clearance, past, now)
    for week in plan.weeks:
        assert [day.on for day in week.days] == [week.monday + timedelta(days=place) for place in range(7)]
        assert week.monday == monday_of(week.monday)
        sessions = [day for day in week.days if day.kind in ("strength", "stretch")]
        planned = [day for day in sessions if not day.done]
        assert len(planned) <= plan.days
        assert all(day.on >= now.date() for day in week.days if day.kind != "rest" and not day.done)
        assert all(day.on <= now.date() for day in week.days if day.done)
        for day in planned:
            assert 5 <= day.minutes <= max(60, past.minutes or 0)
            assert day.theme is not None


@settings(max_examples=MANY)
@given(clearances(), pasts(), HOURS, st.integers(1, 6))
def test_what_was_missed_is_never_added_to_what_comes(
    clearance: Clearance, past: Progress, later: int, missed: int
) -> None:
    now = WEDNESDAY + timedelta(hours=later)
    then = now + timedelta(days=missed)
    assume(monday_of(now.date()) == monday_of(then.date()))
    before, after = weeks_of(clearance, past, now), weeks_of(clearance, past, then)
    assert to_come(after, then.date()) <= to_come(before, now.date())
    planned = strength(before.weeks[0])
    rounded = len(planned)
    assert sum(day.minutes for day in strength(after.weeks[0])) <= sum(day.minutes for day in planned) + rounded


@settings(max_examples=MANY)
@given(pasts(), HOURS, st.integers(8, 60))
def test_after_a_break_sessions_are_never_longer_than_before_it(past: Progress, later: int, away: int) -> None:
    assume(past.done)
    now = past.done[-1].at
    before = [each.minutes for each in lately(past, now).sessions if each.strength]
    assume(before)
    back = now + timedelta(days=away)
    plan = weeks_of(cleared(now=back), past, back, 1)
    row = goals()[plan.goal]
    for day in strength(plan.weeks[0]):
        assert day.minutes <= max(*before, row.first_min)


@settings(max_examples=FEW)
@given(clearances(), pasts(), HOURS)
def test_the_same_diary_and_day_give_the_same_weeks(clearance: Clearance, past: Progress, later: int) -> None:
    now = WEDNESDAY + timedelta(hours=later)
    assert weeks_of(clearance, past, now) == weeks_of(clearance, past, now)
    assert weeks_of(clearance, past, now, 3).weeks == weeks_of(clearance, past, now).weeks[:3]


def does(progress: Progress, day: PlannedDay, hour: int) -> Progress:
    """The day's session, at that hour or as soon as it may be."""
    at = datetime.combine(day.on, datetime.min.time(), WEDNESDAY.tzinfo) + timedelta(hours=hour)
    at = max(at, day.since or at)
    done = (*progress.done, sat(at, day.minutes, day.theme or "lumbar"))
    known = trained(*done, now=at, aim=progress.aim, minutes=progress.minutes)
    return replace(known, moved=progress.moved)


@settings(max_examples=FEW)
@given(pasts(), st.lists(st.integers(5, 20), min_size=14, max_size=14))
def test_whoever_lives_by_it_rests_two_days_between_strength(past: Progress, hours: list[int]) -> None:
    known, trained_at = replace(past, share=1.0), []
    for number, hour in enumerate(hours):
        now = datetime.combine(WEDNESDAY.date(), datetime.min.time(), WEDNESDAY.tzinfo) + timedelta(days=number + 1)
        today = weeks_of(cleared(now=now), known, now, 1).weeks[0].days[now.weekday()]
        if today.kind == "strength" and not today.done:
            known = does(known, today, hour)
            trained_at.append(known.done[-1].at)
    assert all(after - before >= REST for before, after in pairwise(trained_at))


@settings(max_examples=FEW)
@given(pasts(), st.sampled_from((6, 18)))
def test_whoever_does_what_was_planned_gets_the_weeks_that_were_shown(past: Progress, hour: int) -> None:
    """From the next Monday on, with no break before it: the lengths, themes and days come as they were announced."""
    known = replace(past, share=1.0, done=(), standings={}, moved=())
    first = datetime(2026, 5, 18, tzinfo=WEDNESDAY.tzinfo)
    shown = [
        (day.on, day.minutes, day.theme)
        for week in weeks_of(cleared(now=first), known, first, 6).weeks
        for day in week.days
        if day.kind in ("strength", "stretch")
    ]
    lived = []
    for number in range(42):
        now = first + timedelta(days=number)
        today = weeks_of(cleared(now=now), known, now, 1).weeks[0].days[now.weekday()]
        if today.kind in ("strength", "stretch"):
            known = does(known, today, hour)
            lived.append((today.on, today.minutes, today.theme))
    assert lived == shown


@settings(max_examples=MANY)
@given(cases())
def test_today_asks_for_a_session_that_can_be_planned(case: Case) -> None:
    clearance, progress = case.known.clearance, case.known.progress
    wish = usual(CATALOGUE, clearance, progress, case.now)
    assert 5 <= wish.minutes <= 60
    assert wish.holds == progress.holds
    try:
        plan = weeks_of(clearance, progress, case.now, 2)
    except NotCleared:
        assert clearance.locked
        return
    assert not clearance.locked
    for week in plan.weeks:
        assert render(week.why)
        relief = [day for day in week.days if day.kind == "relief"]
        assert not relief or "FLARE" in clearance.conditions
    assert render(plan.reason)
    if "FLARE" in clearance.conditions:
        assert wish.theme in ("relief", "lumbar")
