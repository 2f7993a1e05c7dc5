"""Whose row is it? A stranger's row, and one that is not there, look the same: 404."""

from uuid import UUID

from django.http import Http404

from lumbar.web.models import Entry, Person


def own_entry(person: Person, entry: UUID, kind: str | None = None) -> Entry:
    """The person's own entry of that id (and kind). Raises Http404."""
    rows = person.entries.filter(id=entry)
    row = (rows.filter(kind=kind) if kind else rows).first()
    if row is None:
        raise Http404
    return row
