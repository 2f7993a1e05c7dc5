"""The smaller doors: the doctor's list, the self-test, stopping, and the files of the command line."""

from datetime import date
from typing import get_args

import pytest

from lumbar.diary.entry import StopReason
from lumbar.screening import (
    Answers,
    BadRules,
    Check,
    Person,
    Place,
    born_in,
    country,
    lasting,
    outcome,
    outcome_text,
    read_answers,
    read_person,
    screen,
    self_test,
    stop_texts,
)
from lumbar.screening.countries import read_countries
from lumbar.screening.stops import read_stops
from lumbar.wire import BadShape
from lumbar.words import known, render
from tests.screening.someone import CATALOGUE, EVENING, answers, screened, ticked


def test_a_doctor_sees_the_list_without_what_passes_by_itself() -> None:
    early = EVENING.replace(hour=7)
    clearance = screened(ticked("diagnosis.osteoporosis"), now=early, person=Person(flare=True))
    assert {"EARLY_MORNING", "FLARE"} <= clearance.conditions
    asked = lasting(clearance, CATALOGUE)
    assert asked.locked
    assert asked.conditions == {"OSTEOPOROSIS"}
    assert asked.verdicts == screened(ticked("diagnosis.osteoporosis")).verdicts
    assert {"EARLY_MORNING", "FLARE"}.isdisjoint({finding.code for finding in asked.findings})


def test_the_self_test_is_offered_where_both_movements_are_open() -> None:
    test = self_test(screened(ticked("worse.both")))
    assert test is not None
    assert [(trial.answer, trial.reps) for trial in test.trials] == [("bending", 10), ("arching", 10)]


@pytest.mark.parametrize("sign", ["where.below-knee", "signs.upper-back", "nerves.saddle", "heart.disease"])
def test_the_self_test_is_never_offered_with_a_nerve_sign_or_when_locked(sign: str) -> None:
    assert self_test(screened(ticked(sign))) is None


@pytest.mark.parametrize(("question", "sign"), [("QU7", "nerves.one-leg"), ("QD10-unknown", "where.below-knee")])
def test_no_agreement_opens_the_self_test_to_nerve_signs(question: str, sign: str) -> None:
    clearance = screened(ticked(sign), cleared=frozenset({question}))
    assert not clearance.locked
    assert self_test(clearance) is None


def test_the_self_test_waits_in_a_flare() -> None:
    assert self_test(screened(check=Check(EVENING, 2, flare=True))) is None


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (("below-knee", 4), ("thigh", 4), "prefer"),
        (("back", 5), ("back", 3), "prefer"),
        (("back", 3), ("thigh", 1), "avoid"),
        (("back", 3), ("back", 5), "avoid"),
        (("back", 3), ("back", 4), "unclear"),
        (("none", 0), ("none", 0), "unclear"),
    ],
)
def test_pain_that_moves_up_or_eases_speaks_for_a_movement(
    before: tuple[Place, int], after: tuple[Place, int], said: str
) -> None:
    result = outcome(before, after)
    assert result == said
    assert known(outcome_text(result).key)


def test_every_reason_that_stops_a_session_has_a_text() -> None:
    assert {stop.reason for stop in stop_texts(conditions={"PREGNANCY"})} == set(get_args(StopReason)) - {"ended-early"}


def test_sharp_pain_stops_the_session_first_of_all() -> None:
    sharp = next(stop for stop in stop_texts() if stop.reason == "sharp")
    assert render(sharp.do[0]).startswith("Stop the session")


def test_chest_pain_calls_the_number_of_the_country() -> None:
    chest = next(stop for stop in stop_texts(country("US")) if stop.reason == "chest-pain")
    assert chest.level == "emergency"
    assert any("Call 911 now" in render(step) for step in chest.do)


def test_a_person_file_is_read_and_stands_for_itself() -> None:
    person = read_person('born = 1971\nconditions = ["KNEE"]\nequipment = ["chair"]')
    assert person.stated
    assert person.born == date(1971, 12, 31)
    assert person.conditions == {"KNEE"}
    assert read_person("born = 1971-03-04").born == date(1971, 3, 4)
    assert read_person("") == Person(stated=True)


def test_only_the_year_told_makes_nobody_older_than_they_are() -> None:
    assert born_in(2010) == date(2010, 12, 31)
    assert screen(CATALOGUE, Person(stated=True, born=born_in(2010)), None, None, EVENING).locked


@pytest.mark.parametrize(
    ("toml", "why"),
    [
        ("conditions = [", "person: not TOML"),
        ('conditions = ["ELBOW"]', r"person\.conditions\[0\]: 'ELBOW' is not one of"),
        ("age = 50", "unknown field 'age'"),
        ("born = 0", "born: 0 is not a year"),
        ("born = true", "born: True stands where date belongs"),
    ],
)
def test_a_wrong_person_file_says_what_and_where(toml: str, why: str) -> None:
    with pytest.raises(BadShape, match=why):
        read_person(toml)


def test_an_answers_file_is_read() -> None:
    given = read_answers(
        'at = 2026-05-20T18:00:00Z\nborn = 1980\nrises_at = "06:30"\n[chosen]\npain = ["no"]\ncare = ["knee", "hip"]'
    )
    assert given == Answers(EVENING, {"pain": ("no",), "care": ("knee", "hip")}, date(1980, 12, 31), "06:30")


@pytest.mark.parametrize(
    ("toml", "why"),
    [
        ("", "answers: the field 'at' is missing"),
        ("at = 2026-05-20T18:00:00", "answers.at: the time needs its offset"),
        ('at = 2026-05-20T18:00:00Z\nrises_at = "7"', "rises_at: '7' is not a time"),
        ("at = 2026-05-20T18:00:00Z\n[chosen]\nelbow = []", r"answers\.chosen\.elbow: there is no such group"),
        ('at = 2026-05-20T18:00:00Z\n[chosen]\ncare = ["elbow"]', r"chosen\.care: 'elbow' is not one of knee"),
        ("at = 2026-05-20T18:00:00Z\n[chosen]\npain = []", "chosen.pain: choose one of no, first, again"),
    ],
)
def test_a_wrong_answers_file_says_what_and_where(toml: str, why: str) -> None:
    with pytest.raises(BadShape, match=why):
        read_answers(toml)


def test_a_wrong_country_or_stop_is_named_with_its_place() -> None:
    with pytest.raises(BadRules, match=r"countries\.toml: DE: the field 'emergency' is missing"):
        read_countries("DE = {}")
    with pytest.raises(BadRules, match=r"stops\.toml: sharp\.level: 'mild' is not one of"):
        read_stops('sharp = { level = "mild", do = [] }')


def test_nothing_is_left_to_answer_for_someone_who_answered_all() -> None:
    assert not screened(answers()).findings
