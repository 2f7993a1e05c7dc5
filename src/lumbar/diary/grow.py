"""A green session: one small step harder after two of them in a row, when nothing stands against it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from lumbar.diary.course import Course, Courses, Judged
from lumbar.diary.place import Place
from lumbar.diary.progress import Decision, Rule
from lumbar.diary.wording import moved_on, reason

GREENS = 2
APART = timedelta(hours=48)
"""Between two green sessions of strength work that count for a step."""
WEEK = timedelta(days=7)
CAP = 1.2
"""Work of one session may grow to this in seven days; see `within_cap`."""


def grow(course: Course, judged: Judged, courses: Courses) -> Decision:
    """Counts a green session and takes the step it earns: dose, else own harder form, else the harder exercise.

    A step is taken when the last of its sessions is known to be good; an earlier one may be known later.
    """
    if not judged.enough:
        return course.hold(judged, "hold", "below-place", "green")
    known = _count(course, judged)
    if course.greens < GREENS:
        return course.hold(judged, "hold", "first-green", "green")
    if course.ladder.strengthens and course.first_green and judged.at - course.first_green < APART:
        return course.hold(judged, "hold", "too-soon", "green")
    if known is not judged.known:
        judged = replace(judged, known=known)
    before = judged.place
    after = _next(course, before)
    if after is None:
        return _go_on(course, judged, before, courses)
    if not within_cap(course, before, after, known.date()):
        return course.hold(judged, "weekly-cap", "weekly-cap", "green")
    return _step(course, judged, before, after)


def within_cap(course: Course, before: Place, after: Place, day: date) -> bool:
    """Whether a step keeps the week's growth of work, in seconds under tension a session, within 20 %.

    Doses come in whole repetitions and seconds, so at small doses the smallest step there is can exceed that. It is
    taken all the same, as a discrete exception, where no other step was taken in the seven days before.
    """
    since = day - WEEK
    lately = [work for raised, work in course.raised if raised > since]
    return not lately or course.ladder.work(after) <= CAP * lately[0]


def _count(course: Course, judged: Judged) -> datetime:
    """One more in this form, or the first; gives the moment at which all of them are known."""
    if course.greens_known is None or course.green_form != judged.place.variant:
        course.greens, course.green_form = 1, judged.place.variant
        course.first_green, course.greens_known = judged.at, judged.known
    else:
        course.greens += 1
        course.greens_known = max(course.greens_known, judged.known)
    return course.greens_known


def _next(course: Course, before: Place) -> Place | None:
    """The next place; a form that stands in for another goes up its own doses only."""
    after = course.ladder.up(before)
    if after is not None and after.variant != before.variant != course.place.variant:
        return None
    return after


def _step(course: Course, judged: Judged, before: Place, after: Place) -> Decision:
    course.raised.append((judged.known.date(), course.ladder.work(before)))
    rule: Rule = "too-easy" if judged.easy else "step-up"
    if before.variant == course.place.variant:
        return course.move(judged.known, rule, "green", rule, before, after)
    course.step_aside(after.variant, after.step, judged.known)
    why = reason(rule, course.ladder, before, after)
    return Decision(judged.known, course.ladder.exercise.id, rule, "green", before, after, why)


def _go_on(course: Course, judged: Judged, before: Place, courses: Courses) -> Decision:
    """At the top of the ladder the nearest harder exercise without a history begins."""
    links = course.ladder.exercise.harder if before == course.place else ()
    for begun in filter(None, map(courses.begin, links)):
        begun.change, begun.rule, begun.reason = 1, "step-up", moved_on(before, begun.place)
        course.forget_greens()
        return Decision(judged.known, course.ladder.exercise.id, "step-up", "green", before, begun.place, begun.reason)
    return course.hold(judged, "hold", "top", "green")
