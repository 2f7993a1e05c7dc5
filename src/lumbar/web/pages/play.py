"""The player's page: the session that was planned under this id."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_GET

from lumbar.web.planned import planned_timeline
from lumbar.web.playbook import playbook
from lumbar.web.visit import Visit


@require_GET
@ensure_csrf_cookie
def play(request: HttpRequest, planned: UUID) -> HttpResponse:
    """The page carries the whole timeline, so that the session goes on without a network. Locked, it does not open."""
    visit = Visit(request)
    book = playbook(planned, planned_timeline(visit, planned), visit.lang, visit.entries)
    if visit.clearance.locked:
        return redirect("result")
    return visit.page("play", {"playbook": book})
