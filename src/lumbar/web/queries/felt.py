"""How a session felt, and what changes next time because of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, get_args
from uuid import UUID

from lumbar.diary import Decision, Done
from lumbar.diary.entry import Feeling
from lumbar.planning import Item, Session
from lumbar.web.access import own_entry
from lumbar.web.body_map import listed
from lumbar.web.planned import planned_session
from lumbar.web.queries.reminder import offered
from lumbar.web.queries.spread import Moved, moved, reason_of
from lumbar.web.visit import Visit
from lumbar.web.wording import Way, full_day_words, name, place_words, title, way
from lumbar.words import Message, message

FEELINGS = tuple((one, message(f"web.feeling.{one}")) for one in get_args(Feeling) if one != "other-side")


@dataclass(frozen=True)
class FeltRow:
    """One exercise of the session: `told` is what the player already wrote down, `given` what the form holds."""

    item: int
    exercise: str
    form: str
    variant: str
    title: Message
    told: Message | None
    given: str


@dataclass(frozen=True)
class Felt:
    """The questions after a session; `before` says where it hurt before it, where that was told."""

    line: Message
    rows: tuple[FeltRow, ...]
    open: bool
    before: Message | None = None
    feelings: tuple[tuple[str, Message], ...] = FEELINGS


@dataclass(frozen=True)
class Change:
    """What the diary decided about one exercise."""

    exercise: str
    form: str
    title: Message
    way: Way
    before: Message
    after: Message
    reason: Message


@dataclass(frozen=True)
class Next:
    """What changes next time, what stays, and why."""

    line: Message
    lead: Message
    changes: tuple[Change, ...]
    stays: tuple[Change, ...]
    stays_title: Message
    advice: tuple[Message, ...]
    morning: bool
    remind_at: str | None
    after: str
    moved: Moved | None = None


def felt(visit: Visit, planned: UUID, given: Mapping[str, Any]) -> Felt:
    """The questions about the person's own session. Raises Http404."""
    session = planned_session(visit, planned)
    told = {
        entry.data["exercise"]: entry.data["feeling"]
        for entry in visit.entries
        if entry.kind == "feeling" and entry.data.get("session") == str(planned)
    }
    done = _done(visit, planned)
    where = done.where_before if done else ()
    before = message("web.where.before", where=listed(where)) if where else None
    return replace(questions_about(session, _line(visit, planned), told, given), before=before)


def _done(visit: Visit, planned: UUID) -> Done | None:
    return next((done for done in visit.progress.done if done.session == str(planned)), None)


def questions_about(session: Session, line: Message, told: Mapping[str, str], given: Mapping[str, Any]) -> Felt:
    """The questions; `told` are the feelings that the player wrote down, `given` what the form holds."""
    rows = tuple(_row(n, item, told, given) for n, item in _each(session))
    return Felt(line, rows, any(row.told or row.given != "fine" for row in rows))


def _each(session: Session) -> tuple[tuple[int, Item], ...]:
    """Each exercise once, at its first place."""
    first: dict[str, tuple[int, Item]] = {}
    for number, item in enumerate(session.items):
        first.setdefault(item.exercise, (number, item))
    return tuple(first.values())


def _row(number: int, item: Item, told: Mapping[str, str], given: Mapping[str, Any]) -> FeltRow:
    form = item.variant.partition("/")[2] or item.variant
    known = told.get(item.exercise)
    return FeltRow(
        item=number,
        exercise=item.exercise,
        form=form,
        variant=item.variant,
        title=title(f"{item.exercise}/{form}"),
        told=message("web.felt.told", feeling=message(f"web.feeling.{known}")) if known else None,
        given=str(given.get(f"mark-{number}", "fine")),
    )


def _line(visit: Visit, planned: UUID) -> Message:
    row = own_entry(visit.person, planned, "planned")
    return message("web.felt.line", day=full_day_words(row.at.astimezone(visit.now.tzinfo)))


def what_changes(visit: Visit, planned: UUID) -> Next:
    """The decisions that this session led to. Raises Http404."""
    session = planned_session(visit, planned)
    start = own_entry(visit.person, planned, "planned").at
    later = [d.at for d in visit.progress.done if d.at > start and d.session != str(planned)]
    end = min(later, default=None)
    own = {item.exercise for item in session.items}
    made = [
        decision
        for decision in visit.progress.decisions
        if decision.exercise in own and decision.at >= start and (end is None or decision.at < end)
    ]
    last = {decision.exercise: decision for decision in made}
    done = _done(visit, planned)
    elsewhere = moved(visit, done) if done else None
    rows = tuple(_change(visit, decision) for decision in last.values())
    worse = elsewhere is not None and elsewhere.way == "down"
    if worse and not _stopped(visit, planned):
        rows = tuple(replace(row, reason=reason_of(row.reason, name(row.exercise))) for row in rows)
    changes = tuple(row for row in rows if row.way != "same")
    told = [e for e in visit.entries if e.kind == "after" and e.data.get("session") == str(planned)]
    lead = "changes" if changes else "down" if worse else "same" if rows else "early"
    return Next(
        line=_line(visit, planned),
        lead=message(f"web.next.lead.{lead}", n=len(changes)),
        changes=changes,
        stays=tuple(row for row in rows if row.way == "same"),
        stays_title=message("web.next.stays", n=len(rows) - len(changes)),
        advice=visit.progress.advice,
        morning=not any(e.kind == "morning" and e.data.get("session") == str(planned) for e in visit.entries),
        remind_at=offered(visit, planned),
        after=told[-1].id if told else str(planned),
        moved=elsewhere,
    )


def _stopped(visit: Visit, planned: UUID) -> bool:
    """Whether the person stopped the session themselves."""
    return any(e.kind == "stop" and e.data.get("session") == str(planned) for e in visit.entries)


def _change(visit: Visit, decision: Decision) -> Change:
    before, after = (place_words(visit.catalogue, decision.exercise, p) for p in (decision.before, decision.after))
    exercise, _, form = decision.after[0].partition("/")
    return Change(
        exercise=exercise,
        form=form,
        title=name(decision.exercise),
        way=way(visit.catalogue, decision),
        before=before,
        after=after,
        reason=decision.reason,
    )
