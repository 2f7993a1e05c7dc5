"""Questions, red flags and condition rules: who may do what, and why."""

from lumbar.screening.countries import Country, countries, country
from lumbar.screening.data import BadRules
from lumbar.screening.files import born_in, read_answers, read_person
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
from lumbar.screening.questions import Group, Option, Questionnaire, questionnaire
from lumbar.screening.screen import screen

__all__ = [
    "LEVELS",
    "Answers",
    "BadRules",
    "Check",
    "Clearance",
    "Condition",
    "ConditionRule",
    "Country",
    "Finding",
    "Group",
    "Level",
    "Option",
    "Person",
    "Questionnaire",
    "Relief",
    "Verdict",
    "born_in",
    "countries",
    "country",
    "questionnaire",
    "read_answers",
    "read_person",
    "screen",
]
