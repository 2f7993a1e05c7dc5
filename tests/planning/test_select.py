"""The choice is the optimum: compared with trying everything, on instances small enough for that."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, product

from hypothesis import given
from hypothesis import strategies as st

from lumbar.catalogue import Hold, Span, StartPosition
from lumbar.planning.blocks import Block, timed
from lumbar.planning.positions import transition
from lumbar.planning.select import SCALE, TIE, Candidate, Room, Stage, select
from lumbar.planning.session import Item, Phase
from lumbar.words import message
from tests.planning.oracle import optimum
from tests.planning.worth import Choice, choice_of, points

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
    return Stage(phase, tuple(found), must=draw(st.integers(0, 4)) == 0)


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


def choices(stages: tuple[Stage, ...]) -> Iterator[Choice]:
    for choice in product(*((None, *stage.candidates) for stage in stages)):
        yield tuple((stage, chosen) for stage, chosen in zip(stages, choice, strict=True) if chosen is not None)


def most(stages: tuple[Stage, ...], room: Room) -> int | None:
    """Points of the best of all choices, None where none keeps the bounds."""
    return max(
        (worth for choice in choices(stages) if (worth := points(choice, room, stages)) is not None), default=None
    )


@given(days(), st.integers(0, 2))
def test_nothing_better_can_be_chosen(day: tuple[tuple[Stage, ...], Room], seed: int) -> None:
    stages, room = day
    best = most(stages, room)
    found = select(stages, room, seed)
    assert (None if found is None else points(choice_of(found, stages), room, stages)) == best


@given(days())
def test_cp_sat_finds_the_same_as_trying_everything(day: tuple[tuple[Stage, ...], Room]) -> None:
    assert optimum(*day) == most(*day)


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
