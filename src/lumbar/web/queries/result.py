"""What the answers lead to: how far a person may go, why, what to do now, and what unlocks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lumbar.catalogue import Catalogue, Variant, steps
from lumbar.screening import Clearance, Finding, countries, country, lasting
from lumbar.web.queries.library import first_form, standing_of
from lumbar.web.visit import Visit
from lumbar.web.wording import name, step_dose, title
from lumbar.words import Message, message, render


@dataclass(frozen=True)
class Call:
    """A number to call."""

    number: str
    words: Message
    way: str


@dataclass(frozen=True)
class LeftOut:
    """Exercises that are left out, and the reason they share."""

    reason: Message
    names: Message


@dataclass(frozen=True)
class ListRow:
    """One exercise of the list for the doctor."""

    exercise: str
    form: str
    title: Message
    dose: Message
    adapt: tuple[Message, ...]


@dataclass(frozen=True)
class Result:
    """The whole page."""

    level: str
    title: Message
    lead: Message
    why: Message
    findings: tuple[Finding, ...]
    calls: tuple[Call, ...]
    countries: tuple[tuple[str, Message, bool], ...]
    unlocks: Message | None
    ask: bool
    list: tuple[ListRow, ...]
    list_count: Message
    left_out: tuple[LeftOut, ...]
    go: bool
    test: bool
    today: str


def result(visit: Visit) -> Result:
    """What the answers lead to now."""
    clearance = visit.clearance
    level = clearance.level
    gravest = level in ("urgent", "emergency")
    rows = the_list(visit.catalogue, lasting(clearance, visit.catalogue))
    clearable = any(finding.clearable and not finding.soft for finding in clearance.findings)
    kind = level if level != "doctor" or clearable else "wait"
    return Result(
        level=level,
        title=message(f"web.result.{kind}.title"),
        lead=message(f"web.result.{kind}.lead"),
        why=message("web.result.why" if clearance.locked else "web.result.heed"),
        findings=_shown(clearance),
        calls=_calls(visit) if gravest else (),
        countries=country_options(visit),
        unlocks=message(f"web.result.{kind}.unlocks") if clearance.locked else None,
        ask=clearance.locked and clearable and level != "emergency",
        list=rows,
        list_count=message("web.result.list_count", n=len(rows)),
        left_out=() if clearance.locked else left_out(visit.catalogue, clearance, visit.lang),
        go=not clearance.locked,
        test=visit.self_test is not None,
        today=visit.now.date().isoformat(),
    )


def _shown(clearance: Clearance) -> tuple[Finding, ...]:
    """When locked, what locks; otherwise all that matters."""
    if not clearance.locked:
        return clearance.findings
    return tuple(f for f in clearance.findings if not f.soft and f.level in ("doctor", "urgent", "emergency"))


def _calls(visit: Visit) -> tuple[Call, ...]:
    place = country(_code(visit))
    calls = [Call(place.emergency, message("web.result.emergency_number"), "danger")]
    if place.urgent and visit.clearance.level == "urgent":
        calls.insert(0, Call(place.urgent, message("web.result.urgent_number"), ""))
    return tuple(calls)


def _code(visit: Visit) -> str | None:
    answers = visit.progress.answers
    chosen = answers.chosen.get("country", ()) if answers else ()
    return next(iter(chosen), visit.progress.country)


def country_options(visit: Visit) -> tuple[tuple[str, Message, bool], ...]:
    """The countries by name, with the person's own chosen."""
    code = _code(visit)
    rows = [(one, message(f"screening.country.{one}"), one == code) for one in countries()]
    rows.sort(key=lambda row: render(row[1], visit.lang))
    return (("", message("web.country.none"), not code), *rows)


def the_list(catalogue: Catalogue, clearance: Clearance) -> tuple[ListRow, ...]:
    """Every exercise that would be in the programme, in the first form that is allowed, at its first dose.

    Those that suit the conditions come first.
    """
    forms = [first_form(clearance, exercise) for exercise in catalogue if standing_of(clearance, exercise) != "out"]
    forms.sort(key=lambda form: not clearance.verdicts[form.id].preferred)
    return tuple(_row(clearance, form) for form in forms)


def _row(clearance: Clearance, variant: Variant) -> ListRow:
    return ListRow(
        exercise=variant.exercise,
        form=variant.form,
        title=title(variant.id),
        dose=step_dose(steps(variant.dose)[0], variant.sides),
        adapt=tuple(relief.how for relief in clearance.verdicts[variant.id].adapted),
    )


def left_out(catalogue: Catalogue, clearance: Clearance, lang: str) -> tuple[LeftOut, ...]:
    """Exercises of which no form is allowed, gathered by the reason that excludes the plain form."""
    by_reason: dict[str, tuple[Message, list[Message]]] = {}
    for exercise in catalogue:
        if standing_of(clearance, exercise) == "out":
            for reason in _first(clearance.verdicts[exercise.base.id].excluded):
                by_reason.setdefault(render(reason, lang), (reason, []))[1].append(name(exercise.id))
    return tuple(LeftOut(reason, message("web.list", parts=tuple(names))) for reason, names in by_reason.values())


def _first(reasons: Iterable[Message]) -> list[Message]:
    return list(reasons)[:1]


@dataclass(frozen=True)
class DoctorSheet:
    """The list on paper."""

    findings: tuple[Finding, ...]
    rows: tuple[ListRow, ...]
    count: Message
    left_out: tuple[LeftOut, ...]


def doctor_sheet(visit: Visit) -> DoctorSheet:
    """What a doctor needs to agree or to strike out."""
    asked = lasting(visit.clearance, visit.catalogue)
    rows = the_list(visit.catalogue, asked)
    return DoctorSheet(
        findings=_shown(asked),
        rows=rows,
        count=message("web.result.list_count", n=len(rows)),
        left_out=left_out(visit.catalogue, asked, visit.lang),
    )
