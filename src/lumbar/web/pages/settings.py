"""Settings, and the data: take a copy, bring one back, delete everything."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lumbar.catalogue import Equipment
from lumbar.diary import Progress
from lumbar.diary.entry import PreferenceData
from lumbar.diary.times import MOST_READY_S, MOST_SHARE
from lumbar.screening import countries
from lumbar.web import services
from lumbar.web.carry import BadLine, lines_in, lines_out
from lumbar.web.fields import Fields
from lumbar.web.pages.going import go, said
from lumbar.web.queries import settings as reading
from lumbar.web.queries.wish import LONGEST, SHORTEST
from lumbar.web.visit import Visit
from lumbar.words import Message, message


@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    """Equipment, usual length, times between the work, how holds are counted, country, language, time of getting up."""
    visit, fields = Visit(request), Fields(request.POST)
    if request.method == "POST":
        data = _read(fields, visit.progress)
        if not fields.faults:
            services.tell(visit, fields.entry(), data)
            return go("settings", done="saved")
    return _page(visit, fields.faults, request.POST.dict())


def _read(fields: Fields, progress: Progress) -> PreferenceData:
    return PreferenceData(
        equipment=fields.many("equipment", get_args(Equipment)),
        minutes=fields.number("minutes", SHORTEST, LONGEST, needed=progress.minutes is not None),
        holds=fields.one_of("holds", reading.HOLDS),  # type: ignore[arg-type]
        country=fields.one_of("country", tuple(countries()), needed=False),
        lang=fields.one_of("lang", reading.full_languages(), needed=False),
        rises_at=fields.clock("rises_at"),
        rest=fields.number("rest", 0, MOST_SHARE, needed=False),
        change=fields.number("change", 0, MOST_SHARE, needed=False),
        ready_s=fields.number("ready_s", 0, MOST_READY_S, needed=False),
    )


def _page(
    visit: Visit, faults: Mapping[str, Message], given: Mapping[str, str], done: Message | None = None
) -> HttpResponse:
    context = {
        "settings": reading.settings(visit, given),
        "faults": faults,
        "given": given,
        "done_words": done or said(visit),
        "section": "settings",
    }
    return visit.page("settings", context, status=422 if faults else 200)


@require_safe
def export(request: HttpRequest) -> StreamingHttpResponse:
    """The whole diary as JSON lines."""
    visit = Visit(request)
    response = StreamingHttpResponse(lines_out(visit.person), content_type="application/jsonl; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="lumbar-{visit.now:%Y-%m-%d}.jsonl"'
    return response


@require_POST
def import_(request: HttpRequest) -> HttpResponse:
    """Add the entries of a copy. A copy with a fault adds nothing."""
    visit = Visit(request)
    file = request.FILES.get("file")
    if file is None:
        return _page(visit, {"file": message("web.fault.file")}, {})
    try:
        added, _ = lines_in(visit.person, file.read().decode().splitlines())
    except UnicodeDecodeError:
        return _page(visit, {"file": message("web.fault.not_text")}, {})
    except BadLine as bad:
        return _page(visit, {"file": bad.message}, {})
    return _page(Visit(request), {}, {}, message("web.done.imported", n=added))


@require_POST
def erase(request: HttpRequest) -> HttpResponse:
    """Delete every row about the person, and what the browser keeps, once the word is typed."""
    visit = Visit(request)
    if request.POST.get("word", "").strip().lower() != reading.WORD:
        return _page(visit, {"word": message("web.fault.word", word=reading.WORD)}, {})
    services.erase(visit.person)
    request.session.flush()
    response = go("first")
    response["Clear-Site-Data"] = '"storage"'
    return response
