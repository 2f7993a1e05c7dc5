"""The body's segments: how heavy each is, and where its mass is in a pose.

Every segment is a closed volume of the bare mesh, its mass that volume times a density; the sum is scaled to the mass
of a person. The trunk is cut level with the joint L5/S1, so that every part is on one side of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from scipy.spatial import cKDTree

from studio.body import BODIES, Body, Index, body
from studio.mass import CELL, filled
from studio.rotations import Array
from studio.statics import Joint, Masses

JOINT: Final = "spine04"
"""Its head stands for L5/S1: 9 cm above and 4 cm behind the hip joints. Our reading of the rig."""
JOINTS: Final[dict[str, tuple[str, ...]]] = {
    "neck01": ("head",),
    "upperarm01": ("upper-arm", "forearm", "hand"),
    "lowerarm01": ("forearm", "hand"),
    "wrist": ("hand",),
    "upperleg01": ("thigh", "shank", "foot"),
    "lowerleg01": ("shank", "foot"),
    "foot": ("foot",),
}
"""The other joints by the bone that begins there, with the segments beyond them."""
PERSON: Final = 62.0
"""Kilograms of the person that moments are told for; they grow in step with the mass."""
LIMBS: Final[dict[str, tuple[str, ...]]] = {
    "head": ("head", "neck", "eye"),
    "upper-arm": ("upperarm",),
    "forearm": ("lowerarm",),
    "hand": ("wrist", "meta", "finger"),
    "thigh": ("upperleg",),
    "shank": ("lowerleg",),
    "foot": ("foot", "toe"),
}
"""Which bones belong to which segment; all others belong to the trunk."""
UPPER: Final = ("head", "trunk-above", "upper-arm", "forearm", "hand")
"""The segments above L5/S1."""
DENSITY: Final[dict[str, float]] = {
    "head": 1.07, "trunk-above": 0.95, "trunk-below": 1.03, "upper-arm": 1.08, "forearm": 1.12, "hand": 1.14,
    "thigh": 1.05, "shank": 1.09, "foot": 1.10,
}  # fmt: skip
"""Kilograms a litre, after Dempster 1955 as told in textbooks (recalled); the lungs make the upper trunk light."""
PUBLISHED: Final[dict[str, tuple[float, float]]] = {
    "head": (6.68, 6.94), "trunk": (42.57, 43.46), "upper-arm": (2.55, 2.71), "forearm": (1.38, 1.62),
    "hand": (0.56, 0.61), "thigh": (14.78, 14.16), "shank": (4.81, 4.33), "foot": (1.29, 1.37),
}  # fmt: skip
"""Per cent of the body's mass, women and men, one side: de Leva 1996, J Biomech 29:1223 (recalled)."""


@dataclass(frozen=True)
class Segment:
    """`mass` in kilograms. `shares` (bones) and `moments` (bones, 3): its mass by bone, and that times its place at
    rest, so that its middle follows the skin in every pose. `upper`: whether it is above L5/S1.
    """

    name: str
    side: str
    volume: float
    mass: float
    shares: Array
    moments: Array

    @property
    def upper(self) -> bool:
        """Whether it is above L5/S1."""
        return self.name in UPPER


@cache
def bare(figure: str) -> Array:
    """The skin without cloth and hair, at rest: it is what has the mass."""
    with np.load(BODIES / f"{figure}.npz") as data:
        out: Array = data["v_bare"].astype(float)
    return out


def labels(b: Body, weights: Array, places: Array) -> list[tuple[str, str]]:
    """Segment and side of points at rest, by the strongest bone."""
    names = []
    height = b.head(JOINT)[2]
    kinds = {
        bone: next((kind for kind, starts in LIMBS.items() if bone.startswith(starts)), "trunk") for bone in b.bones
    }
    for bone, place in zip(np.array(b.bones)[weights.argmax(1)], places, strict=True):
        kind = kinds[bone]
        side = {"L": "left", "R": "right"}[bone[-1]] if kind not in ("trunk", "head") else ""
        names.append((f"trunk-{'above' if place[2] > height else 'below'}" if kind == "trunk" else kind, side))
    return names


@cache
def owners(figure: str) -> Index:
    """For every vertex the number of its segment."""
    b = body(figure)
    known = [(one.name, one.side) for one in segments(figure)]
    return np.array([known.index(label) for label in labels(b, b.w, bare(figure))])


@cache
def segments(figure: str = "female", person: float = PERSON) -> tuple[Segment, ...]:
    """All segments of a person of this mass, in kilograms."""
    b = body(figure)
    cells = filled(b, bare(figure))
    nearest: Index = cKDTree(bare(figure)).query(cells)[1]
    weights = b.w[nearest]
    names = labels(b, weights, cells)
    known = sorted(set(names))
    which = np.array([known.index(name) for name in names])
    volumes: Array = np.bincount(which, minlength=len(known)).astype(np.float64) * (CELL**3 * 1000)
    heavy: Array = np.array([DENSITY[name] for name, _ in known]) * volumes
    masses: Array = heavy * person / heavy.sum()
    return tuple(_segments(known, which, volumes, masses, weights, cells))


def _segments(
    known: list[tuple[str, str]], which: Index, volumes: Array, masses: Array, weights: Array, cells: Array
) -> Iterator[Segment]:
    for number, (name, side) in enumerate(known):
        own = which == number
        each = weights[own] * masses[number] / own.sum()
        yield Segment(name, side, float(volumes[number]), float(masses[number]), each.sum(0), each.T @ cells[own])


def centres(figure: str, turns: Array, heads: Array, person: float = PERSON) -> Array:
    """The centre of mass of every segment with the bones so placed (segments, 3)."""
    b = body(figure)
    offsets = heads - np.einsum("bij,bj->bi", turns, b.heads)
    out = [
        (np.einsum("bij,bj->i", turns, one.moments) + one.shares @ offsets) / one.mass
        for one in segments(figure, person)
    ]
    return np.array(out)


def fractions(figure: str) -> dict[str, float]:
    """Per cent of the body's mass of every segment of one side, the trunk whole: to lay beside what is published."""
    out: dict[str, float] = {}
    for one in segments(figure):
        name = one.name.partition("-")[0] if one.name.startswith("trunk") else one.name
        if one.side != "right":
            out[name] = out.get(name, 0.0) + 100 * one.mass / PERSON
    return out


def joints(figure: str, heads: Array) -> tuple[Joint, ...]:
    """L5/S1, beyond which is all above it, and then neck and limbs, with the bones so placed."""
    b, known = body(figure), segments(figure)
    out = [Joint(heads[b.at[JOINT]], np.array([one.upper for one in known]))]
    for bone, beyond in JOINTS.items():
        for side in ("",) if bone in b.at else ("left", "right"):
            place = heads[b.at[f"{bone}.{side[0].upper()}" if side else bone]]
            out.append(Joint(place, np.array([one.name in beyond and one.side == side for one in known])))
    return tuple(out)


def masses(figure: str, turns: Array, heads: Array) -> Masses:
    """The segments as statics knows them, with the bones so placed."""
    return Masses(centres(figure, turns, heads), np.array([one.mass for one in segments(figure)]))
