"""How doses, days and changes are put into words on the pages. Everything comes out as a message."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from lumbar.catalogue import Breaths, Catalogue, Dose, Hold, Minutes, Reps, Step, steps
from lumbar.diary import Decision
from lumbar.planning import Item, Side
from lumbar.words import Message, message

Way = Literal["up", "down", "same"]
Place = tuple[str, int]
"""A form by its full id, and a step of its dose ladder."""


def title(variant: str) -> Message:
    """Name and form of a variant: "Bird-dog, leg only"."""
    return Message(f"exercise.{variant}.title")


def name(exercise: str) -> Message:
    """The exercise's name alone."""
    return Message(f"exercise.{exercise}/base.name")


def dose_words(dose: Dose, sets: int, side: Side) -> Message:
    """The whole of it: "2 rounds of 6 times each side, held for 10 seconds"."""
    one = _sided(_amount(dose), side)
    if isinstance(dose, Reps) and dose.hold_s:
        one = message("web.dose.held", amount=one, n=dose.hold_s)
    return one if sets == 1 else message("web.dose.rounds", n=sets, amount=one)


def item_dose(item: Item) -> Message:
    """What an item of a session asks for."""
    return dose_words(item.dose, item.sets, item.side)


def step_dose(step: Step, sides: str) -> Message:
    """What a rung of a dose ladder asks for, where `sides` is the variant's."""
    side: Side = {"each": "both", "alternating": "alternating"}.get(sides, "bilateral")  # type: ignore[assignment]
    return dose_words(step.dose, step.sets, side)


def _amount(dose: Dose) -> Message:
    match dose:
        case Hold():
            return message("web.dose.seconds", n=dose.seconds)
        case Reps():
            return message("web.dose.times", n=dose.reps)
        case Breaths():
            return message("web.dose.breaths", n=dose.breaths)
        case Minutes():
            return message("web.minutes", n=dose.minutes)


def _sided(amount: Message, side: Side) -> Message:
    return amount if side == "bilateral" else message(f"web.dose.{side}", amount=amount)


def place_words(catalogue: Catalogue, exercise: str, place: Place) -> Message:
    """A place on an exercise's ladder: the dose, and the form where it is not the plain one."""
    variant = catalogue.variant(place[0])
    ladder = steps(variant.dose)
    dose = step_dose(ladder[min(place[1], len(ladder) - 1)], variant.sides)
    if variant.id == f"{exercise}/base":
        return dose
    return message("web.dose.form", form=title(variant.id), dose=dose)


def way(catalogue: Catalogue, decision: Decision) -> Way:
    """Whether a decision made the exercise harder, easier, or left it."""
    if decision.before == decision.after:
        return "same"
    before, after = (catalogue.variant(place[0]) for place in (decision.before, decision.after))
    if before.exercise != after.exercise:
        return "up" if decision.light == "green" else "down"
    return "up" if (after.level, decision.after[1]) > (before.level, decision.before[1]) else "down"


def change_words(catalogue: Catalogue, decision: Decision) -> Message:
    """What a change comes to, as short as it can be: "2 s", "1 time", "a harder form"."""
    direction = way(catalogue, decision)
    if decision.before[0] != decision.after[0]:
        return message(f"web.change.form_{direction}")
    ladder = steps(catalogue.variant(decision.before[0]).dose)
    before, after = (ladder[min(place[1], len(ladder) - 1)] for place in (decision.before, decision.after))
    what, n = _difference(before, after)
    return message(f"web.change.{direction}", by=message(f"web.change.{what}", n=n))


def _difference(before: Step, after: Step) -> tuple[str, int]:
    if before.sets != after.sets:
        return "rounds", abs(after.sets - before.sets)
    match before.dose, after.dose:
        case (Hold(seconds=was), Hold(seconds=now)):
            return "seconds", abs(now - was)
        case (Reps(reps=was), Reps(reps=now)) if was != now:
            return "times", abs(now - was)
        case (Reps(hold_s=was), Reps(hold_s=now)):
            return "seconds", abs(now - was)
        case _:
            return "little", 1


def day_words(day: date | datetime) -> Message:
    """ "22 November"."""
    return message("web.day.short", day=day.day, month=message(f"web.month.{day.month}"))


def weekday_words(day: date | datetime) -> Message:
    """ "Sunday"."""
    return message(f"web.weekday.{day.weekday()}")


def full_day_words(day: date | datetime) -> Message:
    """ "22 November 2026"."""
    return message("web.day.year", day=day.day, month=message(f"web.month.{day.month}"), year=day.year)
