"""The body: a skinned mesh whose bones follow anatomical angles.

Room: x to the subject's left, y to the back, z up, metres. All bones are aligned with the room at rest, so that a
bone's rotation is a plain matrix. Angle 0 everywhere is standing upright, arms hanging, palms to the thighs, fingers
straight.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.angles import INDEX
from studio.rotations import Array, about, about_x, about_y, about_z, between, unit

BODIES = Path(__file__).parent / "bodies"
SPINE = (
    ("lumbar", {"spine05": 0.10, "spine04": 0.35, "spine03": 0.30, "spine02": 0.25}),
    ("thoracic", {"spine02": 0.3, "spine01": 0.7}),
    ("neck", {"neck01": 0.25, "neck02": 0.2, "neck03": 0.2, "head": 0.35}),
)
"""How a segment's angle is shared among its bones."""
FINGERS = range(1, 6)
Index = NDArray[np.int64]


class Body:
    """A baked body: vertices `v`, quads `f`, weights `w`, bones with `parents` and `heads`; fields of its clothes."""

    def __init__(self, name: str) -> None:
        self.name = name
        with np.load(BODIES / f"{name}.npz") as data:
            self.v: Array = data["v"].astype(float)
            self.f: Index = data["f"].astype(np.int64)
            weights: Array = data["w"].astype(float)
            self.bones = [str(bone) for bone in data["bones"]]
            self.parents = [int(parent) for parent in data["parents"]]
            self.heads: Array = data["heads"].astype(float)
            self.fields = {key: data[key].astype(float) for key in ("top", "leg", "hair")}
        self.w = weights / weights.sum(1, keepdims=True)
        self.at = {bone: place for place, bone in enumerate(self.bones)}
        self.normals = vertex_normals(self.v, self.f)
        self.neutral: dict[tuple[str, str], Array] = {}
        self.twist: dict[str, float] = {}
        for side in "LR":
            self._stand(side)

    def head(self, bone: str) -> Array:
        """Where the bone begins at rest."""
        out: Array = self.heads[self.at[bone]]
        return out

    def _stand(self, s: str) -> None:
        """Rotations that bring the baked body to angle 0."""
        sign = 1 if s == "L" else -1
        down = np.array([0.0, 0, -1])
        thigh = self.head(f"lowerleg01.{s}") - self.head(f"upperleg01.{s}")
        shin = self.head(f"foot.{s}") - self.head(f"lowerleg01.{s}")
        foot = self.head(f"toe3-1.{s}") - self.head(f"foot.{s}")
        toes_out = float(np.degrees(np.arctan2(foot[0], -foot[1])))
        hip = about_z(-toes_out * 0.6) @ between(thigh, down)
        knee = between(hip @ shin, down) @ hip
        self.neutral["hip", s] = hip
        self.neutral["knee", s] = hip.T @ knee
        self.neutral["foot", s] = knee.T @ about_z(-toes_out + sign * 4)
        upper = self.head(f"lowerarm01.{s}") - self.head(f"upperarm01.{s}")
        fore = self.head(f"wrist.{s}") - self.head(f"lowerarm01.{s}")
        shoulder = between(upper, down)
        ahead = shoulder @ fore
        shoulder = about_z(-float(np.degrees(np.arctan2(ahead[0], -ahead[1])))) @ shoulder
        elbow = between(shoulder @ fore, down) @ shoulder
        thumbwards = self.head(f"finger2-1.{s}") - self.head(f"finger5-1.{s}")
        radial = elbow @ thumbwards
        self.twist[s] = -float(np.degrees(np.arctan2(radial[0], -radial[1])))
        self.neutral["shoulder", s] = shoulder
        self.neutral["elbow", s] = shoulder.T @ elbow
        self.neutral["thigh axis", s] = unit(thigh)
        self.neutral["upper axis", s] = unit(upper)
        self.neutral["fore axis", s] = unit(fore)
        along = unit(self.head(f"finger3-1.{s}") - self.head(f"wrist.{s}"))
        palm = unit(np.cross(along, unit(thumbwards))) * sign
        self.neutral["hand", s] = along
        self.neutral["palm", s] = palm
        self.neutral["thumbwards", s] = unit(thumbwards - palm * (thumbwards @ palm) - along * (thumbwards @ along))
        self._flatten_fingers(s)

    def _flatten_fingers(self, s: str) -> None:
        """For each finger bone the turn that lays it straight into the plane of the palm."""
        along, palm = self.neutral["hand", s], self.neutral["palm", s]
        for finger in FINGERS:
            heads = [self.head(f"finger{finger}-{joint}.{s}") for joint in (1, 2, 3)]
            bones = [heads[1] - heads[0], heads[2] - heads[1], heads[2] - heads[1]]
            first = unit(bones[0])
            flat = unit(first - palm * (first @ palm))
            goal = unit(0.75 * along + 0.25 * flat) if finger > 1 else unit(flat + 0.55 * along)
            before = np.eye(3)
            for joint, bone in enumerate(bones, 1):
                turn = between(bone, goal)
                self.neutral[f"finger{finger}-{joint}", s] = before.T @ turn
                before = turn

    def rotations(self, angles: Array) -> dict[str, Array]:
        """Each bone's own rotation for a batch of angles (batch, names)."""

        def a(name: str) -> Array:
            out: Array = angles[:, INDEX[name]]
            return out

        r: dict[str, Array] = {
            "root": about_z(a("pelvis.turn")) @ about_x(a("pelvis.tilt")) @ about_y(a("pelvis.roll"))
        }
        for segment, shares in SPINE:
            for bone, share in shares.items():
                turn = (
                    about_x(a(f"{segment}.flexion") * share)
                    @ about_y(a(f"{segment}.lateral") * share)
                    @ about_z(a(f"{segment}.rotation") * share)
                )
                r[bone] = r[bone] @ turn if bone in r else turn
        for s, side in (("L", "left"), ("R", "right")):
            self._leg(r, lambda name, side=side: a(f"{side}.{name}"), s)
            self._arm(r, lambda name, side=side: a(f"{side}.{name}"), s)
        return r

    def _leg(self, r: dict[str, Array], a, s: str) -> None:  # type: ignore[no-untyped-def]
        sign = 1 if s == "L" else -1
        n = self.neutral
        tuck = about_x(-np.maximum(0, a("hip.flexion") - 20) * 0.10)
        hip = about_x(-a("hip.flexion")) @ about_y(-sign * a("hip.abduction"))
        r[f"pelvis.{s}"] = tuck
        r[f"upperleg01.{s}"] = np.swapaxes(tuck, -1, -2) @ hip @ about_z(sign * a("hip.rotation") * 0.5) @ n["hip", s]
        r[f"upperleg02.{s}"] = about(n["thigh axis", s], -sign * a("hip.rotation") * 0.5)
        r[f"lowerleg01.{s}"] = n["hip", s].T @ about_x(a("knee.flexion")) @ n["hip", s] @ n["knee", s]
        shin = n["hip", s] @ n["knee", s]
        foot = about_x(-a("ankle.dorsiflexion")) @ about_y(sign * a("ankle.inversion"))
        r[f"foot.{s}"] = shin.T @ foot @ shin @ n["foot", s]
        whole = shin @ n["foot", s]
        for toe in FINGERS:
            r[f"toe{toe}-1.{s}"] = whole.T @ about_x(-a("toes.extension")) @ whole

    def _arm(self, r: dict[str, Array], a, s: str) -> None:  # type: ignore[no-untyped-def]
        sign = 1 if s == "L" else -1
        n = self.neutral
        raised = np.maximum(0, np.maximum(abs(a("shoulder.flexion")), abs(a("shoulder.abduction"))) - 30)
        girdle = (
            about_y(-sign * (0.18 * raised + a("scapula.elevation")))
            @ about_z(-sign * a("scapula.protraction"))
            @ about_x(-0.10 * np.maximum(0, a("shoulder.flexion") - 30))
        )
        arm = about_x(-a("shoulder.flexion")) @ about_y(-sign * a("shoulder.abduction"))
        r[f"clavicle.{s}"] = girdle
        r[f"upperarm01.{s}"] = (
            np.swapaxes(girdle, -1, -2) @ arm @ about_z(sign * a("shoulder.rotation") * 0.6) @ n["shoulder", s]
        )
        r[f"upperarm02.{s}"] = about(n["upper axis", s], -sign * a("shoulder.rotation") * 0.4)
        axis = n["fore axis", s]
        twist = -self.twist[s] + sign * a("forearm.pronation")
        bend = n["shoulder", s].T @ about_x(-a("elbow.flexion")) @ n["shoulder", s] @ n["elbow", s]
        r[f"lowerarm01.{s}"] = bend @ about(axis, twist * 0.25)
        r[f"lowerarm02.{s}"] = about(axis, twist * 0.45)
        along, palm, thumb = n["hand", s], n["palm", s], n["thumbwards", s]
        r[f"wrist.{s}"] = (
            about(axis, twist * 0.30)
            @ about(np.cross(along, palm), -a("wrist.extension"))
            @ about(np.cross(along, -thumb), a("wrist.deviation"))
        )
        curl = a("fingers.flexion")
        across = np.cross(along, palm)
        for finger in FINGERS:
            for joint, share in ((1, 1.0), (2, 1.0), (3, 0.7)):
                flat = n[f"finger{finger}-{joint}", s]
                if finger == 1:
                    r[f"finger1-{joint}.{s}"] = about(along * sign * 0.8 + across * 0.5, curl * 0.45) @ flat
                else:
                    r[f"finger{finger}-{joint}.{s}"] = about(across, curl * share) @ flat

    def place(self, angles: Array, root: Array) -> tuple[Array, Array]:
        """Rotations (batch, bones, 3, 3) and heads (batch, bones, 3) of all bones in the room."""
        own = self.rotations(angles)
        count = len(angles)
        turns = np.empty((count, len(self.bones), 3, 3))
        heads = np.empty((count, len(self.bones), 3))
        for place, bone in enumerate(self.bones):
            parent = self.parents[place]
            turn = own.get(bone)
            if parent < 0:
                turns[:, place] = np.eye(3) if turn is None else turn
                heads[:, place] = root + self.heads[place]
                continue
            heads[:, place] = heads[:, parent] + turns[:, parent] @ (self.heads[place] - self.heads[parent])
            turns[:, place] = turns[:, parent] if turn is None else turns[:, parent] @ turn
        return turns, heads

    def skin(self, turns: Array, heads: Array, chosen: Index | slice = slice(None)) -> Array:
        """Where the chosen vertices are (batch, vertices, 3)."""
        v, w = self.v[chosen], self.w[chosen]
        offsets = heads - np.einsum("nbij,bj->nbi", turns, self.heads)
        blend = np.einsum("vb,nbk->nvk", w, turns.reshape(len(turns), -1, 9), optimize=True)
        out: Array = np.einsum("nvij,vj->nvi", blend.reshape(len(turns), len(v), 3, 3), v)
        out += np.einsum("vb,nbi->nvi", w, offsets, optimize=True)
        return out


def vertex_normals(v: Array, f: Index) -> Array:
    """Area-weighted normals of the vertices."""
    p = v[f]
    faces = np.cross(p[:, 2] - p[:, 0], p[:, 3] - p[:, 1])
    out = np.zeros_like(v)
    for corner in range(4):
        np.add.at(out, f[:, corner], faces)
    out /= np.linalg.norm(out, axis=1, keepdims=True) + 1e-12
    return out


@cache
def body(name: str = "female") -> Body:
    """The body of this name, loaded once."""
    return Body(name)
