"""The fold: a diary read from beginning to end, as of a moment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from lumbar.catalogue import Catalogue
from lumbar.diary.advice import advice, two_reds
from lumbar.diary.breaks import after_break, after_flare, share
from lumbar.diary.course import Course, Courses, Judged
from lumbar.diary.ease import ease
from lumbar.diary.entry import Entry
from lumbar.diary.flare import Spell, flaring, spells
from lumbar.diary.grow import grow
from lumbar.diary.judging import judge_session
from lumbar.diary.log import in_order
from lumbar.diary.morning import LATEST, Mornings, to_ask
from lumbar.diary.out import return_by_links, return_in_time, take_out, try_again
from lumbar.diary.pain import by_day, median_of, tellings
from lumbar.diary.played import Played, as_done, played
from lumbar.diary.progress import Decision, Done, Flare, Progress
from lumbar.diary.rescreen import rescreen, urgent_cleared
from lumbar.diary.told import told
from lumbar.diary.weeks import minutes_by_week, streak


def fold(entries: Iterable[Entry], catalogue: Catalogue, now: datetime) -> Progress:
    """Where the person stands at `now`, an aware local moment.

    Depends on what happened and when, not on the order or the number of times entries arrived; entries after `now`
    and exercises the catalogue does not know are passed over. Never fails on entries that `read_entry` gave.
    """
    log = in_order(entries, now)
    sessions = played(log)
    log = tuple(entry for entry in log if entry.kind != "set")
    words = tellings(log, sessions)
    pain, flares = by_day(words), spells(words)
    reading = _Reading(catalogue, log, sessions, flares)
    reading.read(now)
    said = told(log, now)
    history = tuple(as_done(session, reading.mornings.told(session)) for session in sessions)
    days: dict[date, list[Done]] = {}
    for session, done in zip(sessions, history, strict=True):
        days.setdefault(session.day, []).append(done)
    doctor = max((on for on, _, _ in said.clearances), default=None)
    spell = flares[-1] if flares and flares[-1].ended is None else None
    return Progress(
        at=now,
        standings={course.ladder.exercise.id: course.standing() for course in reading.courses},
        decisions=tuple(sorted(reading.decisions, key=lambda decision: decision.at.timestamp())),
        done=history,
        flare=Flare(spell.since, spell.declared) if spell else None,
        answers=said.answers,
        check=said.check,
        pain_7d=median_of(pain, now.date()),
        cleared=frozenset(said.cleared),
        cleared_questions=frozenset(said.questions),
        clearances=tuple(said.clearances),
        never=frozenset(said.never),
        likes=said.likes,
        equipment=said.equipment,
        minutes=said.minutes,
        holds=said.holds,
        country=said.country,
        lang=said.lang,
        ask_morning=to_ask(sessions, reading.mornings, now.date()),
        rescreen=rescreen(
            said.answers.at if said.answers else None, sessions, two_reds(reading.reds), urgent_cleared(log), now
        ),
        share=reading.share,
        minutes_by_week=minutes_by_week(days, log),
        streak=streak(days, now.date()),
        advice=advice(pain, reading.reds, doctor, now),
    )


class _Reading:
    """Walks through the sessions in order and keeps the courses of the exercises."""

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

    def read(self, now: datetime) -> None:
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
        self.decisions += return_in_time(self.courses, until)

    def _session(self, session: Played, *, open: bool) -> None:
        morning = self.mornings.after(session)
        flare = flaring(self._flares, session.at) or (morning.at is not None and flaring(self._flares, morning.at))
        well: list[Judged] = []
        red = session.red_stop is not None
        for course, judged in list(judge_session(session, self.courses, morning, flare=flare, open=open)):
            course.change = 0
            if judged is not None:
                self.decisions.append(self._decide(course, judged))
                red = red or judged.rule.light == "red"
                well += [judged] if judged.rule.light == "green" else []
            course.last_done = session.at
        self.decisions += return_by_links(self.courses, well, session.at)
        self.reds += [session.at] if red else []
        self._grow_back(well)

    def _decide(self, course: Course, judged: Judged) -> Decision:
        if judged.rule.light == "red":
            return take_out(course, judged)
        if judged.rule.rule == "step-up":
            return try_again(course, judged) if course.off else grow(course, judged, self.courses)
        if judged.rule.rule in ("hold", "effort"):
            course.forget_greens()
            return course.hold(judged, judged.rule.rule, judged.rule.cause)
        return ease(course, judged)

    def _grow_back(self, well: Iterable[Judged]) -> None:
        strength = any(
            self.courses.catalogue.exercises[each.place.variant.partition("/")[0]].strengthens for each in well
        )
        if strength and self._greens_since is not None:
            self._greens_since += 1
            self.share = share(self._greens_since)
