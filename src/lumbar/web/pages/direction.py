"""The test of two movements: which way of moving the back likes better, and what follows from it."""

from __future__ import annotations

from typing import cast
from urllib.parse import urlencode
from uuid import UUID, uuid5

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from lumbar.screening import OUTCOMES, PLACES, Direction, Outcome, SelfTest, outcome
from lumbar.screening.direction import TEST
from lumbar.web import services
from lumbar.web.fields import Fields
from lumbar.web.pages.going import go
from lumbar.web.queries import direction as reading
from lumbar.web.queries.direction import DIRECTIONS, Felt, Told
from lumbar.web.visit import Visit
from lumbar.words import message


@require_http_methods(["GET", "HEAD", "POST"])
def direction(request: HttpRequest) -> HttpResponse:
    """One form from before the first movement to after the second; whom it does not suit sees their result."""
    visit, fields = Visit(request), Fields(request.POST)
    if not visit.answered:
        return go("first")
    test = visit.self_test
    if request.method == "POST":
        told = _read(fields, TEST)
        if not fields.faults and _record(visit, fields.entry(), told):
            return go("found", query=_query(told))
    if test is None:
        return go("result")
    context = {
        "test": reading.direction(test, fields.sent),
        "faults": fields.faults,
        "given": fields.sent.dict(),
        "section": "today",
    }
    return visit.page("direction", context, status=422 if fields.faults else 200)


def _record(visit: Visit, entry: str, told: Told) -> bool:
    """Write it, once however often it is sent. A stop counts even where the test is no longer open."""
    id = str(uuid5(UUID(entry), _query(told)))
    written = any(one.id == id for one in visit.entries)
    counts = visit.self_test is not None or told.leg == "stopped"
    if counts and not written:
        services.record_test(visit, id, told.outcomes)
    return counts or written


def _query(told: Told) -> str:
    return urlencode([*told.outcomes.items(), ("leg", told.leg)])


@require_safe
def found(request: HttpRequest) -> HttpResponse:
    """What each movement did, what changes, and what to do where it ran down the leg."""
    visit, sent = Visit(request), Fields(request.GET)
    outcomes = {way: said for way in DIRECTIONS if (said := sent.one_of(way, OUTCOMES, needed=False))}
    leg = sent.one_of("leg", reading.LEGS, needed=False)
    if not visit.answered or not outcomes or sent.faults:
        return go("result")
    told = Told(cast(dict[Direction, Outcome], outcomes), cast(reading.Leg, leg or "fine"))
    return visit.page("found", {"found": reading.found(visit, told), "section": "today"})


def _read(fields: Fields, test: SelfTest) -> Told:
    """What each trial says. After one that made it worse the next may be left out; a stop asks for nothing more."""
    outcomes: dict[Direction, Outcome] = {}
    before, leg = _felt(fields, "before"), False
    if before and before[0] == "below-knee":
        fields.faults["before-place"] = message("web.fault.below_knee")
    for trial in test.trials:
        if fields.sent.get("stop") == trial.answer:
            fields.faults.clear()
            return Told({**outcomes, trial.answer: "avoid"}, "stopped")
        after = _felt(fields, trial.answer, needed="avoid" not in outcomes.values())
        if before and after:
            outcomes[trial.answer] = outcome(before, after)
            leg = leg or (after[0] in ("thigh", "below-knee") and PLACES.index(after[0]) > PLACES.index(before[0]))
        before = after
    return Told(outcomes, "down" if leg else "fine")


def _felt(fields: Fields, moment: str, *, needed: bool = True) -> Felt | None:
    """Where pain was felt at that moment and how strong it was; both or neither, where it is not needed."""
    names = f"{moment}-place", f"{moment}-pain"
    needed = needed or any(fields.sent.get(name) for name in names)
    place = fields.one_of(names[0], PLACES, needed=needed)
    pain = fields.number(names[1], 0, 10, needed=needed)
    if place is None or pain is None:
        return None
    if (place == "none") != (pain == 0):
        fields.faults[names[1]] = message("web.fault.no_pain")
    return next((one, pain) for one in PLACES if one == place)
