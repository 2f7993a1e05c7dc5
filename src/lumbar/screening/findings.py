"""Answers that matter, as findings: what they mean, what to do now, what unlocks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from lumbar.screening.conditions import condition_rules
from lumbar.screening.countries import Country
from lumbar.screening.model import LEVELS, Condition, Finding, Level, Person
from lumbar.screening.rules import Rule
from lumbar.words import Message, message

OWN_ACTION = frozenset(
    {"QE6", "QE7", "QE7-tearing", "QD1-child", "QD1-young", "QD8", "check-severe", "check-strong", "flare"}
)
"""Findings with an action of their own; the others share one for their level."""


@dataclass(frozen=True)
class Agreement:
    """What a doctor has agreed to: conditions, and the very questions that were asked.

    One answers for no other: whoever agreed to an old fracture has not seen the injury that is told later.
    """

    conditions: frozenset[Condition]
    questions: frozenset[str]

    def covers(self, finding: Finding) -> bool:
        """Whether this finding no longer locks."""
        agreed = finding.code in self.conditions or finding.question in self.questions
        return finding.clearable and agreed


def findings(
    rules: Iterable[Rule], person: Person, conditions: Iterable[Condition], agreement: Agreement, place: Country
) -> tuple[Finding, ...]:
    """A finding for each rule that holds, and for each condition that no rule speaks of; the gravest first."""
    found = [_of_rule(rule, rule.question, place) for rule in rules if rule.question is not None]
    found += [_of_condition(code, person, place) for code in conditions if not _spoken(code, person, found)]
    settled = [_settled(finding) if agreement.covers(finding) else finding for finding in found]
    return tuple(sorted(settled, key=lambda finding: -LEVELS.index(gravity(finding))))


def gravity(finding: Finding) -> Level:
    """How far the finding lets the person go; a soft one advises and lets them go on with care."""
    return "adapt" if finding.soft else finding.level


def unanswered(count: int) -> Finding:
    """The finding of someone who has not answered `count` groups yet."""
    return Finding(
        "answers", "doctor", message("screening.finding.answers", n=count), message("screening.action.answers")
    )


def action(question: str, level: Level, soft: bool, place: Country) -> Message:
    """What to do now and what unlocks."""
    if question in OWN_ACTION:
        return message(f"screening.action.{question}", emergency=place.emergency)
    if soft:
        return message(f"screening.action.advice-{level}")
    if level == "emergency":
        return message("screening.action.emergency", number=place.emergency)
    if level == "urgent" and place.urgent is not None:
        return message("screening.action.urgent-call", number=place.urgent, emergency=place.emergency)
    if level == "urgent":
        return message("screening.action.urgent", emergency=place.emergency)
    return message(f"screening.action.{level}")


def _of_rule(rule: Rule, question: str, place: Country) -> Finding:
    return Finding(
        question,
        rule.level,
        message(f"screening.finding.{question}"),
        action(question, rule.level, rule.soft, place),
        rule.code,
        rule.soft,
        rule.clearable and not rule.soft and rule.level in ("doctor", "urgent"),
    )


def _waits_for(code: Condition, person: Person) -> str | None:
    """The question whose agreement this condition needs, where the person file states it."""
    return condition_rules()[code].question if code in person.conditions else None


def _spoken(code: Condition, person: Person, found: Iterable[Finding]) -> bool:
    """Whether a finding speaks of this condition already, and as gravely as the person file asks for."""
    levels = {gravity(finding) for finding in found if finding.code == code}
    return "doctor" in levels or (bool(levels) and _waits_for(code, person) is None)


def _of_condition(code: Condition, person: Person, place: Country) -> Finding:
    question = _waits_for(code, person)
    if question is None:
        reason = condition_rules()[code].reason
        return Finding(f"condition-{code}", "adapt", reason, action("", "adapt", False, place), code)
    reason, do = message(f"screening.finding.{question}"), action(question, "doctor", False, place)
    return Finding(question, "doctor", reason, do, code, clearable=True)


def _settled(finding: Finding) -> Finding:
    return replace(finding, level="adapt", action=message("screening.action.agreed"), clearable=False)
