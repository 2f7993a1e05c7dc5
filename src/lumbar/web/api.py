"""The API of the pages' scripts: entries in, timelines out, for the person of the session and from our own pages."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI, Status
from ninja.errors import HttpError
from ninja.security import APIKeyCookie

from lumbar.web.api_types import EntriesIn, EntriesOut
from lumbar.web.diary_rows import keep
from lumbar.web.models import Person
from lumbar.web.people import mark_of, person_for
from lumbar.web.planned import planned_timeline
from lumbar.web.visit import Visit
from lumbar.wire import encode


class Session(APIKeyCookie):
    """The person of the session cookie; what writes must also prove that it comes from one of our pages."""

    param_name = "sessionid"

    def authenticate(self, request: HttpRequest, key: str | None) -> Person:
        return person_for(request)


api = NinjaAPI(title="Lumbar", version="1", docs_url=None, auth=Session())


@api.post("/entries", response={200: EntriesOut, 422: EntriesOut}, operation_id="keep_entries")
def keep_entries(request: HttpRequest, sent: EntriesIn) -> Status[dict[str, Any]]:
    """Keep entries in the diary. May be repeated at will: an id that is there changes nothing.

    422 says that some were refused and why; the others are kept all the same. 409 says that they were written by
    somebody else than the person who is here now: the browser keeps them until they are back.
    """
    person = person_for(request)
    if sent.person and sent.person != mark_of(person):
        raise HttpError(409, "These entries were written by somebody else than the person who is here now.")
    kept = keep(person, sent.entries)
    answer = {"stored": kept.stored, "refused": kept.refused}
    return Status(422 if kept.refused else 200, answer)


@api.get(
    "/timeline/{uuid:planned}",
    operation_id="timeline",
    openapi_extra={
        "responses": {200: {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Timeline"}}}}}
    },
)
def timeline(request: HttpRequest, planned: UUID) -> HttpResponse:
    """The timeline of a planned session, with its words. 404 where the person has no such session."""
    visit = Visit(request)
    return JsonResponse(encode(planned_timeline(visit, planned), visit.lang))
