"""What answers lead to: rules over facts, from questions.toml and rules.toml."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from functools import cache

from lumbar.screening.data import page, table, value
from lumbar.screening.model import Condition, Level


@dataclass(frozen=True)
class RuleFields:
    """What a rule leads to.

    `level` and `soft` are the finding's, `sets` the conditions that follow, `code` the condition a doctor would agree
    to. A doctor's agreement unlocks an urgent or doctor's finding unless `clearable` is false; nothing else is locked
    that way.
    """

    level: Level = "ok"
    soft: bool = False
    code: Condition | None = None
    sets: tuple[Condition, ...] = ()
    clearable: bool = True


@dataclass(frozen=True)
class Rule(RuleFields):
    """Holds when of every line of `when` one fact holds, and `at_least` of the facts in `of`.

    `question` names the finding, None for a rule that only sets conditions.
    """

    question: str | None = None
    when: tuple[tuple[str, ...], ...] = ()
    of: tuple[str, ...] = ()
    at_least: int = 0

    def holds(self, facts: Set[str]) -> bool:
        """Whether these facts are enough for it."""
        return all(facts & set(line) for line in self.when) and len(facts & set(self.of)) >= self.at_least


@dataclass(frozen=True)
class Page:
    """The whole file."""

    rules: tuple[Rule, ...]


@cache
def interplay() -> tuple[Rule, ...]:
    """What several answers lead to together."""
    return read_rules(page("rules.toml"))


def read_rules(text: str) -> tuple[Rule, ...]:
    """Rules from TOML. Raises BadRules with the place."""
    return value(Page, table("rules.toml", text), "rules.toml").rules
