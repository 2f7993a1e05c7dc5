"""A session that was planned, found again by the id of its entry."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404

from lumbar.catalogue import load_catalogue
from lumbar.guiding import Timeline, lay_out
from lumbar.planning import Session
from lumbar.screening import country
from lumbar.web.diary_rows import entries
from lumbar.web.models import Person
from lumbar.wire import decode, encode


def planned_session(person: Person, planned: UUID) -> Session:
    """The session as it was shown. Raises Http404 where this person has planned none of that id."""
    row = person.entries.filter(id=planned, kind="planned").first()
    if row is None:
        raise Http404
    return decode(Session, row.data["session"], "session")
