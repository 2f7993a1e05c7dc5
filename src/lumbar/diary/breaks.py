"""Time away: back by levels, or to the start; and after a flare-up strength begins again with less."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from lumbar.diary.course import Course, Courses
from lumbar.diary.place import Place
from lumbar.diary.progress import Decision, Rule

SHARE = 0.6
"""Part of the work with which strength begins again after a flare-up."""


@dataclass(frozen=True)
class BreakRule:
    """From so many days without a session, every exercise goes back so many levels; None is to its start."""

    days: int
    rule: Rule
    levels: int | None


BREAKS = (
    BreakRule(29, "break-restart", None),
    BreakRule(15, "break-long", 2),
    BreakRule(8, "break-short", 1),
)


def after_break(courses: Courses, last: datetime, away: int) -> Iterator[Decision]:
    """What a break of `away` days since `last` does, dated to the day from which it does it."""
    kind = next((each for each in BREAKS if away >= each.days), None)
    if kind is None:
        return
    at = last + timedelta(days=kind.days)
    for course in courses:
        after = _back(course, kind.levels)
        course.forget_greens()
        if after != course.place and not course.off:
            yield course.move(at, kind.rule, None, kind.rule, course.place, after)


def after_flare(courses: Courses, at: datetime) -> Iterator[Decision]:
    """Strength work at no more than SHARE of what it was, at the first step where the ladder has nothing as low."""
    for course in courses:
        place = course.place
        less = course.ladder.at_most(place.variant, SHARE * course.ladder.work(place))
        if course.ladder.strengthens and not course.off and less != place:
            yield course.move(at, "flare-restart", None, "flare-restart", place, less)


def share(greens: int) -> float:
    """Part of the strength dose after a flare-up, by the sessions since in which strength went well."""
    return min(1.0, SHARE + 0.2 * greens)


def _back(course: Course, levels: int | None) -> Place:
    if levels is None:
        return course.ladder.restart(course.place)
    return course.reached(course.ladder.back(course.place, levels))
