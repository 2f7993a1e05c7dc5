"""The way from one key frame to the next: angles eased, and what bears in both kept where it bears."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from studio.author import Frame
from studio.posed import Posed, Solution
from studio.solve import Problem

STEPS: Final = 4
"""In-between frames solved on each way."""


def ease(share: float) -> float:
    """Slow, fast, slow."""
    return share * share * (3 - 2 * share)


def ways(solution: Solution) -> list[tuple[str, str]]:
    """The pairs of frames that follow each other in time, each once."""
    order = [name for _, name in sorted((at, frame.name) for frame in solution.frames for at in frame.at)]
    pairs = []
    for start, end in pairwise(order):
        if start != end and (start, end) not in pairs and (end, start) not in pairs:
            pairs.append((start, end))
    return pairs


def between(solution: Solution, figure: str = "female", steps: int = STEPS) -> dict[tuple[str, str], list[Posed]]:
    """For every way its in-between frames."""
    frames = {posed.name: posed for posed in solution.frames}
    return {(a, b): _way(solution, frames[a], frames[b], figure, steps) for a, b in ways(solution)}


def _way(solution: Solution, start: Posed, end: Posed, figure: str, steps: int) -> list[Posed]:
    slides = start.slides | end.slides
    both = tuple(bearing for bearing in start.bears if bearing in end.bears and bearing.part not in slides)
    out = []
    for step in range(1, steps + 1):
        share = ease(step / (steps + 1))
        angles = start.angles + (end.angles - start.angles) * share
        root = start.root + (end.root - start.root) * share
        frame = Frame(f"{start.name}-{end.name}-{step}", (), angles, {}, both, frozenset())
        problem = Problem(solution.draft, (frame,), figure, solution.targets)
        problem.place.keep(solution.anchors, solution.stands)
        problem.firm = [firm / 2 for firm in problem.firm]
        xs, _ = problem.solve(problem.begin([root]), rounds=8)
        out.append(problem.posed(xs)[0])
    return out
