"""The fold: a diary read from beginning to end, as of a moment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from operator import itemgetter

from lumbar.catalogue import Catalogue
from lumbar.diary.advice import advice, two_reds
from lumbar.diary.entry import Entry
from lumbar.diary.flare import spells
from lumbar.diary.log import EPOCH, in_order
from lumbar.diary.morning import to_ask
from lumbar.diary.moved import moves
from lumbar.diary.pain import by_day, median_of, tellings
from lumbar.diary.played import Played, as_done, played
from lumbar.diary.progress import Decision, Done, Flare, Progress
from lumbar.diary.rescreen import rescreen, urgent_cleared
from lumbar.diary.spread import with_stops
from lumbar.diary.told import Told, told
from lumbar.diary.walk import Walk
from lumbar.diary.weeks import minutes_by_week, streak


def fold(entries: Iterable[Entry], catalogue: Catalogue, now: datetime) -> Progress:
    """Where the person stands at `now`, an aware local moment.

    Depends on what happened and when, not on the order or the number of times entries arrived; entries after `now`
    and exercises the catalogue does not know are passed over. Never fails on entries that `read_entry` gave.
    """
    log = with_stops(in_order(entries, now))
    sessions = played(log)
    rest = [entry for entry in log if entry.kind != "set"]
    words, said = tellings(rest, sessions), told(rest, now)
    pain, flares = by_day(words), spells(words)
    walk = Walk(catalogue, rest, sessions, flares)
    walk.until(now)
    lasting = next((spell for spell in flares if spell.ended is None), None)
    answered = said.answers.at if said.answers else None
    doctor = max((on for on, _, _ in said.clearances), default=None)
    return replace(
        _history(sessions, rest, walk, _said(said, now)),
        standings={course.ladder.exercise.id: course.standing() for course in walk.courses},
        decisions=_by_moment(walk.decisions),
        flare=Flare(lasting.since, lasting.declared) if lasting else None,
        pain_7d=median_of(pain, now.date()),
        rescreen=rescreen(answered, sessions, two_reds(walk.reds), urgent_cleared(rest), now),
        share=walk.share,
        advice=advice(pain, walk.reds, doctor, now),
    )


def _by_moment(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """In order; those of one moment as they were made."""
    moments = [decision.at - EPOCH for decision in decisions]
    return tuple(map(itemgetter(2), sorted(zip(moments, range(len(decisions)), decisions, strict=True))))


def _said(said: Told, now: datetime) -> Progress:
    """What the person told of themselves."""
    return Progress(
        at=now,
        answers=said.answers,
        check=said.check,
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
        aim=said.aim,
        times=said.times,
    )


def _history(sessions: Sequence[Played], rest: Iterable[Entry], walk: Walk, progress: Progress) -> Progress:
    """With the sessions done, and what follows from their days."""
    history = tuple(as_done(session, walk.mornings.told(session)) for session in sessions)
    today = progress.at.date()
    days: dict[date, list[Done]] = {}
    for session, done in zip(sessions, history, strict=True):
        days.setdefault(session.day, []).append(done)
    return replace(
        progress,
        done=history,
        ask_morning=to_ask(sessions, walk.mornings, today),
        minutes_by_week=minutes_by_week(days, rest),
        moved=moves(rest),
        streak=streak(days, today, progress.aim.days),
    )
