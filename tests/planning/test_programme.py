"""The weeks ahead, by example."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest

from lumbar.diary import Decision, Moved, Progress
from lumbar.planning import NotCleared, PlannedDay, Wish, programme, told, usual
from lumbar.screening import Person
from lumbar.screening import screen as screened
from lumbar.words import message, render
from tests.people import CATALOGUE
from tests.planning.days import cleared
from tests.planning.weeks import (
    MONDAY,
    ahead,
    lengths,
    sat,
    strength,
    to_come,
    trained,
    weekdays,
    weekly,
    whys,
)

NOBODY = Progress(MONDAY)


def test_a_newcomer_begins_small_and_grows_to_the_usual_length() -> None:
    plan = ahead(NOBODY)
    assert plan.goal == "prevention"
    assert plan.chosen is None
    assert lengths(plan)[:6] == [15, 17, 19, 20, 20, 20]
    assert whys(plan)[:5] == ["start", "grows", "grows", "grows", "full"]
    assert len(plan.weeks) == 12


def test_three_days_a_week_two_days_apart_with_walks_between_and_one_day_free() -> None:
    week = ahead(NOBODY).weeks[0]
    assert weekdays(week) == [0, 2, 4]
    assert weekdays(week, "activity") == [1, 5]
    assert weekdays(week, "rest") == [3, 6]


def test_every_session_of_the_weeks_holds_strength_as_well_as_stretching() -> None:
    for usual_length in (7, 10, 20, 40):
        plan = ahead(replace(NOBODY, minutes=usual_length))
        assert all(day.theme not in ("relief", "lumbar") for week in plan.weeks for day in strength(week))


def test_an_unhurried_length_stays_the_length_from_the_beginning() -> None:
    assert set(lengths(ahead(replace(NOBODY, minutes=10)))) == {10}


def test_a_long_usual_length_is_reached_step_by_step() -> None:
    found = lengths(ahead(replace(NOBODY, minutes=40)))
    assert found[:4] == [15, 17, 19, 21]
    assert found[-1] == 37


def test_it_begins_where_the_person_stands() -> None:
    assert lengths(ahead(trained(*weekly(3, 16))))[:3] == [18, 20, 20]
    assert whys(ahead(trained(*weekly(3, 20))))[0] == "full"


def test_short_steps_where_sessions_are_short() -> None:
    assert lengths(ahead(trained(*weekly(1, 7))))[:3] == [8, 9, 10]


def test_a_week_that_was_left_half_done_is_done_again() -> None:
    plan = ahead(trained(*weekly(2, 16)[:4]))
    assert lengths(plan)[0] == 16
    assert whys(plan)[0] == "holds"


@pytest.mark.parametrize("hurt", [{"effort": 8}, {"stopped": "sharp"}])
def test_a_week_that_was_too_much_is_not_made_longer(hurt: dict[str, object]) -> None:
    done = weekly(2, 16)
    plan = ahead(trained(*done[:-1], replace(done[-1], **hurt)))  # type: ignore[arg-type]
    assert lengths(plan)[0] == 16


def test_a_session_that_was_hardly_begun_may_be_begun_again_and_costs_nothing() -> None:
    done = (*weekly(2, 16), sat(MONDAY - timedelta(hours=1), 3, planned=18, stopped="ended-early"))
    plan = ahead(replace(trained(*weekly(2, 16)), done=done))
    assert weekdays(plan.weeks[0]) == [0, 2, 4]
    assert lengths(plan)[:2] == [18, 20]
    later = ahead(replace(trained(*weekly(2, 16)), done=done), now=MONDAY + timedelta(days=1))
    assert (later.weeks[0].days[0].kind, later.weeks[0].days[0].done) == ("stretch", True)


def test_one_short_session_does_not_shorten_the_next_week() -> None:
    done = [*weekly(2, 16)[:4], sat(MONDAY - timedelta(days=3), 9, planned=16)]
    assert lengths(ahead(trained(*done)))[0] == 18


def test_a_sharp_pain_early_in_a_session_keeps_the_next_week_from_growing() -> None:
    hurt = sat(MONDAY - timedelta(days=1), 3, planned=16, stopped="sharp")
    assert lengths(ahead(replace(trained(*weekly(1, 16)), done=(*weekly(1, 16), hurt))))[0] == 16


def test_a_few_seconds_more_or_less_are_the_planned_length() -> None:
    done = [replace(each, seconds=each.seconds + 25) for each in weekly(1, 15)]
    assert lengths(ahead(trained(*done)))[0] == 17


def test_more_than_a_fifth_a_week_is_too_fast() -> None:
    plan = ahead(trained(*weekly(1, 20, days=(0, 4))), days=3, goal="prevention")
    assert plan.weeks[0].minutes() <= 48
    assert whys(plan)[0] == "cap"


def test_long_sessions_early_in_the_week_leave_less_for_the_rest_of_it() -> None:
    now = MONDAY + timedelta(days=3)
    plan = ahead(trained(sat(MONDAY, 40), now=now), now=now)
    assert plan.weeks[0].minutes() <= 45
    assert len(strength(plan.weeks[0])) == 1


def test_what_was_missed_is_gone() -> None:
    sunday = MONDAY + timedelta(days=6)
    for now in (MONDAY, MONDAY + timedelta(days=3), sunday):
        assert len(strength(ahead(NOBODY, now=now).weeks[0])) == {0: 3, 3: 2, 6: 1}[(now - MONDAY).days]
    named = ahead(NOBODY, now=MONDAY + timedelta(days=1), weekdays=("mon", "wed", "fri"))
    assert weekdays(named.weeks[0]) == [2, 4]
    assert to_come(named, MONDAY.date()) == 2


def test_days_the_person_named_are_kept() -> None:
    assert weekdays(ahead(NOBODY, weekdays=("tue", "thu", "sun")).weeks[1]) == [1, 3, 6]
    assert weekdays(ahead(NOBODY, weekdays=("sun",)).weeks[1])[-1] == 6


def test_of_two_days_in_a_row_one_is_for_stretching() -> None:
    week = ahead(NOBODY, days=2, weekdays=("mon", "tue")).weeks[0]
    assert weekdays(week) == [0]
    assert weekdays(week, "stretch") == [1]


def test_every_day_means_strength_on_three_and_stretching_on_the_others() -> None:
    week = ahead(NOBODY, days=7, activity_days=4).weeks[0]
    assert weekdays(week) == [0, 2, 4]
    assert weekdays(week, "stretch") == [1, 3, 5, 6]
    assert weekdays(week, "activity") == []


def test_a_break_lowers_and_a_long_one_begins_anew() -> None:
    done = weekly(2, 20)
    for away, length, why in ((3, 20, "full"), (10, 18, "break"), (17, 16, "break"), (35, 15, "break")):
        now = done[-1].at + timedelta(days=away)
        plan = ahead(trained(*done, now=now), now=now)
        assert (lengths(plan)[0], whys(plan)[0]) == (length, why), away


def test_who_did_less_than_a_newcomer_does_begins_anew_with_that() -> None:
    done = weekly(2, 7)
    now = done[-1].at + timedelta(days=31)
    plan = ahead(trained(*done, now=now), now=now)
    assert (lengths(plan)[0], whys(plan)[0]) == (7, "break")


def test_after_a_break_the_first_week_stays_short_to_its_end() -> None:
    done = weekly(2, 20, before=MONDAY - timedelta(days=7))
    now = MONDAY + timedelta(days=2)
    plan = ahead(trained(*done, sat(MONDAY, 18), now=now), now=now)
    assert lengths(plan)[:2] == [18, 20]


def test_in_a_flare_up_days_are_for_relief_and_strength_comes_back_short() -> None:
    plan = ahead(trained(*weekly(3)), "FLARE")
    assert weekdays(plan.weeks[0], "relief") == [0, 1, 2]
    assert weekdays(plan.weeks[0]) == [3, 6]
    assert whys(plan)[0] == "flare"
    assert [(day.minutes, day.theme) for day in strength(plan.weeks[0])] == [(12, "subacute")] * 2
    assert lengths(plan)[1] == 14


def test_a_flare_up_on_a_sunday_goes_on_into_the_next_week() -> None:
    now = MONDAY + timedelta(days=6)
    plan = ahead(trained(*weekly(2), now=now), "FLARE", now=now)
    assert weekdays(plan.weeks[0], "relief") == [6]
    assert weekdays(plan.weeks[1], "relief") == [0, 1]
    assert lengths(plan)[1] == 12


def test_the_week_in_which_a_flare_up_ended_stays_gentle() -> None:
    over = Decision(
        MONDAY, "bridge", "flare-restart", None, ("bridge/base", 3), ("bridge/base", 1), message("list.and")
    )
    plan = ahead(trained(*weekly(2), decisions=(over,)))
    assert lengths(plan)[:3] == [12, 14, 16]
    assert whys(plan)[0] == "after-flare"
    assert lengths(ahead(trained(*weekly(2), share=0.8)))[0] == 12


def test_every_fourth_week_is_easier_where_that_is_wanted() -> None:
    plan = ahead(trained(*weekly(2)), easier_weeks=True)
    assert lengths(plan)[:7] == [20, 14, 20, 20, 20, 14, 20]
    assert [week.easier for week in plan.weeks].count(True) == 3
    assert whys(plan)[1] == "easier"
    assert not any(week.easier for week in ahead(trained(*weekly(2))).weeks)


def test_the_week_after_an_easier_one_goes_on_from_before_it() -> None:
    done = [*weekly(4)[:9], *weekly(1, 14)]
    assert lengths(ahead(trained(*done), easier_weeks=True))[0] == 20


def test_the_hours_of_rest_are_told_and_a_late_end_of_them_is_for_the_next_day() -> None:
    for hour, since in ((19, MONDAY.replace(hour=19)), (22, None), (9, None)):
        last = MONDAY.replace(hour=hour) - timedelta(days=2)
        first = strength(ahead(trained(sat(last), now=MONDAY)).weeks[0])[0]
        assert first.since == since, hour
        assert first.on == MONDAY.date() + timedelta(days=hour == 22)


def test_what_was_done_stands_in_its_week() -> None:
    now = MONDAY + timedelta(days=3)
    moved = (Moved(MONDAY.date() + timedelta(days=1), "walk", 40), Moved(MONDAY.date(), "swim", 30))
    done = (sat(MONDAY, 20), sat(MONDAY + timedelta(days=2), 7, "relief"), sat(MONDAY + timedelta(days=2), 9, ""))
    week = ahead(trained(*done, now=now, moved=moved), now=now).weeks[0]
    found = [(day.kind, day.minutes, day.theme, day.done) for day in week.days[:3]]
    assert found == [
        ("strength", 20, "lumbosacral", True),
        ("activity", 40, None, True),
        ("strength", 9, None, True),
    ]


def test_a_stretch_that_was_done_is_one_of_the_weeks_days() -> None:
    now = MONDAY + timedelta(days=2)
    done = sat(MONDAY + timedelta(days=1), 10, "lumbar")
    week = ahead(trained(sat(MONDAY), done, now=now), now=now, days=4).weeks[0]
    assert weekdays(week, "stretch") == [1]


def test_a_walk_that_was_told_today_stands_and_no_other_is_asked_for() -> None:
    now = MONDAY + timedelta(days=1)
    known = trained(sat(MONDAY), now=now, moved=(Moved(now.date(), "walk", 30),))
    week = ahead(known, now=now).weeks[0]
    assert (week.days[1].kind, week.days[1].minutes, week.days[1].done) == ("activity", 30, True)
    assert len(weekdays(week, "activity")) == 2


def test_swims_begin_with_half_an_hour_and_get_longer() -> None:
    plan = ahead(NOBODY, activity="swim")
    swims = [day for week in plan.weeks for day in week.days if day.activity == "swim"]
    assert [swims[0].minutes, swims[2].minutes] == [30, 35]
    assert max(day.minutes for day in swims) == 60


def test_walks_go_on_from_the_last_ones_told() -> None:
    told = (Moved(date(2026, 5, 13), "walk", 30), Moved(date(2026, 4, 1), "swim", 60))
    walks = [day.minutes for day in ahead(replace(NOBODY, moved=told)).weeks[0].days if day.kind == "activity"]
    assert walks == [35, 35]
    assert ahead(replace(NOBODY, moved=told), activity="swim").weeks[0].days[1].minutes == 30


def test_who_may_not_swim_or_does_not_want_to_walks() -> None:
    for never in ("swimming",):
        plan = ahead(replace(NOBODY, never=frozenset({never})), activity="swim")
        assert {day.activity for day in plan.weeks[0].days} == {None, "walk"}
    gentle = ahead(NOBODY, "OSTEOPOROSIS_VF", activity="swim")
    assert {day.activity for day in gentle.weeks[0].days} == {None, "walk"}


def test_a_gentler_form_of_the_swim_has_its_own_minutes() -> None:
    plan = ahead(NOBODY, "DISC_EXT_INTOL", activity="swim")
    assert plan.weeks[0].days[1].activity == "swim"


def test_who_is_not_cleared_gets_no_weeks() -> None:
    locked = screened(CATALOGUE, Person(), None, None, MONDAY)
    with pytest.raises(NotCleared):
        programme(CATALOGUE, locked, NOBODY, MONDAY)
    assert usual(CATALOGUE, locked, NOBODY, MONDAY) == Wish(20)
    assert usual(CATALOGUE, locked, replace(NOBODY, minutes=12), MONDAY) == Wish(12)


def test_todays_session_is_the_programmes() -> None:
    assert usual(CATALOGUE, cleared(now=MONDAY), NOBODY, MONDAY) == Wish(15, "relief-and-strength")
    wear = cleared("OA_OSTEOCHONDROSIS", now=MONDAY)
    assert usual(CATALOGUE, wear, NOBODY, MONDAY) == Wish(12, "subacute")


def test_on_other_days_and_after_the_session_a_few_stretches_are_offered() -> None:
    tuesday = MONDAY + timedelta(days=1)
    after = trained(sat(MONDAY - timedelta(hours=1)))
    early = trained(sat(MONDAY - timedelta(days=2) + timedelta(hours=1)))
    for known, now in ((trained(sat(MONDAY), now=tuesday), tuesday), (after, MONDAY), (early, MONDAY)):
        assert usual(CATALOGUE, cleared(now=now), known, now) == Wish(10, "lumbar")


def test_days_are_those_of_where_the_person_is() -> None:
    east = timezone(timedelta(hours=12))
    now = datetime(2026, 5, 19, 8, tzinfo=east)
    plan = ahead(trained(sat(MONDAY, 20), now=now), now=now)
    assert plan.weeks[0].days[1].done


def test_every_week_says_why_in_words() -> None:
    for plan in (ahead(NOBODY, easier_weeks=True), ahead(trained(*weekly(2)), "FLARE")):
        assert all(render(week.why) for week in plan.weeks)
        assert render(plan.reason)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (PlannedDay(MONDAY.date(), "strength", 15, "lumbosacral"), "15 minutes: a session for the whole lower back"),
        (PlannedDay(MONDAY.date(), "strength", 9, None, done=True), "Done: 9 minutes"),
        (
            PlannedDay(MONDAY.date(), "strength", 1, "yoga", done=True),
            "Done, 1 minute: a session in the manner of yoga",
        ),
        (PlannedDay(MONDAY.date(), "stretch", 10, "lumbar"), "10 minutes of stretches"),
        (PlannedDay(MONDAY.date(), "relief", 7, "relief"), "7 minutes of relief"),
        (PlannedDay(MONDAY.date(), "activity", 25, activity="walk"), "A walk of 25 minutes"),
        (PlannedDay(MONDAY.date(), "activity", 30, activity="pilates", done=True), "Pilates for 30 minutes"),
        (PlannedDay(MONDAY.date(), "rest"), "A day off"),
    ],
)
def test_a_day_is_told_in_one_line(day: PlannedDay, said: str) -> None:
    assert render(told(day)) == said


def test_a_day_on_which_the_rest_ends_says_from_when() -> None:
    day = PlannedDay(MONDAY.date(), "strength", 15, "yoga", since=MONDAY)
    assert "Not before 18:00" in render(told(day))


def test_every_day_of_every_plan_can_be_told() -> None:
    plans = (ahead(NOBODY, days=5, activity="swim"), ahead(trained(*weekly(2)), "FLARE"))
    assert all(render(told(day)) for plan in plans for week in plan.weeks for day in week.days)
