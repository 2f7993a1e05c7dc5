"""The optimum of a choice of blocks, found by CP-SAT from the words of the objective and not the way `select` does.

Of every stage at most one block is taken, and one where one must be. The person comes into the position where it
begins, which takes time and costs points where they are elsewhere, and is left where it ends. The best choice has the
most points that its time and its bounds allow.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from ortools.sat.python.cp_model import INFEASIBLE, OPTIMAL, CpModel, CpSolver, IntVar, LinearExpr, LinearExprT

from lumbar.catalogue import StartPosition
from lumbar.planning.pauses import change_s
from lumbar.planning.select import Room, Stage
from lumbar.planning.session import Phase
from lumbar.planning.weights import CHANGE
from tests.planning.worth import GRID_S, steps

Truth = IntVar | Literal[0, 1]
"""One where it is so."""
Place = Mapping[StartPosition, Truth]
"""For each position, whether the person is in it: exactly one is so."""


@dataclass(frozen=True)
class Part:
    """Something that a session may hold: whether it does, its grid steps and points, and for which phase it is."""

    held: IntVar
    steps: int
    points: int
    phase: Phase
    counts: bool = False


def optimum(stages: tuple[Stage, ...], room: Room) -> int | None:
    """Points of the best choice, proven; None where no choice keeps the bounds. Relief comes before strength."""
    solver = CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 0
    status = solver.solve(stated(stages, room))
    if status == INFEASIBLE:
        return None
    assert status == OPTIMAL, solver.status_name(status)
    return round(solver.objective_value)


def stated(stages: tuple[Stage, ...], room: Room) -> CpModel:
    """The stages and the room as a model."""
    model = CpModel()
    place: Place = {room.before: 1}
    blocks: list[Part] = []
    moves: list[Part] = []
    for stage in stages:
        taken = [_taken(model, stage, number) for number in range(len(stage.candidates))]
        (model.add_exactly_one if stage.must else model.add_at_most_one)(part.held for part in taken)
        place = _after(model, place, stage, taken, moves, room)
        blocks += taken
    if room.after is not None:
        _into(model, place, {room.after: [model.new_constant(1)]}, "rest", moves, room)
    _bounded(model, blocks, moves, room)
    model.maximize(_sum(part.points * part.held for part in (*blocks, *moves)))
    return model


def _taken(model: CpModel, stage: Stage, number: int) -> Part:
    candidate = stage.candidates[number]
    held = model.new_bool_var("")
    return Part(held, steps(candidate.block.seconds), candidate.points, stage.phase, candidate.counts)


def _after(model: CpModel, before: Place, stage: Stage, taken: list[Part], moves: list[Part], room: Room) -> Place:
    """Where the person is after a stage: moved to the start of the block taken and left at its end, or still there."""
    starts: defaultdict[StartPosition, list[IntVar]] = defaultdict(list)
    ends: defaultdict[StartPosition, list[IntVar]] = defaultdict(list)
    for part, candidate in zip(taken, stage.candidates, strict=True):
        starts[candidate.block.start].append(part.held)
        ends[candidate.block.end].append(part.held)
    left = _into(model, before, starts, stage.phase, moves, room)
    after: dict[StartPosition, Truth] = {}
    for position in dict.fromkeys((*before, *ends)):
        there = model.new_bool_var("")
        model.add(there == before.get(position, 0) - _sum(left[position]) + _sum(ends[position]))
        after[position] = there
    return after


def _into(
    model: CpModel,
    before: Place,
    starts: Mapping[StartPosition, list[IntVar]],
    phase: Phase,
    moves: list[Part],
    room: Room,
) -> Mapping[StartPosition, list[IntVar]]:
    """Comes from where the person is into the start of what is taken; for each position, whether it is left."""
    left: defaultdict[StartPosition, list[IntVar]] = defaultdict(list)
    for start, taken in starts.items():
        ways = []
        for position in before:
            way = model.new_bool_var("")
            price = 0 if position == start else CHANGE
            moves.append(Part(way, steps(change_s(room.times, position, start)), price, phase))
            left[position].append(way)
            ways.append(way)
        model.add(_sum(ways) == _sum(taken))
    for position, there in before.items():
        model.add(_sum(left[position]) <= there)
    return left


def _bounded(model: CpModel, blocks: list[Part], moves: list[Part], room: Room) -> None:
    """The time there is, the number of strength blocks, a stretch, and enough relief before any strength."""
    parts = (*blocks, *moves)
    strength = [block.held for block in blocks if block.phase == "strength"]
    relief = [part for part in parts if part.phase == "relief"]
    model.add(_time(parts) <= room.seconds // GRID_S)
    model.add(_sum(strength) >= room.strength.min)
    model.add(_sum(strength) <= room.strength.max)
    if room.stretch:
        model.add(_sum(part.held for part in relief if part.counts) >= 1)
    for held in strength:
        model.add(_time(relief) >= steps(room.relief) * held)


def _time(parts: Iterable[Part]) -> LinearExprT:
    return _sum(part.steps * part.held for part in parts)


def _sum(terms: Iterable[LinearExprT]) -> LinearExpr:
    return LinearExpr.sum(list(terms))
