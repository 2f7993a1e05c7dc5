"""After a session: how it felt, what changes, and the morning after."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from lumbar.diary.entry import AfterData, MorningData
from lumbar.screening import REGIONS
from lumbar.web import services
from lumbar.web.access import own_entry
from lumbar.web.fields import Fields
from lumbar.web.pages.going import go, said
from lumbar.web.queries import felt as reading
from lumbar.web.visit import Visit
from lumbar.web.wording import full_day_words
from lumbar.words import message

LONGEST_NOTE = 1000


@require_http_methods(["GET", "HEAD", "POST"])
def felt(request: HttpRequest, planned: UUID) -> HttpResponse:
    """Pain, effort, form, a mark for each exercise, a note; then what changes next time."""
    visit, fields = Visit(request), Fields(request.POST)
    questions = reading.felt(visit, planned, request.POST.dict())
    if request.method == "POST":
        after = _after(fields, planned)
        marks = _marks(fields, questions)
        if after is not None and not fields.faults:
            services.tell_how_it_felt(visit, fields.entry(), after, marks)
            return go("next", planned)
    given = {"given": request.POST.dict(), "where": request.POST.getlist("where")}
    context = {"felt": questions, "faults": fields.faults, **given, "section": "today"}
    return visit.page("felt", context, status=422 if fields.faults else 200)


def _after(fields: Fields, planned: UUID) -> AfterData | None:
    pain = fields.number("pain", 0, 10)
    effort = fields.number("effort", 0, 10)
    technique = fields.one_of("technique", ("yes", "no"))
    note = fields.text("note", LONGEST_NOTE, needed=False)
    where = fields.many("where", REGIONS)
    if pain is None or effort is None:
        return None
    return AfterData(str(planned), pain, effort, technique == "yes", note, where)


def _marks(fields: Fields, questions: reading.Felt) -> list[services.Mark]:
    """A mark for each exercise that the player has none of."""
    allowed = [feeling for feeling, _ in reading.FEELINGS]
    asked = [row for row in questions.rows if row.told is None]
    given = [(row, fields.sent.get(f"mark-{row.item}")) for row in asked]
    return [services.Mark(row.exercise, row.variant, row.item, feeling) for row, feeling in given if feeling in allowed]


@require_safe
def changes(request: HttpRequest, planned: UUID) -> HttpResponse:
    """What changes next time because of this session, and why."""
    visit = Visit(request)
    context = {"next": reading.what_changes(visit, planned), "done_words": said(visit), "section": "today"}
    return visit.page("next", {**context, "planned": planned})


@require_http_methods(["GET", "HEAD", "POST"])
def morning(request: HttpRequest, planned: UUID) -> HttpResponse:
    """How the back was the morning after."""
    visit, fields = Visit(request), Fields(request.POST)
    row = own_entry(visit.person, planned, "planned")
    if request.method == "POST":
        pain = fields.number("pain", 0, 10)
        if pain is not None:
            services.tell(visit, fields.entry(), MorningData(session=str(planned), pain=pain))
            return go("next", planned, done="morning")
    line = message("web.felt.line", day=full_day_words(row.at.astimezone(visit.now.tzinfo)))
    context = {"faults": fields.faults, "given": request.POST.dict(), "line": line, "section": "today"}
    return visit.page("morning", context, status=422 if fields.faults else 200)
