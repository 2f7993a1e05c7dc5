"""The weeks ahead, and what they are for."""

from __future__ import annotations

from typing import get_args

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from lumbar.diary import Between, Goal
from lumbar.diary.entry import PreferenceData
from lumbar.planning import NotCleared
from lumbar.planning.programme import DAYS
from lumbar.web import services
from lumbar.web.fields import Fields
from lumbar.web.pages.going import go, said
from lumbar.web.queries import weeks as reading
from lumbar.web.visit import Visit


@require_http_methods(["GET", "HEAD", "POST"])
def weeks(request: HttpRequest) -> HttpResponse:
    """Which days, how long, and why; and the form that says what for. Who is locked sees why."""
    visit, fields = Visit(request), Fields(request.POST)
    if not visit.answered:
        return go("first")
    if request.method == "POST":
        data = _read(visit, fields)
        if not fields.faults:
            services.tell(visit, fields.entry(), data)
            return go("weeks", done="saved")
    try:
        context = {"weeks": reading.weeks(visit), "faults": fields.faults, "done_words": said(visit)}
    except NotCleared:
        return go("result")
    return visit.page("weeks", {**context, "section": "weeks"}, status=422 if fields.faults else 200)


def _read(visit: Visit, fields: Fields) -> PreferenceData:
    return PreferenceData(
        goal=fields.one_of("goal", get_args(Goal), needed=visit.progress.aim.goal is not None),  # type: ignore[arg-type]
        days=fields.number("days", 1, 7),
        weekdays=fields.many("weekdays", DAYS),
        easier_weeks=fields.flag("easier_weeks"),
        activity=fields.one_of("activity", get_args(Between)),  # type: ignore[arg-type]
        activity_days=fields.number("activity_days", 0, reading.MOST_OUTINGS),
    )
