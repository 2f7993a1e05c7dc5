"""Start positions: the order in which a session goes through them, and how long a change takes."""

from __future__ import annotations

from lumbar.catalogue import StartPosition

RELIEF_ORDER: tuple[StartPosition, ...] = (
    "supine", "side-lying", "prone", "seated", "chair", "standing", "kneeling", "quadruped", "ball", "plank", "water",
)  # fmt: skip
"""Relief begins where the warm-up ends, on the back, and ends on hands and knees, where strength begins."""

STRENGTH_ORDER: tuple[StartPosition, ...] = (
    "chair", "standing", "quadruped", "kneeling", "ball", "prone", "side-lying", "supine", "seated", "plank", "water",
)  # fmt: skip
"""Hands and knees, on the front, on the back, table, plank, as the source groups them (R56)."""

CHANGE_S = 10
"""Seconds to change position where the table below says nothing."""

UPRIGHT = frozenset({"standing", "chair"})
CLOSE = frozenset(
    frozenset(pair)
    for pair in (
        ("supine", "side-lying"),
        ("side-lying", "prone"),
        ("prone", "plank"),
        ("plank", "quadruped"),
        ("quadruped", "kneeling"),
        ("standing", "chair"),
    )
)
CLOSE_S = 5
RISE_S = 15
"""Seconds to get up from the floor or down to it."""


def transition(before: StartPosition | None, after: StartPosition) -> int:
    """Seconds to come from one start position into another; `before` is None at the beginning of a session."""
    if before == after:
        return 0
    if before is None:
        return CHANGE_S
    if frozenset({before, after}) in CLOSE:
        return CLOSE_S
    return RISE_S if (before in UPRIGHT) != (after in UPRIGHT) else CHANGE_S
