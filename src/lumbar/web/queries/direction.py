"""The test of two movements as the page shows it, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from lumbar.screening import PLACES, Direction, Outcome, Place, SelfTest, Trial, country, outcome_text, stop_texts
from lumbar.web.queries.result import left_out
from lumbar.web.visit import Visit
from lumbar.web.wording import name
from lumbar.words import Message, exercise_texts, message

DIRECTIONS: tuple[Direction, ...] = get_args(Direction)
Felt = tuple[Place, int]
Leg = Literal["fine", "down", "stopped"]
"""Whether it ran further down the leg, or the person stopped for that or for numbness."""
LEGS: tuple[Leg, ...] = get_args(Leg)
STOPS: Mapping[Leg, tuple[str, ...]] = {
    "fine": (),
    "down": ("spreads-down-leg",),
    "stopped": ("spreads-down-leg", "numb-or-weak"),
}
"""The reasons to stop of which the person reads what to do."""


@dataclass(frozen=True)
class Told:
    """What the trials that were made say."""

    outcomes: Mapping[Direction, Outcome]
    leg: Leg


@dataclass(frozen=True)
class Moment:
    """Where it is felt and how strong it is, asked once. `id` begins the names of both fields."""

    id: str
    place: str
    pain: str
    places: tuple[tuple[str, Message, bool], ...]


@dataclass(frozen=True)
class Movement:
    """One trial: what to do, and what is asked after it."""

    id: Direction
    title: Message
    exercise: str
    form: str
    do: Message
    setup: Message
    steps: tuple[Message, ...]
    after: Moment


@dataclass(frozen=True)
class Test:
    """The whole page."""

    before: Moment
    movements: tuple[Movement, ...]
    ask_before: Message
    ask_after: Message
    stop: Message


@dataclass(frozen=True)
class Found:
    """What came of it."""

    movements: tuple[tuple[Message, Message], ...]
    stopped: bool
    both: bool
    do: tuple[Message, ...]
    changes: tuple[Message, ...]
    left_out: tuple[Message, ...]


def direction(test: SelfTest, given: Mapping[str, str]) -> Test:
    """The test with what has been given so far."""
    return Test(
        before=_moment("before", given),
        movements=tuple(_movement(trial, n, given) for n, trial in enumerate(test.trials, 1)),
        ask_before=test.before,
        ask_after=test.after,
        stop=test.stop,
    )


def _moment(id: str, given: Mapping[str, str]) -> Moment:
    chosen = given.get(f"{id}-place")
    places = tuple((place, message(f"web.direction.place.{place}"), place == chosen) for place in PLACES)
    return Moment(id, f"{id}-place", f"{id}-pain", places)


def _movement(trial: Trial, number: int, given: Mapping[str, str]) -> Movement:
    exercise, _, form = trial.variant.partition("/")
    key = f"exercise.{trial.variant}"
    return Movement(
        id=trial.answer,
        title=message(f"web.direction.movement_{number}", name=name(exercise)),
        exercise=exercise,
        form=form,
        do=trial.do,
        setup=Message(f"{key}.setup"),
        steps=tuple(Message(f"{key}.steps.{n}") for n in range(len(exercise_texts(exercise, form).steps))),
        after=_moment(trial.answer, given),
    )


def found(visit: Visit, told: Told) -> Found:
    """What each movement did, and what follows from the answers as they stand now."""
    ours = [finding for finding in visit.clearance.findings if finding.question.startswith(("direction-", "avoids-"))]
    codes = {f"screening.reason.{finding.code}" for finding in ours}
    out = left_out(visit.catalogue, visit.clearance, visit.lang)
    return Found(
        movements=tuple(
            (message(f"web.direction.way.{way}"), outcome_text(told.outcomes[way]))
            for way in DIRECTIONS
            if way in told.outcomes
        ),
        stopped=told.leg == "stopped",
        both=all(told.outcomes.get(way) == "avoid" for way in DIRECTIONS),
        do=_do(visit, told),
        changes=tuple(finding.reason for finding in ours) or (message("web.found.same"),),
        left_out=tuple(row.names for row in out if row.reason.key in codes),
    )


def _do(visit: Visit, told: Told) -> tuple[Message, ...]:
    """What to do now; a step that belongs to one of several reasons names it."""
    stops = [stop for stop in stop_texts(country(visit.progress.country)) if stop.reason in STOPS[told.leg]]
    steps: dict[Message, list[Message]] = {}
    for stop in stops:
        for step in stop.do[1:]:
            steps.setdefault(step, []).append(stop.question)
    said = [
        step if len(whys) == len(stops) else message("web.found.if", what=whys[0], do=step)
        for step, whys in steps.items()
    ]
    return tuple(sorted(said, key=lambda step: step.key == "screening.do.call-if-nerves"))
