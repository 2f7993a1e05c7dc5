"""An amber session, or one that was too hard: one level easier next time."""

from __future__ import annotations

from datetime import timedelta

from lumbar.diary.course import Course, Judged
from lumbar.diary.progress import Decision

REST = timedelta(days=14)
"""An exercise without anything easier stays out this long (design)."""


def ease(course: Course, judged: Judged) -> Decision:
    """One level easier than what was done; at the bottom after an amber, out until an easier exercise goes well.

    An exercise that is out stays out, and comes back by something easier still, where there is; never above what
    was borne badly meanwhile.
    """
    done = min(course.place, judged.place, key=course.ladder.rank)
    rule, light, cause = judged.rule.rule, judged.rule.light, judged.rule.cause
    if course.off:
        if judged.place.variant in course.back_by:
            course.back_by = course.back_by[course.back_by.index(judged.place.variant) + 1 :] or course.back_by
        return course.move(judged.known, "off", light, cause, done, done)
    lower = course.ladder.down(done)
    if lower is not None:
        return course.move(judged.known, rule, light, cause, done, course.reached(lower))
    links = course.ladder.exercise.easier
    if light is not None and links:
        course.take_out(judged.at, links, judged.known + REST)
    return course.move(judged.known, rule, light, cause, done, done)
