"""The first questions, what they lead to, and what a doctor agreed to."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lumbar.diary.entry import AnswersData, PreferenceData
from lumbar.screening import Answers, born_in, countries, questionnaire
from lumbar.web import services
from lumbar.web.fields import Fields
from lumbar.web.pages.going import go, said
from lumbar.web.queries import questions as asking
from lumbar.web.queries import result as reading
from lumbar.web.visit import Visit
from lumbar.words import message

OLDEST = 120
AGREED_AT_MOST = timedelta(days=366)


@require_http_methods(["GET", "HEAD", "POST"])
def screening(request: HttpRequest) -> HttpResponse:
    """All groups of questions on one page, which a script shows one by one."""
    visit, fields = Visit(request), Fields(request.POST)
    if request.method == "POST":
        data = _read(visit, fields)
        if not fields.faults:
            services.tell(visit, fields.entry(), data)
            return go("result")
        given = {name: tuple(values) for name, values in request.POST.lists()}
    else:
        given = dict(asking.starting(visit.progress.answers, request.headers.get("Accept-Language", "")))
    context = {
        "questions": asking.questions(given, fields.faults),
        "faults": fields.faults,
        "this_year": visit.now.year,
        "section": "today",
    }
    return visit.page("screening", context, status=422 if fields.faults else 200)


def _read(visit: Visit, fields: Fields) -> AnswersData:
    """The answers; what is asked and has none is a fault, unless what was answered cannot wait."""
    groups = questionnaire().groups
    year = fields.number("born", visit.now.year - OLDEST, visit.now.year, needed=False)
    rises_at = fields.clock("rises") if fields.sent.get("rises") else "07:00"
    chosen: dict[str, tuple[str, ...]] = {}
    for group in groups:
        if group.kind not in ("single", "many"):
            continue
        ids = [option.id for option in group.options]
        picked = fields.many(group.id, (*ids, "none"))
        if picked:
            chosen[group.id] = tuple(one for one in picked if one != "none")
    born = born_in(year) if year else None
    answers = Answers(visit.now, chosen, born, rises_at or "07:00")
    asked = {group.id for group in questionnaire().asked(answers)}
    answers = Answers(visit.now, {g: c for g, c in chosen.items() if g in asked}, born, rises_at or "07:00")
    if not any(answers.chosen.get(group) for group in asking.GRAVE):
        for group in questionnaire().missing(answers):
            fields.faults.setdefault(group.id, message("web.fault.group" if group.none else "web.fault.missing"))
    return AnswersData(chosen=answers.chosen, born=born.isoformat() if born else None, rises_at=answers.rises_at)


@require_safe
def result(request: HttpRequest) -> HttpResponse:
    """What the answers lead to."""
    visit = Visit(request)
    return _result(visit, Fields(request.POST)) if visit.answered else go("first")


@require_POST
def agreement(request: HttpRequest) -> HttpResponse:
    """Record who agreed and when; what waited for a doctor opens."""
    visit, fields = Visit(request), Fields(request.POST)
    if not visit.answered:
        return go("first")
    today = visit.now.date()
    by = fields.text("by", 120)
    on = fields.day("on", today - AGREED_AT_MOST, today)
    if fields.faults or on is None:
        return _result(visit, fields)
    services.record_agreement(visit, fields.entry(), by, on)
    return go("result", done="agreed")


def _result(visit: Visit, fields: Fields) -> HttpResponse:
    context = {
        "result": reading.result(visit),
        "faults": fields.faults,
        "given": fields.sent.dict(),
        "done_words": said(visit),
        "section": "today",
    }
    return visit.page("result", context, status=422 if fields.faults else 200)


@require_POST
def country(request: HttpRequest) -> HttpResponse:
    """Another country's numbers."""
    visit, fields = Visit(request), Fields(request.POST)
    chosen = fields.one_of("country", tuple(countries()))
    if chosen is not None:
        services.tell(visit, fields.entry(), PreferenceData(country=chosen))
    return go("result")
