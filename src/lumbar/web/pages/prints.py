"""Pages made for paper."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from lumbar.planning import NotCleared
from lumbar.web.pages.going import go
from lumbar.web.queries import library, result
from lumbar.web.queries import today as reading
from lumbar.web.queries.wish import wish_of
from lumbar.web.visit import Visit
from lumbar.web.wording import full_day_words


@require_safe
def print_today(request: HttpRequest) -> HttpResponse:
    """Today's session to pin to the wall."""
    visit = Visit(request)
    if not visit.answered:
        return go("first")
    try:
        sheet = reading.today(visit, wish_of(request.GET, visit.usual))
    except NotCleared:
        return go("result")
    return _paper(visit, "print_today", f"{reverse('today')}?{sheet.query}", sheet=sheet)


@require_safe
def print_exercise(request: HttpRequest, exercise: str) -> HttpResponse:
    """One exercise on one sheet."""
    visit = Visit(request)
    page = library.exercise_page(visit, exercise, request.GET.get("form", ""), wish_of(request.GET, visit.usual))
    return _paper(visit, "print_exercise", reverse("exercise", args=[exercise]), page=page)


@require_safe
def print_doctor(request: HttpRequest) -> HttpResponse:
    """The very list of exercises to show a doctor (R48)."""
    visit = Visit(request)
    if not visit.answered:
        return go("first")
    return _paper(visit, "print_doctor", reverse("result"), sheet=result.doctor_sheet(visit))


def _paper(visit: Visit, template: str, back: str, **context: object) -> HttpResponse:
    return visit.page(template, {**context, "back": back, "date": full_day_words(visit.now)})
