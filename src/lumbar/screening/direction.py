"""The test of which way of moving the back likes better (3.3), and when it may be offered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal, get_args

from lumbar.screening.facts import direction
from lumbar.screening.model import Answers, Clearance, Direction
from lumbar.screening.regions import PLACES, Place
from lumbar.words import Message, message

Outcome = Literal["prefer", "avoid", "unclear"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
DIRECTIONS: tuple[Direction, ...] = get_args(Direction)
FOUND = ("worse", "eases")
"""The groups of questions that the test answers."""
CHANGE = 2
"""The least change of pain that counts, out of 10."""
NEVER_WITH = ("QE", "QU", "QD10")
"""Questions of nerve or red-flag signs: with any of them no test, agreed to or not."""


@dataclass(frozen=True)
class Trial:
    """One half of the test: this variant, so many times. `answer` is the option of `worse` and `eases` it speaks of."""

    answer: Direction
    variant: str
    reps: int
    do: Message


@dataclass(frozen=True)
class SelfTest:
    """What to notice before, the two trials, what to notice after each, and when to stop."""

    before: Message
    trials: tuple[Trial, ...]
    after: Message
    stop: Message


TEST = SelfTest(
    before=message("screening.test.before"),
    trials=(
        Trial("bending", "double-knee-to-chest/base", 10, message("screening.test.bend")),
        Trial("arching", "sphinx/base", 10, message("screening.test.arch")),
    ),
    after=message("screening.test.after"),
    stop=message("screening.test.stop"),
)


def self_test(clearance: Clearance) -> SelfTest | None:
    """The test, or None where it is not safe alone: locked, a nerve or red-flag sign, or a movement that is out."""
    signs = any(finding.question.startswith(NEVER_WITH) for finding in clearance.findings)
    out = [trial for trial in TEST.trials if not _open(trial, clearance)]
    return None if clearance.locked or signs or out else TEST


def offered(answers: Answers | None, clearance: Clearance) -> SelfTest | None:
    """The test for a person who told of pain and whose direction is not known; None while the questions are due again.

    None as well where it is not safe alone.
    """
    if answers is None or answers.chosen.get("pain") not in (("first",), ("again",)):
        return None
    return None if direction(answers) != "unknown" or clearance.rescreen else self_test(clearance)


def outcome(before: tuple[Place, int], after: tuple[Place, int]) -> Outcome:
    """What a trial says, from where pain is felt and how strong it is (0 to 10), before and after.

    Pain that moves up or eases speaks for the movement, pain that moves down or grows against it.
    """
    moved = PLACES.index(after[0]) - PLACES.index(before[0])
    grown = after[1] - before[1]
    if moved > 0 or (moved == 0 and grown >= CHANGE):
        return "avoid"
    return "prefer" if moved < 0 or grown <= -CHANGE else "unclear"


def outcome_text(found: Outcome) -> Message:
    """What to say of it."""
    return message(f"screening.test.{found}")


def learnt(answers: Answers, outcomes: Mapping[Direction, Outcome]) -> Answers:
    """The answers with what the trials say in `worse`, `eases` and `avoids`; all else stays.

    A trial that was unclear or not made leaves what the person told of its direction. `eases` knows no "both": where
    both ways ease, neither of them stands out.
    """
    worse = _ways(answers.chosen.get("worse", ()), outcomes, counts="avoid", clears="prefer")
    eases = _ways(answers.chosen.get("eases", ()), outcomes, counts="prefer", clears="avoid")
    told = dict(zip(FOUND, ((_one(worse, "both"),), (_one(eases, "neither"),)), strict=True))
    avoids = tuple(way for way in DIRECTIONS if outcomes.get(way, _held(answers, way)) == "avoid")
    return replace(answers, chosen={**answers.chosen, **told}, avoids=avoids)


def _held(answers: Answers, way: Direction) -> Outcome:
    return "avoid" if way in answers.avoids else "unclear"


def _ways(
    told: tuple[str, ...], outcomes: Mapping[Direction, Outcome], *, counts: Outcome, clears: Outcome
) -> list[Direction]:
    before = DIRECTIONS if told == ("both",) else told
    return [way for way in DIRECTIONS if outcomes.get(way) == counts or (way in before and outcomes.get(way) != clears)]


def _one(ways: list[Direction], all_of_them: str) -> str:
    if len(ways) == len(DIRECTIONS):
        return all_of_them
    return ways[0] if ways else "neither"


def _open(trial: Trial, clearance: Clearance) -> bool:
    verdict = clearance.verdicts.get(trial.variant)
    return verdict is not None and verdict.allowed
