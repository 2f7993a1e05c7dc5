"""A session laid out beforehand, so that it can be started where there is no network."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import uuid4

from lumbar.diary import Entry
from lumbar.diary.entry import CheckData
from lumbar.guiding import lay_out
from lumbar.planning import NotCleared, Session, State, Wish, plan, state
from lumbar.screening import Person, Region
from lumbar.web.playbook import playbook
from lumbar.web.queries.bears import BACK, Bears, bears
from lumbar.web.queries.today import CHECK_LASTS, check_due, fingerprint, session_for
from lumbar.web.visit import Visit
from lumbar.wire import encode

LEG: dict[str, tuple[tuple[Region, ...], ...]] = {
    "left": (("thigh-left", "lower-leg-left"), ("thigh-left",), ()),
    "right": (("thigh-right", "lower-leg-right"), ("thigh-right",), ()),
}
"""How much of a leg may hurt, the most first; never both legs."""


@dataclass(frozen=True)
class Prepared:
    """A session with all that its player needs.

    `planned` is the id it gets in the diary when it is started, `shown` its fingerprint on Today's page. It may be
    started until `fresh_until` (None: a check comes first), or after a check with nothing new, no flare-up, a pain in
    `calm` and nothing told since but what it `bears`: then the plan stays just as it is.
    """

    planned: str
    shown: str
    session: Session
    playbook: dict[str, Any]
    fresh_until: datetime | None
    calm: tuple[int, ...]
    bears: Bears


def prepared(visit: Visit, wish: Wish) -> Prepared:
    """The session of this moment for that wish. Raises NotCleared."""
    session = session_for(visit, wish)
    timeline = lay_out(session, visit.catalogue, visit.progress.country, visit.clearance.conditions)
    planned = uuid4()
    check = visit.progress.check
    due = check is None or check_due(visit.progress, visit.now)
    calm = tuple(_calm(visit, wish, session))
    return Prepared(
        planned=str(planned),
        shown=fingerprint(session),
        session=session,
        playbook=playbook(planned, timeline, visit.lang),
        fresh_until=None if check is None or due else check.at + CHECK_LASTS,
        calm=calm,
        bears=bears(visit.catalogue, session, check.pain if check else None, calm, tuple(_where(visit, calm))),
    )


def _calm(visit: Visit, wish: Wish, session: Session) -> Iterator[int]:
    """The pains after which a quiet check would leave the session as it is."""
    known: list[tuple[State, bool]] = []
    for pain in range(11):
        told = _checked(visit, pain)
        alike = replace(told, progress=replace(told.progress, check=None, pain_7d=None, advice=()))
        stays = next((stays for before, stays in known if before == alike), None)
        if stays is None:
            stays = _stays(visit, wish, session, told)
            known.append((alike, stays))
        if stays:
            yield pain


def _checked(visit: Visit, pain: int, where: tuple[Region, ...] = ()) -> State:
    """Where the person would stand after a quiet check."""
    told = Entry(str(uuid4()), visit.now, visit.zone, "check", encode(CheckData(pain=pain, where=where)))
    return state(visit.catalogue, Person(), (*visit.entries, told), visit.now)


def _stays(visit: Visit, wish: Wish, session: Session, known: State) -> bool:
    try:
        return plan(visit.catalogue, known.clearance, known.progress, wish, visit.now) == session
    except NotCleared:
        return False


def _where(visit: Visit, calm: tuple[int, ...]) -> Iterator[tuple[Region, ...]]:
    """Sets of regions that change nothing of what the person may do, each with as much of one leg as that allows."""
    for pain in calm[-1:]:
        plain = _checked(visit, pain).clearance
        for leg in LEG.values():
            open_sets = ((*BACK, *part) for part in leg)
            yield next((found for found in open_sets if _checked(visit, pain, found).clearance == plain), ())
