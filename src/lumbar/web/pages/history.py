"""History, what can be taken back, and what was done elsewhere."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from lumbar.diary.entry import ActivityData, VoidData
from lumbar.web import services
from lumbar.web.access import own_entry
from lumbar.web.fields import Fields
from lumbar.web.pages.going import go, said
from lumbar.web.queries import history as reading
from lumbar.web.visit import Visit

LONGEST_ACTIVITY = 600
BACK = ("today", "weeks")
"""Pages with a button that logs in one tap, and to which it leads back."""


@require_safe
def history(request: HttpRequest) -> HttpResponse:
    """What happened, what changed and by which rule."""
    visit = Visit(request)
    return visit.page("history", {"history": reading.history(visit), "done_words": said(visit)})


@require_POST
def activity(request: HttpRequest) -> HttpResponse:
    """Log a swim, a walk and the like."""
    visit, fields = Visit(request), Fields(request.POST)
    what = fields.one_of("activity", [one for one, _ in reading.ACTIVITIES])
    minutes = fields.number("minutes", 1, LONGEST_ACTIVITY)
    if what is None or minutes is None:
        context = {"history": reading.history(visit), "faults": fields.faults, "given": request.POST.dict()}
        return visit.page("history", {**context, "section": "history"}, status=422)
    services.tell(visit, fields.entry(), ActivityData(activity=what, minutes=minutes))  # type: ignore[arg-type]
    back = request.POST.get("next", "")
    return go(back if back in BACK else "history", done="logged")


@require_POST
def void(request: HttpRequest, entry: UUID) -> HttpResponse:
    """Take back what was told. A stranger's entry is not found."""
    visit, fields = Visit(request), Fields(request.POST)
    row = own_entry(visit.person, entry)
    if row.kind not in reading.SAID:
        raise Http404
    services.tell(visit, fields.entry(), VoidData(entry=str(entry)))
    if request.POST.get("next") == "felt":
        return go("felt", UUID(row.data["session"]))
    return go("history", done="undone")
