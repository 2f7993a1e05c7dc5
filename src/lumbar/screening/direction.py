"""The test of which way of moving the back likes better (3.3), and when it may be offered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from lumbar.screening.model import Clearance
from lumbar.words import Message, message

Place = Literal["none", "back", "thigh", "below-knee"]
"""How far down pain is felt."""
PLACES: tuple[Place, ...] = ("none", "back", "thigh", "below-knee")
Outcome = Literal["prefer", "avoid", "unclear"]
CHANGE = 2
"""The least change of pain that counts, out of 10."""
NEVER_WITH = ("QE", "QU", "QD10")
"""Questions of nerve or red-flag signs: with any of them no test, agreed to or not."""


@dataclass(frozen=True)
class Trial:
    """One half of the test: this variant, so many times. `answer` is the option of `worse` and `eases` it speaks of."""

    answer: Literal["bending", "arching"]
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


def _open(trial: Trial, clearance: Clearance) -> bool:
    verdict = clearance.verdicts.get(trial.variant)
    return verdict is not None and verdict.allowed
