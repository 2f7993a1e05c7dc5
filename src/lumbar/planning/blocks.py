"""What is taken as a whole: single exercises, and the sequences that may not be taken apart (R55 to R59)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from lumbar.catalogue import Catalogue, Exercise, Recovery, Span, StartPosition, work_seconds
from lumbar.diary import Times
from lumbar.planning.day import Day, too_heavy, waiting
from lumbar.planning.doses import held, lengthened, longest, longest_hold
from lumbar.planning.options import Option, form_option, forms_from, option_of, standing_form
from lumbar.planning.pauses import change_s, least_rest_s
from lumbar.planning.reasons import reason_of
from lumbar.planning.session import Item, Phase, Side, item_seconds, sides
from lumbar.words import Message, message

AFTER_PLANKS = message("planning.reason.after-planks")
ROUND_REST_S = 5
"""Rest between the parts of a recovery that a rule does not allow in one go, seconds."""


@dataclass(frozen=True)
class Block:
    """Items that stay together, in order. The first one's change of position is not counted yet."""

    items: tuple[Item, ...]
    options: tuple[Option, ...]

    @property
    def seconds(self) -> int:
        """Without coming into its first position."""
        return sum(item.seconds for item in self.items)

    @property
    def start(self) -> StartPosition:
        """Where it begins."""
        return self.items[0].start_position

    @property
    def end(self) -> StartPosition:
        """Where it ends."""
        return self.items[-1].start_position

    @property
    def exercises(self) -> frozenset[str]:
        """What is done in it, without the rest that must follow."""
        return frozenset(option.exercise.id for option in self.options)

    @property
    def work_s(self) -> int:
        """Seconds of work, without rests and changes."""
        return sum(item.sets * work_seconds(item.dose) * sides(item.side) for item in self.items)


@dataclass(frozen=True)
class Slot:
    """One place in a session: at most one of these blocks."""

    phase: Phase
    blocks: tuple[Block, ...]


def item_of(option: Option, phase: Phase, reason: Message, *, side: Side | None = None) -> Item:
    """The option as an item whose change of position is not counted yet."""
    return timed(
        Item(
            option.exercise.id,
            option.variant.id,
            phase,
            option.variant.start,
            option.side if side is None else side,
            option.dose,
            option.sets,
            option.rest_s,
            transition_s=0,
            seconds=0,
            reason=reason,
            adapt=option.adapt,
            change=option.change,
            ready_s=option.ready_s,
            cap_s=longest_hold(option.variant.dose, option.reliefs),
        )
    )


def timed(item: Item) -> Item:
    """The item with its seconds as they must be."""
    seconds = item_seconds(item.dose, item.side, item.sets, item.rest_s, item.transition_s, item.ready_s)
    return replace(item, seconds=seconds)


def joined(items: tuple[Item, ...], before: StartPosition | None, times: Times) -> tuple[Item, ...]:
    """The items one after another, each with its change of position; `before` is where the person is."""
    placed = []
    for item in items:
        placed.append(timed(replace(item, transition_s=change_s(times, before, item.start_position))))
        before = item.start_position
    return tuple(placed)


def slots(day: Day, without: frozenset[str]) -> tuple[Slot, ...]:
    """Every slot that is open today, in the order of the catalogue; `without` names exercises used elsewhere."""
    followers = _followers(day.catalogue)
    led = {follower.id for follower in followers.values()}
    found = []
    for exercise in day.catalogue:
        if exercise.id in led:
            continue
        blocks = _blocks(day, exercise, followers.get(exercise.id), without)
        if blocks:
            found.append(Slot(_phase(exercise), blocks))
    return tuple(found)


def _phase(exercise: Exercise) -> Phase:
    return "strength" if exercise.strengthens else "relief"


def _followers(catalogue: Catalogue) -> Mapping[str, Exercise]:
    """By leader, the exercise that belongs straight after it."""
    links = ((exercise.sequence.pairs_with or exercise.sequence.after, exercise) for exercise in catalogue)
    return {leader: exercise for leader, exercise in links if leader is not None}


def _blocks(day: Day, leader: Exercise, follower: Exercise | None, without: frozenset[str]) -> tuple[Block, ...]:
    first = _main(day, leader, without)
    second = _main(day, follower, without) if follower is not None else None
    if first is None or second is None:
        return tuple(block for option in (first, second) if option for block in _single(day, option))
    if first.variant.start != second.variant.start:
        return (*_single(day, first), *_single(day, second))
    if second.exercise.sequence.pairs_with is not None:
        return (_interleaved(day, first, second),)
    together = _together(day, first, second)
    alone = () if second.exercise.sequence.recovery else _single(day, second)
    return (*_single(day, first), *alone, *together)


def _main(day: Day, exercise: Exercise, without: frozenset[str]) -> Option | None:
    if exercise.id in without or exercise.base.load == "none" or waiting(day, exercise) is not None:
        return None
    return option_of(day, exercise)


def _single(day: Day, option: Option) -> tuple[Block, ...]:
    return _recovered(day, tuple(_staged(day, option)))


def _together(day: Day, first: Option, second: Option) -> tuple[Block, ...]:
    return _recovered(day, (first, second))


def _interleaved(day: Day, first: Option, second: Option) -> Block:
    """Both on the left leg, then both on the right (R55)."""
    one_sided: tuple[Side, Side] = ("left", "right")
    items = [
        item_of(option, _phase(option.exercise), reason_of(day, option, paired=option is second), side=side)
        for side in one_sided
        for option in (first, second)
    ]
    return Block(joined(tuple(items), first.variant.start, day.wish.times), (first, second))


def _staged(day: Day, option: Option) -> Iterator[Option]:
    """Every open stage in order where the exercise has stages (R59) and stands at one of them.

    Only the one it stands at where it has just gone back, or come back: what hurt in an easier stage must not come in a
    harder one.
    """
    stages, standing = option.exercise.sequence.stages, option.standing
    careful = standing is not None and (standing.change < 0 or standing.rule == "returns")
    if option.variant.form not in stages or careful:
        yield option
        return
    for stage in stages:
        form = day.catalogue.variant(f"{option.exercise.id}/{stage}")
        staged = option if form.id == option.variant.id else form_option(day, option.exercise, form)
        if staged is not None and too_heavy(day, option.exercise, form) is None:
            yield staged


def _recovered(day: Day, options: tuple[Option, ...]) -> tuple[Block, ...]:
    """The options as a block, with what must follow them (R57); no block where that is not open."""
    items = tuple(item_of(option, _phase(option.exercise), reason_of(day, option)) for option in options)
    rule = options[-1].exercise.sequence.recovery
    if rule is not None:
        recovery = recovery_of(day, rule)
        if recovery is None:
            return ()
        items = (*items, recovery)
    return (Block(joined(items, items[0].start_position, day.wish.times), options),)


def recovery_of(day: Day, rule: Recovery) -> Item | None:
    """The rest that must follow: the first open form that may be held as long as it must; else one in parts.

    Never a form harder than the one at which the diary has it.
    """
    forms = [day.catalogue.variant(id) for id in (rule.variant, *rule.instead)]
    forms += [form for form in forms_from(day.catalogue[forms[0].exercise], forms[0]) if form not in forms]
    borne = [form for form in forms if form.level <= standing_form(day, day.catalogue[form.exercise]).level]
    found = [form_option(day, day.catalogue[form.exercise], form) for form in borne]
    options = [option for option in found if option is not None]
    if not options:
        return None
    whole = (option for option in options if (longest(option.reliefs) or rule.seconds.min) >= rule.seconds.min)
    option = _parted(next(whole, options[0]), rule.seconds)
    return item_of(option, "strength", AFTER_PLANKS)


def _parted(option: Option, seconds: Span) -> Option:
    cap = longest(option.reliefs) or seconds.min
    parts = -(-seconds.min // cap)
    rest = 0 if parts == 1 else ROUND_REST_S
    return replace(option, dose=held(min(cap, seconds.min)), sets=parts, rest_s=rest)


def twice(block: Block) -> Block:
    """A second round of everything in it."""

    def again(item: Item, option: Option) -> Item:
        least = least_rest_s(option.variant.dose, option.reliefs, 2 * item.sets)
        return replace(item, sets=2 * item.sets, rest_s=max(item.rest_s, least))

    return _changed(block, again)


def longer(block: Block) -> Block:
    """Every hold as long as its form and the rules allow."""
    return _changed(
        block, lambda item, option: replace(item, dose=lengthened(item.dose, option.variant.dose, option.reliefs))
    )


def _changed(block: Block, change: Callable[[Item, Option], Item]) -> Block:
    options = {option.variant.id: option for option in block.options}
    return replace(block, items=tuple(timed(change(item, options[item.variant])) for item in block.items))
