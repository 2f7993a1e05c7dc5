"""What the rules of some conditions say of every variant: the union of what they take out, then of what they adapt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lumbar.catalogue import TAGS, Catalogue, Exercise, Variant
from lumbar.screening.conditions import CONDITIONS, condition_rules, reliefs
from lumbar.screening.model import Condition, ConditionRule, Verdict


def verdicts(catalogue: Catalogue, conditions: Iterable[Condition]) -> Mapping[str, Verdict]:
    """A verdict for every variant by its id. Stricter wins: what one rule takes out no other brings back."""
    present = frozenset(conditions)
    rules = [condition_rules()[code] for code in CONDITIONS if code in present]
    return {variant.id: _verdict(exercise, variant, rules) for exercise in catalogue for variant in exercise.variants}


def _verdict(exercise: Exercise, variant: Variant, rules: list[ConditionRule]) -> Verdict:
    excluded = tuple(rule.reason for rule in rules if _excludes(rule, exercise, variant))
    if excluded:
        return Verdict(excluded=excluded)
    adapt = frozenset[str]().union(*(rule.adapt_tags for rule in rules)) & variant.tags
    return Verdict(
        adapted=tuple(reliefs()[tag] for tag in TAGS if tag in adapt),
        preferred=any(exercise.id in rule.prefer for rule in rules),
    )


def _excludes(rule: ConditionRule, exercise: Exercise, variant: Variant) -> bool:
    return bool(
        rule.exclude_tags & variant.tags
        or exercise.id in rule.exclude_exercises
        or rule.exclude_sections & exercise.sections
        or any(row.id in rule.exclude_rows for row in exercise.rows)
    )
