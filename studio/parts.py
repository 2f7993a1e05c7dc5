"""What of the body may bear on something, and the spots that a hand may hold."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

import numpy as np

from studio.body import Body, Index, body
from studio.rotations import Array, unit

LOWEST: Final = 4
"""So many vertices of a part, nearest to what it bears on, are taken for the place where it bears."""


@dataclass(frozen=True)
class Part:
    """`points`: groups of vertices, each of which bears. `sink`: how deep flesh and mat give way, metres. `rolls`: the
    place that bears wanders over the skin, so that it may shift by so many metres without sliding. `limb`: what the
    solver may bend to bring it down.
    """

    points: tuple[Index, ...]
    sink: float = 0.0
    rolls: float = 0.0
    limb: Literal["leg", "arm", "head", "trunk"] = "trunk"


@dataclass(frozen=True)
class Spot:
    """A place on the skin with the bone it follows and its outward direction at rest."""

    vertices: Index
    bone: int
    normal: Array


SIDED_PARTS: Final = (
    "hand", "fist", "forearm", "elbow", "upper-arm", "shoulder", "hip", "buttock", "thigh", "knee", "shin", "calf",
    "heel", "ball-of-foot", "foot", "instep", "toes", "foot-edge",
)  # fmt: skip
MIDDLE_PARTS: Final = ("head", "chest", "belly", "back", "pelvis", "ribs")
SPOTS: Final = (
    "palm", "dorsum", "wrist", "elbow", "upper-arm", "shoulder", "waist", "hip", "hip-bone", "buttock", "thigh",
    "thigh-back", "knee", "knee-back", "shin", "shin-outside", "calf", "ankle", "ankle-outside",
    "ankle-inside", "heel", "instep", "sole", "foot-edge", "toes",
)  # fmt: skip
MIDDLE_SPOTS: Final = ("forehead", "head-back", "chin", "chest", "belly", "back", "sacrum")


def _weight(b: Body, *starts: str, side: str = "") -> Array:
    chosen = [k for k, bone in enumerate(b.bones) if bone.startswith(starts) and bone.endswith(side)]
    out: Array = b.w[:, chosen].sum(1)
    return out


def _near(b: Body, place: Array, radius: float) -> Index:
    return np.where(np.linalg.norm(b.v - place, axis=1) < radius)[0]


def _furthest(b: Body, among: Index, direction: Array, count: int = 8) -> Index:
    return among[np.argsort(b.v[among] @ -direction)[:count]]


@cache
def part(name: str, figure: str = "female") -> Part:
    """The part of this name, `hand.left` or `back`. Raises KeyError for what the body does not have."""
    b = body(figure)
    kind, _, side = name.partition(".")
    s = {"left": ".L", "right": ".R", "": ""}[side]
    if (kind in SIDED_PARTS) != bool(side) or (not side and kind not in MIDDLE_PARTS):
        raise KeyError(name)
    return _middle(b, kind) if not side else _leg(b, kind, s) if kind in LEG_KINDS else _arm(b, kind, s)


LEG_KINDS: Final = (
    "hip", "buttock", "thigh", "knee", "shin", "calf", "heel", "ball-of-foot", "foot", "instep", "toes", "foot-edge",
)  # fmt: skip


def _middle(b: Body, kind: str) -> Part:
    where = np.where
    if kind == "head":
        return Part((where(_weight(b, "head") > 0.7)[0],), 0.003, 0.03, "head")
    if kind == "chest":
        front = b.v[:, 1] < b.head("spine01")[1] - 0.05
        return Part((where((_weight(b, "spine01", "spine02") > 0.4) & front)[0],), 0.012, 0.03)
    if kind == "belly":
        front = b.v[:, 1] < b.head("spine04")[1] - 0.05
        return Part((where((_weight(b, "spine04", "spine03", "spine05") > 0.5) & front)[0],), 0.012, 0.03)
    if kind == "back":
        return Part((where(_weight(b, "spine01", "spine02") > 0.7)[0],), 0.012, 0.04)
    if kind == "ribs":
        return Part((where(_weight(b, "spine02", "spine03") > 0.6)[0],), 0.012, 0.04)
    sit = _weight(b, "root", "pelvis", "upperleg01", "spine05") > 0.6
    behind = b.v[:, 1] > b.head("upperleg01.L")[1]
    return Part((where(sit & behind)[0],), 0.012, 0.05)


def _leg(b: Body, kind: str, s: str) -> Part:
    where = np.where
    foot, toe = b.head(f"foot{s}"), b.head(f"toe3-1{s}")
    heel = where((_weight(b, "foot", side=s) > 0.6) & (b.v[:, 1] > foot[1] + 0.01) & (b.v[:, 2] < foot[2] - 0.02))[0]
    forefoot = (_weight(b, "foot", "toe", side=s) > 0.6) & (b.v[:, 1] < toe[1] + 0.05) & (b.v[:, 1] > toe[1] - 0.015)
    outer = (b.v[:, 0] - toe[0]) * (1 if s == ".L" else -1) > 0.0
    balls = (where(forefoot & outer)[0], where(forefoot & ~outer)[0])
    toes = where(_weight(b, "toe", side=s) > 0.5)[0]
    knee, hip = b.head(f"lowerleg01{s}"), b.head(f"upperleg01{s}")
    sign = np.array([1.0 if s == ".L" else -1.0, 0, 0])
    table = {
        "heel": Part((heel,), 0.002, 0.01, "leg"),
        "ball-of-foot": Part(balls, 0.002, 0.01, "leg"),
        "foot": Part((heel, *balls), 0.002, 0.0, "leg"),
        "toes": Part((toes,), 0.002, 0.015, "leg"),
        "instep": Part((where(_weight(b, "foot", "toe", side=s) > 0.6)[0],), 0.0, 0.02, "leg"),
        "foot-edge": Part(
            (where((_weight(b, "foot", side=s) > 0.6) & ((b.v - foot) @ sign > 0.01))[0],), 0.002, 0.01, "leg"
        ),
        "knee": Part((_near(b, knee, 0.085),), 0.006, 0.015, "leg"),
        "shin": Part((where(_weight(b, "lowerleg02", side=s) > 0.5)[0],), 0.004, 0.02, "leg"),
        "calf": Part((where(_weight(b, "lowerleg", side=s) > 0.6)[0],), 0.01, 0.03, "leg"),
        "thigh": Part((where(_weight(b, "upperleg02", side=s) > 0.7)[0],), 0.012, 0.03, "leg"),
        "buttock": Part((_near(b, hip + np.array([0, 0.07, -0.04]), 0.11),), 0.015, 0.04, "trunk"),
        "hip": Part((_near(b, hip + 0.07 * sign, 0.10),), 0.012, 0.04, "trunk"),
    }
    return table[kind]


def _arm(b: Body, kind: str, s: str) -> Part:
    where = np.where
    wrist, elbow = b.head(f"wrist{s}"), b.head(f"lowerarm01{s}")
    if kind == "hand":
        return Part(_palm(b, s), 0.001, 0.0, "arm")
    if kind == "fist":
        return Part(
            tuple(where(b.w[:, b.at[f"finger{finger}-1{s}"]] > 0.6)[0] for finger in (2, 3, 5)), 0.0, 0.01, "arm"
        )
    if kind == "forearm":
        return Part((_near(b, elbow, 0.06), _near(b, wrist, 0.04)), 0.003, 0.01, "arm")
    if kind == "elbow":
        return Part((_near(b, elbow, 0.06),), 0.003, 0.015, "arm")
    if kind == "upper-arm":
        return Part((where(_weight(b, "upperarm", side=s) > 0.7)[0],), 0.006, 0.03, "arm")
    return Part((where(_weight(b, "upperarm01", "clavicle", "shoulder", side=s) > 0.5)[0],), 0.012, 0.03, "arm")


def _palm(b: Body, s: str) -> tuple[Index, ...]:
    """Heel of the hand, the outer and inner knuckles, the tips: each where a flat hand bears."""
    side = s[1]
    along, palm, thumb = b.neutral["hand", side], b.neutral["palm", side], b.neutral["thumbwards", side]
    hand = np.where(_weight(b, "wrist", "meta", side=s) > 0.7)[0]
    away = (b.v[hand] - b.head(f"wrist{s}")) @ along
    across = (b.v[hand] - b.head(f"wrist{s}")) @ thumb
    knuckles = (b.head(f"finger3-1{s}") - b.head(f"wrist{s}")) @ along
    heel = hand[(away > 0.005) & (away < 0.45 * knuckles)]
    fore = away > 0.75 * knuckles
    inner, outer = hand[fore & (across > 0)], hand[fore & (across <= 0)]
    groups = [_furthest(b, heel, palm, 10), _furthest(b, inner, palm), _furthest(b, outer, palm)]
    for finger in (2, 5):
        tip = np.where(b.w[:, b.at[f"finger{finger}-3{s}"]] > 0.6)[0]
        groups.append(_furthest(b, tip, palm, 6))
    return tuple(groups)


_PLACES: Final[dict[str, tuple[str, str, float, tuple[float, float, float]]]] = {
    "wrist": ("lowerarm01", "wrist", 0.95, (0, 1, 0)),
    "elbow": ("lowerarm01", "lowerarm01", 0, (0, 1, 0)),
    "upper-arm": ("upperarm01", "lowerarm01", 0.5, (1, 0, 0)),
    "shoulder": ("upperarm01", "lowerarm01", 0.1, (1, -0.3, 0.3)),
    "waist": ("spine04", "spine03", 0.8, (1, -0.5, 0)),
    "hip": ("upperleg01", "lowerleg01", 0, (1, -0.4, 0.6)),
    "hip-bone": ("upperleg01", "upperleg01", 0, (0.2, -0.8, 0.8)),
    "buttock": ("upperleg01", "lowerleg01", 0.08, (0, 1, -0.5)),
    "thigh": ("upperleg01", "lowerleg01", 0.7, (0, -1, 0)),
    "thigh-back": ("upperleg01", "lowerleg01", 0.72, (0, 1, 0)),
    "knee": ("lowerleg01", "foot", 0, (0, -1, 0)),
    "knee-back": ("lowerleg01", "foot", 0, (0, 1, 0)),
    "shin": ("lowerleg01", "foot", 0.22, (0, -1, 0)),
    "shin-outside": ("lowerleg01", "foot", 0.5, (1, -0.3, 0)),
    "calf": ("lowerleg01", "foot", 0.35, (0, 1, 0)),
    "ankle": ("lowerleg01", "foot", 0.93, (0, -1, 0)),
    "ankle-outside": ("lowerleg01", "foot", 0.97, (1, 0, 0)),
    "ankle-inside": ("lowerleg01", "foot", 0.97, (-1, 0, 0)),
    "heel": ("foot", "foot", 0, (0, 1, -0.6)),
    "instep": ("foot", "toe3-1", 0.55, (0, 0, 1)),
    "sole": ("foot", "toe3-1", 0.6, (0, 0, -1)),
    "foot-edge": ("foot", "toe3-1", 0.6, (1, 0, -0.2)),
    "toes": ("toe3-1", "toe3-1", 0, (0, -1, 0)),
}
"""A spot lies where a ray from a bone leaves the skin: bone, its end, share of its length, direction (left)."""
_MIDDLE: Final[dict[str, tuple[str, str, float, tuple[float, float, float]]]] = {
    "forehead": ("head", "head", 0, (0, -1, 0.85)),
    "head-back": ("head", "head", 0, (0, 1, 0.7)),
    "chin": ("head", "head", 0, (0, -1, -0.35)),
    "chest": ("spine01", "spine01", 0, (0, -1, 0)),
    "belly": ("spine03", "spine03", 0, (0, -1, 0)),
    "back": ("spine02", "spine02", 0, (0, 1, 0)),
    "sacrum": ("spine05", "spine05", 0, (0, 1, 0)),
}


@cache
def spot(name: str, figure: str = "female") -> Spot:
    """The spot of this name, `shin.left` or `forehead`. Raises KeyError for what the body does not have."""
    b = body(figure)
    kind, _, side = name.partition(".")
    s = {"left": ".L", "right": ".R", "": ""}[side]
    if kind in ("palm", "dorsum") and s:
        palm = b.neutral["palm", s[1]] * (1 if kind == "palm" else -1)
        hand = np.where(_weight(b, "meta", side=s) > 0.5)[0]
        middle = b.v[hand].mean(0)
        near = hand[np.argsort(np.linalg.norm(b.v[hand] - middle - palm * 0.02, axis=1))[:10]]
        return Spot(near, b.at[f"wrist{s}"], palm)
    start, end, share, direction = (_PLACES if s else _MIDDLE)[kind]
    flip = np.array([-1.0 if s == ".R" else 1.0, 1, 1])
    ray = unit(np.array(direction) * flip)
    begin, finish = (b.head(bone + s if bone + s in b.at else bone) for bone in (start, end))
    place = begin + share * (finish - begin)
    away = b.v - place
    along = away @ ray
    aside = np.linalg.norm(away - along[:, None] * ray, axis=1)
    skin = (along > 0) & (along < 0.22) & (aside < 0.035)
    core = np.where(skin)[0]
    exit_ = core[np.argsort(aside[core] - 0.5 * along[core])[:6]]
    bone = int(np.argmax(b.w[exit_].sum(0)))
    return Spot(exit_, bone, unit(b.normals[exit_].mean(0)))
