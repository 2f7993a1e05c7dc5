"""Half a minute before a session."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, QueryDict
from django.views.decorators.http import require_http_methods

from lumbar.diary.entry import CheckData
from lumbar.screening import REGIONS
from lumbar.web import services
from lumbar.web.fields import Fields
from lumbar.web.pages.going import go
from lumbar.web.queries.questions import check_options
from lumbar.web.queries.wish import query_of, wish_of
from lumbar.web.visit import Visit
from lumbar.words import message


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Asks for pain now and this morning, a flare-up, and anything new; then back to today's session."""
    visit = Visit(request)
    if not visit.answered:
        return go("first")
    fields = Fields(request.POST)
    if request.method == "POST":
        data = _read(fields)
        if data is not None:
            services.tell(visit, fields.entry(), data)
            return go("today", query=query_of(wish_of(QueryDict(request.POST.get("wish", "")), visit.usual)))
    return _page(visit, fields)


def _read(fields: Fields) -> CheckData | None:
    pain = fields.number("pain", 0, 10)
    where = fields.many("where", REGIONS)
    morning = fields.number("morning", 0, 10, needed=False)
    flare = fields.one_of("flare", ("yes", "no"))
    ids = tuple(option.id for option in check_options())
    new = fields.many("new", (*ids, "none"))
    if not new:
        fields.faults.setdefault("new", message("web.fault.group"))
    if fields.faults or pain is None:
        return None
    chosen = tuple(id for id in new if id != "none")
    return CheckData(pain=pain, new=chosen, morning=morning, flare=flare == "yes", where=where)


def _page(visit: Visit, fields: Fields) -> HttpResponse:
    sent = fields.sent
    chosen = sent.getlist("new")
    given = {**sent.dict(), "new_none": "none" in chosen}
    context = {
        "given": given,
        "where": sent.getlist("where"),
        "faults": fields.faults,
        "wish": sent.get("wish") or visit.request.GET.get("wish", ""),
        "new_options": [(option.id, option.text, option.id in chosen) for option in check_options()],
        "section": "today",
    }
    return visit.page("check", context, status=422 if fields.faults else 200)
