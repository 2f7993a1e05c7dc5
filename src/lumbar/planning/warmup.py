"""The warm-up: always, first, in order (R53, R54); what is not open gives way to something that is."""

from __future__ import annotations

from dataclasses import replace

from lumbar.catalogue import DoseRange, Exercise, Hold, HoldRange, Variant, steps
from lumbar.planning.blocks import item_of, joined, timed
from lumbar.planning.day import LEAST_REST_S, Day
from lumbar.planning.doses import held, limited, longest
from lumbar.planning.options import Option, option_of
from lumbar.planning.pauses import change_s, rest_s
from lumbar.planning.rest import Rest
from lumbar.planning.session import Item
from lumbar.words import Message, message

SUBSTITUTES = {
    "crook-lying-relax": ("supported-supine-rest", "childs-pose", "breath-pelvic-rock"),
    "pelvic-tilt": ("breath-pelvic-rock", "cat-cow"),
    "bridge": ("knee-rolls", "cat-cow", "breath-pelvic-rock"),
}
"""What stands in, first choice first; knee rolls for the bridge in a flare (section 3.4)."""
STEP_S = 5


def warm_up(day: Day, rest: Rest | None) -> tuple[Item, ...]:
    """Settling, pressing the low back down, lifting the pelvis, or what stands in for each.

    Settling is shorter where the wish leaves no room for all of it and the last rest.
    """
    mandated = [exercise for exercise in day.catalogue if exercise.sequence.warm_up is not None]
    items: list[Item] = []
    for exercise in sorted(mandated, key=lambda exercise: exercise.sequence.warm_up or 0):
        option = _open(day, exercise, {item.exercise for item in items})
        if option is None:
            continue
        own = option.exercise.id == exercise.id
        reason = message("planning.reason.warm-up") if own else _instead(exercise)
        items.append(item_of(_warm(day, option), "warm-up", reason))
    return _fitted(day, joined(tuple(items), None, day.wish.times), rest)


def _fitted(day: Day, items: tuple[Item, ...], rest: Rest | None) -> tuple[Item, ...]:
    """With less lying still at first, never less than the least rest, where there is no time for all and a rest."""
    if not items:
        return items
    after = 0
    if rest is not None:
        change = change_s(day.wish.times, items[-1].start_position, rest.option.variant.start)
        after = change + rest.option.ready_s + LEAST_REST_S
    over = sum(item.seconds for item in items) + after - 60 * day.wish.minutes
    lying = items[0].dose
    if over <= 0 or not isinstance(lying, Hold):
        return items
    less = lying.seconds - -(-over // STEP_S) * STEP_S
    dose = held(max(less, min(LEAST_REST_S, lying.seconds)))
    return (timed(replace(items[0], dose=dose)), *items[1:])


def _instead(exercise: Exercise) -> Message:
    return message("planning.reason.warm-up-instead", exercise=message(f"exercise.{exercise.id}/base.name"))


def _open(day: Day, exercise: Exercise, used: set[str]) -> Option | None:
    others = [day.catalogue[id] for id in SUBSTITUTES[exercise.id] if id in day.catalogue.exercises]
    candidates = [exercise, *(other for other in others if other.id not in used)]
    options = (option_of(day, candidate, main=False) for candidate in candidates)
    return next((option for option in options if option is not None), None)


def _warm(day: Day, option: Option) -> Option:
    """At its lightest, whatever the diary says; lying still lasts as long as the theme asks."""
    range_ = _range(option.exercise, option.variant)
    first = steps(range_)[0]
    dose = limited(first.dose, option.reliefs)
    if isinstance(dose, Hold) and isinstance(range_, HoldRange):
        most = min(range_.longest_s, longest(option.reliefs) or range_.longest_s)
        dose = held(min(most, max(dose.seconds, day.settle_s)))
    rest = rest_s(day.wish.times, range_, option.reliefs, first.sets)
    return replace(option, dose=dose, sets=first.sets, rest_s=rest, change=0)


def _range(exercise: Exercise, variant: Variant) -> DoseRange:
    """The dose of the warm-up's row, unless this form has a dose of its own."""
    rows = (row.dose for row in exercise.rows if row.section == "B warm-up" and row.dose is not None)
    return next(rows, variant.dose) if variant.dose == exercise.base.dose else variant.dose
