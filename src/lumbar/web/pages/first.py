"""The first page."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from lumbar.web.pages.going import go
from lumbar.web.visit import Visit


@require_safe
def first(request: HttpRequest) -> HttpResponse:
    """What this is, what it is not, where the data lives. Who has answered the questions goes on to today."""
    visit = Visit(request)
    if visit.answered:
        return go("today")
    return visit.page("first", {"section": "today"})
