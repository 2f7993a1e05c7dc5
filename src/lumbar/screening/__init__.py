"""Questions, red flags and condition rules: who may do what, and why."""

from lumbar.screening.countries import Country, countries, country
from lumbar.screening.data import BadRules
from lumbar.screening.direction import (
    FOUND,
    OUTCOMES,
    Outcome,
    SelfTest,
    Trial,
    learnt,
    offered,
    outcome,
    outcome_text,
    self_test,
)
from lumbar.screening.doctor import lasting
from lumbar.screening.files import born_in, read_answers, read_person
from lumbar.screening.model import (
    LEVELS,
    Answers,
    Check,
    Clearance,
    Condition,
    ConditionRule,
    Direction,
    Finding,
    Level,
    Person,
    Relief,
    Verdict,
)
from lumbar.screening.questions import Group, Option, Questionnaire, questionnaire
from lumbar.screening.regions import PLACES, REGIONS, Place, Region, Spread, place_of, spread
from lumbar.screening.screen import screen
from lumbar.screening.stops import Stop, StopLevel, stop_texts

__all__ = [
    "FOUND",
    "LEVELS",
    "OUTCOMES",
    "PLACES",
    "REGIONS",
    "Answers",
    "BadRules",
    "Check",
    "Clearance",
    "Condition",
    "ConditionRule",
    "Country",
    "Direction",
    "Finding",
    "Group",
    "Level",
    "Option",
    "Outcome",
    "Person",
    "Place",
    "Questionnaire",
    "Region",
    "Relief",
    "SelfTest",
    "Spread",
    "Stop",
    "StopLevel",
    "Trial",
    "Verdict",
    "born_in",
    "countries",
    "country",
    "lasting",
    "learnt",
    "offered",
    "outcome",
    "outcome_text",
    "place_of",
    "questionnaire",
    "read_answers",
    "read_person",
    "screen",
    "self_test",
    "spread",
    "stop_texts",
]
