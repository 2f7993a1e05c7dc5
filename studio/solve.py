"""Brings a draft's key frames to where they bear: least squares over all frames at once.

What bears in several frames bears at one place, unless its author lets it slide: the target is the mean over the
frames, found together with the poses. Angles stay near what is written, each as firmly as its tolerance says.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from studio.angles import NAMES, RANGES
from studio.author import Draft, Frame
from studio.body import Index
from studio.grips import Feature
from studio.meant import gripped, tolerances
from studio.measure import Measure
from studio.place import Place
from studio.posed import Posed, Solution
from studio.props import SIDES_OF_ROOM
from studio.rotations import Array


class Problem:
    """All frames of a draft together; `fixed` gives targets that are already known (of the key frames)."""

    def __init__(self, draft: Draft, frames: tuple[Frame, ...], figure: str, fixed: Mapping[str, float] | None = None):
        self.frames = frames
        self.place = Place(draft, figure)
        self.free = [np.where(tolerances(frame) > 0)[0] for frame in frames]
        self.firm = [tolerances(frame)[free] for frame, free in zip(frames, self.free, strict=True)]
        self.start = [gripped(frame) for frame in frames]
        self.measures = [Measure(self.place, frame, fixed or {}) for frame in frames]
        ranges = [RANGES[name.partition(".")[2] if name.startswith(("left", "right")) else name][:2] for name in NAMES]
        self.low, self.high = np.array(ranges).T

    def begin(self, roots: list[Array] | None = None) -> list[Array]:
        """First guess: the angles as written, each frame set down on the floor and over the first one's places."""
        out = []
        for number, (frame, angles) in enumerate(zip(self.frames, self.start, strict=True)):
            given = None if roots is None else roots[number]
            root = self.place.settle(frame, angles, given, first=not number)
            out.append(np.concatenate([angles[self.free[number]], root]))
        return out

    def measure(self, number: int, x: Array, lowest: list[Index] | None) -> tuple[Array, list[Feature], list[Index]]:
        """Features of a frame for a batch of unknowns; `lowest` fixes which vertices count as lowest."""
        angles = np.repeat(self.start[number][None], len(x), 0)
        angles[:, self.free[number]] = x[:, :-3]
        return self.measures[number](angles, x[:, -3:], lowest)

    def residuals(self, xs: list[Array]) -> tuple[Array, list[list[Feature]], list[list[Index]], list[Array]]:
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
    def _means(raw: list[Array], sheets: list[list[Feature]]) -> dict[str, float]:
        sums: dict[str, list[float]] = {}
        for values, features in zip(raw, sheets, strict=True):
            for value, feature in zip(values, features, strict=True):
                if feature.group:
                    sums.setdefault(feature.group, []).append(float(value))
        return {group: float(np.mean(values)) for group, values in sums.items()}

    def jacobian(self, xs: list[Array], sheets: list[list[Feature]], lows: list[list[Index]]) -> Array:
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


def solve(draft: Draft, figure: str = "female") -> Solution:
    """The draft's frames, brought to where they bear."""
    problem = Problem(draft, draft.frames, figure)
    xs, cost = problem.solve(problem.begin())
    frames = problem.posed(xs)
    stands = dict(problem.place.stands)
    targets = problem.targets(xs)
    for prop in draft.props.values():
        if prop.kind == "wall" and f"wall {prop.name}" in targets:
            x, y = SIDES_OF_ROOM[prop.side]
            stands[prop.name] = np.array([x, y, targets[f"wall {prop.name}"]])
    return Solution(draft, frames, stands, dict(problem.place.anchors), targets, cost)
