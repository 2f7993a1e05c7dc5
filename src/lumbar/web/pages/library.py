"""The exercises, and what the person thinks of them."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.views.decorators.http import require_POST, require_safe

from lumbar.diary.entry import PreferenceData
from lumbar.web import services
from lumbar.web.changes import Changes
from lumbar.web.fields import Fields
from lumbar.web.pages.going import go, said
from lumbar.web.queries import library as reading
from lumbar.web.queries.today import LIKES
from lumbar.web.queries.wish import rebuilt, wish_of
from lumbar.web.visit import Visit
from lumbar.words import render


@require_safe
def library(request: HttpRequest) -> HttpResponse:
    """All exercises, narrowed by the filters."""
    visit = Visit(request)
    return visit.page("library", {"library": reading.library(visit, request.GET)})


@require_safe
def exercise(request: HttpRequest, exercise: str) -> HttpResponse:
    """One exercise: how it is done, its forms, and why it is or is not in the programme."""
    visit = Visit(request)
    wish = wish_of(QueryDict(Changes(request, visit.now.date()).now), visit.usual)
    page = reading.exercise_page(visit, exercise, request.GET.get("form", ""), wish)
    context = {"page": page, "title": render(page.title, visit.lang), "done_words": said(visit), "section": "library"}
    return visit.page("exercise", context)


@require_POST
def like(request: HttpRequest, exercise: str) -> HttpResponse:
    """More, less or never again."""
    visit, fields = Visit(request), Fields(request.POST)
    if exercise not in visit.catalogue.exercises:
        raise Http404
    liked = fields.one_of("like", [one for one, _ in LIKES])
    entry = ""
    if liked is not None:
        data = PreferenceData(exercise=exercise, like=liked)  # type: ignore[arg-type]
        entry = services.tell(visit, fields.entry(), data)
    done = "liked" if liked else ""
    if request.POST.get("next") == "today":
        query = rebuilt(request.POST.get("wish", ""), visit.usual)
        if entry:
            Changes(request, visit.now.date()).step(query, query, entry)
        return go("today", query=query, done=done)
    return go("exercise", exercise, done=done)
