"""Changes to today's session: take one, take it back, look for what may stand in."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from lumbar.diary.entry import VoidData
from lumbar.planning import NotCleared
from lumbar.web import services
from lumbar.web.access import own_entry
from lumbar.web.changes import Changes
from lumbar.web.fields import Fields
from lumbar.web.pages.going import go
from lumbar.web.queries import today as reading
from lumbar.web.queries.menu import swap as alternatives
from lumbar.web.queries.wish import rebuilt, wish_of
from lumbar.web.visit import Visit


@require_safe
def swap(request: HttpRequest, place: int) -> HttpResponse:
    """What may stand in for the item at this place of today's session, and what changes with each."""
    visit = Visit(request)
    try:
        planned = reading.planned_for(visit, wish_of(request.GET, visit.usual))
    except NotCleared:
        return go("result")
    if place >= len(planned.session.items):
        raise Http404
    return visit.page("swap", {"swap": alternatives(visit, planned, place), "section": "today"})


@require_POST
def change(request: HttpRequest) -> HttpResponse:
    """Take a change: from now on today's session is the one it leads to."""
    visit = Visit(request)
    before, after = (rebuilt(request.POST.get(name, ""), visit.usual) for name in ("from", "to"))
    Changes(request, visit.now.date()).step(before, after)
    return go("today", query=after)


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Take back the last change, also one that the diary holds."""
    visit, fields = Visit(request), Fields(request.POST)
    step = Changes(request, visit.now.date()).back()
    if step is None:
        return go("today")
    if step.entry:
        own_entry(visit.person, UUID(step.entry), "preference")
        services.tell(visit, fields.entry(), VoidData(entry=step.entry))
    return go("today", query=step.query, done="undone")
