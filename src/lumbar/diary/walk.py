"""The walk through the sessions of a diary, in order: what each does to the place of every exercise in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from lumbar.catalogue import Catalogue
from lumbar.diary.breaks import after_break, after_flare, share
from lumbar.diary.course import Course, Courses, Judged
from lumbar.diary.ease import ease
from lumbar.diary.entry import Entry
from lumbar.diary.flare import Spell, flaring
from lumbar.diary.grow import grow
from lumbar.diary.judging import judge_session
from lumbar.diary.morning import LATEST, Mornings
from lumbar.diary.out import return_by_links, return_in_time, take_out, try_again
from lumbar.diary.played import Played
from lumbar.diary.progress import Decision, Light

BAD: frozenset[Light] = frozenset({"amber", "red"})
"""Lights that can take an exercise out."""


class Walk:
    """Keeps the courses of the exercises, the decisions made, the moments of red sessions and the share of strength."""

    def __init__(
        self, catalogue: Catalogue, log: Sequence[Entry], sessions: Sequence[Played], flares: Sequence[Spell]
    ) -> None:
        self.courses = Courses(catalogue)
        self.mornings = Mornings(sessions, log)
        self.decisions: list[Decision] = []
        self.reds: list[datetime] = []
        self.share = 1.0
        self._sessions = sessions
        self._flares = flares
        self._over = [spell.ended for spell in flares if spell.ended is not None]
        self._greens_since: int | None = None
        self._out: list[Course] = []

    def until(self, now: datetime) -> None:
        """Every session, with what the time before it did, and the time since the last."""
        last: Played | None = None
        for session in self._sessions:
            self._pass_time(last, session.at, session.day)
            waits = session is self._sessions[-1] and (now.date() - session.day).days <= LATEST
            self._session(session, open=waits)
            last = session
        self._pass_time(last, now, now.date())

    def _pass_time(self, last: Played | None, until: datetime, day: date) -> None:
        while self._over and self._over[0] <= until:
            self.decisions += after_flare(self.courses, self._over.pop(0))
            self._greens_since, self.share = 0, share(0)
        if last is not None:
            self.decisions += after_break(self.courses, last.at, (day - last.day).days)
        self.decisions += return_in_time(self._out, until)

    def _session(self, session: Played, *, open: bool) -> None:
        morning = self.mornings.after(session)
        flare = flaring(self._flares, session.at) or (morning.at is not None and flaring(self._flares, morning.at))
        well: list[Judged] = []
        lights: set[Light | None] = set()
        at, decide = session.at, self.decisions.append
        for course, judged in judge_session(session, self.courses, morning, flare=flare, open=open):
            course.change = 0
            if judged is not None:
                light = judged.rule.light
                decide(self._decide(course, judged, light))
                if light == "green":
                    well.append(judged)
                else:
                    lights.add(light)
            course.last_done = at
            if course.ladder.strengthens and session.trained(course.ladder.exercise.id):
                course.last_strength = at
        if self._out or not lights.isdisjoint(BAD):
            self._out = [course for course in self.courses if course.off]
            self.decisions += return_by_links(self.courses, self._out, well, session.at)
        if "red" in lights or session.red_stop is not None:
            self.reds.append(session.at)
        self._grow_back(well)

    def _decide(self, course: Course, judged: Judged, light: Light | None) -> Decision:
        if light == "green":
            return try_again(course, judged) if course.off else grow(course, judged, self.courses)
        rule = judged.rule.rule
        if light in BAD:
            course.take_back(judged.known)
        if light == "red":
            return take_out(course, judged)
        if rule in ("hold", "effort"):
            course.forget_greens()
            return course.hold(judged, rule, judged.rule.cause)
        return ease(course, judged)

    def _grow_back(self, well: Iterable[Judged]) -> None:
        if self._greens_since is None:
            return
        if any(self.courses[each.place.variant.partition("/")[0]].ladder.strengthens for each in well):
            self._greens_since += 1
            self.share = share(self._greens_since)
