"""Which muscle lies under which part of the skin: outlines of `muscles.toml` laid around a body.

A field is a signed distance in metres on every vertex, positive within the muscle, so that its edge is sharp at any
size. `muscles/<body>.<hash>.muscles` beside the body's mesh holds them for the page.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np

from studio.body import Body, body
from studio.quantised import pack
from studio.rotations import Array, unit

OUTLINES: Final = Path(__file__).with_name("muscles.toml")
PARTS: Final[dict[str, tuple[str, ...]]] = {
    "trunk": ("root", "pelvis", "spine", "clavicle", "shoulder", "neck", "upperleg01", "upperleg02", "head"),
    "thigh": ("upperleg", "pelvis", "lowerleg01"),
    "calf": ("lowerleg", "upperleg02"),
    "arm": ("shoulder", "upperarm", "lowerarm01"),
}
"""The bones whose skin a part's outlines may cover."""
JOINTS: Final = {
    "thigh": ("upperleg01", "lowerleg01"),
    "calf": ("lowerleg01", "foot"),
    "arm": ("upperarm01", "lowerarm01"),
}
GIRTH: Final = {"trunk": 0.15, "thigh": 0.085, "calf": 0.055, "arm": 0.05}
"""Metres from the axis to the skin, about: what a turn around it is worth in metres."""
LEAST: Final = 0.5
"""Share of the part's bones in a vertex from which on it belongs to the part."""
SLOPE: Final = 0.1
"""Metres for which a whole share of bones counts."""
FAR: Final = 0.04
"""Metres beyond which a muscle is simply far."""
STEPS: Final = 2000
"""Steps of a metre in the file."""
SMOOTHED: Final = 2
"""So often each vertex takes half of its neighbours' mean: corners of the outlines become round."""


@cache
def outlines() -> dict[str, dict[str, Any]]:
    """By muscle, its outlines by part."""
    return tomllib.loads(OUTLINES.read_text("utf-8"))


def fields(b: Body) -> dict[str, Array]:
    """By muscle, metres from its edge on every vertex, positive within."""
    charts = {part: _chart(b, part) for part in PARTS}
    return {name: _smooth(b, _field(b, shape, charts)) for name, shape in outlines().items()}


def packed(figure: str) -> bytes:
    """The file of a body's muscles."""
    found = fields(body(figure))
    rows = np.stack([np.clip(field, -FAR, FAR) for field in found.values()])
    return pack({"muscles": list(found)}, {"fields": np.round(rows * STEPS).astype(np.int64)})


def _field(b: Body, shape: dict[str, Any], charts: dict[str, tuple[Array, Array, Array]]) -> Array:
    out = np.full(len(b.v), -FAR)
    for part in shape.keys() & PARTS.keys():
        around, along, belongs = charts[part]
        length = _length(b, part)
        turns = [_inside(shape[part], around + full, along, GIRTH[part], length) for full in (-360.0, 0.0, 360.0)]
        out = np.maximum(out, np.minimum(np.maximum.reduce(turns), belongs))
    if "within" in shape:
        out = np.minimum(out, shape["within"] - abs(b.v[:, 0]))
    return out


def _length(b: Body, part: str) -> float:
    if part == "trunk":
        return float(b.head("neck01")[2] - b.head("upperleg01.L")[2])
    start, end = JOINTS[part]
    return float(np.linalg.norm(b.head(f"{end}.L") - b.head(f"{start}.L")))


def _chart(b: Body, part: str) -> tuple[Array, Array, Array]:
    """Of every vertex: degrees around the part, share of its length, and metres by which it belongs to it."""
    chosen = [k for k, bone in enumerate(b.bones) if bone.startswith(PARTS[part])]
    belongs = (b.w[:, chosen].sum(1) - LEAST) * SLOPE
    v = b.v.copy()
    v[:, 0] = abs(v[:, 0])
    if part == "trunk":
        low, depth = float(b.head("upperleg01.L")[2]), _middle(b)
        around = np.degrees(np.arctan2(v[:, 0], -(v[:, 1] - np.interp(v[:, 2], *depth))))
        return around, (v[:, 2] - low) / _length(b, part), belongs
    start, end = (b.head(f"{joint}.L") for joint in JOINTS[part])
    axis = unit(end - start)
    outwards = unit(np.array([1.0, 0, 0]) - axis * axis[0])
    ahead = np.cross(outwards, axis)
    ahead *= -np.sign(ahead[1])
    off = v - start
    return np.degrees(np.arctan2(off @ outwards, off @ ahead)), off @ axis / _length(b, part), belongs


def _middle(b: Body) -> tuple[Array, Array]:
    """Heights, and how far back the middle of the trunk is at each."""
    arms = [k for k, bone in enumerate(b.bones) if bone.startswith(("upperarm", "lowerarm", "foot", "wrist"))]
    trunk = b.v[(b.w[:, arms].sum(1) < 0.2) & (abs(b.v[:, 0]) < 0.2)]
    heights = np.linspace(b.head("upperleg01.L")[2] - 0.1, b.head("head")[2], 18)
    slabs = [trunk[abs(trunk[:, 2] - height) < 0.03, 1] for height in heights]
    return heights, np.array([(slab.min() + slab.max()) / 2 for slab in slabs])


def _inside(outline: Sequence[Sequence[float]], around: Array, along: Array, girth: float, length: float) -> Array:
    """Metres from the outline on a surface rolled out flat, positive within."""
    scale = np.array([np.radians(girth), length])
    points = np.stack([around, along], 1) * scale
    corners = np.array(outline) * scale
    nearest = np.full(len(points), np.inf)
    within = np.zeros(len(points), bool)
    for a, b in zip(corners, np.roll(corners, -1, 0), strict=True):
        side, off = b - a, points - a
        part = np.clip(off @ side / (side @ side), 0, 1)
        nearest = np.minimum(nearest, np.linalg.norm(off - part[:, None] * side, axis=1))
        crosses = (a[1] > points[:, 1]) != (b[1] > points[:, 1])
        rise = side[1] or 1.0
        within ^= crosses & (points[:, 0] < side[0] * (points[:, 1] - a[1]) / rise + a[0])
    out: Array = np.where(within, nearest, -nearest)
    return out


def _smooth(b: Body, field: Array) -> Array:
    out = np.clip(field, -FAR, FAR)
    pairs = np.concatenate([b.f[:, [k, (k + 1) % 4]] for k in range(4)])
    count = np.bincount(pairs.ravel(), minlength=len(out))
    for _ in range(SMOOTHED):
        sums = sum(np.bincount(pairs[:, k], out[pairs[:, 1 - k]], len(out)) for k in (0, 1))
        out = (out + sums / np.maximum(count, 1)) / 2
    return out
