"""Where the body's mass is: a share for every bone, from the mesh filled with cells."""

from __future__ import annotations

from functools import cache

import numpy as np
from scipy.spatial import cKDTree

from studio.body import Body, body
from studio.rotations import Array

CELL = 0.012
"""Edge of a cell, metres."""


def filled(b: Body, v: Array | None = None) -> Array:
    """Middles of the cells within the skin, or within `v`: columns upwards, in and out at each crossing."""
    v = b.v if v is None else v
    triangles = np.concatenate([b.f[:, [0, 1, 2]], b.f[:, [0, 2, 3]]])
    least = v.min(0)[:2] - CELL
    crossings: dict[tuple[int, int], list[float]] = {}
    for p in v[triangles]:
        low = np.ceil((p[:, :2].min(0) - least) / CELL).astype(int)
        high = np.floor((p[:, :2].max(0) - least) / CELL).astype(int)
        base = np.array([p[0] - p[2], p[1] - p[2]])[:, :2].T
        size = base[0, 0] * base[1, 1] - base[0, 1] * base[1, 0]
        if (high < low).any() or abs(size) < 1e-12:
            continue
        for i in range(low[0], high[0] + 1):
            for j in range(low[1], high[1] + 1):
                # a hair's breadth aside, so that no column runs along an edge
                away = least + np.array([i, j]) * CELL + 1.3e-5 - p[2, :2]
                s = (away[0] * base[1, 1] - away[1] * base[0, 1]) / size
                t = (base[0, 0] * away[1] - base[1, 0] * away[0]) / size
                if s >= 0 and t >= 0 and s + t <= 1:
                    crossings.setdefault((i, j), []).append(float(s * p[0, 2] + t * p[1, 2] + (1 - s - t) * p[2, 2]))
    out = []
    for (i, j), heights in crossings.items():
        heights.sort()
        for low_z, high_z in zip(heights[::2], heights[1::2], strict=False):
            for z in np.arange(low_z + CELL / 2, high_z, CELL):
                out.append((least[0] + i * CELL, least[1] + j * CELL, z))
    return np.array(out)


@cache
def shares(figure: str = "female") -> tuple[Array, Array]:
    """For every bone the share of mass that it carries (bones), and that mass times its place at rest (bones, 3)."""
    b = body(figure)
    cells = filled(b)
    _, nearest = cKDTree(b.v).query(cells)
    weights = b.w[nearest] / len(cells)
    return weights.sum(0), weights.T @ cells


def centre(figure: str, turns: Array, heads: Array) -> Array:
    """The centre of mass of the body with its bones so placed (one pose)."""
    b = body(figure)
    mass, moment = shares(figure)
    offsets = heads - np.einsum("bij,bj->bi", turns, b.heads)
    out: Array = np.einsum("bij,bj->i", turns, moment) + mass @ offsets
    return out
