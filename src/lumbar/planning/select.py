"""The best choice of blocks for the time there is: an exact 0/1 dynamic programme over a grid of five seconds.

Slots come in a fixed order of phases and start positions. The objective is a sum: points of the chosen blocks, less
a price for every change of position. A state is what has been reached so far (see `STRETCHED`), where the person is,
and the seconds used; of all ways into a state only the best matters, so the answer is the optimum. Ties are broken
by a seed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from random import Random

from lumbar.catalogue import Span, StartPosition
from lumbar.diary import Times
from lumbar.planning.blocks import Block
from lumbar.planning.pauses import change_s
from lumbar.planning.positions import RISE_S
from lumbar.planning.session import Phase
from lumbar.planning.weights import CHANGE

GRID_S = 5
SCALE = 1024
"""Points are multiplied by this, so that the seed's part can never outweigh a point."""
TIE = 16
NEVER = -(10**12)
POSSIBLE = NEVER // 2
"""What is worth less has a `NEVER` in it."""

Row = list[int]
"""Best points for every number of grid steps used."""
Table = dict[tuple[int, StartPosition], Row]
"""By what was reached and where the person is."""


@dataclass(frozen=True)
class Candidate:
    """A block, its points, and whether it counts towards what the phase must hold."""

    block: Block
    points: int
    counts: bool = True


@dataclass(frozen=True)
class Stage:
    """One slot: at most one of its candidates, and exactly one where one `must` be."""

    phase: Phase
    candidates: tuple[Candidate, ...]
    must: bool = False


@dataclass(frozen=True)
class Room:
    """The time and bounds to fill: seconds, where the person is before and must be after, how many strength blocks.

    `stretch` asks for at least one relief block that counts, `relief` for so many seconds before strength begins.
    `times` say how long a change of position takes.
    """

    seconds: int
    before: StartPosition
    after: StartPosition | None
    strength: Span
    stretch: bool
    relief: int = 0
    times: Times = field(default_factory=Times)


Choose = Callable[[tuple[Stage, ...], Room, int], tuple[Block, ...] | None]
"""The shape of `select`."""


def select(stages: tuple[Stage, ...], room: Room, seed: int) -> tuple[Block, ...] | None:
    """The optimum of the stages in their order, or None where the bounds cannot be met in the time."""
    steps = room.seconds // GRID_S
    if steps < 0 or _hopeless(stages, room):
        return None
    seeded = _seeded(stages, seed)
    start: Row = [0] + [NEVER] * steps
    tables: list[Table] = [{(0, room.before): start}]
    for stage in seeded:
        tables.append(_after(tables[-1], stage, room))
    return _way_back(tables, seeded, room)


def _hopeless(stages: tuple[Stage, ...], room: Room) -> bool:
    """Whether all relief there is, with all changes of position, is too little before the strength there must be."""
    if room.strength.min == 0:
        return False
    relief = [stage for stage in stages if stage.phase == "relief"]
    most = sum(max(grid(candidate.block.seconds) for candidate in stage.candidates) for stage in relief)
    return most + _most_changes(relief) * grid(RISE_S * room.times.change // 100) < grid(room.relief)


def _most_changes(stages: list[Stage]) -> int:
    """No choice changes position more often: once for each new place on the way, twice for a block that goes astray."""
    places = [stage.candidates[0].block.start for stage in stages]
    turns = sum(place != before for before, place in pairwise([None, *places]))
    spots = ({spot for each in stage.candidates for spot in (each.block.start, each.block.end)} for stage in stages)
    return turns + 2 * sum(len(each) > 1 for each in spots)


def _seeded(stages: tuple[Stage, ...], seed: int) -> tuple[Stage, ...]:
    dice = Random(seed)
    return tuple(
        Stage(
            stage.phase,
            tuple(Candidate(c.block, c.points * SCALE + dice.randrange(TIE), c.counts) for c in stage.candidates),
            stage.must,
        )
        for stage in stages
    )


@dataclass(frozen=True)
class Step:
    """A candidate taken, the points of taking it, and the state before: what was reached, where, when, how well."""

    candidate: Candidate
    points: int
    reached: int
    position: StartPosition
    used: int
    value: int


STRETCHED = 100
"""Reached: 100 once a relief block that counts was taken, plus one for every strength block."""


def _reach(reached: int, stage: Stage, candidate: Candidate, room: Room) -> int | None:
    """What is reached after taking the candidate; None where it may not be taken."""
    if stage.phase == "strength":
        return reached + 1 if reached % STRETCHED < room.strength.max else None
    return max(reached, STRETCHED) if candidate.counts else reached


def _after(table: Table, stage: Stage, room: Room) -> Table:
    after: Table = {} if stage.must else dict(table)
    entries: dict[tuple[int, StartPosition], Row] = {}
    for candidate in stage.candidates:
        block = candidate.block
        for reached in sorted({reached for reached, _ in table}):
            then = _reach(reached, stage, candidate, room)
            if then is None:
                continue
            key = (reached, block.start)
            if key not in entries:
                entries[key] = _entry(table, reached, block.start, _earliest(reached, stage, room), room.times)
            row = _shifted(entries[key], grid(block.seconds), candidate.points)
            _keep(after, (then, block.end), row)
    return after


def _earliest(reached: int, stage: Stage, room: Room) -> int:
    """The grid step before which no block of this stage may begin: strength follows enough relief."""
    return grid(room.relief) if stage.phase == "strength" and reached % STRETCHED == 0 else 0


def _entry(table: Table, reached: int, start: StartPosition, earliest: int, times: Times) -> Row:
    """The best ways to be ready for a block that begins in this position."""
    best: Row = []
    for (other, position), row in table.items():
        if other == reached:
            late = [NEVER] * min(earliest, len(row)) + row[earliest:] if earliest else row
            moved = _shifted(late, *_move(position, start, times))
            best = _better(best, moved) if best else moved
    return best


def _move(before: StartPosition, after: StartPosition, times: Times) -> tuple[int, int]:
    """Grid steps and points of a change of position."""
    return (0, 0) if before == after else (grid(change_s(times, before, after)), CHANGE * SCALE)


def _keep(table: Table, key: tuple[int, StartPosition], row: Row) -> None:
    old = table.get(key)
    table[key] = row if old is None else _better(old, row)


def _better(row: Row, other: Row) -> Row:
    return [one if one > two else two for one, two in zip(row, other, strict=True)]


def _shifted(row: Row, steps: int, points: int) -> Row:
    if steps == 0 and points == 0:
        return row
    size = len(row)
    kept = row[: max(0, size - steps)]
    return [NEVER] * (size - len(kept)) + [value + points for value in kept]


def grid(seconds: int) -> int:
    """Grid steps that so many seconds take."""
    return -(-seconds // GRID_S)


def _way_back(tables: list[Table], stages: tuple[Stage, ...], room: Room) -> tuple[Block, ...] | None:
    end = _best_end(tables[-1], room)
    if end is None:
        return None
    (reached, position), used, value = end
    chosen: list[Block] = []
    for table, stage in zip(reversed(tables[:-1]), reversed(stages), strict=True):
        row = table.get((reached, position))
        if not stage.must and row is not None and row[used] == value:
            continue
        step = _step_back(table, stage, room, reached, position, used, value)
        reached, position, used, value = step.reached, step.position, step.used, step.value
        chosen.append(step.candidate.block)
    return tuple(reversed(chosen))


End = tuple[tuple[int, StartPosition], int, int]


def _best_end(table: Mapping[tuple[int, StartPosition], Row], room: Room) -> End | None:
    best: End | None = None
    for (reached, position), row in table.items():
        if (room.stretch and reached < STRETCHED) or reached % STRETCHED < room.strength.min:
            continue
        steps, points = (0, 0) if room.after is None else _move(position, room.after, room.times)
        for used, value in enumerate(row[: max(0, len(row) - steps)]):
            if value > POSSIBLE and (best is None or value + points > best[2]):
                best = ((reached, position), used, value + points)
    if best is None:
        return None
    key, used, _ = best
    return key, used, table[key][used]


def _step_back(
    table: Table, stage: Stage, room: Room, reached: int, position: StartPosition, used: int, value: int
) -> Step:
    """The candidate that led here and the state before it: the first of the best."""
    ends = (candidate for candidate in stage.candidates if candidate.block.end == position)
    ways = (way for candidate in ends for way in _ways(table, candidate, used, room.times))
    return next(
        way
        for way in ways
        if way.value + way.points == value
        and way.used >= _earliest(way.reached, stage, room)
        and _reach(way.reached, stage, way.candidate, room) == reached
    )


def _ways(table: Table, candidate: Candidate, used: int, times: Times) -> Iterator[Step]:
    for (reached, position), row in table.items():
        steps, points = _move(position, candidate.block.start, times)
        was = used - steps - grid(candidate.block.seconds)
        if was >= 0 and row[was] > POSSIBLE:
            yield Step(candidate, points + candidate.points, reached, position, was, row[was])
