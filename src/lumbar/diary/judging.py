"""One session, exercise by exercise: what was seen of each, and the rule that judges it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from lumbar.diary.amount import in_full, reaches
from lumbar.diary.course import Course, Courses, Judged
from lumbar.diary.hurt import where_it_hurt
from lumbar.diary.light import LightRule, Seen, judge
from lumbar.diary.morning import NextMorning
from lumbar.diary.place import Place
from lumbar.diary.played import Bout, Played

RAISED = 2
BY_MORNING = frozenset({"green", "morning-much", "morning-more", "morning-held", "later-raised"})
"""Causes that are known only with the next morning."""
NOTHING = Bout()


def judge_session(
    session: Played, courses: Courses, morning: NextMorning, *, flare: bool, open: bool
) -> Iterator[tuple[Course, Judged | None]]:
    """Every exercise of the session that the catalogue knows, with its judgement; None while its morning is open."""
    bouts = _known(session, courses)
    lights = _Lights(session, _told(session, morning, flare=flare, open=open), bouts.values())
    told_at = max(session.ended, session.told or session.ended)
    borne_at = max(told_at, morning.at or told_at)
    for exercise, course in bouts.items():
        bout = session.bouts.get(exercise, NOTHING)
        why = lights.why(exercise)
        rule = lights.of(course, bout, why)
        if rule is None:
            yield course, None
            continue
        place = _place(session, bout, course)
        if rule.light in ("amber", "red"):
            stopped_in = (session.red_stop or {}).get("variant") if why else None
            place = where_it_hurt(course, place, bout.feelings, stopped_in)
        enough = rule.light == "green" and reaches(bout, place.variant, course.ladder.dose(place))
        known_at = borne_at if rule.cause in BY_MORNING else told_at
        yield course, Judged(rule, place, session.at, known_at, enough, bout.easy, why)


def _known(session: Played, courses: Courses) -> dict[str, Course]:
    """What was done, and the exercise at hand when it was stopped, as far as the catalogue has them."""
    names = dict.fromkeys(session.bouts)
    if session.red_stop is not None and session.stopped_in is not None:
        names[session.stopped_in] = None
    return {name: courses[name] for name in names if name in courses.catalogue.exercises}


def _place(session: Played, bout: Bout, course: Course) -> Place:
    """The place in the form that counts: the one it stands at where that was done, else the last done or stopped in."""
    done = [each["variant"] for each in bout.sets.values()]
    if course.place.variant in done:
        return course.place
    done += [feeling["variant"] for feeling in bout.feelings]
    last = done[-1] if done else (session.red_stop or {}).get("variant")
    return course.done_at(last) if last in course.ladder.forms else course.place


def _told(session: Played, morning: NextMorning, *, flare: bool, open: bool) -> Seen:
    """What holds for every exercise of the session. Pain after a red stop belongs to the exercise at hand."""
    after = session.after or {}
    return Seen(
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


class _Lights:
    """The rules for the exercises of one session."""

    def __init__(self, session: Played, told: Seen, done: Collection[Course]) -> None:
        self.session = session
        self.told = told
        self.own_pain = not _unexplained(session)
        self.blamed = _blamed(done)
        self.stop = session.red_stop
        self.at_hand = session.stopped_in if self.stop else None

    def why(self, exercise: str) -> str:
        """Why the session was stopped in this exercise; empty where it was not."""
        return str(self.stop["reason"]) if self.stop and exercise == self.at_hand else ""

    def of(self, course: Course, bout: Bout, why: str) -> LightRule | None:
        """The rule that decides."""
        exercise, ladder = course.ladder.exercise.id, course.ladder
        told = _asked(self.told, bout, own_pain=self.own_pain) if bout.feelings else self.told
        full = in_full(bout, self.session.expected.get(exercise, 0))
        return judge(told, why, ladder.gentle, full, course.fresh, exercise in self.blamed)


def _asked(told: Seen, bout: Bout, *, own_pain: bool) -> Seen:
    """What was told of the exercise itself over what was told of the session."""
    pain, effort = _worst(bout, "pain") if own_pain else None, _worst(bout, "effort")
    before = bout.feelings[0].get("pain_before") if pain is not None else None
    feelings = {feeling["feeling"] for feeling in bout.feelings}
    return told._replace(
        cut_short=told.cut_short and pain is None,
        uncomfortable="uncomfortable" in feelings,
        too_hard="too-hard" in feelings,
        before=told.before if before is None else before,
        pain=told.pain if pain is None else pain,
        effort=told.effort if effort is None else effort,
        own_effort=effort,
    )


def _blamed(done: Collection[Course]) -> set[str]:
    """What answers for a bad next morning: what was new or stepped up, else the strength work, else everything."""
    fresh = [course for course in done if course.fresh]
    blamed = fresh or [course for course in done if course.ladder.strengthens] or done
    return {course.ladder.exercise.id for course in blamed}


def _unexplained(session: Played) -> bool:
    """Whether pain rose over the session though each exercise, asked for itself, did less: then it falls on all."""
    if session.after is None or session.before is None or session.red_stop:
        return False
    after: int = session.after["pain"]
    if after - session.before < RAISED:
        return False
    pains = [_worst(bout, "pain") for bout in session.bouts.values()]
    return all(pain is not None and pain < after for pain in pains)


def _worst(bout: Bout, field: str) -> int | None:
    return max((value for feeling in bout.feelings if (value := feeling.get(field)) is not None), default=None)
