"""A choice of blocks that is known: whether it keeps the bounds, and what it is worth."""

from __future__ import annotations

from dataclasses import dataclass

from lumbar.planning.blocks import Block
from lumbar.planning.pauses import change_s
from lumbar.planning.select import GRID_S, Candidate, Room, Stage, grid
from lumbar.planning.weights import CHANGE, RELIEF, RELIEF_THEME


@dataclass(frozen=True)
class Taken:
    """A candidate of a stage."""

    stage: Stage
    candidate: Candidate

    @property
    def relief(self) -> bool:
        """Whether it comes before strength."""
        return self.stage.phase == "relief"


Choice = tuple[Taken, ...]


def points(choice: Choice, room: Room) -> int:
    """What it is worth, with the time that is left as if stretches filled it."""
    steps, changes = _way(_blocks(choice), room, whole=True)
    left = room.seconds - GRID_S * steps
    return sum(taken.candidate.points for taken in choice) + CHANGE * changes + (RELIEF + RELIEF_THEME) * left // 10


def _fits(choice: Choice, room: Room) -> bool:
    return _way(_blocks(choice), room, whole=True)[0] <= room.seconds // GRID_S


def _balanced(choice: Choice, room: Room) -> bool:
    strength = sum(not taken.relief for taken in choice)
    if not room.strength.min <= strength <= room.strength.max:
        return False
    if room.stretch and not any(taken.relief and taken.candidate.counts for taken in choice):
        return False
    before = _blocks(tuple(taken for taken in choice if taken.relief))
    return strength == 0 or _way(before, room, whole=False)[0] >= grid(room.relief)


def _blocks(choice: Choice) -> list[Block]:
    return [taken.candidate.block for taken in choice]


def _way(blocks: list[Block], room: Room, *, whole: bool) -> tuple[int, int]:
    """Grid steps of the blocks and the changes between them, up to the rest if `whole`; and how many changes."""
    steps, changes, position = 0, 0, room.before
    starts = [(block.start, block.end, block.seconds) for block in blocks]
    if whole and room.after is not None:
        starts.append((room.after, room.after, 0))
    for start, end, seconds in starts:
        steps += grid(change_s(room.times, position, start)) + grid(seconds)
        changes += position != start
        position = end
    return steps, changes


def mended(choice: Choice, stages: tuple[Stage, ...], room: Room) -> Choice | None:
    """The choice with more relief where that is too little, then without what earns least until it fits.

    None where that does not keep the bounds: some other way may.
    """
    return _trimmed(_with_relief(choice, stages, room), room)


def _with_relief(choice: Choice, stages: tuple[Stage, ...], room: Room) -> Choice:
    there = {id(taken.candidate) for taken in choice}
    places = [_best(stage) for stage in stages if not any(id(each) in there for each in stage.candidates)]
    for more in sorted((taken for taken in places if taken.relief), key=_points, reverse=True):
        if _balanced(choice, room):
            break
        order = {id(each): place for place, stage in enumerate(stages) for each in stage.candidates}
        choice = tuple(sorted((*choice, more), key=lambda taken: order[id(taken.candidate)]))
    return choice


def _best(stage: Stage) -> Taken:
    return Taken(stage, max(stage.candidates, key=lambda candidate: candidate.points))


def _points(taken: Taken) -> int:
    return taken.candidate.points


def _trimmed(choice: Choice, room: Room) -> Choice | None:
    while not _fits(choice, room):
        spare = sorted((taken for taken in choice if not taken.stage.must), key=_points)
        fewer = (tuple(other for other in choice if other is not taken) for taken in spare)
        left = next((rest for rest in fewer if _balanced(rest, room)), None)
        if left is None:
            return None
        choice = left
    return choice if _balanced(choice, room) else None
