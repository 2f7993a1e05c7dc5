from lumbar.catalogue import Hold, HoldRange, Minutes, Reps, RepsRange, Span
from lumbar.planning.doses import in_breaths, lengthened, limited, step_of
from lumbar.screening import Relief
from lumbar.words import message

WHY = message("screening.relief.lat")
PLANK = HoldRange("hold", Span(20, 30), start_s=8, rest_s=20, breaths=Span(7, 10))
LIFT = RepsRange("reps", Span(10, 10), start_reps=5, rep_s=3, rest_s=20, hold=Span(5, 10), start_hold_s=5)


def relief(**limits: float) -> Relief:
    return Relief("lat", WHY, **limits)  # type: ignore[arg-type]


def test_the_strictest_limit_of_several_holds() -> None:
    dose = Reps("reps", 10, 10, 3)
    rules = (relief(max_hold_s=8, max_reps_share=0.5), relief(max_hold_s=5, max_reps_share=0.9))
    assert limited(dose, rules) == Reps("reps", 5, 5, 3)


def test_at_least_one_repetition_is_left() -> None:
    assert limited(Reps("reps", 1, 0, 3), (relief(max_reps_share=0.5),)) == Reps("reps", 1, 0, 3)


def test_a_shortened_hold_shows_breaths_only_from_twenty_seconds_on() -> None:
    assert limited(Hold("hold", 40, 10), (relief(max_hold_s=24),)) == Hold("hold", 24, 6)
    assert limited(Hold("hold", 40, 10), (relief(max_hold_s=10),)) == Hold("hold", 10)


def test_a_walk_is_not_limited() -> None:
    assert limited(Minutes("minutes", 30), (relief(max_hold_s=5),)) == Minutes("minutes", 30)


def test_a_rule_may_ask_for_the_first_step() -> None:
    assert step_of(PLANK, 3, (relief(start_dose=True),), gentler=False, without_easier=False).dose == Hold("hold", 8)
    assert step_of(PLANK, 3, (relief(easier=True),), gentler=False, without_easier=True).dose == Hold("hold", 8)
    assert step_of(PLANK, 3, (relief(easier=True),), gentler=False, without_easier=False).dose == Hold("hold", 20, 5)


def test_a_gentler_day_is_one_step_below_but_never_below_the_first() -> None:
    assert step_of(LIFT, 1, (), gentler=True, without_easier=False).dose == Reps("reps", 5, 5, 3)
    assert step_of(LIFT, 0, (), gentler=True, without_easier=False).dose == Reps("reps", 5, 5, 3)


def test_only_holds_from_twenty_seconds_are_counted_in_breaths() -> None:
    short = Hold("hold", 8)
    assert in_breaths(short, PLANK, (), strengthens=True) == short
    capped = in_breaths(Hold("hold", 20, 5), PLANK, (relief(max_hold_s=20),), strengthens=False)
    assert capped.kind == "breaths"
    assert capped.breaths == 5


def test_only_holds_are_made_longer() -> None:
    assert lengthened(Hold("hold", 8), PLANK, ()) == Hold("hold", 30)
    assert lengthened(Hold("hold", 20, 5), PLANK, (relief(max_hold_s=25),)) == Hold("hold", 25, 6)
    assert lengthened(Reps("reps", 5, 5, 3), LIFT, ()) == Reps("reps", 5, 5, 3)
