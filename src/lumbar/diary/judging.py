"""One session, exercise by exercise: what was seen of each, and the rule that judges it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from operator import itemgetter

from lumbar.diary.amount import in_full, reaches
from lumbar.diary.course import Course, Courses, Judged
from lumbar.diary.entry import Feeling
from lumbar.diary.hurt import where_it_hurt
from lumbar.diary.light import LightRule, Seen, judge_of
from lumbar.diary.morning import NextMorning
from lumbar.diary.place import Place
from lumbar.diary.played import Data, Feelings, Played, Sets

RAISED = 2
BY_MORNING = frozenset({"green", "morning-much", "morning-more", "morning-held", "later-raised"})
"""Causes that are known only with the next morning."""
NO_SETS: Sets = {}
VARIANT: Callable[[Data], str] = itemgetter("variant")


def judge_session(
    session: Played, courses: Courses, morning: NextMorning, *, flare: bool, open: bool
) -> Iterator[tuple[Course, Judged | None]]:
    """Every exercise of the session that the catalogue knows, with its judgement; None while its morning is open."""
    bouts = _known(session, courses)
    lights = _Lights(session, _told(session, morning, flare=flare, open=open), bouts)
    at, told_at = session.at, max(session.ended, session.told or session.ended)
    borne_at = max(told_at, morning.at or told_at)
    all_sets, all_feelings, at_hand = session.sets, session.feelings, lights.at_hand
    for exercise, course in bouts.items():
        feelings = all_feelings.get(exercise, ())
        why = lights.why if exercise == at_hand else ""
        rule = lights.of(exercise, course.ladder.gentle, feelings, why)
        if rule is None:
            yield course, None
            continue
        sets, place, enough = all_sets.get(exercise, NO_SETS), course.place, False
        if place.variant not in map(VARIANT, sets.values()):
            place = _instead(session, sets, feelings, course)
        if rule.light == "green":
            enough = reaches(sets, place.variant, course.ladder.asked(place))
        elif rule.light is not None:
            stopped = (session.red_stop or {}).get("variant") if why else None
            place = where_it_hurt(course, place, feelings, stopped)
        known_at = borne_at if rule.cause in BY_MORNING else told_at
        easy = bool(feelings) and _felt(feelings, "too-easy")
        yield course, Judged(rule, place, at, known_at, enough, easy, why)


def _known(session: Played, courses: Courses) -> dict[str, Course]:
    """What was done, and the exercise at hand when it was stopped, as far as the catalogue has them."""
    names = dict.fromkeys(session.sets)
    if session.red_stop is not None and session.stopped_in is not None:
        names[session.stopped_in] = None
    exercises = courses.catalogue.exercises
    return {name: courses[name] for name in names if name in exercises}


def _instead(session: Played, sets: Sets, feelings: Feelings, course: Course) -> Place:
    """The place in the form last done or stopped in, where the one it stands at was not done."""
    done = [each["variant"] for each in (*sets.values(), *feelings)]
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
    """The rules for the exercises of one session, and `why` it was stopped in the one `at_hand`.

    `fresh` is what was new or stepped up; `blamed` answers for the next morning: what is fresh, else the strength work,
    else all. After a good morning nothing has to answer for it.
    """

    def __init__(self, session: Played, told: Seen, done: Mapping[str, Course]) -> None:
        self.told = told
        self.judge = judge_of(told)
        self.own_pain = not _unexplained(session)
        self.full = in_full(session)
        self.fresh: set[str] = set()
        self.blamed: set[str] = set()
        if told.still or (told.morning or 0) >= RAISED:
            self.fresh = {exercise for exercise, course in done.items() if course.fresh}
            strength = {exercise for exercise, course in done.items() if course.ladder.strengthens}
            self.blamed = self.fresh or strength or set(done)
        stop = session.red_stop
        self.at_hand = session.stopped_in if stop else None
        self.why = str(stop["reason"]) if stop else ""

    def of(self, exercise: str, gentle: bool, feelings: Feelings, why: str) -> LightRule | None:
        """The rule that decides."""
        judge = judge_of(_asked(self.told, feelings, own_pain=self.own_pain)) if feelings else self.judge
        return judge[why, gentle, exercise in self.full, exercise in self.fresh, exercise in self.blamed]


def _asked(told: Seen, feelings: Feelings, *, own_pain: bool) -> Seen:
    """What was told of the exercise itself over what was told of the session."""
    pain, effort = _worst(feelings, "pain") if own_pain else None, _worst(feelings, "effort")
    before = feelings[0].get("pain_before") if pain is not None else None
    return told._replace(
        cut_short=told.cut_short and pain is None,
        uncomfortable=_felt(feelings, "uncomfortable"),
        too_hard=_felt(feelings, "too-hard"),
        before=told.before if before is None else before,
        pain=told.pain if pain is None else pain,
        effort=told.effort if effort is None else effort,
        own_effort=effort,
    )


def _unexplained(session: Played) -> bool:
    """Whether pain rose over the session though each exercise, asked for itself, did less: then it falls on all."""
    if session.after is None or session.before is None or session.red_stop:
        return False
    after: int = session.after["pain"]
    if after - session.before < RAISED:
        return False
    pains = [_worst(session.feelings.get(exercise, ()), "pain") for exercise in session.sets]
    return all(pain is not None and pain < after for pain in pains)


def _worst(feelings: Feelings, field: str) -> int | None:
    return max((value for feeling in feelings if (value := feeling.get(field)) is not None), default=None)


def _felt(feelings: Feelings, felt: Feeling) -> bool:
    return any(feeling["feeling"] == felt for feeling in feelings)
