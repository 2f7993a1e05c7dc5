"""Where a body moves when it breathes: the belly most, then the ribs."""

from __future__ import annotations

from typing import Final

import numpy as np

from studio.body import Body
from studio.rotations import Array

TRUNK: Final = ("spine05", "spine04", "spine03", "spine02", "spine01")
SIDES: Final = 0.35
"""The ribs widen so much for each part that the front rises."""
HIGHEST: Final = 255


def breath(b: Body) -> Array:
    """By how much of a full breath each vertex moves outwards, 0 to 1."""
    trunk = b.w[:, [b.at[bone] for bone in TRUNK]].sum(1)
    low, high = b.head("root")[2], b.head("neck01")[2]
    height = np.clip((b.v[:, 2] - low) / (high - low), 0, 1)
    rise = np.sin(np.pi * height) ** 0.7
    ahead = np.clip(-b.normals[:, 1], 0, 1)
    out: Array = np.clip(trunk * rise * (SIDES + (1 - SIDES) * ahead), 0, 1)
    return out
