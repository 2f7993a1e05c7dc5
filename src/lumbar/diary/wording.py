"""The messages of decisions: what happened, and what comes of it."""

from __future__ import annotations

from functools import cache

from lumbar.catalogue import Breaths, Dose, Hold, Minutes, Step
from lumbar.diary.place import Ladder, Place
from lumbar.words import Message


def dose_message(step: Step) -> Message:
    """A dose with its sets: "8 times, 5 seconds each, 2 sets"."""
    return Message("diary.dose.sets", {"n": step.sets, "dose": _amount(step.dose)})


def reason(cause: str, ladder: Ladder, before: Place, after: Place, off: bool = False, why: str = "") -> Message:
    """`diary.reason.<cause>` with the exercise's form, and in `next` what comes of it."""
    key = (cause, before, after, off, why)
    said = ladder.said.get(key)
    if said is None:
        said = ladder.said[key] = _reason(cause, why, _next(ladder, before, after, off), before.variant)
    return said


def moved_on(before: Place, after: Place) -> Message:
    """The reason when the ladder goes on in another exercise."""
    following = Message("diary.next.link", {"form": form_message(after.variant)})
    return _reason("step-up", "", following, before.variant)


@cache
def form_message(variant: str) -> Message:
    """Name and form of a variant."""
    return Message(f"exercise.{variant}.title")


def _reason(cause: str, why: str, following: Message, variant: str) -> Message:
    params: dict[str, str | int | float | Message | tuple[Message, ...]] = {
        "exercise": form_message(variant),
        "next": following,
    }
    if why:
        params["why"] = Message(f"diary.stop.{why}")
    return Message(f"diary.reason.{cause}", params)


def _next(ladder: Ladder, before: Place, after: Place, off: bool) -> Message:
    if off:
        return Message("diary.next.off")
    if before == after:
        return Message("diary.next.same")
    direction = "harder" if ladder.rank(after) > ladder.rank(before) else "easier"
    if before.variant != after.variant:
        dose = dose_message(ladder.dose(after))
        return Message(f"diary.next.{direction}-form", {"form": form_message(after.variant), "dose": dose})
    doses = {"before": dose_message(ladder.dose(before)), "after": dose_message(ladder.dose(after))}
    return Message(f"diary.next.{direction}", doses)


def _amount(dose: Dose) -> Message:
    if isinstance(dose, Hold):
        return Message("dose.seconds", {"n": dose.seconds})
    if isinstance(dose, Breaths):
        return Message("dose.breaths", {"n": dose.breaths})
    if isinstance(dose, Minutes):
        return Message("dose.minutes", {"n": dose.minutes})
    times = Message("dose.times", {"n": dose.reps})
    held = Message("dose.seconds", {"n": dose.hold_s})
    return Message("diary.dose.held", {"times": times, "held": held}) if dose.hold_s else times
