"""Today's session, each choice with its reason."""

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

__all__ = [
    "GET_READY_S",
    "PHASES",
    "SWITCH_S",
    "Item",
    "Phase",
    "Session",
    "Side",
    "Theme",
    "Wish",
    "item_seconds",
    "sides",
]
