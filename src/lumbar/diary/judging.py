"""One session, exercise by exercise: what was seen of each, and the rule that judges it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from lumbar.catalogue import Reps, Step, work_seconds
from lumbar.diary.course import Course, Courses, Judged
from lumbar.diary.light import LightRule, Seen, judge
from lumbar.diary.morning import NextMorning
from lumbar.diary.played import Bout, Played

Data = Mapping[str, Any]
SLACK = 0.9
"""A hold counts as done from this part of its seconds: breaths never come out to the second."""
RAISED = 2
BY_MORNING = frozenset({"morning-much", "morning-more", "morning-held", "later-raised"})
"""Causes that are known only with the next morning."""


def judge_session(
    session: Played, courses: Courses, morning: NextMorning, *, flare: bool, open: bool
) -> Iterator[tuple[Course, Judged | None]]:
    """Every exercise of the session that the catalogue knows, with its judgement; None while its morning is open."""
    bouts = _known(session, courses)
    blamed = _blamed(courses, bouts)
    told = _session_told(session, morning, flare=flare, open=open)
    own_pain = not _unexplained(session, bouts)
    for exercise, (variant, bout) in bouts.items():
        course = courses[exercise]
        seen = _exercise_told(told, bout, own_pain=own_pain)._replace(
            gentle=_gentle(course),
            stopped=session.red_stop["reason"] if session.red_stop and exercise == session.stopped_in else None,
            full=_full(session, exercise, bout),
            fresh=course.fresh,
            blamed=exercise in blamed,
        )
        rule = judge(seen)
        yield course, None if rule is None else _judged(session, course, variant, bout, seen, rule, morning)


def _known(session: Played, courses: Courses) -> dict[str, tuple[str, Bout]]:
    """What was done, and the exercise at hand when it was stopped, in forms the catalogue has."""
    bouts = {exercise: (bout.variant, bout) for exercise, bout in session.bouts.items()}
    stopped = session.stopped_in if session.red_stop else None
    if stopped is not None and stopped not in bouts and stopped in courses.catalogue.exercises:
        told = (session.red_stop or {}).get("variant")
        bouts[stopped] = (told or courses[stopped].place.variant, Bout())
    return {exercise: bout for exercise, bout in bouts.items() if courses.knows(exercise, bout[0])}


def _blamed(courses: Courses, done: Collection[str]) -> set[str]:
    """What answers for a bad next morning: what was new or stepped up, else the strength work, else everything."""
    fresh = {exercise for exercise in done if courses[exercise].fresh}
    return fresh or {exercise for exercise in done if courses.catalogue[exercise].strengthens} or set(done)


def _gentle(course: Course) -> bool:
    exercise = course.ladder.exercise
    return not exercise.strengthens or "stretch" in exercise.kinds or "relax" in exercise.kinds


def _unexplained(session: Played, bouts: Mapping[str, tuple[str, Bout]]) -> bool:
    """Whether pain rose over the session though each exercise, asked for itself, did less: then it falls on all."""
    pains = [_worst(bout, "pain") for _, bout in bouts.values()]
    if session.after is None or session.before is None or session.red_stop or None in pains:
        return False
    after: int = session.after["pain"]
    return after - session.before >= RAISED and after > max((pain or 0 for pain in pains), default=0)


def _session_told(session: Played, morning: NextMorning, *, flare: bool, open: bool) -> Seen:
    """What holds for every exercise of the session. Pain after a red stop belongs to the exercise at hand."""
    after = session.after or {}
    return Seen(
        gentle=False,
        cut_short=session.red_stop is not None,
        before=session.before,
        pain=None if session.red_stop else after.get("pain"),
        effort=after.get("effort"),
        technique=after.get("technique", True) if after else None,
        flare=flare,
        morning=morning.rise,
        still=morning.still,
        later=morning.later,
        open=open,
    )


def _exercise_told(told: Seen, bout: Bout, *, own_pain: bool) -> Seen:
    """What was told of the exercise itself over what was told of the session."""
    if not bout.feelings:
        return told
    pain, effort = _worst(bout, "pain") if own_pain else None, _worst(bout, "effort")
    before = bout.feelings[0].get("pain_before") if own_pain and pain is not None else None
    feelings = {feeling["feeling"] for feeling in bout.feelings}
    return told._replace(
        cut_short=told.cut_short and pain is None,
        uncomfortable="uncomfortable" in feelings,
        too_hard="too-hard" in feelings,
        too_easy="too-easy" in feelings,
        before=told.before if before is None else before,
        pain=told.pain if pain is None else pain,
        effort=told.effort if effort is None else effort,
        own_effort=effort,
    )


def _worst(bout: Bout, field: str) -> int | None:
    return max((value for feeling in bout.feelings if (value := feeling.get(field)) is not None), default=None)


def _full(session: Played, exercise: str, bout: Bout) -> bool:
    """Whether every set that was planned was done to its end."""
    done = [each for each in bout.sets.values() if each.get("full", True)]
    return len(done) == len(bout.sets) and len(done) >= max(1, session.expected(exercise))


def _judged(
    session: Played, course: Course, variant: str, bout: Bout, seen: Seen, rule: LightRule, morning: NextMorning
) -> Judged:
    by_morning = rule.light == "green" or rule.cause in BY_MORNING
    moments = (session.ended, session.told, morning.at if by_morning else None)
    known = max(moment for moment in moments if moment is not None)
    place = course.done_at(variant)
    enough = _enough(bout, variant, course.ladder.dose(place))
    return Judged(rule, variant, session.at, known, enough, seen.too_easy, seen.stopped or "")


def _enough(bout: Bout, variant: str, step: Step) -> bool:
    """Whether each side that was done had the dose of this step."""
    sides: dict[str, int] = {}
    for each in bout.sets.values():
        if each["variant"] == variant and _reaches(each, step):
            sides[each["side"]] = sides.get(each["side"], 0) + 1
    return bool(sides) and min(sides.values()) >= step.sets


def _reaches(done: Data, step: Step) -> bool:
    if isinstance(step.dose, Reps) and done.get("reps") is not None:
        held = done.get("hold_s")
        return bool(done["reps"] >= step.dose.reps and (held is None or held >= step.dose.hold_s))
    return bool(done["seconds"] >= SLACK * work_seconds(step.dose))
