"""Fills the time: the best choice, then rests, a second round, longer holds; what is left is left (section 3.4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lumbar.catalogue import Span, StartPosition
from lumbar.diary import Times
from lumbar.planning.blocks import Block, Slot, joined, longer, timed, twice
from lumbar.planning.day import Day
from lumbar.planning.pauses import change_s
from lumbar.planning.positions import RELIEF_ORDER, STRENGTH_ORDER
from lumbar.planning.rest import Rest, rest_item
from lumbar.planning.select import Candidate, Choose, Room, Stage, select
from lumbar.planning.session import Item
from lumbar.planning.themes import BOTH_FROM_MIN
from lumbar.planning.value import Prices, prices_of, worth

MORE_REST_S = 15
"""The most that is added to the rest after a set when there is time left, seconds."""
USUAL = Times().rest
"""Who wants less rest than this gets none added."""
RELIEF_SHARE = 3
"""One part in so many of the main part is relief, before strength begins (R1), unless the person's goal has its own."""
ROUNDS = (0, 1, 2)
"""How much is offered: the diary's dose; also a second round; also longer holds."""


@dataclass(frozen=True)
class Frame:
    """The fixed parts around the main part: what was done before, the rest after, the whole time in seconds."""

    before: tuple[Item, ...]
    rest: Rest | None
    seconds: int
    times: Times

    @property
    def position(self) -> StartPosition | None:
        """Where the person is when the main part begins."""
        return self.before[-1].start_position if self.before else None

    @property
    def left_s(self) -> int:
        """Seconds for main part and rest."""
        return self.seconds - sum(item.seconds for item in self.before)


def filled(day: Day, slots: tuple[Slot, ...], frame: Frame, seed: int, choose: Choose = select) -> tuple[Item, ...]:
    """Main part and rest, as near to the whole time as the open exercises allow; `choose` finds the best choice."""
    items: tuple[Item, ...] = ()
    for rounds in ROUNDS:
        stages = stages_of(day, slots, rounds)
        items = _with_rest(_chosen(day, stages, frame, seed, choose), frame)
        if sum(item.seconds for item in items) >= frame.left_s:
            break
    return items


def stages_of(day: Day, slots: tuple[Slot, ...], rounds: int = 0) -> tuple[Stage, ...]:
    """What may be chosen, in the order of a session."""
    prices = prices_of(day, slots)
    return tuple(_ordered(Stage(slot.phase, tuple(_offers(prices, slot, rounds))) for slot in slots))


def _offers(prices: Prices, slot: Slot, rounds: int) -> Iterator[Candidate]:
    for block in slot.blocks:
        stretch = any("stretch" in option.exercise.kinds for option in block.options)
        forms = [block]
        if slot.phase == "relief":
            forms += [twice(block)] if rounds > 0 else []
            forms += [longer(block), longer(twice(block))] if rounds > 1 else []
        for form in {form.items: form for form in forms}.values():
            yield Candidate(form, worth(prices, form, block.work_s), stretch)


def _ordered(stages: Iterator[Stage]) -> list[Stage]:
    def place(stage: Stage) -> tuple[bool, int]:
        start = stage.candidates[0].block.start
        strength = stage.phase == "strength"
        return strength, (STRENGTH_ORDER if strength else RELIEF_ORDER).index(start)

    return sorted(stages, key=place)


def _chosen(day: Day, stages: tuple[Stage, ...], frame: Frame, seed: int, choose: Choose) -> tuple[Block, ...]:
    """The best choice under the strictest bounds that can be met, with what is wanted where they leave room for it."""
    asked = tuple(with_wanted(stage, day.wish.edits.wanted) for stage in stages)
    both = (stages,) if asked == stages else (asked, stages)
    choices = (choose(each, room, seed) for room in rooms(day, stages, frame) for each in both)
    return next((choice for choice in choices if choice is not None), ())


def with_wanted(stage: Stage, wanted: frozenset[str]) -> Stage:
    """The stage with only the blocks that hold what is wanted of it, one of which must be taken."""
    held = [wanted & candidate.block.exercises for candidate in stage.candidates]
    most = max(map(len, held))
    if most == 0:
        return stage
    best = (candidate for candidate, names in zip(stage.candidates, held, strict=True) if len(names) == most)
    return Stage(stage.phase, tuple(best), must=True)


def rooms(day: Day, stages: tuple[Stage, ...], frame: Frame) -> tuple[Room, ...]:
    """The time and the bounds, strictest first."""
    after = frame.rest.option.variant.start if frame.rest else None
    kept = frame.rest.option.ready_s + day.rest_s if frame.rest else 0
    seconds = frame.left_s - kept
    share = RELIEF_SHARE if day.goal is None else day.goal.relief_in
    reliefs = (seconds // share, 0, 0, 0)
    bounds = zip(_bounds(day, stages), reliefs, strict=True)
    before = frame.position or "supine"
    return tuple(Room(seconds, before, after, *bound, relief, frame.times) for bound, relief in bounds)


def _bounds(day: Day, stages: tuple[Stage, ...]) -> tuple[tuple[Span, bool], ...]:
    """How many strength exercises, and whether a stretch must be among the rest (R1): as it should be, then less."""
    most = day.most_strength
    strength = most > 0 and any(stage.phase == "strength" for stage in stages)
    least = 1 if strength and day.wish.minutes >= BOTH_FROM_MIN else 0
    stretch = any(candidate.counts for stage in stages if stage.phase == "relief" for candidate in stage.candidates)
    wished = Span(least, most), stretch
    return wished, wished, (Span(0, most), stretch), (Span(0, most), False)


def _with_rest(blocks: tuple[Block, ...], frame: Frame) -> tuple[Item, ...]:
    items: list[Item] = []
    position = frame.position
    for block in blocks:
        items.extend(joined(block.items, position, frame.times))
        position = block.end
    if frame.rest is None:
        return _paused(tuple(items), frame.left_s, frame.times)
    change = change_s(frame.times, position, frame.rest.option.variant.start)
    left = frame.left_s - change - sum(item.seconds for item in items)
    most = rest_item(frame.rest, left).seconds
    if left > most:
        items = list(_paused(tuple(items), frame.left_s - change - most, frame.times))
        left = frame.left_s - change - sum(item.seconds for item in items)
    return (*items, timed(replace(rest_item(frame.rest, left), transition_s=change)))


def _paused(items: tuple[Item, ...], seconds: int, times: Times) -> tuple[Item, ...]:
    """The items with longer rests after their sets, evenly, never beyond `seconds` in all."""
    if times.rest < USUAL:
        return items
    sets = sum(item.sets for item in items)
    left = seconds - sum(item.seconds for item in items)
    more = min(MORE_REST_S, max(0, left) // sets) if sets else 0
    return tuple(timed(replace(item, rest_s=item.rest_s + more)) for item in items)
