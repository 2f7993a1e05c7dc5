"""What the solver knows of one frame: how far what bears is off, where it is, how grips lie, what sinks in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from studio.author import Bearing, Frame
from studio.body import Index
from studio.grips import Feature, Rows, clear, hold
from studio.parts import LOWEST, part
from studio.place import Key, Place, regions
from studio.props import SIDES_OF_ROOM
from studio.rotations import Array

HEIGHT, ANCHOR = 0.002, 0.004
"""Metres that weigh as much as one angle at its tolerance: the height of what bears, its place."""
GIVES: Final = 0.012
"""How deep flesh may sink into mat, floor and ball before the solver pushes it out, metres."""


@dataclass(frozen=True)
class Group:
    """Vertices whose lowest count: they bear, or are to stay out of the floor or the thing they are `near`."""

    points: Index
    bears: Bearing | None = None
    near: Bearing | None = None


class Measure:
    """Measures one frame; `fixed` gives places that are already known."""

    def __init__(self, place: Place, frame: Frame, fixed: Mapping[str, float]) -> None:
        self.place, self.frame, self.fixed = place, frame, fixed

    def __call__(
        self, angles: Array, roots: Array, lowest: list[Index] | None
    ) -> tuple[Array, list[Feature], list[Index]]:
        """Numbers (n, features) for a batch of poses; `lowest` fixes which vertices count as lowest."""
        b = self.place.body
        turns, heads = b.place(angles, roots)
        groups, jobs = self._groups(), self._jobs()
        asked = [group.points for group in groups] if lowest is None else lowest
        rows, chosen = Rows(), []
        skin = b.skin(turns, heads, np.concatenate([*asked, *[points for _, points in jobs]]).astype(int))
        parts = np.split(skin, np.cumsum([len(points) for points in [*asked, *[points for _, points in jobs]]]), 1)
        for group, points, v in zip(groups, asked, parts, strict=False):
            chosen.append(self._level(group, points, v, rows, whole=lowest is None))
        for (key, _), v in zip(jobs, parts[len(groups) :], strict=False):
            self._anchor(key, v.mean(1), rows)
        held = [bearing for bearing in self.frame.bears if bearing.held]
        for bearing in held:
            hold(b, self.frame, bearing, (turns, heads), rows)
        if any(bearing.part.startswith("hand") for bearing in held):
            clear(b, (turns, heads), rows)
        return np.stack(rows.values, 1), rows.features, chosen

    def _jobs(self) -> list[tuple[Key, Index]]:
        """The vertices of each place that bears."""
        keys = [
            (bearing.part, bearing.on, number)
            for bearing in self.frame.bears
            for number in range(0 if bearing.held else len(part(bearing.part, self.place.figure).points))
        ]
        return [(key, self.place.anchors[key]) for key in keys]

    def _groups(self) -> list[Group]:
        figure = self.place.figure
        groups = [
            Group(points, bearing, bearing)
            for bearing in self.frame.bears
            for points in (() if bearing.held else part(bearing.part, figure).points)
        ]
        groups += [Group(region) for region in regions(figure)]
        balls = [prop.name for prop in self.place.draft.props.values() if prop.kind == "ball"]
        groups += [Group(region, None, Bearing("", ball)) for ball in balls for region in regions(figure)]
        return groups

    def _level(self, group: Group, points: Index, v: Array, rows: Rows, *, whole: bool) -> Index:
        """How high the lowest of a group are; returns which they are."""
        depth, shared = self.place.surface(group.near, v) if group.near else (v[..., 2], "")
        if whole:
            keep = np.argsort(depth[0])[:LOWEST]
            points, depth = points[keep], depth[:, keep]
        height = depth.mean(1)
        if group.bears:
            sink = part(group.bears.part, self.place.figure).sink
            rows.add(height + (sink if shared else 0), Feature(-sink, HEIGHT, shared))
        else:
            rows.add(np.minimum(height + GIVES, 0), Feature(0.0, 0.004))
        return points

    def _anchor(self, key: Key, middle: Array, rows: Rows) -> None:
        name, on, number = key
        rolls = part(name, self.place.figure).rolls
        tail = f" {self.frame.name}" if name in self.frame.slides else ""
        prop = self.place.draft.props.get(on)
        axes = (0, 1)
        if prop is not None and prop.kind == "wall":
            axes = (2, 0) if SIDES_OF_ROOM[prop.side][0] == 0 else (2, 1)
        for axis in axes:
            group = f"{name} on {on} {number} {'xyz'[axis]}{tail}"
            target = self.fixed.get(group)
            rows.add(
                middle[:, axis],
                Feature(target or 0.0, max(ANCHOR, rolls / 3), group if target is None else ""),
            )
