"""Today: the session that suits, its reasons, and the start."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, QueryDict
from django.views.decorators.http import require_POST, require_safe

from lumbar.planning import NotCleared
from lumbar.web import services
from lumbar.web.changes import Changes
from lumbar.web.fields import Fields
from lumbar.web.offline import KEEPING
from lumbar.web.pages.going import go, said
from lumbar.web.queries import today as reading
from lumbar.web.queries.wish import asks, query_of, wish_of
from lumbar.web.visit import Visit


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """The session of the day. Who is locked sees why; who has answered nothing is asked first."""
    visit = Visit(request)
    if not visit.answered:
        return go("first")
    changes = Changes(request, visit.now.date())
    wish = wish_of(request.GET if asks(request.GET) else QueryDict(changes.now), visit.usual)
    step = changes.last if changes.now == query_of(wish) else None
    before = wish_of(QueryDict(step.query), visit.usual) if step and not step.entry else None
    try:
        found = reading.today(visit, wish, before)
    except NotCleared:
        return go("result")
    if asks(request.GET) and KEEPING not in request.headers:
        changes.show(found.query)
    return visit.page("today", {"today": found, "undo": step, "done_words": said(visit)})


@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """Write the session that was shown and open the player, unless something came in between."""
    visit, fields = Visit(request), Fields(request.POST)
    asked = request.POST.get("wish", "")
    wish = wish_of(QueryDict(asked), visit.usual)
    query = query_of(wish)
    if reading.check_due(visit.progress, visit.now):
        return go("check", query=f"wish={_quoted(query)}")
    try:
        session = reading.session_for(visit, wish)
    except NotCleared:
        return go("result")
    if reading.fingerprint(session) != request.POST.get("shown"):
        return go("today", query=query, done="changed")
    Changes(request, visit.now.date()).forget()
    return go("play", services.plan_to_play(visit, fields.entry(), session))


def _quoted(query: str) -> str:
    sent = QueryDict(mutable=True)
    sent["wish"] = query
    return sent.urlencode().removeprefix("wish=")
