"""What is told in whole sentences at the level "full": how to set up, and the steps."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, takewhile
from typing import Literal

from lumbar.guiding.saying import SPOKEN_S, Said, spoken_s
from lumbar.guiding.timeline import Segment
from lumbar.planning import Item
from lumbar.words import Message, known, message


def next_is(item: Item) -> Message:
    """The name of what comes, said on the way to it."""
    return message("guiding.next", exercise=_title(item))


def rest_next_is(item: Item) -> Message:
    """The same, said when a rest begins."""
    return message("guiding.rest-next", exercise=_title(item))


def setup_is_told(before: Item | None, item: Item) -> Literal["transition", "rest"] | None:
    """Where there is time to tell how to set up: on the way into the position, else in the rest before it.

    On the way it begins after the name and may end in the middle of getting ready. Nothing is told where there is no
    change of position.
    """
    length = spoken_s(Message(f"exercise.{item.variant}.setup"))
    if item.transition_s and spoken_s(next_is(item)) + length <= item.transition_s + min(SPOKEN_S, item.ready_s):
        return "transition"
    if item.transition_s and before is not None and spoken_s(rest_next_is(item)) + length <= before.rest_s:
        return "rest"
    return None


def _title(item: Item) -> Message:
    return message(f"exercise.{item.variant}.title")


def steps(segment: Segment) -> Iterator[Said]:
    """The steps of the exercise, one after the other from the first second of work."""
    keys = (f"exercise.{segment.variant}.steps.{index}" for index in count())
    for key in takewhile(known, keys):
        yield Said(0.5, Message(key), loose=True)
