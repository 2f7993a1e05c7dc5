"""What carries a body at rest: the forces of its supports, and the moments they leave at its joints.

Metres, kilograms, newtons; z is up. A support only pushes, and within a cone of friction. With more than three supports
the share of each is free. Then the likely forces are those of least effort, by which the joints turn least of all; and
what else is possible, within a few newton metres at every limb, gives each moment a least and a greatest value.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog, nnls

from studio.rotations import Array, unit

GRAVITY: Final = 9.81
FRICTION: Final = 0.8
"""The most a support drags, as a share of its push: skin on a mat (ours)."""
DRAG: Final = 2.0
"""Newton metres of effort that are as dear as a newton of dragging: no more of it than balance asks for."""
PRESSURE: Final = 0.02
"""Newton metres of effort that are as dear as a newton on a patch of average size: where effort does not tell supports
apart, they bear evenly."""
FREE: Final = 20.0
"""Newton metres by which every joint of a limb may work otherwise than at least effort: nobody presses hand or foot to
the floor harder for nothing. Half of a forearm's length beneath a plank's weight. Ours."""
HARD: Final = 1e4
BALANCED: Final = 1e-6
Flags = NDArray[np.bool_]
Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Masses:
    """The segments: where the middle of each is, and its kilograms."""

    places: Array
    kilograms: Array

    @property
    def centre(self) -> Array:
        """The centre of mass."""
        out: Array = self.kilograms @ self.places / self.kilograms.sum()
        return out

    @property
    def weight(self) -> float:
        """Newtons."""
        return float(self.kilograms.sum() * GRAVITY)


@dataclass(frozen=True)
class Supports:
    """Patches that bear: where, the way the surface pushes, square metres, and of which segment each is. `rolls` is the
    place on the floor that a ball turns about, for those on a ball; nan for all others.
    """

    places: Array
    normals: Array
    patches: Array
    segments: Numbers
    rolls: Array


@dataclass(frozen=True)
class Link:
    """What holds two segments of the body together: a hand on a shin may push and pull any way, a strap only pulls.
    `ways` (rows) act on the first segment at its place, and turned round on the second at its own.
    """

    places: tuple[Array, Array]
    segments: tuple[int, int]
    ways: Array


@dataclass(frozen=True)
class Joint:
    """Where it is, and which segments are beyond it."""

    place: Array
    beyond: Flags


@dataclass(frozen=True)
class Moment:
    """What gravity and supports do about one axis of a joint, newton metres: the likely, the least, the greatest."""

    likely: float
    least: float
    most: float


@dataclass(frozen=True)
class Balance:
    """How a body is carried: `supports` as they bear (`sway` metres from where they were, to come under the body), the
    force at each; `held`, the force of each link on its first segment; and the `moments` asked for.
    """

    supports: Supports
    forces: Array
    held: Array
    sway: float
    moments: tuple[Moment, ...]


@dataclass(frozen=True)
class _Ways:
    """Every way in which supports may push: straight, and to either side at the edge of the cone. `turning` and
    `hanging` are what they and gravity do at every joint, after the pushes the ways to hold; `balance` must come to
    `total`.
    """

    pushes: Array
    owner: Numbers
    drags: Array
    balance: Array
    total: Array
    turning: Array
    hanging: Array


def carry(
    masses: Masses, supports: Supports, joints: Sequence[Joint], axes: Array, links: Sequence[Link] = ()
) -> Balance:
    """How the body is carried, and the moments of the first joint about the axes (rows): what turns all that is beyond
    it. Raises ValueError where nothing can carry the body.
    """
    shift = _sway(masses, supports)
    supports = replace(supports, places=supports.places + shift, rolls=supports.rolls + shift)
    ways = _ways(masses, supports, joints, links)
    likely = _likely(ways, supports)
    forces = np.zeros_like(supports.places)
    count = len(ways.owner)
    np.add.at(forces, ways.owner, ways.pushes * likely[:count, None])
    ends = np.cumsum([0, *(len(link.ways) for link in links)]) + count
    held = np.array([likely[a:b] @ link.ways for link, a, b in zip(links, ends, ends[1:], strict=False)])
    moments = tuple(_moment(ways, likely, axis) for axis in axes)
    return Balance(supports, forces, held, float(np.linalg.norm(shift)), moments)


def at(masses: Masses, found: Balance, links: Sequence[Link], joint: Joint, *, beyond: bool = True) -> Array:
    """The moment at a joint of what is beyond it, or of all else: the two are opposite where the body is balanced."""
    own = joint.beyond if beyond else ~joint.beyond
    chosen = own[found.supports.segments]
    out: Array = np.cross(found.supports.places[chosen] - joint.place, found.forces[chosen]).sum(0)
    for link, force in zip(links, found.held, strict=True):
        for place, segment, sign in zip(link.places, link.segments, (1, -1), strict=True):
            out = out + sign * own[segment] * np.cross(place - joint.place, force)
    return out + _gravity(masses, joint.place, own)


def _gravity(masses: Masses, place: Array, chosen: Flags) -> Array:
    pulls = masses.kilograms[chosen, None] * np.array([0, 0, -GRAVITY])
    out: Array = np.cross(masses.places[chosen] - place, pulls).sum(0)
    return out


def _ways(masses: Masses, supports: Supports, joints: Sequence[Joint], links: Sequence[Link]) -> _Ways:
    """All ways to push, and then all ways to hold; without the dragging ones where the body is balanced without, and
    nothing may roll: what lies on a ball has to drag it.
    """
    pushes, owner = _pushes(supports)
    balance, total = _balance(masses, supports, pushes, owner)
    count = len(supports.places)
    still = np.isnan(supports.rolls).all()
    if still and _solved(np.zeros(count), balance[:, :count], total) is not None:
        pushes, owner, balance = pushes[:count], owner[:count], balance[:, :count]
    holds = sum(len(link.ways) for link in links)
    turning = [np.concatenate([_push(supports, one, pushes, owner), *_hold(links, one)], 1) for one in joints]
    hanging = [_gravity(masses, one.place, one.beyond) for one in joints]
    drags = np.concatenate([np.where(np.arange(len(pushes)) < count, 0.0, FRICTION), np.zeros(holds)])
    balance = np.concatenate([balance, np.zeros((len(balance), holds))], 1)
    return _Ways(pushes, owner, drags, balance, total, np.concatenate(turning), np.concatenate(hanging))


def _push(supports: Supports, joint: Joint, pushes: Array, owner: Numbers) -> Array:
    """What each push turns at the joint (3, pushes)."""
    out: Array = np.cross(supports.places[owner] - joint.place, pushes).T * joint.beyond[supports.segments][owner]
    return out


def _hold(links: Sequence[Link], joint: Joint) -> list[Array]:
    """What each way to hold turns at the joint (3, ways), link by link."""
    out = []
    for link in links:
        ends = zip(link.places, link.segments, (1, -1), strict=True)
        out.append(
            sum(sign * joint.beyond[own] * np.cross(place - joint.place, link.ways) for place, own, sign in ends).T
        )
    return out


def _pushes(supports: Supports) -> tuple[Array, Numbers]:
    """Directions, first the straight ones, and whose each is."""
    aside = np.where(abs(supports.normals[:, [2]]) > 0.7, [[1.0, 0, 0]], [[0, 0, 1.0]])
    first = unit(np.cross(supports.normals, aside))
    ways = [supports.normals]
    for across in (first, np.cross(supports.normals, first)):
        ways += [supports.normals + FRICTION * across, supports.normals - FRICTION * across]
    return np.concatenate(ways), np.tile(np.arange(len(supports.places)), 5)


def _balance(masses: Masses, supports: Supports, pushes: Array, owner: Numbers) -> tuple[Array, Array]:
    """What each push adds, and what all must come to: forces, moments about the centre of mass, and about the place
    where each ball stands, which would roll away.
    """
    places = supports.places[owner]
    rows = [pushes.T, np.cross(places - masses.centre, pushes).T]
    for foot in np.unique(supports.rolls[~np.isnan(supports.rolls[:, 0])], axis=0):
        own = (supports.rolls == foot).all(1)[owner]
        rows.append(np.cross(places - foot, pushes).T * own)
    total = np.zeros(3 * len(rows))
    total[2] = masses.weight
    return np.concatenate(rows), total


def _solved(cost: Array, balance: Array, total: Array, **bounds: Any) -> Any:
    """The cheapest pushes that balance; None where there are none."""
    found: Any = linprog(cost, A_eq=balance, b_eq=total, bounds=(0, None), method="highs", **bounds)
    return found if found.success else None


def _likely(ways: _Ways, supports: Supports) -> Array:
    """The pushes of least effort that balance."""
    even = np.full(len(ways.drags), PRESSURE)
    even[: len(ways.owner)] *= np.sqrt(supports.patches.mean() / supports.patches[ways.owner])
    scale = np.linalg.norm(ways.total)
    rows = np.concatenate([HARD * ways.balance, ways.turning, np.diag(even + DRAG * ways.drags)])
    goal = np.concatenate([HARD * ways.total, -ways.hanging, np.zeros(len(even))])
    found, _ = nnls(rows, goal / scale, maxiter=20 * rows.shape[1])
    out: Array = found * scale
    return out


def _moment(ways: _Ways, likely: Array, axis: Array) -> Moment:
    row, hanging = axis @ ways.turning[:3], float(axis @ ways.hanging[:3])
    limbs = ways.turning[3:]
    now = limbs @ likely
    bounds = np.concatenate([limbs, -limbs, ways.drags[None]])
    most = np.concatenate([now + FREE, FREE - now, [float(ways.drags @ likely) + 1.0]])
    ends = []
    for sign in (1, -1):
        found = _solved(sign * row, ways.balance, ways.balance @ likely, A_ub=bounds, b_ub=most)
        ends.append(hanging + (sign * float(found.fun) if found else float(row @ likely)))
    return Moment(float(row @ likely) + hanging, ends[0], ends[1])


def _sway(masses: Masses, supports: Supports) -> Array:
    """The least that supports must be moved sideways so that they can carry the body: it sways that much."""
    balance, total = _balance(masses, supports, *_pushes(supports))
    # moved by (x, y), the supports turn the body by (y, -x) times the weight they carry
    shift = np.zeros((len(balance), 4))
    shift[3, 2:], shift[4, :2] = (masses.weight, -masses.weight), (-masses.weight, masses.weight)
    cost = np.concatenate([np.zeros(balance.shape[1]), np.ones(4)])
    found = _solved(cost, np.concatenate([balance, shift], 1), total)
    if found is None:
        raise ValueError("nothing can carry the body")
    x, y = found.x[-4] - found.x[-3], found.x[-2] - found.x[-1]
    return np.array([x, y, 0.0]) * 1.001 if np.hypot(x, y) > BALANCED else np.zeros(3)
