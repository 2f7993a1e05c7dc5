"""Where a posed body is carried: patches of skin on floor, wall, ball and other things; and where it holds itself."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

import numpy as np

from studio.author import Bearing
from studio.body import Index, body
from studio.check import CLOSE, level
from studio.parts import part
from studio.place import near
from studio.posed import Posed, Solution
from studio.props import SIDES_OF_ROOM
from studio.rotations import Array, unit
from studio.segments import owners
from studio.statics import Link, Supports

PATCH: Final = 0.04
"""Edge of the squares that skin is gathered in, metres."""
FEWEST: Final = 6
"""So many vertices of a part bear at least, be they further off than they should."""
AFLOAT: Final = "water"
FLOOR: Final = Bearing("", "floor")


def afloat(solution: Solution) -> bool:
    """Whether water carries the body: nobody can say where."""
    return any(prop.kind == AFLOAT for prop in solution.draft.props.values())


def supports(solution: Solution, posed: Posed, v: Array, figure: str = "female") -> Supports:
    """The patches that bear: what the pose names, and all skin that lies on the floor or in it."""
    areas, segments = _areas(v, body(figure).f), owners(figure)
    rows = []
    for bearing, points in _skin(solution, posed, v, figure):
        place = v[points]
        normals, roll = _surface(solution, bearing, place)
        square = np.floor(place / PATCH).astype(int)
        keys = np.column_stack([square, segments[points]])
        _, which = np.unique(keys, axis=0, return_inverse=True)
        for number in range(int(which.max()) + 1):
            own = which.ravel() == number
            size = areas[points[own]]
            middle = size @ place[own] / size.sum()
            rows.append((middle, unit(size @ normals[own]), float(size.sum()), int(segments[points[own][0]]), roll))
    if not rows:
        raise ValueError("nothing bears")
    places, ways, patches, whose, rolls = zip(*rows, strict=True)
    return Supports(np.array(places), np.array(ways), np.array(patches), np.array(whose), np.array(rolls))


def _skin(solution: Solution, posed: Posed, v: Array, figure: str) -> Iterator[tuple[Bearing, Index]]:
    taken = np.zeros(len(v), bool)
    for bearing in posed.bears:
        for points in () if bearing.held else part(bearing.part, figure).points:
            off = level(solution, bearing, v[points])
            near = points[(off < CLOSE) | (off <= np.sort(off)[FEWEST - 1])]
            free = near[~taken[near]]
            taken[free] = True
            if len(free):
                yield bearing, free
    pressed = np.where((v[:, 2] <= 0) & ~taken)[0]
    if len(pressed):
        yield FLOOR, pressed


def _surface(solution: Solution, bearing: Bearing, points: Array) -> tuple[Array, Array]:
    """Which way the surface pushes at each point, and where on the floor a ball turns."""
    prop = solution.draft.props.get(bearing.on)
    still = np.full(3, np.nan)
    if prop is not None and prop.kind == "wall":
        x, y = SIDES_OF_ROOM[prop.side]
        return np.tile([x, y, 0.0], (len(points), 1)), still
    if prop is not None and prop.kind == "ball":
        foot = np.array([*solution.stands[prop.name][:2], 0.0])
        return unit(points - foot - [0, 0, prop.size[0] / 2]), foot
    return np.tile([0.0, 0, 1.0], (len(points), 1)), still


def links(solution: Solution, posed: Posed, v: Array, figure: str = "female") -> list[Link]:
    """What holds the body to itself: hands on limbs, heads on hands, straps."""
    segments = owners(figure)
    out = []
    for bearing in posed.bears:
        if bearing.held:
            ends = near(bearing.part, figure), near(bearing.on, figure)
            # a part may be all of a hand: only what is nearest to the spot holds it
            away = np.linalg.norm(v[ends[0]] - v[ends[1]].mean(0), axis=1)
            first = ends[0][np.argsort(away)[:FEWEST]]
            middle = (v[first].mean(0) + v[ends[1]].mean(0)) / 2
            own = _most(segments[first]), _most(segments[ends[1]])
            out.append(Link((middle, middle), own, np.concatenate([np.eye(3), -np.eye(3)])))
    for prop in solution.draft.props.values():
        for one, other in pairwise(prop.through):
            points = near(one, figure), near(other, figure)
            a, b = v[points[0]].mean(0), v[points[1]].mean(0)
            out.append(Link((a, b), (_most(segments[points[0]]), _most(segments[points[1]])), unit(b - a)[None]))
    return [link for link in out if link.segments[0] != link.segments[1]]


def _most(numbers: Index) -> int:
    return int(np.bincount(numbers).argmax())


def _areas(v: Array, f: Index) -> Array:
    """The skin around each vertex, square metres."""
    p = v[f]
    faces = np.linalg.norm(np.cross(p[:, 2] - p[:, 0], p[:, 3] - p[:, 1]), axis=1) / 8
    out = np.full(len(v), 1e-9)
    for corner in range(4):
        np.add.at(out, f[:, corner], faces)
    return out
