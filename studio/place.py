"""Where what bears lies before anything is solved: skin that bears, props, and the first guess of each frame."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import numpy as np

from studio.angles import SIDES
from studio.author import Bearing, Draft, Frame
from studio.body import Body, Index, body
from studio.parts import LOWEST, MIDDLE_SPOTS, SIDED_PARTS, SPOTS, part, spot
from studio.props import SIDES_OF_ROOM
from studio.rotations import Array

Key = tuple[str, str, int]
"""A part, what it bears on, and which of the part's places."""


def near(name: str, figure: str) -> Index:
    """The vertices of a part or spot; of both sides where none is named."""
    kind, _, side = name.partition(".")
    if not side and kind in (*SIDED_PARTS, *SPOTS):
        return np.concatenate([near(f"{kind}.{each}", figure) for each in SIDES])
    if kind in SPOTS or kind in MIDDLE_SPOTS:
        return spot(name, figure).vertices
    return np.concatenate(part(name, figure).points)


@cache
def regions(figure: str) -> tuple[Index, ...]:
    """Samples of the skin, part by part: what must not sink into the floor."""
    b = body(figure)
    starts: list[tuple[str, ...]] = [(bone,) for bone in ("head", "neck", "spine01", "spine02", "spine03", "spine04")]
    starts.append(("root", "spine05", "pelvis"))
    limbs = (
        "upperleg01", "upperleg02", "lowerleg01", "lowerleg02", "foot", "toe1-1", "toe3-1", "toe5-1", "upperarm01",
        "upperarm02", "lowerarm01", "lowerarm02", "wrist", "finger1-2", "finger1-3", "finger3-2", "finger5-2",
    )  # fmt: skip
    starts += [(f"{bone}.{s}",) for s in "LR" for bone in limbs]
    winner = np.array(b.bones)[b.w.argmax(1)]
    rng = np.random.default_rng(0)
    out = []
    for start in starts:
        chosen = np.where(np.isin(winner, [bone for bone in b.bones if bone.startswith(start)]))[0]
        if len(chosen):
            out.append(chosen[rng.permutation(len(chosen))[:60]])
    return tuple(out)


class Place:
    """The room of a draft: `anchors` are the vertices that bear, `stands` where props are."""

    def __init__(self, draft: Draft, figure: str) -> None:
        self.draft, self.figure = draft, figure
        self.body: Body = body(figure)
        self.stands: dict[str, Array] = {}
        self.anchors: dict[Key, Index] = {}
        self._places: dict[Key, Array] = {}

    def keep(self, anchors: Mapping[Key, Index], stands: Mapping[str, Array]) -> None:
        """Take over where things bear and stand from a solution."""
        self.anchors, self.stands = dict(anchors), dict(stands)
        self._places = {}

    def settle(self, frame: Frame, angles: Array, given: Array | None, *, first: bool) -> Array:
        """The root of a frame as written: set down on the floor and over the first frame's places, or as given."""
        root = np.zeros(3) if given is None else given
        turns, heads = self.body.place(angles[None], root[None])
        v = self.body.skin(turns, heads)[0]
        if given is None:
            root = self._set_down(frame, v, root)
            v = v + root
            if not first:
                shift = self._over(frame, v)
                root, v = root + shift, v + shift
        self._stand_props(frame, v, first=first)
        self._choose_anchors(frame, v)
        return root

    def _set_down(self, frame: Frame, v: Array, root: Array) -> Array:
        drops = []
        for bearing in frame.bears:
            prop = self.draft.props.get(bearing.on)
            if not bearing.held and (prop is None or prop.kind not in ("wall", "ball", "strap")):
                level = 0.0 if prop is None else prop.height
                drops += [
                    level - np.sort(v[points][:, 2])[:LOWEST].mean()
                    for points in part(bearing.part, self.figure).points
                ]
        down = root.copy()
        down[2] += float(np.median(drops)) if drops else -float(v[:, 2].min())
        return down

    def _over(self, frame: Frame, v: Array) -> Array:
        """How far to shift the body so that what bears is where it bore before."""
        shifts = []
        for bearing in frame.bears:
            for number in range(len(part(bearing.part, self.figure).points) if not bearing.held else 0):
                chosen = self.anchors.get((bearing.part, bearing.on, number))
                if chosen is not None and bearing.part not in frame.slides:
                    shifts.append(self._places[bearing.part, bearing.on, number] - v[chosen].mean(0))
        return np.array([*np.mean(shifts, axis=0)[:2], 0.0]) if shifts else np.zeros(3)

    def _choose_anchors(self, frame: Frame, v: Array) -> None:
        if not self.anchors:
            self._places = {}
        for bearing in frame.bears:
            if bearing.held:
                continue
            for number, points in enumerate(part(bearing.part, self.figure).points):
                key = (bearing.part, bearing.on, number)
                if key not in self.anchors:
                    depth, _ = self.surface(bearing, v[points])
                    self.anchors[key] = points[np.argsort(depth)[:12]]
                    self._places[key] = v[self.anchors[key]].mean(0)

    def _stand_props(self, frame: Frame, v: Array, *, first: bool) -> None:
        for prop in self.draft.props.values():
            bears = [bearing for bearing in frame.bears if bearing.on == prop.name]
            if prop.name in self.stands or (not first and not bears) or (not prop.near and not bears and not first):
                continue
            place = v.mean(0)
            if prop.near:
                place = v[near(prop.near, self.figure)].mean(0)
            elif bears:
                place = np.mean(
                    [v[np.concatenate(part(bearing.part, self.figure).points)].mean(0) for bearing in bears], axis=0
                )
            self.stands[prop.name] = np.array([place[0] + prop.shift[0], place[1] + prop.shift[1], prop.height])

    def surface(self, bearing: Bearing, points: Array) -> tuple[Array, str]:
        """How far points are off what they bear on, and the group whose mean is meant (a wall's place is found)."""
        prop = self.draft.props.get(bearing.on)
        if prop is None:
            return points[..., 2], ""
        if prop.kind == "wall":
            x, y = SIDES_OF_ROOM[prop.side]
            return points[..., 0] * x + points[..., 1] * y, f"wall {prop.name}"
        if prop.kind == "ball":
            stand = self.stands.get(prop.name)
            if stand is None:
                return points[..., 2] * 0.0, ""
            radius = prop.size[0] / 2
            middle = np.array([stand[0], stand[1], radius])
            return np.linalg.norm(points - middle, axis=-1) - radius, ""
        return points[..., 2] - prop.height, ""
