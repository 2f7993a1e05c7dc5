"""What an author leaves unsaid: how firmly each angle is meant, and how fingers lie."""

from __future__ import annotations

from typing import Final

import numpy as np

from studio.angles import HEAD_RESTS, INDEX, LIMB_BEARS, LIMB_HOLDS, NAMES, TRUNK_FIRMNESS
from studio.author import Frame
from studio.rotations import Array

ARM_PARTS: Final = ("hand", "fist", "forearm", "elbow", "upper-arm", "shoulder", "palm", "dorsum", "wrist")
HEAD_PARTS: Final = ("head", "forehead", "head-back", "chin")
THIN: Final = (
    "wrist",
    "upper-arm",
    "elbow",
    "shin",
    "shin-outside",
    "ankle",
    "ankle-outside",
    "foot-edge",
    "toes",
    "heel",
)
"""What a hand closes around."""
TRUNK_PARTS: Final = ("chest", "belly", "back", "pelvis", "ribs", "buttock", "hip", "sacrum")


def tolerances(frame: Frame) -> Array:
    """How firmly each angle is meant: 0 means not moved at all."""
    firm = dict(TRUNK_FIRMNESS)
    for bearing in frame.bears:
        kind, _, side = bearing.part.partition(".")
        if kind in HEAD_PARTS:
            firm.update(HEAD_RESTS)
        elif kind not in TRUNK_PARTS:
            table = LIMB_HOLDS if bearing.held else LIMB_BEARS
            arm = kind in ARM_PARTS
            for name, value in table.items():
                if name.startswith(("scapula", "shoulder", "elbow", "forearm", "wrist")) == arm:
                    firm[f"{side}.{name}"] = max(value, firm.get(f"{side}.{name}", 0))
    firm.update(frame.tolerance)
    return np.array([firm.get(name, 0.0) for name in NAMES])


def gripped(frame: Frame) -> Array:
    """The angles with the fingers as the hand needs them: flat on a surface, closed on a limb, unless written."""
    angles = frame.angles.copy()
    for bearing in frame.bears:
        kind, _, side = bearing.part.partition(".")
        place = INDEX.get(f"{side}.fingers.flexion")
        if kind in ("hand", "fist") and place is not None and angles[place] == 15:
            thin = bearing.on.partition(".")[0] in THIN
            angles[place] = 90 if kind == "fist" else 50 if thin else 12 if bearing.held else 0
    return angles
