"""Questions, red flags and condition rules: who may do what, and why."""

from lumbar.screening.model import (
    LEVELS,
    Answers,
    Check,
    Clearance,
    Condition,
    ConditionRule,
    Finding,
    Level,
    Person,
    Relief,
    Verdict,
)

__all__ = [
    "LEVELS",
    "Answers",
    "Check",
    "Clearance",
    "Condition",
    "ConditionRule",
    "Finding",
    "Level",
    "Person",
    "Relief",
    "Verdict",
]
