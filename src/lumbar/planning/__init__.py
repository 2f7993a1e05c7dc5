"""Today's session, each choice with its reason."""

from lumbar.planning.plan import NotCleared, plan
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
    "Item",
    "NotCleared",
    "Phase",
    "Session",
    "Side",
    "State",
    "Theme",
    "Wish",
    "item_seconds",
    "plan",
    "sides",
    "state",
    "why_not",
]
