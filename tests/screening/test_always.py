"""What holds whatever a person answers."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from lumbar.catalogue import TAGS
from lumbar.screening import LEVELS, Answers, Check, Clearance, Condition, Person, questionnaire, screen
from lumbar.screening.conditions import CONDITIONS
from lumbar.screening.verdicts import verdicts
from tests.screening.someone import CATALOGUE, EVENING

conditions = st.frozensets(st.sampled_from(CONDITIONS), max_size=5)
births = st.dates(date(1930, 1, 1), date(2015, 1, 1))
checks = st.builds(
    Check,
    at=st.just(EVENING),
    pain=st.integers(0, 10),
    new=st.frozensets(st.sampled_from([option.id for option in questionnaire().symptoms.options]), max_size=2).map(
        tuple
    ),
    flare=st.booleans(),
)
MANY = [group for group in questionnaire().groups if group.kind == "many"]


@st.composite
def people(draw: st.DrawFn) -> tuple[Person, Answers, Check | None]:
    """Someone who answered every group, with a person file, and a check or none."""
    chosen: dict[str, tuple[str, ...]] = {}
    for group in questionnaire().groups:
        ids: Any = st.sampled_from([option.id for option in group.options] or [""])
        if group.kind == "single":
            chosen[group.id] = (draw(ids),)
        elif group.kind == "many":
            chosen[group.id] = tuple(sorted(draw(st.frozensets(ids, max_size=2))))
    person = Person(conditions=draw(conditions), cleared=draw(conditions))
    return person, Answers(EVENING, chosen, draw(births)), draw(st.one_of(st.none(), checks))


def rank(clearance: Clearance) -> int:
    """How grave a clearance is."""
    return LEVELS.index(clearance.level)


@given(conditions, st.sampled_from(CONDITIONS))
def test_one_condition_more_never_allows_more(some: frozenset[Condition], one: Condition) -> None:
    before, after = verdicts(CATALOGUE, some), verdicts(CATALOGUE, some | {one})
    for id, verdict in after.items():
        assert not verdict.allowed or before[id].allowed
        assert not verdict.allowed or set(before[id].adapted) <= set(verdict.adapted)


@given(people(), st.data())
def test_one_thing_ticked_more_never_lowers_the_level(
    case: tuple[Person, Answers, Check | None], data: st.DataObject
) -> None:
    person, answers, check = case
    group = data.draw(st.sampled_from(MANY))
    option = data.draw(st.sampled_from([option.id for option in group.options]))
    more = {**answers.chosen, group.id: tuple(dict.fromkeys((*answers.chosen[group.id], option)))}
    before = screen(CATALOGUE, person, answers, check, EVENING)
    after = screen(CATALOGUE, person, Answers(EVENING, more, answers.born), check, EVENING)
    assert rank(after) >= rank(before)
    assert {id for id, verdict in after.verdicts.items() if verdict.allowed} <= {
        id for id, verdict in before.verdicts.items() if verdict.allowed
    }


@given(people(), st.integers(0, 10))
def test_more_pain_never_lowers_the_level(case: tuple[Person, Answers, Check | None], more: int) -> None:
    person, answers, check = case
    low = check or Check(EVENING, 0)
    high = Check(EVENING, min(10, low.pain + more), low.new, low.morning, low.flare)
    before, after = (screen(CATALOGUE, person, answers, pain, EVENING) for pain in (low, high))
    assert rank(after) >= rank(before)


@given(people())
def test_nothing_is_both_out_and_open_and_every_clearance_explains_itself(
    case: tuple[Person, Answers, Check | None],
) -> None:
    person, answers, check = case
    clearance = screen(CATALOGUE, person, answers, check, EVENING)
    for verdict in clearance.verdicts.values():
        assert verdict.allowed is not bool(verdict.excluded)
        assert not (verdict.excluded and (verdict.adapted or verdict.preferred))
        assert [relief.tag for relief in verdict.adapted] == [
            tag for tag in TAGS if tag in {relief.tag for relief in verdict.adapted}
        ]
    assert not clearance.locked or clearance.findings[0].level == clearance.level
    assert clearance.conditions <= {finding.code for finding in clearance.findings}


@given(people(), st.frozensets(st.sampled_from(["QE1", "QE5", "QD1", "QD8", "answers", "check-severe"])))
def test_no_agreement_opens_what_no_agreement_can_open(
    case: tuple[Person, Answers, Check | None], agreed: frozenset[str]
) -> None:
    person, answers, check = case
    before = screen(CATALOGUE, person, answers, check, EVENING)
    after = screen(CATALOGUE, person, answers, check, EVENING, cleared_questions=agreed)
    shut = {finding for finding in before.findings if not finding.clearable}
    assert shut <= set(after.findings)


@given(people(), st.integers(1, 400))
def test_a_check_of_another_day_says_nothing_of_pain(case: tuple[Person, Answers, Check | None], days: int) -> None:
    person, answers, _ = case
    old = Check(EVENING - timedelta(days=days), 10, flare=True)
    assert screen(CATALOGUE, person, answers, old, EVENING) == screen(CATALOGUE, person, answers, None, EVENING)
