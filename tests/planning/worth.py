"""What a choice of blocks is worth, by the words of the objective: the points of a list of blocks one after another."""

from __future__ import annotations

from lumbar.catalogue import StartPosition
from lumbar.planning.blocks import Block
from lumbar.planning.pauses import change_s
from lumbar.planning.select import Candidate, Room, Stage
from lumbar.planning.weights import CHANGE

GRID_S = 5
"""Blocks and changes of position take whole steps of so many seconds."""

Choice = tuple[tuple[Stage, Candidate], ...]


def steps(seconds: int) -> int:
    """Grid steps that so many seconds take."""
    return -(-seconds // GRID_S)


def choice_of(blocks: tuple[Block, ...], stages: tuple[Stage, ...]) -> Choice:
    """The stages and candidates that these blocks come from."""
    found = {id(candidate.block): (stage, candidate) for stage in stages for candidate in stage.candidates}
    return tuple(found[id(block)] for block in blocks)


def points(choice: Choice, room: Room, stages: tuple[Stage, ...]) -> int | None:
    """Points of a choice from these stages, None where it breaks a bound."""
    taken = {id(stage) for stage, _ in choice}
    if any(stage.must and id(stage) not in taken for stage in stages):
        return None
    counts = sum(stage.phase == "strength" for stage, _ in choice)
    stretched = any(stage.phase == "relief" and chosen.counts for stage, chosen in choice)
    if not room.strength.min <= counts <= room.strength.max or (room.stretch and not stretched):
        return None
    relief = [chosen.block for stage, chosen in choice if stage.phase == "relief"]
    if counts and used(relief, room, None) < steps(room.relief):
        return None
    blocks = [chosen.block for _, chosen in choice]
    if used(blocks, room, room.after) > room.seconds // GRID_S:
        return None
    return sum(chosen.points for _, chosen in choice) + CHANGE * len(moves(blocks, room, room.after))


def moves(blocks: list[Block], room: Room, after: StartPosition | None) -> list[tuple[StartPosition, StartPosition]]:
    """Every change of position from the warm-up to the rest."""
    ends = [room.before, *(block.end for block in blocks)]
    starts = [*(block.start for block in blocks), *([after] if after else [])]
    return [(before, then) for before, then in zip(ends, starts, strict=False) if before != then]


def used(blocks: list[Block], room: Room, after: StartPosition | None) -> int:
    """Grid steps of the blocks and the changes between them."""
    changes = sum(steps(change_s(room.times, *move)) for move in moves(blocks, room, after))
    return sum(steps(block.seconds) for block in blocks) + changes
