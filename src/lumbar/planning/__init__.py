"""Today's session, each choice with its reason."""

from lumbar.planning.goals import GoalRow, goals, offered_goals
from lumbar.planning.outlook import told
from lumbar.planning.plan import NotCleared, plan
from lumbar.planning.programme import WEEKS, DayKind, PlannedDay, Programme, Week, programme, usual
from lumbar.planning.session import (
    GET_READY_S,
    PHASES,
    SWITCH_S,
    Item,
    Phase,
    Session,
    Side,
    Theme,
    Wish,
    item_seconds,
    sides,
)
from lumbar.planning.state import State, state
from lumbar.planning.why import why_not

__all__ = [
    "GET_READY_S",
    "PHASES",
    "SWITCH_S",
    "WEEKS",
    "DayKind",
    "GoalRow",
    "Item",
    "NotCleared",
    "Phase",
    "PlannedDay",
    "Programme",
    "Session",
    "Side",
    "State",
    "Theme",
    "Week",
    "Wish",
    "goals",
    "item_seconds",
    "offered_goals",
    "plan",
    "programme",
    "sides",
    "state",
    "told",
    "usual",
    "why_not",
]
