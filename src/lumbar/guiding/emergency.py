"""The words for stopping, which travel with every timeline so that they show without a network."""

from __future__ import annotations

from collections.abc import Mapping, Set

from lumbar.guiding.timeline import StopText
from lumbar.screening import Condition, Country
from lumbar.screening import stop_texts as texts_of


def stop_texts(place: Country, conditions: Set[Condition]) -> tuple[StopText, ...]:
    """What to ask and what to do for every reason to stop that fits the person, with that country's numbers."""
    stops = texts_of(place, conditions)
    return tuple(StopText(stop.reason, stop.question, stop.title, stop.do, stop.level) for stop in stops)


def call(place: Country) -> Mapping[str, str]:
    """Numbers to call in a country: `emergency`, and `urgent` where one number serves the whole country."""
    numbers = {"emergency": place.emergency, "urgent": place.urgent}
    return {name: number for name, number in numbers.items() if number is not None}
