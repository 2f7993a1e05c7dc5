"""Why an exercise is here today: the one reason that weighs most."""

from __future__ import annotations

from lumbar.planning.day import Day
from lumbar.planning.options import Option
from lumbar.words import Message, message


def reason_of(day: Day, option: Option, *, paired: bool = False) -> Message:
    """The strongest true reason for this option in the main part of the session."""
    standing = option.standing
    if standing is not None and standing.reason is not None and option.as_decided:
        return standing.reason
    if paired:
        return message("planning.reason.pair")
    if day.flare:
        return message("planning.reason.flare")
    if option.preferred:
        return message("planning.reason.preferred")
    if day.therapeutic(option.exercise.id):
        return message("planning.reason.therapeutic")
    if option.exercise.strengthens:
        return _strength(day, option)
    if day.progress.likes.get(option.exercise.id, 0) > 0:
        return message("planning.reason.liked")
    if day.theme.fits(option.exercise):
        return message("planning.reason.theme", theme=message(f"planning.theme.{day.theme.id}"))
    if day.serves(option.exercise.id):
        return message("planning.reason.goal")
    if day.progress.done and option.exercise.id not in day.week.exercises:
        return message("planning.reason.unseen")
    return message("planning.reason.eases")


def _strength(day: Day, option: Option) -> Message:
    standing = option.standing
    if standing is not None and standing.last_strength is not None:
        return message("planning.reason.due", n=(day.now - standing.last_strength).days)
    if standing is None:
        return message("planning.reason.new")
    return message("planning.reason.goal" if day.serves(option.exercise.id) else "planning.reason.strength")
