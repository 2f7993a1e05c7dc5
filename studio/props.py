"""Things a person uses: where they stand and what surface they offer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from studio.rotations import Array

KINDS: Final[dict[str, tuple[float, float, float]]] = {
    "chair": (0.44, 0.44, 0.45), "wall": (0.0, 0.0, 0.0), "ball": (0.65, 0.65, 0.65), "pillow": (0.50, 0.34, 0.10),
    "bolster": (0.65, 0.24, 0.18), "block": (0.23, 0.14, 0.10), "blanket": (0.50, 0.40, 0.05),
    "strap": (0.0, 0.0, 0.0), "bench": (0.40, 1.10, 0.45), "water": (0.0, 0.0, 0.0), "board": (0.30, 0.45, 0.04),
    "table": (0.90, 0.60, 0.72),
}  # fmt: skip
"""Kinds of props with their usual width, length and height in metres; a ball's are its diameter."""
UNDER: Final[dict[str, float]] = {"chair": 0.12, "table": 0.12, "block": 1.0, "bench": 1.0, "board": 0.04}
"""What is hard, and how far below its top a limb is in it, metres: under a seat there is room again."""
SIDES_OF_ROOM: Final[dict[str, tuple[float, float]]] = {
    "ahead": (0.0, 1.0), "behind": (0.0, -1.0), "left": (-1.0, 0.0), "right": (1.0, 0.0),
}  # fmt: skip
"""Which way a wall's face looks, by the side of the room it stands on."""


@dataclass(frozen=True)
class Prop:
    """`near` is a part or spot of the body in the first frame, `shift` metres from there; `turn` degrees; `base`
    metres is how high it stands. A strap goes `through` spots. `side` of the room for a wall."""

    name: str
    kind: str
    size: tuple[float, float, float]
    near: str = ""
    shift: tuple[float, float] = (0.0, 0.0)
    turn: float = 0.0
    side: str = "ahead"
    through: tuple[str, ...] = ()
    height: float = 0.0

    def inward(self, stand: Array, points: Array) -> Array:
        """Metres from each point (n, 3) to the nearest edge of its outline, seen from above; negative beside it."""
        turn = np.deg2rad(self.turn)
        ahead = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
        return np.asarray((np.array(self.size[:2]) / 2 - np.abs((points[:, :2] - stand[:2]) @ ahead)).min(axis=1))

    def depth(self, stand: Array, points: Array) -> Array:
        """Metres that each point (n, 3) is inside it; 0 where it is soft."""
        below = self.height - points[:, 2]
        deep = np.minimum(below, self.inward(stand, points))
        return np.where((deep > 0) & (below < UNDER.get(self.kind, 0)), deep, 0.0)


def read_prop(name: str, table: Mapping[str, Any], where: str) -> Prop:
    """A prop as an author writes it: `props.pillow = { near = "head" }`. Raises BadPose."""
    from studio.author import BadPose

    kind = table.get("kind", name)
    known = {"kind", "size", "near", "shift", "turn", "side", "through", "height", "base"}
    if kind not in KINDS or not set(table) <= known:
        raise BadPose(f"{where}: prop {name!r}: kinds are {', '.join(KINDS)}; keys are {', '.join(sorted(known))}")
    if table.get("side", "ahead") not in SIDES_OF_ROOM:
        raise BadPose(f"{where}: prop {name!r}: side is one of {', '.join(SIDES_OF_ROOM)}")
    size = tuple(float(length) for length in table.get("size", KINDS[kind]))
    if "height" in table:
        size = (*size[:2], float(table["height"]))
    shift = tuple(float(length) for length in table.get("shift", (0, 0)))
    return Prop(
        name, kind, (size[0], size[1], size[2]), table.get("near", ""), (shift[0], shift[1]),
        float(table.get("turn", 0)),
        table.get("side", "ahead"), tuple(table.get("through", ())), float(table.get("base", 0)) + size[2],
    )  # fmt: skip
