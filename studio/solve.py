"""Brings a draft's key frames to where they bear: least squares over all frames at once.

What bears in several frames bears at one place, unless its author lets it slide: the target is the mean over the
frames, found together with the poses. Angles stay near what is written, each as firmly as its tolerance says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np

from studio.angles import HEAD_RESTS, INDEX, LIMB_BEARS, LIMB_HOLDS, NAMES, RANGES, SIDES, TRUNK_FIRMNESS
from studio.author import Bearing, Draft, Frame
from studio.body import Body, Index, body
from studio.parts import LOWEST, MIDDLE_SPOTS, SIDED_PARTS, SPOTS, part, spot
from studio.props import SIDES_OF_ROOM
from studio.rotations import Array

HEIGHT, ANCHOR, HOLD = 0.002, 0.004, 0.004
"""Metres that weigh as much as one angle at its tolerance: the height of what bears, its place, a grip."""
NORMAL: Final = 0.25
ASIDE: Final = 0.045
"""Metres by which two hands on one spot make way for each other."""
GIVES: Final = 0.012
"""How deep flesh may sink into mat and floor before the solver pushes it out, metres."""
ARM_PARTS: Final = ("hand", "fist", "forearm", "elbow", "upper-arm", "shoulder", "palm", "dorsum", "wrist")
HEAD_PARTS: Final = ("head", "forehead", "head-back", "chin")
THIN: Final = (
    "wrist",
    "upper-arm",
    "elbow",
    "shin",
    "shin-outside",
    "ankle",
    "ankle-outside",
    "foot-edge",
    "toes",
    "heel",
)
"""What a hand closes around."""
TRUNK_PARTS: Final = ("chest", "belly", "back", "pelvis", "ribs", "buttock", "hip", "sacrum")


RODS: Final = (
    ("forearm", "lowerarm01", "wrist", 0.042, 0.027),
    ("thigh", "upperleg01", "lowerleg01", 0.080, 0.055),
    ("shin", "lowerleg01", "foot", 0.055, 0.034),
)
"""Limbs that may not run into each other: bones, radius at either end in metres."""


@dataclass(frozen=True)
class Posed:
    """A frame that is solved: all angles, where the root is, and the bones in the room."""

    name: str
    at: tuple[float, ...]
    angles: Array
    root: Array
    bears: tuple[Bearing, ...]
    slides: frozenset[str]


@dataclass(frozen=True)
class Solution:
    """A variant's frames as they bear, and where its props stand."""

    draft: Draft
    frames: tuple[Posed, ...]
    stands: Mapping[str, Array]
    anchors: Mapping[tuple[str, str, int], Index]
    targets: Mapping[str, float]
    cost: float


@dataclass
class _Feature:
    """One number that the solver drives to a target, or to the mean of all of its group."""

    target: float
    sigma: float
    group: str = ""


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


def tolerances(frame: Frame) -> Array:
    """How firmly each angle is meant: 0 means not moved at all."""
    firm = dict(TRUNK_FIRMNESS)
    for bearing in frame.bears:
        kind, _, side = bearing.part.partition(".")
        if kind in HEAD_PARTS:
            firm.update(HEAD_RESTS)
        elif kind not in TRUNK_PARTS:
            table = LIMB_HOLDS if bearing.held else LIMB_BEARS
            arm = kind in ARM_PARTS
            for name, value in table.items():
                if name.startswith(("scapula", "shoulder", "elbow", "forearm", "wrist")) == arm:
                    firm[f"{side}.{name}"] = max(value, firm.get(f"{side}.{name}", 0))
    firm.update(frame.tolerance)
    return np.array([firm.get(name, 0.0) for name in NAMES])


class Problem:
    """All frames of a draft together; `fixed` gives targets that are already known (of the key frames)."""

    def __init__(self, draft: Draft, frames: tuple[Frame, ...], figure: str, fixed: Mapping[str, float] | None = None):
        self.draft, self.frames, self.figure = draft, frames, figure
        self.body: Body = body(figure)
        self.fixed = fixed or {}
        self.free = [np.where(tolerances(frame) > 0)[0] for frame in frames]
        self.firm = [tolerances(frame)[free] for frame, free in zip(frames, self.free, strict=True)]
        self.start = [gripped(frame) for frame in frames]
        self.low = np.array(
            [RANGES[name.partition(".")[2] if name.startswith(("left", "right")) else name][0] for name in NAMES]
        )
        self.high = np.array(
            [RANGES[name.partition(".")[2] if name.startswith(("left", "right")) else name][1] for name in NAMES]
        )
        self.stands: dict[str, Array] = {}
        self.anchors: dict[tuple[str, str, int], Index] = {}

    def keep(self, anchors: Mapping[tuple[str, str, int], Index], stands: Mapping[str, Array]) -> None:
        """Take over where things bear and stand from a solution."""
        self.anchors, self.stands = dict(anchors), dict(stands)
        self._places = {}

    # -- where it begins ---------------------------------------------------------------------------------------

    def begin(self, roots: list[Array] | None = None) -> list[Array]:
        """First guess: the angles as written, each frame set down on the floor and over the first one's places."""
        out = []
        for number, (frame, angles) in enumerate(zip(self.frames, self.start, strict=True)):
            root = np.zeros(3) if roots is None else roots[number]
            turns, heads = self.body.place(angles[None], root[None])
            v = self.body.skin(turns, heads)[0]
            if roots is None:
                root = self._set_down(frame, v, root)
                v = v + root
                if number:
                    shift = self._over(frame, v)
                    root, v = root + shift, v + shift
            self._choose_anchors(frame, v)
            self._stand_props(frame, v, first=not number)
            out.append(np.concatenate([angles[self.free[number]], root]))
        return out

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

    _places: dict[tuple[str, str, int], Array]

    def _choose_anchors(self, frame: Frame, v: Array) -> None:
        if not self.anchors:
            self._places = {}
        for bearing in frame.bears:
            if bearing.held:
                continue
            for number, points in enumerate(part(bearing.part, self.figure).points):
                key = (bearing.part, bearing.on, number)
                if key not in self.anchors:
                    depth, _ = self._surface(bearing, v[points])
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

    # -- measuring ---------------------------------------------------------------------------------------------

    def _surface(self, bearing: Bearing, points: Array) -> tuple[Array, str]:
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

    def measure(self, number: int, x: Array, lowest: list[Index] | None) -> tuple[Array, list[_Feature], list[Index]]:
        """Features of a frame for a batch of unknowns; `lowest` fixes which vertices count as lowest."""
        frame, b = self.frames[number], self.body
        angles = np.repeat(self.start[number][None], len(x), 0)
        angles[:, self.free[number]] = x[:, :-3]
        turns, heads = b.place(angles, x[:, -3:])
        whole = lowest is None
        chosen: list[Index] = []
        values: list[Array] = []
        features: list[_Feature] = []
        groups, jobs = self._groups(frame)
        vertices = np.concatenate(
            [*(groups if whole else lowest or []), *[points for _, points in jobs], np.zeros(0, int)]
        ).astype(int)
        v = b.skin(turns, heads, vertices)
        place = 0
        for order, group in enumerate(groups):
            size = len(group if whole else (lowest or [])[order])
            part_of = v[:, place : place + size]
            place += size
            bearing = self._bearing_of[order]
            on = bearing or self._ball_of[order]
            depth, shared = self._surface(on, part_of) if on else (part_of[..., 2], "")
            if whole:
                keep = np.argsort(depth[0])[:LOWEST]
                chosen.append(group[keep])
                depth = depth[:, keep]
            level = depth.mean(1)
            if bearing:
                sink = part(bearing.part, self.figure).sink
                values.append(level + (sink if shared else 0))
                features.append(_Feature(-sink, HEIGHT, shared))
            else:
                values.append(np.minimum(level + GIVES, 0))
                features.append(_Feature(0.0, 0.004))
        for key, points in jobs:
            middle = v[:, place : place + len(points)].mean(1)
            place += len(points)
            self._anchor(frame, key, middle, values, features)
        for bearing in frame.bears:
            if bearing.held:
                self._hold(frame, bearing, turns, heads, values, features)
        if any(bearing.held and bearing.part.startswith("hand") for bearing in frame.bears):
            self._clear(heads, values, features)
        return np.stack(values, 1), features, chosen

    def _groups(self, frame: Frame) -> tuple[list[Index], list[tuple[tuple[str, str, int], Index]]]:
        groups: list[Index] = []
        jobs = []
        self._bearing_of: list[Bearing | None] = []
        for bearing in frame.bears:
            if bearing.held:
                continue
            for number, points in enumerate(part(bearing.part, self.figure).points):
                groups.append(points)
                self._bearing_of.append(bearing)
                key = (bearing.part, bearing.on, number)
                jobs.append((key, self.anchors[key]))
        for region in regions(self.figure):
            groups.append(region)
            self._bearing_of.append(None)
        self._ball_of: list[Bearing | None] = [None] * len(groups)
        for prop in self.draft.props.values():
            for region in regions(self.figure) if prop.kind == "ball" else ():
                groups.append(region)
                self._bearing_of.append(None)
                self._ball_of.append(Bearing("", prop.name))
        return groups, jobs

    def _anchor(
        self, frame: Frame, key: tuple[str, str, int], middle: Array, values: list[Array], features: list[_Feature]
    ) -> None:
        name, on, number = key
        rolls = part(name, self.figure).rolls
        tail = f" {frame.name}" if name in frame.slides else ""
        prop = self.draft.props.get(on)
        axes = (0, 1)
        if prop is not None and prop.kind == "wall":
            axes = (2, 0) if SIDES_OF_ROOM[prop.side][0] == 0 else (2, 1)
        for axis in axes:
            group = f"{name} on {on} {number} {'xyz'[axis]}{tail}"
            values.append(middle[:, axis])
            target = self.fixed.get(group)
            features.append(_Feature(target or 0.0, max(ANCHOR, rolls / 3), group if target is None else ""))

    def _hold(
        self, frame: Frame, bearing: Bearing, turns: Array, heads: Array, values: list[Array], features: list[_Feature]
    ) -> None:
        source_name = (
            bearing.part.replace("hand", "palm").replace("head", "forehead")
            if bearing.part in ("hand.left", "hand.right", "head")
            else bearing.part
        )
        source, target = spot(source_name, self.figure), spot(bearing.on, self.figure)
        here = self.body.skin(turns, heads, source.vertices).mean(1)
        there = self.body.skin(turns, heads, target.vertices).mean(1)
        out = turns[:, target.bone] @ target.normal
        if source_name.startswith("palm") and self._shared(frame, bearing):
            aside = turns[:, target.bone] @ np.array([1.0 if bearing.part == "hand.left" else -1.0, 0, 0])
            there = there + (aside - out * np.einsum("ni,ni->n", aside, out)[:, None]) * ASIDE
        gap = here - there - out * 0.004
        for axis in range(3):
            values.append(gap[:, axis])
            features.append(_Feature(0.0, HOLD))
        if source_name.startswith("palm"):
            if bearing.on.partition(".")[0] not in THIN:
                self._lie_flat(source_name, there, out, turns, heads, values, features)
            facing = turns[:, source.bone] @ source.normal + out
            for axis in range(3):
                values.append(facing[:, axis])
                features.append(_Feature(0.0, NORMAL))

    @staticmethod
    def _shared(frame: Frame, bearing: Bearing) -> bool:
        """Whether both hands hold one spot: then they lie side by side."""
        return sum(other.on == bearing.on and other.part.startswith("hand") for other in frame.bears) > 1

    def _lie_flat(
        self,
        palm: str,
        there: Array,
        out: Array,
        turns: Array,
        heads: Array,
        values: list[Array],
        features: list[_Feature],
    ) -> None:
        """Finger tips stay upon the plane where the palm lies."""
        s = {"left": ".L", "right": ".R"}[palm.partition(".")[2]]
        for finger in (2, 3, 5):
            tip = np.where(self.body.w[:, self.body.at[f"finger{finger}-3{s}"]] > 0.6)[0][:6]
            height = np.einsum("ni,ni->n", self.body.skin(turns, heads, tip).mean(1) - there, out)
            values += [np.minimum(height - 0.006, 0), height - 0.01]
            features += [_Feature(0.0, 0.003), _Feature(0.0, 0.02)]

    def _clear(self, heads: Array, values: list[Array], features: list[_Feature]) -> None:
        """Forearms keep off thighs and shins: limbs as rods that taper."""
        rods = {}
        for s in (".L", ".R"):
            for name, start, end, thick, thin in RODS:
                a, b = heads[:, self.body.at[start + s]], heads[:, self.body.at[end + s]]
                share = np.linspace(0.05, 0.8 if name == "forearm" else 0.95, 7)
                rods[name, s] = (a[:, None] + (b - a)[:, None] * share[:, None], thick + (thin - thick) * share)
        for arm in (".L", ".R"):
            for leg in (".L", ".R"):
                for name in ("thigh", "shin"):
                    (p, r), (q, t) = rods["forearm", arm], rods[name, leg]
                    gap = np.linalg.norm(p[:, :, None] - q[:, None], axis=-1) - r[:, None] - t
                    values.append(np.minimum(gap.min((1, 2)), 0))
                    features.append(_Feature(0.0, 0.003))

    # -- solving -----------------------------------------------------------------------------------------------

    def residuals(self, xs: list[Array]) -> tuple[Array, list[list[_Feature]], list[list[Index]], list[Array]]:
        """All residuals, with what is needed to differentiate them."""
        rows, sheets, lows, raw = [], [], [], []
        for number, x in enumerate(xs):
            values, features, lowest = self.measure(number, x[None], None)
            raw.append(values[0])
            sheets.append(features)
            lows.append(lowest)
        means = self._means(raw, sheets)
        for values, features in zip(raw, sheets, strict=True):
            rows += [
                (value - means.get(f.group, f.target)) / f.sigma for value, f in zip(values, features, strict=True)
            ]
        for number, x in enumerate(xs):
            rows += list((x[:-3] - self.start[number][self.free[number]]) / self.firm[number])
            rows += list(self._beyond(number, x))
        rows += list(xs[0][-3:-1] * 0.5)
        return np.array(rows), sheets, lows, raw

    def _beyond(self, number: int, x: Array) -> Array:
        free = self.free[number]
        return np.asarray(np.maximum(0, x[:-3] - self.high[free]) + np.minimum(0, x[:-3] - self.low[free]))

    @staticmethod
    def _means(raw: list[Array], sheets: list[list[_Feature]]) -> dict[str, float]:
        sums: dict[str, list[float]] = {}
        for values, features in zip(raw, sheets, strict=True):
            for value, feature in zip(values, features, strict=True):
                if feature.group:
                    sums.setdefault(feature.group, []).append(float(value))
        return {group: float(np.mean(values)) for group, values in sums.items()}

    def jacobian(self, xs: list[Array], sheets: list[list[_Feature]], lows: list[list[Index]]) -> Array:
        """Derivatives by differences, all unknowns of a frame in one batch."""
        width = sum(len(x) for x in xs)
        blocks, column = [], 0
        groups: dict[str, list[int]] = {}
        sigmas: list[float] = []
        row = 0
        for number, x in enumerate(xs):
            step = np.concatenate([np.full(len(x) - 3, 0.05), np.full(3, 1e-4)])
            batch = np.concatenate([x[None], x[None] + np.diag(step)])
            values, features, _ = self.measure(number, batch, lows[number])
            block = np.zeros((len(features), width))
            block[:, column : column + len(x)] = ((values[1:] - values[0]) / step[:, None]).T
            blocks.append(block)
            for feature in features:
                sigmas.append(feature.sigma)
                if feature.group:
                    groups.setdefault(feature.group, []).append(row)
                row += 1
            column += len(x)
        whole = np.concatenate(blocks)
        for rows in groups.values():
            whole[rows] -= whole[rows].mean(0)
        whole /= np.array(sigmas)[:, None]
        column = 0
        tail = []
        for number, x in enumerate(xs):
            size = len(x) - 3
            prior, beyond = np.zeros((size, width)), np.zeros((size, width))
            prior[np.arange(size), column + np.arange(size)] = 1 / self.firm[number]
            beyond[np.arange(size), column + np.arange(size)] = self._beyond(number, x) != 0
            tail += [prior, beyond]
            column += len(x)
        ground = np.zeros((2, width))
        ground[[0, 1], [len(xs[0]) - 3, len(xs[0]) - 2]] = 0.5
        return np.concatenate([whole, *tail, ground])

    def solve(self, xs: list[Array], rounds: int = 40) -> tuple[list[Array], float]:
        """Levenberg-Marquardt; ends when a step gains less than a thousandth."""
        damping = 1e-2
        residual, sheets, lows, _ = self.residuals(xs)
        cost = float(residual @ residual)
        cuts = np.cumsum([len(x) for x in xs])[:-1]
        for _ in range(rounds):
            slope = self.jacobian(xs, sheets, lows)
            square, gradient = slope.T @ slope, slope.T @ residual
            gained = 0.0
            while damping < 1e6:
                step = np.linalg.solve(square + damping * np.diag(np.diag(square) + 1e-6), -gradient)
                trial = [x + part_ for x, part_ in zip(xs, np.split(step, cuts), strict=True)]
                after, after_sheets, after_lows, _ = self.residuals(trial)
                trial_cost = float(after @ after)
                if trial_cost < cost:
                    gained = (cost - trial_cost) / cost
                    xs, residual, sheets, lows, cost = trial, after, after_sheets, after_lows, trial_cost
                    damping = max(damping / 4, 1e-6)
                    break
                damping *= 5
            if gained < 1e-3:
                break
        return xs, cost

    def posed(self, xs: list[Array]) -> tuple[Posed, ...]:
        """The frames with the unknowns put in."""
        out = []
        for number, (frame, x) in enumerate(zip(self.frames, xs, strict=True)):
            angles = self.start[number].copy()
            angles[self.free[number]] = x[:-3]
            out.append(Posed(frame.name, frame.at, angles, x[-3:], frame.bears, frame.slides))
        return tuple(out)

    def targets(self, xs: list[Array]) -> dict[str, float]:
        """Where everything that bears bears."""
        _, sheets, _, raw = self.residuals(xs)
        return self._means(raw, sheets)


def near(name: str, figure: str) -> Index:
    """The vertices of a part or spot; of both sides where none is named."""
    kind, _, side = name.partition(".")
    if not side and kind in (*SIDED_PARTS, *SPOTS):
        return np.concatenate([near(f"{kind}.{each}", figure) for each in SIDES])
    if kind in SPOTS or kind in MIDDLE_SPOTS:
        return spot(name, figure).vertices
    return np.concatenate(part(name, figure).points)


def gripped(frame: Frame) -> Array:
    """The angles with the fingers as the hand needs them: flat on a surface, closed on a limb, unless written."""
    angles = frame.angles.copy()
    for bearing in frame.bears:
        kind, _, side = bearing.part.partition(".")
        place = INDEX.get(f"{side}.fingers.flexion")
        if kind in ("hand", "fist") and place is not None and angles[place] == 15:
            thin = bearing.on.partition(".")[0] in THIN
            angles[place] = 90 if kind == "fist" else 50 if thin else 12 if bearing.held else 0
    return angles


def solve(draft: Draft, figure: str = "female") -> Solution:
    """The draft's frames, brought to where they bear."""
    problem = Problem(draft, draft.frames, figure)
    xs, cost = problem.solve(problem.begin())
    frames = problem.posed(xs)
    stands = dict(problem.stands)
    targets = problem.targets(xs)
    for prop in draft.props.values():
        if prop.kind == "wall" and f"wall {prop.name}" in targets:
            x, y = SIDES_OF_ROOM[prop.side]
            stands[prop.name] = np.array([x, y, targets[f"wall {prop.name}"]])
    return Solution(draft, frames, stands, dict(problem.anchors), targets, cost)
