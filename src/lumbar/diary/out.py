"""A red session takes an exercise out; something easier that goes well brings it back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta

from lumbar.diary.course import Course, Courses, Judged
from lumbar.diary.ease import REST
from lumbar.diary.progress import Decision

TWO_DAYS = timedelta(hours=48)
"""What hurt stays out at least so long (design)."""


def take_out(course: Course, judged: Judged) -> Decision:
    """Out until an own easier form or an easier exercise goes well; where there is none, for REST."""
    done = min(course.place, judged.place, key=course.ladder.rank)
    forms = tuple(form.id for form in course.ladder.easier(done.variant))
    ways = (*forms, *course.ladder.exercise.easier)
    course.take_out(judged.at, ways, None if ways else judged.known + REST)
    return course.move(judged.known, judged.rule.rule, "red", judged.rule.cause, done, done, judged.why)


def try_again(course: Course, judged: Judged) -> Decision:
    """A green session of an exercise that is out: an easier form of its own brings it back there."""
    if judged.place.variant not in course.back_by:
        return course.hold(judged, "off", "still-off", "green")
    before, after = course.place, judged.place
    course.bring_back()
    return course.move(judged.known, "returns", "green", "returns", before, after)


def return_by_links(
    courses: Courses, out: Iterable[Course], well: Iterable[Judged], begun: datetime
) -> Iterator[Decision]:
    """Brings back, at their start, those `out` whose easier exercise went well in a session that began two days or more
    after they went out: in the form of the link, or in a harder one.
    """
    done = {judged.place.variant.partition("/")[0]: judged for judged in well}
    for course in out:
        links = [link for link in course.back_by if link not in course.ladder.forms]
        way = next(filter(None, (_way(courses, done, link) for link in links)), None)
        if way is not None and course.out_since and begun - course.out_since >= TWO_DAYS:
            yield _return(course, way.known, "returns-by-link")


def return_in_time(out: Iterable[Course], now: datetime) -> Iterator[Decision]:
    """Brings back, at their start, exercises whose time out is over."""
    for course in out:
        if course.off_until is not None and course.off_until <= now:
            yield _return(course, course.off_until, "returns-in-time")


def _way(courses: Courses, done: Mapping[str, Judged], link: str) -> Judged | None:
    exercise = link.partition("/")[0]
    judged = done.get(exercise)
    if judged is None or courses[exercise].ladder.is_easier(judged.place.variant, link):
        return None
    return judged


def _return(course: Course, at: datetime, cause: str) -> Decision:
    course.bring_back()
    return course.move(at, "returns", None, cause, course.place, course.ladder.restart(course.place))
