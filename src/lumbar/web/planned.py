"""A session that was planned, found again by the id of its entry."""

from __future__ import annotations

from uuid import UUID

from lumbar.guiding import Timeline, lay_out
from lumbar.planning import Session
from lumbar.web.access import own_entry
from lumbar.web.visit import Visit
from lumbar.wire import decode


def planned_session(visit: Visit, planned: UUID) -> Session:
    """The session as it was shown. Raises Http404 where this person has planned none of that id."""
    return decode(Session, own_entry(visit.person, planned, "planned").data["session"], "session")


def planned_timeline(visit: Visit, planned: UUID) -> Timeline:
    """The timeline of that session, with the numbers to call and what may stop this person. Raises Http404."""
    session = planned_session(visit, planned)
    return lay_out(session, visit.catalogue, visit.progress.country, visit.clearance.conditions)
