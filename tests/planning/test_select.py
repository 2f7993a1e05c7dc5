"""The choice is the optimum: compared with trying everything, on instances small enough for that."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, product

from hypothesis import given
from hypothesis import strategies as st

from lumbar.catalogue import Hold, Span, StartPosition
from lumbar.planning.blocks import Block, timed
from lumbar.planning.positions import transition
from lumbar.planning.select import GRID_S, SCALE, TIE, Candidate, Room, Stage, select
from lumbar.planning.session import Item, Phase
from lumbar.planning.weights import CHANGE
from lumbar.words import message

POSITIONS: tuple[StartPosition, ...] = ("supine", "prone", "quadruped", "standing")
positions = st.sampled_from(POSITIONS)


def item(start: StartPosition, seconds: int, phase: Phase) -> Item:
    dose = Hold("hold", seconds)
    return timed(Item("x", "x/base", phase, start, "bilateral", dose, 1, 0, 0, 0, message("planning.reason.rest")))


@st.composite
def stages(draw: st.DrawFn, phase: Phase) -> Stage:
    found = []
    for _ in range(draw(st.integers(1, 3))):
        starts = draw(st.lists(positions, min_size=1, max_size=2))
        items = tuple(item(start, draw(st.integers(5, 90)), phase) for start in starts)
        found.append(Candidate(Block(items, ()), draw(st.integers(1, 300)), draw(st.booleans())))
    return Stage(phase, tuple(found))


@st.composite
def days(draw: st.DrawFn) -> tuple[tuple[Stage, ...], Room]:
    relief = draw(st.lists(stages("relief"), max_size=4))
    strength = draw(st.lists(stages("strength"), max_size=3))
    least = draw(st.integers(0, 2))
    room = Room(
        draw(st.integers(0, 400)),
        draw(positions),
        draw(st.one_of(st.none(), positions)),
        Span(least, draw(st.integers(least, 3))),
        draw(st.booleans()),
        draw(st.integers(0, 120)),
    )
    return (*relief, *strength), room


def choices(stages: tuple[Stage, ...]) -> Iterator[tuple[tuple[Stage, Candidate], ...]]:
    for choice in product(*((None, *stage.candidates) for stage in stages)):
        yield tuple((stage, chosen) for stage, chosen in zip(stages, choice, strict=True) if chosen is not None)


def steps(seconds: int) -> int:
    return -(-seconds // GRID_S)


def points(choice: tuple[tuple[Stage, Candidate], ...], room: Room) -> int | None:
    """Points of a choice, None where it breaks a bound."""
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
    ends = [room.before, *(block.end for block in blocks)]
    starts = [*(block.start for block in blocks), *([after] if after else [])]
    return [(before, then) for before, then in zip(ends, starts, strict=False) if before != then]


def used(blocks: list[Block], room: Room, after: StartPosition | None) -> int:
    """Grid steps of the blocks and the changes between them."""
    changes = sum(steps(transition(*move)) for move in moves(blocks, room, after))
    return sum(steps(block.seconds) for block in blocks) + changes


@given(days(), st.integers(0, 2))
def test_nothing_better_can_be_chosen(day: tuple[tuple[Stage, ...], Room], seed: int) -> None:
    stages, room = day
    worths = [worth for choice in choices(stages) if (worth := points(choice, room)) is not None]
    found = select(stages, room, seed)
    assert (found is None) == (not worths)
    if found is not None:
        candidates = {id(chosen.block): (stage, chosen) for stage in stages for chosen in stage.candidates}
        worth = points(tuple(candidates[id(block)] for block in found), room)
        assert worth == max(worths)


def test_the_seed_can_never_outweigh_a_point() -> None:
    assert 60 * TIE < SCALE


def test_without_time_nothing_is_chosen() -> None:
    assert select((), Room(-5, "supine", None, Span(0, 0), False), 0) is None
    assert select((), Room(0, "supine", None, Span(0, 0), False), 0) == ()


def test_a_change_of_position_takes_time_and_getting_up_the_most() -> None:
    walk: tuple[StartPosition, ...] = ("supine", "supine", "side-lying", "seated", "standing")
    moves = [transition(before, after) for before, after in pairwise(walk)]
    assert moves == [0, 5, 10, 15]
    assert transition(None, "supine") == 10
