"""A reminder of the question of the next morning, for the calendar of whoever wants one."""

from __future__ import annotations

from datetime import time, timedelta
from uuid import NAMESPACE_URL, UUID, uuid5

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from lumbar.web.calendar import appointment
from lumbar.web.fields import Fields
from lumbar.web.pages.going import go
from lumbar.web.queries.reminder import COOKIE, moment
from lumbar.web.visit import Visit
from lumbar.words import message, render

KEPT = timedelta(days=400)


@require_safe
def reminder(request: HttpRequest, planned: UUID) -> HttpResponse:
    """An appointment for the chosen time, with the way to the question. It tells nothing about the person."""
    visit, fields = Visit(request), Fields(request.GET)
    at = fields.clock("at")
    if at is None:
        return go("next", planned)
    address = request.build_absolute_uri(reverse("morning", args=[planned]))
    content = appointment(
        uid=f"{uuid5(NAMESPACE_URL, f'lumbar morning {planned}')}",
        at=moment(visit, planned, time.fromisoformat(at)),
        made=visit.now,
        title=render(message("web.remind.event"), visit.lang),
        text=render(message("web.remind.event_text", address=address), visit.lang),
    )
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="lumbar-morning.ics"'
    response.set_cookie(COOKIE, at, max_age=KEPT, secure=request.is_secure(), httponly=True, samesite="Lax")
    return response
