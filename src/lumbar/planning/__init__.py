"""Today's session, each choice with its reason."""

from lumbar.planning.alternatives import Alternative, alternatives
from lumbar.planning.edits import at_its_place, chosen, eased, in_main, left_out, of_length, swapped, wanting
from lumbar.planning.goals import GoalRow, goals, offered_goals
from lumbar.planning.manner import easier, harder
from lumbar.planning.outlook import told
from lumbar.planning.plan import NotCleared, Planned, plan, planned
from lumbar.planning.programme import WEEKS, DayKind, PlannedDay, Programme, Week, programme, usual
from lumbar.planning.session import (
    PHASES,
    SWITCH_S,
    Edits,
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
    "PHASES",
    "SWITCH_S",
    "WEEKS",
    "Alternative",
    "DayKind",
    "Edits",
    "GoalRow",
    "Item",
    "NotCleared",
    "Phase",
    "Planned",
    "PlannedDay",
    "Programme",
    "Session",
    "Side",
    "State",
    "Theme",
    "Week",
    "Wish",
    "alternatives",
    "at_its_place",
    "chosen",
    "eased",
    "easier",
    "goals",
    "harder",
    "in_main",
    "item_seconds",
    "left_out",
    "of_length",
    "offered_goals",
    "plan",
    "planned",
    "programme",
    "sides",
    "state",
    "swapped",
    "told",
    "usual",
    "wanting",
    "why_not",
]
