"""What grips ask for: a palm on its spot and turned to it, fingers that lie, forearms clear of thighs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import numpy as np

from studio.author import Bearing, Frame
from studio.body import Body
from studio.meant import THIN
from studio.parts import spot
from studio.rotations import Array

HOLD: Final = 0.004
"""Metres of a grip that weigh as much as one angle at its tolerance."""
NORMAL: Final = 0.25
ASIDE: Final = 0.045
"""Metres by which two hands on one spot make way for each other."""
RODS: Final = (
    ("forearm", "lowerarm01", "wrist", 0.042, 0.027),
    ("thigh", "upperleg01", "lowerleg01", 0.080, 0.055),
    ("shin", "lowerleg01", "foot", 0.055, 0.034),
)
"""Limbs that may not run into each other: bones, radius at either end in metres."""


@dataclass
class Feature:
    """One number that the solver drives to a target, or to the mean of all of its group."""

    target: float
    sigma: float
    group: str = ""


@dataclass
class Rows:
    """What is measured of a frame, for a batch of unknowns, with what each number should be."""

    values: list[Array] = field(default_factory=list)
    features: list[Feature] = field(default_factory=list)

    def add(self, value: Array, feature: Feature) -> None:
        """One more number."""
        self.values.append(value)
        self.features.append(feature)


def hold(b: Body, frame: Frame, bearing: Bearing, pose: tuple[Array, Array], rows: Rows) -> None:
    """What a hand or head that bears on the body itself should do."""
    turns, heads = pose
    source_name = (
        bearing.part.replace("hand", "palm").replace("head", "forehead")
        if bearing.part in ("hand.left", "hand.right", "head")
        else bearing.part
    )
    source, target = spot(source_name, b.name), spot(bearing.on, b.name)
    here = b.skin(turns, heads, source.vertices).mean(1)
    there = b.skin(turns, heads, target.vertices).mean(1)
    out = turns[:, target.bone] @ target.normal
    if source_name.startswith("palm") and _shared(frame, bearing):
        aside = turns[:, target.bone] @ np.array([1.0 if bearing.part == "hand.left" else -1.0, 0, 0])
        there = there + (aside - out * np.einsum("ni,ni->n", aside, out)[:, None]) * ASIDE
    gap = here - there - out * 0.004
    for axis in range(3):
        rows.add(gap[:, axis], Feature(0.0, HOLD))
    if source_name.startswith("palm"):
        if bearing.on.partition(".")[0] not in THIN:
            _lie_flat(b, source_name, (there, out), pose, rows)
        facing = turns[:, source.bone] @ source.normal + out
        for axis in range(3):
            rows.add(facing[:, axis], Feature(0.0, NORMAL))


def _shared(frame: Frame, bearing: Bearing) -> bool:
    """Whether both hands hold one spot: then they lie side by side."""
    return sum(other.on == bearing.on and other.part.startswith("hand") for other in frame.bears) > 1


def _lie_flat(b: Body, palm: str, plane: tuple[Array, Array], pose: tuple[Array, Array], rows: Rows) -> None:
    """Finger tips stay upon the plane where the palm lies."""
    s = {"left": ".L", "right": ".R"}[palm.partition(".")[2]]
    for finger in (2, 3, 5):
        tip = np.where(b.w[:, b.at[f"finger{finger}-3{s}"]] > 0.6)[0][:6]
        height = np.einsum("ni,ni->n", b.skin(*pose, tip).mean(1) - plane[0], plane[1])
        rows.add(np.minimum(height - 0.006, 0), Feature(0.0, 0.003))
        rows.add(height - 0.01, Feature(0.0, 0.02))


def clear(b: Body, heads: Array, rows: Rows) -> None:
    """Forearms keep off thighs and shins: limbs as rods that taper."""
    rods = {}
    for s in (".L", ".R"):
        for name, start, end, thick, thin in RODS:
            near, far = heads[:, b.at[start + s]], heads[:, b.at[end + s]]
            share = np.linspace(0.05, 0.8 if name == "forearm" else 0.95, 7)
            rods[name, s] = (near[:, None] + (far - near)[:, None] * share[:, None], thick + (thin - thick) * share)
    for arm in (".L", ".R"):
        for leg in (".L", ".R"):
            for name in ("thigh", "shin"):
                (p, r), (q, t) = rods["forearm", arm], rods[name, leg]
                gap = np.linalg.norm(p[:, :, None] - q[:, None], axis=-1) - r[:, None] - t
                rows.add(np.minimum(gap.min((1, 2)), 0), Feature(0.0, 0.003))
