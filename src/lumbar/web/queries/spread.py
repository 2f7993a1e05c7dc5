"""Where pain was before and after a session, and what its way says."""

from __future__ import annotations

from dataclasses import dataclass

from lumbar.diary import Done
from lumbar.screening import Region, Spread, country, spread, stop_texts
from lumbar.web.body_map import listed
from lumbar.web.visit import Visit
from lumbar.words import Message, message

REASON = "spreads-down-leg"


@dataclass(frozen=True)
class Moved:
    """Which way it moved, and what to do now where that was down a leg."""

    way: Spread
    title: Message
    text: Message
    do: tuple[Message, ...] = ()


@dataclass(frozen=True)
class Places:
    """Where it was before and after, as far as told, and the same in words."""

    before: tuple[Region, ...]
    after: tuple[Region, ...]
    words: Message


def way_of(done: Done) -> Spread | None:
    """Which way pain moved over a session; None where nobody told enough to know."""
    before, after = done.where_before, done.where_after
    if not (before or after) or done.pain_before is None or done.pain_after is None:
        return None
    return spread((before, done.pain_before), (after, done.pain_after))


def moved(visit: Visit, done: Done) -> Moved | None:
    """What to say of a session after which pain was elsewhere; None where it stayed or is not known."""
    match way_of(done):
        case "down":
            stops = stop_texts(country(visit.progress.country))
            do = next(stop.do[1:] for stop in stops if stop.reason == REASON)
            return Moved("down", message("web.next.spread.down"), message("web.next.spread.down_text"), do)
        case "up":
            before = listed(done.where_before)
            text = message("web.next.spread.up_gone", before=before)
            if done.where_after:
                text = message("web.next.spread.up_text", before=before, after=listed(done.where_after))
            return Moved("up", message("web.next.spread.up"), text)
        case _:
            return None


def reason_of(reason: Message, exercise: Message) -> Message:
    """The reason of a decision in a session that was not stopped, though it counts as if it had been."""
    match reason.key:
        case "diary.reason.stopped":
            return message("web.next.spread.cause", exercise=exercise)
        case "diary.reason.cut-short":
            return message("web.next.spread.waits")
        case _:
            return reason


def places(done: Done) -> Places | None:
    """Where it was; None where no place was told."""
    before, after = done.where_before, done.where_after
    told = [("before", before), ("after", after)]
    words = [message(f"web.history.where_{name}", where=listed(regions)) for name, regions in told if regions]
    if not words:
        return None
    both = message("web.history.where_both", before=words[0], after=words[-1])
    return Places(before, after, both if len(words) == len(told) else words[0])
