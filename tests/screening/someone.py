"""People as the tests of screening meet them."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from lumbar.catalogue import load_catalogue
from lumbar.screening import Answers, Check, Clearance, Person, questionnaire, screen

CATALOGUE = load_catalogue()
EVENING = datetime(2026, 5, 20, 18, tzinfo=UTC)
PAIN = {
    "pain": ("again",),
    "duration": ("under-3-weeks",),
    "where": ("back",),
    "worse": ("neither",),
    "eases": ("neither",),
}
LONG = {**PAIN, "duration": ("over-3-months",), "seen": ("yes",), "onset": ("before-40",)}
"""Pain for months; the group `stiff` is asked."""


def answers(
    chosen: Mapping[str, tuple[str, ...]] | None = None,
    *,
    born: date | None = date(1980, 1, 1),
    rises_at: str = "07:00",
) -> Answers:
    """Everything answered with "none of these" and no pain, but for what is chosen."""
    none: dict[str, tuple[str, ...]] = {group.id: () for group in questionnaire().groups if group.kind == "many"}
    return Answers(EVENING, {**none, "pain": ("no",), **(chosen or {})}, born, rises_at)


def ticked(*facts: str, base: Mapping[str, tuple[str, ...]] | None = None) -> Answers:
    """These options ticked besides pain that is mild and recent (or `base`)."""
    chosen = dict(PAIN if base is None else base)
    for fact in facts:
        group, _, option = fact.partition(".")
        kind = questionnaire()[group].kind
        chosen[group] = (option,) if kind == "single" else (*chosen.get(group, ()), option)
    return answers(chosen)


def screened(
    given: Answers | None = None,
    check: Check | None = None,
    *,
    person: Person | None = None,
    now: datetime = EVENING,
    cleared: frozenset[str] = frozenset(),
) -> Clearance:
    """The clearance of someone who answered like this; by default nothing is wrong."""
    who = Person() if person is None else person
    return screen(CATALOGUE, who, answers() if given is None else given, check, now, cleared_questions=cleared)


def found(clearance: Clearance) -> set[str]:
    """The questions that findings name."""
    return {finding.question for finding in clearance.findings}
