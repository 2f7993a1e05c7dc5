"""Dresses a baked body once: `python -m studio.bake RAW.npz female`; what it writes is committed in studio/bodies.

The cloth of the top spans the chest: there the skin is replaced by a surface that follows it only broadly, so that no
point or crease shows when the body lies face down.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import scipy.sparse as sparse

from studio.body import BODIES, Index, vertex_normals
from studio.rotations import Array

CLOTH = {"leg": 0.0022, "top": 0.0045}
"""How far cloth stands off the skin, metres."""


def neighbours(f: Index, count: int) -> sparse.csr_matrix:
    """Averages each vertex's neighbours."""
    edges = np.concatenate([f[:, [k, (k + 1) % 4]] for k in range(4)])
    links = sparse.coo_matrix((np.ones(len(edges)), (edges[:, 0], edges[:, 1])), (count, count)).tocsr()
    links = ((links + links.T) > 0).astype(float)
    return sparse.csr_matrix(sparse.diags(1 / np.asarray(links.sum(1)).ravel()) @ links)


def spanned(v: Array, f: Index, inside: Index, rim: Index, reach: float = 0.035) -> Array:
    """How far to the back each vertex inside lies on a surface that follows its surroundings only broadly.

    Local planes weighted by area and nearness, so that a dense knot of vertices counts no more than the skin it covers.
    """
    area = np.zeros(len(v))
    p = v[f]
    size = np.linalg.norm(np.cross(p[:, 2] - p[:, 0], p[:, 3] - p[:, 1]), axis=1) / 8
    for corner in range(4):
        np.add.at(area, f[:, corner], size)
    out = np.empty(len(inside))
    around = np.concatenate([inside, rim])
    for place, vertex in enumerate(inside):
        away = v[around][:, [0, 2]] - v[vertex, [0, 2]]
        weight = area[around] * np.exp(-(away**2).sum(1) / (2 * reach**2))
        plane = np.c_[np.ones(len(around)), away]
        out[place] = np.linalg.solve(plane.T @ (weight[:, None] * plane), plane.T @ (weight * v[around, 1]))[0]
    return out


def dress(raw: dict[str, Array]) -> dict[str, Array]:
    """The body with cloth and hair upon its skin."""
    v, f = raw["v_bare"].astype(float), raw["f"].astype(np.int64)
    bones = [str(bone) for bone in raw["bones"]]
    heads, weights = raw["heads"], raw["w"]
    top, leg, hair = (raw[key].astype(float) for key in ("top", "leg", "hair"))
    mean = neighbours(f, len(v))

    def head(bone: str) -> Array:
        out: Array = heads[bones.index(bone)]
        return out

    arm = weights[:, [k for k, bone in enumerate(bones) if bone.startswith(("upperarm", "lowerarm", "shoulder"))]].sum(
        1
    )
    low, high = head("spine03")[2] + 0.02, head("clavicle.L")[2] - 0.025
    front = (v[:, 1] < head("spine01")[1] - 0.04) & (arm < 0.3) & (top > 0)
    span = front & (v[:, 2] > low) & (v[:, 2] < high)
    inside, rim = np.where(span)[0], np.where(front & ~span)[0]
    s = v.copy()
    edge = np.clip(np.minimum(v[inside, 2] - low, high - v[inside, 2]) / 0.05, 0, 1)
    s[inside, 1] += edge * (spanned(v, f, inside, rim) - v[inside, 1])
    covered = np.clip(np.maximum(leg, top) / 0.01, 0, 1)[:, None]
    for _ in range(14):
        s = s + 0.55 * covered * (mean @ s - s)
    n = vertex_normals(s, f)
    s = s + n * (np.clip(leg / 0.012, 0, 1) * CLOTH["leg"] + np.clip(top / 0.012, 0, 1) * CLOTH["top"])[:, None]
    scalp = np.clip(hair / 0.02, 0, 1)[:, None]
    s = s + n * np.clip(hair / 0.03, 0, 1)[:, None] * 0.011
    for _ in range(10):
        s = s + 0.5 * scalp * (mean @ s - s)
    s = s + vertex_normals(s, f) * scalp * 0.006
    return {
        "v": s.astype(np.float32), "v_bare": v.astype(np.float32), "f": f.astype(np.int32),
        "w": weights.astype(np.float32), "bones": raw["bones"], "parents": raw["parents"].astype(np.int32),
        "heads": heads, "top": top.astype(np.float32), "leg": leg.astype(np.float32), "hair": hair.astype(np.float32),
    }  # fmt: skip


if __name__ == "__main__":
    with np.load(Path(sys.argv[1])) as data:
        dressed = dress({key: data[key] for key in data})
    np.savez_compressed(BODIES / f"{sys.argv[2]}.npz", **dressed)  # type: ignore[arg-type]
