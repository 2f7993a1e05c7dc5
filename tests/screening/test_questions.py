"""What is asked, when, and what each answer leads to."""

from datetime import date
from typing import get_args

import pytest

from lumbar.catalogue import Equipment
from lumbar.screening import Answers, BadRules, Level, countries, questionnaire
from lumbar.screening.data import page
from lumbar.screening.questions import read_questionnaire
from lumbar.screening.rules import read_rules
from tests.screening.someone import EVENING, LONG, PAIN, answers, found, screened, ticked

LEADS: list[tuple[str, str, Level]] = [
    ("nerves.saddle", "QE1", "emergency"),
    ("nerves.bladder", "QE2", "emergency"),
    ("nerves.bowel", "QE3", "emergency"),
    ("nerves.intimate", "QE4", "emergency"),
    ("nerves.both-legs", "QE5", "emergency"),
    ("sudden.accident", "QE6", "emergency"),
    ("sudden.chest", "QE7", "emergency"),
    ("sudden.tearing", "QE7-tearing", "emergency"),
    ("illness.fever", "QU1", "urgent"),
    ("illness.infection", "QU1-risk", "urgent"),
    ("illness.defences", "QU1-risk", "urgent"),
    ("signs.cancer", "QU2", "urgent"),
    ("illness.weight", "QU3", "urgent"),
    ("signs.no-relief", "QU4", "urgent"),
    ("signs.lump", "QU5", "urgent"),
    ("nerves.one-leg", "QU7", "urgent"),
    ("nerves.one-leg-worse", "QU7-worse", "emergency"),
    ("signs.upper-back", "QU8", "adapt"),
    ("months.pregnant", "QD3-pregnant", "doctor"),
    ("months.birth-6-weeks", "QD3-birth", "doctor"),
    ("months.fracture", "QD4-fracture", "doctor"),
    ("months.surgery", "QD4-surgery", "doctor"),
    ("months.injury", "QD4-injury", "doctor"),
    ("months.fusion", "QD4-fusion", "doctor"),
    ("diagnosis.hernia", "QD5-hernia", "doctor"),
    ("diagnosis.wear", "QD5-wear", "doctor"),
    ("diagnosis.curve", "QD5-curve", "doctor"),
    ("diagnosis.slip", "QD5-slip", "doctor"),
    ("diagnosis.stenosis", "QD5-stenosis", "doctor"),
    ("diagnosis.osteoporosis", "QD5-osteoporosis", "doctor"),
    ("diagnosis.osteoporosis-fracture", "QD5-osteoporosis-fracture", "doctor"),
    ("diagnosis.inflammation", "QD5-inflammation", "doctor"),
    ("heart.chronic", "QD5-chronic", "doctor"),
    ("heart.disease", "QD7-heart", "doctor"),
    ("heart.effort", "QD7-effort", "doctor"),
    ("heart.aneurysm", "QD7-aneurysm", "doctor"),
    ("heart.pressure-high", "QD7-pressure", "doctor"),
    ("illness.ill", "QD8", "doctor"),
    ("where.below-knee", "QD10-unknown", "doctor"),
    ("care.knee", "condition-KNEE", "adapt"),
    ("care.hip", "condition-HIP", "adapt"),
    ("care.wrist", "condition-WRIST", "adapt"),
    ("care.shoulder", "condition-SHOULDER", "adapt"),
    ("care.pressure", "condition-HYPERTENSION", "adapt"),
    ("care.eyes", "condition-GLAUCOMA", "adapt"),
    ("care.reflux", "condition-REFLUX", "adapt"),
    ("care.dizziness", "condition-DIZZINESS", "adapt"),
    ("months.birth-6-months", "condition-POSTPARTUM", "adapt"),
]


@pytest.mark.parametrize(("fact", "question", "level"), LEADS, ids=[fact for fact, _, _ in LEADS])
def test_an_answer_leads_to_its_level(fact: str, question: str, level: Level) -> None:
    clearance = screened(ticked(fact))
    assert question in found(clearance)
    assert clearance.level == level


def test_mild_pain_alone_locks_nothing() -> None:
    assert screened(answers(PAIN)).level == "ok"


def test_a_healthy_person_is_through_in_twelve_groups_and_free() -> None:
    healthy = answers()
    assert len(questionnaire().asked(healthy)) <= 12
    assert questionnaire().missing(healthy) == ()
    assert screened(healthy).level == "ok" and not screened(healthy).findings


def test_questions_about_pain_are_asked_of_those_in_pain_alone() -> None:
    asked = {group.id for group in questionnaire().asked(answers(PAIN))}
    healthy = {group.id for group in questionnaire().asked(answers())}
    assert asked - healthy == {"sudden", "signs", "duration", "where", "worse", "eases"}


def test_the_signs_of_an_inflamed_spine_are_asked_only_after_months_and_an_early_start() -> None:
    def asks(**chosen: tuple[str, ...]) -> bool:
        return "stiff" in {group.id for group in questionnaire().asked(answers({**LONG, **chosen}))}

    assert asks()
    assert not asks(onset=("45-or-later",))
    assert not asks(duration=("6-weeks-to-3-months",))


def test_four_of_five_signs_of_an_inflamed_spine_need_a_doctor_and_three_do_not() -> None:
    three = ticked("stiff.slow-start", "stiff.night", base=LONG)
    four = ticked("stiff.slow-start", "stiff.night", "stiff.better-moving", base=LONG)
    assert "QD6" not in found(screened(three))
    assert "QD6" in found(screened(four))
    assert "INFLAMMATORY" in screened(four).conditions


@pytest.mark.parametrize("other", ["signs.severe", "illness.infection", "illness.defences"])
def test_fever_with_severe_pain_or_weak_defences_is_an_emergency(other: str) -> None:
    assert screened(ticked("illness.fever")).level == "urgent"
    assert screened(ticked("illness.fever", other)).level == "emergency"


def test_weak_defences_without_pain_need_a_doctor_and_no_hurry() -> None:
    assert screened(answers({"illness": ("defences",)})).level == "doctor"


@pytest.mark.parametrize("bones", ["illness.steroids", "diagnosis.osteoporosis", "diagnosis.osteoporosis-fracture"])
def test_a_small_knock_is_urgent_with_weak_bones_alone(bones: str) -> None:
    assert "QU6" not in found(screened(ticked("signs.knock")))
    assert "QU6" in found(screened(ticked("signs.knock", bones)))


def test_a_small_knock_is_urgent_from_65_on() -> None:
    chosen = {**PAIN, "signs": ("knock",)}
    assert "QU6" in found(screened(answers(chosen, born=date(1961, 5, 20))))
    assert "QU6" not in found(screened(answers(chosen, born=date(1961, 5, 21))))


def test_nobody_under_sixteen_is_cleared_whatever_a_doctor_says() -> None:
    child = answers(born=date(2010, 5, 21))
    assert screened(child, cleared=frozenset({"QD1", "QD1-child"})).locked


def test_sixteen_and_seventeen_need_an_agreement_and_eighteen_does_not() -> None:
    young = answers(born=date(2010, 5, 20))
    assert screened(young).locked
    assert not screened(young, cleared=frozenset({"QD1-young"})).locked
    assert not screened(answers(born=date(2008, 5, 20))).locked


def test_a_first_back_pain_late_in_life_is_advice_and_no_lock() -> None:
    clearance = screened(answers({**PAIN, "pain": ("first",)}, born=date(1966, 1, 1)))
    assert [(finding.question, finding.soft) for finding in clearance.findings] == [("QD2", True)]
    assert clearance.level == "adapt"


@pytest.mark.parametrize(
    ("duration", "seen", "question"),
    [
        ("3-to-6-weeks", "no", "QD9-weeks"),
        ("6-weeks-to-3-months", "no", "QD9-months"),
        ("over-3-months", "no", "QD9-months"),
        ("over-3-months", "no-better", "QD9-no-better"),
    ],
)
def test_pain_that_lasts_and_that_nobody_has_seen_is_advice_and_no_lock(
    duration: str, seen: str, question: str
) -> None:
    clearance = screened(answers({**LONG, "duration": (duration,), "seen": (seen,)}))
    assert found(clearance) == {question}
    assert not clearance.locked


def test_bending_hurts_and_arching_eases_means_no_deep_bends() -> None:
    clearance = screened(ticked("worse.bending", "eases.arching"))
    assert clearance.conditions == {"DISC_FLEX_INTOL"}
    assert not clearance.locked


def test_arching_hurts_and_bending_eases_means_no_deep_arches() -> None:
    clearance = screened(ticked("worse.arching", "eases.bending"))
    assert clearance.conditions == {"DISC_EXT_INTOL"}


@pytest.mark.parametrize(
    ("worse", "eases", "code"),
    [
        ("bending", "arching", "DISC_FLEX_INTOL"),
        ("arching", "bending", "DISC_EXT_INTOL"),
        ("bending", "neither", "DISC_UNKNOWN"),
        ("both", "bending", "DISC_UNKNOWN"),
    ],
)
def test_a_hernia_waits_for_a_doctor_with_the_list_of_its_direction(worse: str, eases: str, code: str) -> None:
    clearance = screened(ticked("diagnosis.hernia", f"worse.{worse}", f"eases.{eases}"))
    assert clearance.locked
    assert clearance.conditions == {code}
    assert clearance.findings[0].code == code


def test_leg_pain_with_a_known_direction_is_advice_and_no_lock() -> None:
    clearance = screened(ticked("where.below-knee", "worse.bending", "eases.arching"))
    assert "QD10" in found(clearance)
    assert "SCIATICA_UNKNOWN" not in clearance.conditions
    assert not clearance.locked


def test_equipment_and_countries_are_asked_by_their_own_names() -> None:
    assert {option.id for option in questionnaire()["equipment"].options} == set(get_args(Equipment))
    assert [option.id for option in questionnaire()["country"].options] == list(countries())


@pytest.mark.parametrize(
    "chosen",
    [
        {"pain": ()},
        {"pain": ("no", "first")},
        {"pain": ("sometimes",)},
        {"care": ("elbow",)},
    ],
)
def test_an_answer_that_cannot_be_counts_as_none(chosen: dict[str, tuple[str, ...]]) -> None:
    clearance = screened(answers(chosen))
    assert found(clearance) == {"answers"}
    assert clearance.locked


def test_a_group_left_out_is_missing_and_none_of_these_is_an_answer() -> None:
    given = answers()
    without = Answers(EVENING, {id: chosen for id, chosen in given.chosen.items() if id != "care"}, given.born)
    assert [group.id for group in questionnaire().missing(without)] == ["care"]


def test_the_year_of_birth_may_be_known_from_the_person_file() -> None:
    given = answers(born=None)
    assert [group.id for group in questionnaire().missing(given)] == ["born"]
    assert questionnaire().missing(given, date(1980, 1, 1)) == ()


def test_nothing_at_hand_tells_nothing_of_safety_so_it_may_be_left_out() -> None:
    assert not any(questionnaire()[id].required for id in ("causes", "equipment", "rises", "country"))


def test_a_condition_on_an_answer_that_nobody_can_give_is_named() -> None:
    with pytest.raises(BadRules, match=r"questions\.toml: 'pain\.maybe' is no answer"):
        read_questionnaire(page("questions.toml").replace('"pain.first"', '"pain.maybe"', 1))


def test_every_fact_that_a_rule_names_can_come_about() -> None:
    given = {f"{group.id}.{option.id}" for group in questionnaire().groups for option in group.options}
    named = {fact for rule in read_rules(page("rules.toml")) for line in (*rule.when, rule.of) for fact in line}
    known = {"age", "direction", "avoids", "check", "flare", "condition"}
    assert {fact.partition(".")[0] for fact in named - given} == known


def test_a_wrong_rule_is_named_with_its_place() -> None:
    with pytest.raises(BadRules, match=r"rules\.toml\.rules\[0\]\.level: 'grave' is not one of"):
        read_rules('[[rules]]\nlevel = "grave"')
