"""Who may do what today, and why: the door of the room."""

from __future__ import annotations

from datetime import datetime

from lumbar.catalogue import Catalogue
from lumbar.screening.conditions import CONDITIONS
from lumbar.screening.countries import Country, country
from lumbar.screening.facts import born, facts, is_early
from lumbar.screening.findings import Agreement, findings, gravity, unanswered
from lumbar.screening.model import LEVELS, Answers, Check, Clearance, Condition, Finding, Person
from lumbar.screening.questions import option_rules, questionnaire, symptoms
from lumbar.screening.rules import Rule, interplay
from lumbar.screening.verdicts import verdicts
from lumbar.words import Message

RISES_AT = "07:00"
"""Usual time of getting up where nobody has said."""


def screen(
    catalogue: Catalogue,
    person: Person,
    answers: Answers | None,
    check: Check | None,
    now: datetime,
    *,
    cleared_questions: frozenset[str] = frozenset(),
    flare: bool = False,
    rescreen: Message | None = None,
) -> Clearance:
    """What this person may do at the aware local moment `now`.

    Without answers nobody is cleared, unless the person file stands in for them: it says so (`stated`) or names
    conditions. `cleared_questions` are the questions whose findings a doctor has agreed to, `flare` what the diary
    says. Pain and flare of the check count on its own day, its new symptoms until the next check.
    """
    known = facts(person, answers, check, now, flare)
    rules = [rule for rule in (*option_rules(), *interplay()) if rule.holds(known)]
    conditions = _conditions(rules, person, answers, now)
    ordered = [code for code in CONDITIONS if code in conditions]
    agreement = Agreement(person.cleared, cleared_questions)
    found = findings(rules, person, ordered, agreement, _place(answers))
    found = _with_gaps(found, _gaps(person, answers, check))
    gravest = max((LEVELS.index(gravity(finding)) for finding in found), default=0)
    return Clearance(LEVELS[gravest], found, conditions, verdicts(catalogue, conditions), rescreen)


def _conditions(rules: list[Rule], person: Person, answers: Answers | None, now: datetime) -> frozenset[Condition]:
    found: set[Condition] = set(person.conditions)
    for rule in rules:
        found.update(rule.sets)
    if is_early(now, answers.rises_at if answers is not None else RISES_AT):
        found.add("EARLY_MORNING")
    return frozenset(found)


def _gaps(person: Person, answers: Answers | None, check: Check | None) -> int:
    """How many groups lack an answer that is needed."""
    strange = sum(symptom not in symptoms() for symptom in check.new) if check is not None else 0
    if answers is not None:
        return strange + len(questionnaire().missing(answers, born(person, answers)))
    if person.stated or person.conditions:
        return strange
    return strange + sum(group.required and not group.shown for group in questionnaire().groups)


def _with_gaps(found: tuple[Finding, ...], gaps: int) -> tuple[Finding, ...]:
    """The finding of what is unanswered stands before all others but urgent ones."""
    if not gaps:
        return found
    grave = tuple(finding for finding in found if gravity(finding) in ("urgent", "emergency"))
    return (*grave, unanswered(gaps), *found[len(grave) :])


def _place(answers: Answers | None) -> Country:
    chosen = answers.chosen.get("country", ()) if answers is not None else ()
    return country(chosen[0] if chosen else None)
