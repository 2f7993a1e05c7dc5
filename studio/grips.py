"""What grips ask for: a palm on its spot and turned to it, fingers that lie, forearms clear of thighs."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Final

import numpy as np

from studio.author import Bearing, Frame
from studio.body import Body, body
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
ROLLS: Final = ("spine02", "spine03", "spine04", "spine05")
YIELDS: Final = 0.012
"""How far a forearm may press into the trunk, metres."""


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


def clear(b: Body, pose: tuple[Array, Array], rows: Rows) -> None:
    """Forearms keep off thighs, shins and trunk: limbs as rods that taper, the trunk as a pile of flat rolls."""
    turns, heads = pose
    rods = {}
    for s in (".L", ".R"):
        for name, start, end, thick, thin in RODS:
            near, far = heads[:, b.at[start + s]], heads[:, b.at[end + s]]
            share = np.linspace(0.05, 0.8 if name == "forearm" else 0.95, 7)
            rods[name, s] = (near[:, None] + (far - near)[:, None] * share[:, None], thick + (thin - thick) * share)
    for arm in (".L", ".R"):
        points, radius = rods["forearm", arm]
        for leg in (".L", ".R"):
            for name in ("thigh", "shin"):
                others, thickness = rods[name, leg]
                gap = np.linalg.norm(points[:, :, None] - others[:, None], axis=-1) - radius[:, None] - thickness
                rows.add(np.minimum(gap.min((1, 2)), 0), Feature(0.0, 0.003))
        for bone, ends, thick in rolls(b.name):
            left, right = (heads[:, bone] + turns[:, bone] @ (end - b.heads[bone]) for end in ends)
            gap = _away(points, left, right) - radius - thick
            rows.add(np.minimum(gap.min(1) + YIELDS, 0), Feature(0.0, 0.006))


@cache
def rolls(figure: str) -> tuple[tuple[int, tuple[Array, Array], float], ...]:
    """The trunk between chest and hips: of each bone the left and right end of its roll, and how thick it is."""
    b = body(figure)
    nearest = b.w.argmax(1)
    out = []
    for name in ROLLS:
        v = b.v[nearest == b.at[name]]
        wide, (front, rear) = np.abs(v[:, 0]).max(), (v[:, 1].min(), v[:, 1].max())
        thick = (rear - front) / 2
        end = np.array([max(wide - thick, 0.0), (front + rear) / 2, v[:, 2].mean()])
        out.append((b.at[name], (end, end * [-1, 1, 1]), float(thick)))
    return tuple(out)


def _away(points: Array, start: Array, end: Array) -> Array:
    """How far points (n, k, 3) are from segments (n, 3)."""
    along = end - start
    share = np.einsum("nki,ni->nk", points - start[:, None], along) / np.maximum((along**2).sum(1), 1e-9)[:, None]
    nearest = start[:, None] + np.clip(share, 0, 1)[..., None] * along[:, None]
    return np.asarray(np.linalg.norm(points - nearest, axis=-1))
