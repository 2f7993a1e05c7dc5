"""People who have trained for some weeks, for the examples and properties of the weeks ahead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, get_args

from hypothesis import strategies as st

from lumbar.diary import Activity, Aim, Done, Moved, Progress
from lumbar.planning import Programme, Theme, Week, programme
from lumbar.screening import Clearance, Condition
from tests.people import CATALOGUE, EVENING, aims
from tests.planning.days import cleared, having, stands

WEDNESDAY = EVENING
"""The evening of every test: 20 May 2026."""
MONDAY = datetime(2026, 5, 18, 18, tzinfo=EVENING.tzinfo)


def sat(
    at: datetime, minutes: int = 20, theme: str = "lumbosacral", *, planned: int | None = None, **more: Any
) -> Done:
    """A session that was played for so many minutes, to its end unless more were planned."""
    return Done(at.isoformat(), at, 60 * minutes, planned or minutes, theme, ("bird-dog",), **more)


def trained(*done: Done, now: datetime = MONDAY, **more: Any) -> Progress:
    """Someone with these sessions; the last one with strength in it sets the place of the bird-dog."""
    whole = [each.at for each in done if each.theme not in ("relief", "lumbar")]
    known = Progress(now, **more)
    if whole:
        stand = replace(stands("bird-dog"), last_done=max(whole), last_strength=max(whole))
        known = replace(known, standings=having(stand).standings)
    return replace(known, done=tuple(sorted(done, key=lambda each: each.at)))


def weekly(weeks: int, minutes: int = 20, days: Iterable[int] = (0, 2, 4), before: datetime = MONDAY) -> list[Done]:
    """Sessions on these weekdays (0 is Monday) of so many weeks before the week of `before`."""
    monday = before - timedelta(days=before.weekday())
    return [
        sat(monday - timedelta(weeks=back) + timedelta(days=day), minutes)
        for back in range(weeks, 0, -1)
        for day in days
    ]


def ahead(progress: Progress, *conditions: Condition, now: datetime = MONDAY, weeks: int = 12, **aim: Any) -> Programme:
    """The programme, with this aim where one is named."""
    known = replace(progress, aim=Aim(**aim)) if aim else progress
    return programme(CATALOGUE, cleared(*conditions, now=now), known, now, weeks)


def lengths(plan: Programme) -> list[int]:
    """Minutes of the sessions of each week, 0 where none is planned."""
    return [max((day.minutes for day in strength(week)), default=0) for week in plan.weeks]


def strength(week: Week) -> list[Any]:
    """The strength sessions of a week that are still to come."""
    return [day for day in week.days if day.kind == "strength" and not day.done]


def weekdays(week: Week, kind: str = "strength") -> list[int]:
    """On which weekdays (0 is Monday) something of this kind is planned or done."""
    return [day.on.weekday() for day in week.days if day.kind == kind]


def whys(plan: Programme) -> list[str]:
    """The reason for each week's length, without its room."""
    return [week.why.key.rpartition(".")[2] for week in plan.weeks]


def to_come(plan: Programme, day: date) -> int:
    """Sessions from this day to the end of the running week."""
    return sum(each.kind in ("strength", "stretch") and not each.done and each.on >= day for each in plan.weeks[0].days)


@st.composite
def pasts(draw: st.DrawFn, now: datetime = WEDNESDAY) -> Progress:
    """Anyone's last weeks: any sessions at any hours, any activities, any aim."""
    hours = draw(st.lists(st.integers(1, 60 * 24), max_size=20, unique=True))
    done = [
        sat(
            now - timedelta(hours=ago),
            draw(st.integers(1, 60)),
            draw(st.sampled_from((*get_args(Theme), "lumbosacral", "lumbosacral", ""))),
            planned=draw(st.sampled_from((None, None, 20))),
            effort=draw(st.sampled_from((None, 3, 5, 8))),
            stopped=draw(st.sampled_from((None, None, None, "sharp", "ended-early"))),
        )
        for ago in hours
    ]
    moved = tuple(
        Moved(now.date() - timedelta(days=ago), draw(st.sampled_from(get_args(Activity))), draw(st.integers(1, 180)))
        for ago in sorted(draw(st.lists(st.integers(0, 40), max_size=6)), reverse=True)
    )
    minutes = draw(st.one_of(st.none(), st.integers(5, 60)))
    share = draw(st.sampled_from((1.0, 1.0, 1.0, 0.6)))
    return trained(*done, now=now, aim=draw(aims()), moved=moved, minutes=minutes, share=share)


@st.composite
def clearances(draw: st.DrawFn, now: datetime = WEDNESDAY) -> Clearance:
    """Someone who may train, with or without a flare-up and a condition."""
    conditions: list[Condition] = draw(
        st.lists(st.sampled_from(("FLARE", "KNEE", "STENOSIS", "DISC_UNKNOWN", "OSTEOPOROSIS_VF")), max_size=2)
    )
    return cleared(*conditions, now=now)
