"""A session laid out beforehand, so that it can be started where there is no network."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from lumbar.diary import Entry
from lumbar.diary.entry import CheckData
from lumbar.guiding import lay_out
from lumbar.planning import NotCleared, Session, Wish, plan, state
from lumbar.screening import Person
from lumbar.web.playbook import playbook
from lumbar.web.queries.today import CHECK_LASTS, check_due, fingerprint, session_for
from lumbar.web.visit import Visit
from lumbar.wire import encode


@dataclass(frozen=True)
class Prepared:
    """A session with all that its player needs.

    `planned` is the id it gets in the diary when it is started, `shown` its fingerprint on Today's page. It may be
    started until `fresh_until` (None: a check comes first), or after a check with nothing new, no flare-up and a pain
    in `calm`: with those answers the plan stays just as it is.
    """

    planned: str
    shown: str
    session: Session
    playbook: dict[str, Any]
    fresh_until: datetime | None
    calm: tuple[int, ...]


def prepared(visit: Visit, wish: Wish) -> Prepared:
    """The session of this moment for that wish. Raises NotCleared."""
    session = session_for(visit, wish)
    timeline = lay_out(session, visit.catalogue, visit.progress.country, visit.clearance.conditions)
    planned = uuid4()
    check = visit.progress.check
    due = check is None or check_due(visit.progress, visit.now)
    return Prepared(
        planned=str(planned),
        shown=fingerprint(session),
        session=session,
        playbook=playbook(planned, timeline, visit.lang),
        fresh_until=None if check is None or due else check.at + CHECK_LASTS,
        calm=tuple(pain for pain in range(11) if _stays(visit, wish, session, pain)),
    )


def _stays(visit: Visit, wish: Wish, session: Session, pain: int) -> bool:
    """Whether a quiet check with this pain would leave the session as it is."""
    told = Entry(str(uuid4()), visit.now, visit.zone, "check", encode(CheckData(pain=pain)))
    known = state(visit.catalogue, Person(), (*visit.entries, told), visit.now)
    try:
        return plan(visit.catalogue, known.clearance, known.progress, wish, visit.now) == session
    except NotCleared:
        return False
