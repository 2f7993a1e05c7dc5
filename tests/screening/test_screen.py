"""Who may do what today, and why."""

from datetime import UTC, datetime, timedelta

import pytest

from lumbar.screening import Check, Condition, Person, country, screen
from lumbar.words import message, render
from tests.screening.someone import CATALOGUE, EVENING, answers, found, screened, ticked


def test_nobody_is_cleared_without_answers() -> None:
    clearance = screen(CATALOGUE, Person(), None, None, EVENING)
    assert clearance.locked
    assert found(clearance) == {"answers"}
    assert "8 questions" in render(clearance.findings[0].reason)


def test_a_person_file_stands_in_for_the_answers() -> None:
    assert screen(CATALOGUE, Person(stated=True), None, None, EVENING).level == "ok"
    knee = screen(CATALOGUE, Person(conditions=frozenset({"KNEE"})), None, None, EVENING)
    assert knee.level == "adapt"
    assert knee.conditions == {"KNEE"}


DOCTOR: list[Condition] = ["OSTEOPOROSIS", "PREGNANCY", "RECENT_FX_SURG", "DISC_FLEX_INTOL", "SCIATICA_UNKNOWN"]


@pytest.mark.parametrize("code", DOCTOR)
def test_a_condition_of_the_person_file_waits_for_a_doctor_until_one_agreed(code: Condition) -> None:
    conditions = frozenset({code})
    waiting = screen(CATALOGUE, Person(conditions=conditions), None, None, EVENING)
    agreed = screen(CATALOGUE, Person(conditions=conditions, cleared=conditions), None, None, EVENING)
    assert waiting.locked and waiting.findings[0].clearable
    assert not agreed.locked and agreed.conditions == conditions
    assert waiting.verdicts == agreed.verdicts


def test_an_agreement_to_one_of_two_conditions_leaves_the_other_locked() -> None:
    who = Person(conditions=frozenset({"DISC_FLEX_INTOL", "DISC_EXT_INTOL"}), cleared=frozenset({"DISC_FLEX_INTOL"}))
    clearance = screen(CATALOGUE, who, None, None, EVENING)
    assert [finding.code for finding in clearance.findings if finding.level == "doctor"] == ["DISC_EXT_INTOL"]


def test_answers_do_not_soften_what_the_person_file_states() -> None:
    who = Person(conditions=frozenset({"DISC_FLEX_INTOL"}))
    assert screened(ticked("worse.bending", "eases.arching"), person=who).locked


def test_answers_and_person_file_name_one_condition_once() -> None:
    who = Person(conditions=frozenset({"STENOSIS", "KNEE"}))
    clearance = screened(ticked("diagnosis.stenosis", "care.knee"), person=who)
    assert [finding.code for finding in clearance.findings] == ["STENOSIS", "KNEE"]


def test_an_agreement_answers_for_what_was_ticked() -> None:
    given = ticked("heart.aneurysm")
    assert screened(given).locked
    clearance = screened(given, cleared=frozenset({"QD7-aneurysm"}))
    assert clearance.level == "adapt"
    assert clearance.findings[0].action.key == "screening.action.agreed"


def test_an_agreement_to_one_heart_trouble_does_not_cover_another() -> None:
    assert screened(ticked("heart.aneurysm", "heart.disease"), cleared=frozenset({"QD7-heart"})).locked


def test_an_urgent_answer_opens_when_a_doctor_has_looked_at_it() -> None:
    assert not screened(ticked("signs.lump"), cleared=frozenset({"QU5"})).locked


def test_an_agreement_to_what_the_file_says_does_not_answer_for_an_operation_told_later() -> None:
    who = Person(conditions=frozenset({"RECENT_FX_SURG"}))
    assert not screened(person=who, cleared=frozenset({"QD4"})).locked
    assert screened(ticked("months.surgery"), person=who, cleared=frozenset({"QD4"})).locked


def test_an_emergency_never_opens_by_an_agreement() -> None:
    assert screened(ticked("nerves.saddle"), cleared=frozenset({"QE1"})).level == "emergency"


def test_the_gravest_finding_stands_first() -> None:
    clearance = screened(ticked("care.knee", "heart.disease", "signs.lump", "nerves.saddle", "signs.upper-back"))
    assert [finding.question for finding in clearance.findings][:3] == ["QE1", "QU5", "QD7-heart"]


def test_open_questions_stand_behind_what_is_urgent_and_before_the_rest() -> None:
    clearance = screened(ticked("nerves.saddle", "care.knee", base={"pain": ("first",)}))
    assert [finding.question for finding in clearance.findings] == ["QE1", "answers", "condition-KNEE"]


def test_an_emergency_names_the_number_of_the_country() -> None:
    british = ticked("nerves.saddle", "country.GB")
    assert "Call 999 now" in render(screened(british).findings[0].action)
    assert "Call 112 now" in render(screened(ticked("nerves.saddle")).findings[0].action)


def test_an_urgent_answer_names_a_number_for_advice_where_there_is_one() -> None:
    assert "111" in render(screened(ticked("signs.lump", "country.GB")).findings[0].action)
    assert "Call 911" in render(screened(ticked("signs.lump", "country.US")).findings[0].action)


def test_an_unknown_country_has_the_number_of_anywhere() -> None:
    assert country(None) == country("XX")
    assert (country("DE").emergency, country("DE").urgent) == ("112", "116117")


@pytest.mark.parametrize(
    ("symptom", "level"),
    [
        *((sign, "emergency") for sign in ("QE1", "QE2", "QE3", "QE5", "QE6", "QE7")),
        ("QU1", "urgent"),
        ("QU7", "urgent"),
    ],
)
def test_a_new_sign_before_a_session_leads_where_the_question_leads(symptom: str, level: str) -> None:
    clearance = screened(check=Check(EVENING, 0, (symptom,)))
    assert clearance.level == level
    assert symptom in found(clearance)


def test_a_new_sign_nobody_knows_locks_until_it_is_answered_again() -> None:
    assert found(screened(check=Check(EVENING, 0, ("hiccup",)))) == {"answers"}
    stated = screen(CATALOGUE, Person(stated=True), None, Check(EVENING, 0, ("hiccup",)), EVENING)
    assert stated.locked


@pytest.mark.parametrize(("pain", "conditions", "level"), [(5, set(), "ok"), (6, {"FLARE"}, "adapt")])
def test_strong_pain_leaves_relief_only(pain: int, conditions: set[str], level: str) -> None:
    clearance = screened(check=Check(EVENING, pain))
    assert clearance.conditions == conditions
    assert clearance.level == level


def test_pain_of_eight_ends_the_day_with_advice_of_its_own() -> None:
    clearance = screened(check=Check(EVENING, 8), cleared=frozenset({"check-severe", "check"}))
    assert clearance.locked and clearance.level == "doctor"
    assert clearance.findings[0].action.key == "screening.action.check-severe"


def test_pain_of_yesterday_says_nothing_of_today() -> None:
    yesterday = Check(EVENING - timedelta(days=1), 9, flare=True)
    assert screened(check=yesterday).level == "ok"


def test_fever_and_severe_pain_of_the_check_are_an_emergency() -> None:
    assert screened(check=Check(EVENING, 8, ("QU1",))).level == "emergency"


def test_a_flare_is_said_by_the_check_the_diary_or_the_person_file() -> None:
    assert screened(check=Check(EVENING, 2, flare=True)).conditions == {"FLARE"}
    assert screen(CATALOGUE, Person(), answers(), None, EVENING, flare=True).conditions == {"FLARE"}
    assert screened(person=Person(flare=True)).conditions == {"FLARE"}


def test_a_flare_leaves_no_strengthening_section() -> None:
    clearance = screened(person=Person(flare=True))
    for exercise in CATALOGUE:
        if "A strengthening" in exercise.sections:
            assert not any(clearance.verdicts[variant.id].allowed for variant in exercise.variants)


@pytest.mark.parametrize(
    ("rises_at", "clock", "early"),
    [
        ("07:00", "03:59", False),
        ("07:00", "04:00", True),
        ("07:00", "08:59", True),
        ("07:00", "09:00", False),
        ("10:30", "12:29", True),
        ("15:00", "08:00", False),
        ("15:00", "16:59", True),
        ("15:00", "17:00", False),
        ("03:00", "04:59", True),
        ("23:00", "00:30", True),
        ("23:00", "01:00", False),
    ],
)
def test_deep_bends_wait_for_two_hours_after_getting_up(rises_at: str, clock: str, early: bool) -> None:
    now = datetime.fromisoformat(f"2026-05-20T{clock}+02:00")
    clearance = screened(answers(rises_at=rises_at), now=now)
    assert ("EARLY_MORNING" in clearance.conditions) is early
    assert clearance.verdicts["seated-fold/base"].allowed is not early


def test_seven_is_the_usual_hour_where_nobody_said() -> None:
    now = datetime(2026, 5, 20, 8, tzinfo=UTC)
    assert screen(CATALOGUE, Person(stated=True), None, None, now).conditions == {"EARLY_MORNING"}


def test_verdicts_are_there_for_every_form_even_when_locked() -> None:
    clearance = screened(ticked("nerves.saddle"))
    assert set(clearance.verdicts) == {variant.id for variant in CATALOGUE.variants()}


def test_a_locked_page_says_what_to_do_and_what_unlocks_it() -> None:
    for facts in (("heart.disease",), ("signs.lump",), ("nerves.saddle",), ("illness.ill",)):
        said = render(screened(ticked(*facts)).findings[0].action)
        assert "answer the questions again" in said or "record" in said
    assert "Exercise opens when" in render(screened(check=Check(EVENING, 9)).findings[0].action)


def test_the_reason_for_asking_again_goes_with_the_clearance() -> None:
    why = message("diary.rescreen.weeks")
    assert screen(CATALOGUE, Person(), answers(), None, EVENING, rescreen=why).rescreen == why


@pytest.mark.parametrize("pain", [-1, 11])
def test_pain_lies_between_nought_and_ten(pain: int) -> None:
    with pytest.raises(ValueError, match="not between 0 and 10"):
        Check(EVENING, pain)
    with pytest.raises(ValueError, match="morning"):
        Check(EVENING, 0, morning=pain)


def test_after_a_fall_nobody_is_sent_on_a_drive() -> None:
    said = render(screened(ticked("sudden.accident")).findings[0].action)
    assert "Keep still" in said and "Call 112 now" in said


def test_a_condition_of_the_person_file_says_why_it_waits_for_a_doctor() -> None:
    waiting = screen(CATALOGUE, Person(conditions=frozenset({"RECENT_FX_SURG"})), None, None, EVENING)
    assert "doctor should agree first" in render(waiting.findings[0].reason)
