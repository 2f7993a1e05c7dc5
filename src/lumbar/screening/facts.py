"""What is known of a person today, as facts that rules can name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from lumbar.screening.model import Answers, Check, Person
from lumbar.screening.questions import symptoms
from lumbar.screening.regions import place_of

STRONG_PAIN = 6
"""From here on relief only, out of 10."""
SEVERE_PAIN = 8
"""From here on no session, out of 10."""
AGES = (("under-16", 0, 15), ("16-17", 16, 17), ("55", 55, 200), ("65", 65, 200))


def facts(person: Person, answers: Answers | None, check: Check | None, now: datetime, flare: bool) -> frozenset[str]:
    """Every fact: answers as `group.option`, then `age.*`, `direction.*`, `avoids.*` and so on."""
    found = {f"condition.{code}" for code in person.conditions}
    found.update(_ages(born(person, answers), now.date()))
    if answers is not None:
        found.update(f"{group}.{option}" for group, options in answers.chosen.items() for option in options)
        found.add(f"direction.{direction(answers)}")
        found.update(f"avoids.{way}" for way in answers.avoids)
    if check is not None:
        found.update(symptoms()[symptom] for symptom in check.new if symptom in symptoms())
    if check is not None and is_today(check, now):
        found.update(_pain(check))
    if flare or person.flare:
        found.add("flare.on")
    return frozenset(found)


def born(person: Person, answers: Answers | None) -> date | None:
    """The birth date: of the answers, else of the person file."""
    return answers.born if answers is not None and answers.born is not None else person.born


def age(birth: date, today: date) -> int:
    """Full years of life."""
    return today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))


def is_today(check: Check, now: datetime) -> bool:
    """Whether the check was made on the local day of `now`; pain of another day says nothing about this one."""
    return check.at.astimezone(now.tzinfo).date() == now.date()


def direction(answers: Answers) -> str:
    """Which way of moving the back does not bear (3.3), where two answers agree on it; else `unknown`."""
    worse, eases = (answers.chosen.get(group, ()) for group in ("worse", "eases"))
    if worse == ("bending",) and eases == ("arching",):
        return "flexion-intolerant"
    if worse == ("arching",) and eases == ("bending",):
        return "extension-intolerant"
    return "unknown"


def is_early(now: datetime, rises_at: str) -> bool:
    """Whether the back is still in its first two hours of the day: from 04:00, or from getting up at other hours.

    `rises_at` is a local time like 07:00. Who gets up between 04:00 and noon may be up earlier for once, so that the
    window begins at 04:00; it ends two hours after the usual time.
    """
    rises = timedelta(hours=int(rises_at[:2]), minutes=int(rises_at[3:]))
    four, day = timedelta(hours=4), timedelta(days=1)
    begins = four if four <= rises <= timedelta(hours=12) else rises
    clock = timedelta(hours=now.hour, minutes=now.minute)
    return (clock - begins) % day < rises + timedelta(hours=2) - begins


def _ages(birth: date | None, today: date) -> Iterator[str]:
    if birth is not None:
        years = age(birth, today)
        yield from (f"age.{name}" for name, least, most in AGES if least <= years <= most)


def _pain(check: Check) -> Iterator[str]:
    if check.pain >= STRONG_PAIN:
        yield "check.strong"
    if check.pain >= SEVERE_PAIN:
        yield "check.severe"
    if check.flare:
        yield "flare.on"
    if check.where:
        yield f"where.{place_of(check.where)}"
