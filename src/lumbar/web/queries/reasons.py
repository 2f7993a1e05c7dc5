"""Why today's session is as it is, in a few sentences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lumbar.diary import Standing
from lumbar.planning import Item, Session
from lumbar.web.visit import Visit
from lumbar.web.wording import name
from lumbar.words import Message, render

REASONS = 3
"""At least so many are given, where there are as many."""


@dataclass(frozen=True)
class Reason:
    """Why the session is as it is; `about` names the exercise where the text does not."""

    text: Message
    about: Message | None = None


def notes(session: Session) -> tuple[Message, ...]:
    """What shapes the session as a whole."""
    return tuple(note for note in (session.shortened, session.label, *session.notes) if note)


def reasons(visit: Visit, session: Session) -> tuple[Reason, ...]:
    """What shapes the session as a whole, then what changed, then why what is new is here: the first few."""
    standings = visit.progress.standings
    changed = [standings[i.exercise].reason for i in session.items if _as_decided(i, standings.get(i.exercise))]
    waiting = [standing.reason for standing in standings.values() if standing.off]
    told = [reason for reason in (*notes(session), *changed, *waiting) if reason]
    whole = len(notes(session))
    return _once([*map(Reason, told), *_firsts(session)])[: max(REASONS, whole + 2)]


def _as_decided(item: Item, standing: Standing | None) -> bool:
    """Whether the diary's last change is what is done today: a rule or the hour may ask for another form or dose."""
    if standing is None or item.change == 0:
        return False
    return (item.variant, item.change) == (standing.variant, standing.change)


def _firsts(session: Session) -> list[Reason]:
    """Why the first exercise of each phase is here, the main phase first."""
    firsts = {item.phase: item for item in reversed(session.items)}
    phases = [phase for phase in ("strength", "relief", "warm-up") if phase in firsts]
    return [Reason(firsts[phase].reason, name(firsts[phase].exercise)) for phase in phases]


def _once(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    first: dict[str, Reason] = {}
    for reason in reasons:
        first.setdefault(render(reason.text), reason)
    return tuple(first.values())
