"""A dose grows from the start to the most ever given, one thing at a time."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from lumbar.catalogue import (
    Breaths,
    DoseRange,
    Hold,
    HoldRange,
    Minutes,
    MinutesRange,
    Reps,
    RepsRange,
    Span,
    Step,
    load_catalogue,
    steps,
    work_seconds,
)


def spans(least: int, most: int) -> st.SearchStrategy[Span]:
    return st.tuples(st.integers(least, most), st.integers(least, most)).map(lambda pair: Span(min(pair), max(pair)))


@st.composite
def hold_ranges(draw: st.DrawFn) -> HoldRange:
    seconds, sets = draw(spans(1, 180)), draw(spans(1, 4))
    cap = draw(st.none() | st.integers(1, 240))
    return HoldRange(
        "hold",
        seconds,
        start_s=draw(st.integers(1, cap or seconds.max)),
        rest_s=draw(st.integers(0, 60)),
        breaths=draw(st.none() | spans(1, 10)),
        cap_s=cap,
        sets=sets,
        start_sets=draw(st.integers(1, 3)),
    )


@st.composite
def reps_ranges(draw: st.DrawFn) -> RepsRange:
    reps, sets = draw(spans(1, 20)), draw(spans(1, 4))
    hold, cap = draw(st.none() | spans(1, 30)), draw(st.none() | st.integers(1, 30))
    most = min(hold.max, cap or hold.max) if hold else 0
    return RepsRange(
        "reps",
        reps,
        start_reps=draw(st.integers(1, reps.max)),
        rep_s=draw(st.integers(1, 8)),
        rest_s=draw(st.integers(0, 60)),
        hold=hold,
        start_hold_s=draw(st.integers(0, most)),
        cap_hold_s=cap,
        sets=sets,
        start_sets=draw(st.integers(1, sets.max)),
    )


@st.composite
def minutes_ranges(draw: st.DrawFn) -> MinutesRange:
    minutes = draw(spans(1, 60))
    return MinutesRange("minutes", minutes, start_min=draw(st.integers(1, minutes.max)))


RANGES = st.one_of(hold_ranges(), reps_ranges(), minutes_ranges())


def amounts(step: Step) -> tuple[int, int, int]:
    """What can change from step to step: count, hold in seconds, sets."""
    match step.dose:
        case Hold():
            return (1, step.dose.seconds, step.sets)
        case Reps():
            return (step.dose.reps, step.dose.hold_s, step.sets)
        case Minutes():
            return (step.dose.minutes, 0, step.sets)
        case Breaths():
            raise AssertionError("a ladder counts seconds; breaths are only how a hold is shown")


def start_and_most(dose: DoseRange) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    match dose:
        case HoldRange():
            sets = max(dose.start_sets, dose.sets.max)
            return (1, dose.start_s, dose.start_sets), (1, dose.longest_s, sets)
        case RepsRange():
            start = (dose.start_reps, dose.start_hold_s, dose.start_sets)
            return start, (dose.reps.max, dose.longest_s, dose.sets.max)
        case MinutesRange():
            return (dose.start_min, 0, 1), (dose.minutes.max, 0, 1)


@given(RANGES)
def test_a_ladder_starts_at_the_start_dose(dose: DoseRange) -> None:
    assert amounts(steps(dose)[0]) == start_and_most(dose)[0]


@given(RANGES)
def test_a_ladder_never_goes_above_the_most_ever_given(dose: DoseRange) -> None:
    _, most = start_and_most(dose)
    for step in steps(dose):
        assert all(amount <= limit for amount, limit in zip(amounts(step), most, strict=True))


@given(st.one_of(hold_ranges(), reps_ranges()))
def test_a_ladder_of_holds_or_repetitions_reaches_the_most(dose: DoseRange) -> None:
    assert amounts(steps(dose)[-1]) == start_and_most(dose)[1]


@given(RANGES)
def test_each_step_makes_exactly_one_thing_harder(dose: DoseRange) -> None:
    rungs = [amounts(step) for step in steps(dose)]
    for lower, higher in pairwise(rungs):
        grown = [after - before for before, after in zip(lower, higher, strict=True) if after != before]
        assert len(grown) == 1 and grown[0] > 0


@given(RANGES)
def test_steps_are_small(dose: DoseRange) -> None:
    rungs = [amounts(step) for step in steps(dose)]
    for (count, hold, sets), (more, longer, again) in pairwise(rungs):
        assert more - count <= 5
        assert longer - hold <= 5
        assert again - sets <= 1


def test_breaths_are_told_only_for_holds_of_twenty_seconds_and_more() -> None:
    dose = HoldRange("hold", Span(20, 30), start_s=15, rest_s=5, breaths=Span(7, 10))
    assert [(step.dose.seconds, step.dose.breaths) for step in steps(dose) if isinstance(step.dose, Hold)] == [
        (15, None),
        (20, 5),
        (25, 6),
        (30, 8),
    ]


def test_a_hold_with_sets_grows_in_seconds_first_and_in_sets_last() -> None:
    assert [(amounts(step)[1], step.sets) for step in steps(load_catalogue()["prone-boat"].base.dose)] == [
        (8, 1), (10, 1), (15, 1), (20, 1), (25, 1), (30, 1), (30, 2), (30, 3),
    ]  # fmt: skip


def test_work_is_counted_in_seconds_under_tension() -> None:
    assert work_seconds(Hold("hold", 30)) == 30
    assert work_seconds(Reps("reps", 5, 8, 3)) == 55
    assert work_seconds(Breaths("breaths", 7, 4)) == 28
    assert work_seconds(Minutes("minutes", 30)) == 1800


def test_every_shipped_dose_has_a_ladder_that_keeps_to_its_cap() -> None:
    for variant in load_catalogue().variants():
        start, most = start_and_most(variant.dose)
        rungs = [amounts(step) for step in steps(variant.dose)]
        assert rungs[0] == start, variant.id
        assert all(amount <= limit for rung in rungs for amount, limit in zip(rung, most, strict=True)), variant.id
